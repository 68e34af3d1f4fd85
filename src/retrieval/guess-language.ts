import { type Language, languages } from "../knowledge/text.ts";
import { noWordUses, type WordUses } from "./read-question.ts";
import { languagesOfScript } from "./stem.ts";

/** How sure the evidence for Italian must be, as a logarithm of odds: a name alone, used in both, is no evidence. */
const evidenceMin = 1;

/**
 * Learns how often each language uses each word and each ending, and guesses by them in which language a question is
 * written (naive Bayes). Cyrillic is Russian; without clear evidence it is English.
 */
export function buildLanguageGuess(used: WordUses): (words: readonly string[]) => Language {
  const uses = noWordUses();
  const totals: Record<Language, number> = { en: 1, it: 1, ru: 1 };
  for (const language of languages) {
    for (const [word, times] of used[language]) {
      for (const feature of [word, endingOf(word)]) {
        uses[language].set(feature, (uses[language].get(feature) ?? 0) + times);
      }
      totals[language] += times;
    }
  }
  return (words) => {
    if (words.some((word) => languagesOfScript(word)[0] === "ru")) return "ru";
    // Of a language without texts nothing is known, and every word would speak for it.
    if (used.it.size === 0) return "en";
    let italian = 0;
    for (const word of words) italian += oddsOf(word) ?? oddsOf(endingOf(word)) ?? 0;
    return italian > evidenceMin ? "it" : "en";
  };

  /** ln of how much more usual a word or an ending is in Italian than in English; undefined where neither has it. */
  function oddsOf(feature: string): number | undefined {
    const [it = 0, en = 0] = [uses.it.get(feature), uses.en.get(feature)];
    if (it + en === 0) return undefined;
    return Math.log((it + 0.5) / totals.it) - Math.log((en + 0.5) / totals.en);
  }
}

/** By its ending a new word gives its language away: sanzioni → -ni. */
function endingOf(word: string): string {
  return `-${word.slice(-2)}`;
}
