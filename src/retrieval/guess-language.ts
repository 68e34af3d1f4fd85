import type { Language } from "../knowledge/text.ts";
import { wordsOf } from "./normalize.ts";
import type { IndexEntry } from "./search-index.ts";
import { languagesOfScript } from "./stem.ts";

/**
 * Learns how often each language uses each word and each ending, and guesses by them in which language a question is
 * written (naive Bayes). Cyrillic is Russian; without evidence either way it is English.
 */
export function buildLanguageGuess(entries: readonly IndexEntry[]): (words: readonly string[]) => Language {
  const counts = new Map<string, Record<Language, number>>();
  const totals: Record<Language, number> = { en: 1, it: 1, ru: 1 };
  for (const { text, language } of entries.flatMap((entry) => entry.phrasings)) {
    for (const feature of wordsOf(text).flatMap(featuresOf)) {
      const count = counts.get(feature) ?? { en: 0, it: 0, ru: 0 };
      count[language] += 1;
      totals[language] += 1;
      counts.set(feature, count);
    }
  }
  return (words) => {
    if (words.some((word) => languagesOfScript(word)[0] === "ru")) return "ru";
    let italian = 0;
    for (const feature of words.flatMap(featuresOf)) {
      const count = counts.get(feature);
      if (count === undefined) continue;
      italian += Math.log((count.it + 0.5) / totals.it) - Math.log((count.en + 0.5) / totals.en);
    }
    return italian > 0 && totals.it > 1 ? "it" : "en";
  };
}

/** The word itself, and the ending by which a new word gives its language away: sanzioni → -ni. */
function featuresOf(word: string): string[] {
  return word.length > 3 ? [word, `-${word.slice(-2)}`] : [word];
}
