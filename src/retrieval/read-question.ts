import { type Language, languages } from "../knowledge/text.ts";
import { buildCorrection } from "./correct-word.ts";
import type { Phrase, PhraseBook } from "./phrase-book.ts";
import { languagesOfScript, stem } from "./stem.ts";
import { transliterate } from "./transliterate.ts";

/** One word or declared phrase of a text, and the stem that it is read as. */
export interface Reading {
  readonly word: string;
  readonly stem: string;
  /** In which it was stemmed. */
  readonly language: Language;
  readonly how: "known" | "corrected" | "synonym" | "stranger" | "unknown";
  /** How far to trust the correction, 0 to 1. */
  readonly trust: number;
}

export interface Reader {
  /** A reader's words: in a guessed language, with typos, perhaps in several languages at once. */
  readQuestion(words: readonly string[], language: Language): readonly Reading[];
  /** Known words that begin with `prefix`, most used first. */
  wordsFrom(prefix: string, limit: number): readonly string[];
}

/** A text with more unknown words than this is no question about the story; correcting them all would take long. */
const correctionsMax = 16;

/** How often each language's texts use each word. */
export type WordUses = Readonly<Record<Language, Map<string, number>>>;

export function noWordUses(): WordUses {
  return { en: new Map(), it: new Map(), ru: new Map() };
}

export function countWords(words: readonly string[], uses: Map<string, number>) {
  for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
}

/** @param used the words of the phrasings; only those and the declared ones are known. */
export function buildReader(used: WordUses, book: PhraseBook): Reader {
  const uses = new Map<string, number>();
  const known: Record<Language, Set<string>> = { en: new Set(), it: new Set(), ru: new Set() };
  for (const language of languages) {
    for (const [word, times] of used[language]) learn(word, language, times);
  }
  for (const { word, language } of book.spelt) learn(word, language, 1);
  const alphabet = [...uses.keys()].sort();
  const correct = buildCorrection(uses);

  return { readQuestion, wordsFrom };

  function learn(word: string, language: Language, times: number) {
    uses.set(word, (uses.get(word) ?? 0) + times);
    known[language].add(stem(word, language));
  }

  function readQuestion(words: readonly string[], language: Language): readonly Reading[] {
    let corrections = 0;
    const readings: Reading[] = [];
    for (const word of words) {
      const known = knownStem(word, language);
      if (known) readings.push({ word, stem: known.stem, language: known.language, how: "known", trust: 1 });
      else if (++corrections > correctionsMax) readings.push(unknown(word, language));
      else readings.push(...correctWord(word, language));
    }
    return asDeclared(readings);
  }

  function correctWord(word: string, language: Language): readonly Reading[] {
    if (book.everyday.has(stem(word, language))) return [unknown(word, language)];
    // A Russian name that nobody declared may be one that others write in Latin letters.
    const latin = transliterate(word);
    const latinStem = latin === word ? undefined : knownStem(latin, "en");
    if (latinStem !== undefined) return [{ word, ...latinStem, how: "corrected", trust: 1 }];
    const correction = correct(word) ?? (latin === word ? undefined : correct(latin));
    // One or two letters that nobody wrote ("w", "hw") are no word to weigh.
    if (correction === undefined) return word.length < 3 ? [] : [unknown(word, language)];
    const { words, trust } = correction;
    return words.map((right): Reading => {
      return { word, ...(knownStem(right, language) ?? { stem: right, language }), how: "corrected", trust };
    });
  }

  function unknown(word: string, language: Language): Reading {
    return { word, stem: stem(word, language), language, how: "unknown", trust: 1 };
  }

  /**
   * The stem that its language's texts have: in the question's own language, else in another of the same script, where
   * only a word that somebody wrote counts: the Italian stem of a misspelt "Miao" is that of "mia".
   */
  function knownStem(word: string, own: Language): Pick<Reading, "stem" | "language"> | undefined {
    const first = stem(word, own);
    if (known[own].has(first)) return { stem: first, language: own };
    if (!uses.has(word)) return undefined;
    for (const language of languagesOfScript(word)) {
      const found = stem(word, language);
      if (known[language].has(found)) return { stem: found, language };
    }
    return undefined;
  }

  /** Reads declared phrases, longest first, as what they were declared to mean. */
  function asDeclared(readings: readonly Reading[]): readonly Reading[] {
    const stems = readings.map((reading) => reading.stem);
    const read: Reading[] = [];
    for (let at = 0; at < readings.length; ) {
      const { language = "en" } = readings[at] ?? {};
      const phrase = book.match(stems, at, language);
      const covered = readings.slice(at, at + (phrase?.length ?? 1));
      at += covered.length;
      const word = covered.map((reading) => reading.word).join(" ");
      if (phrase === undefined || isSame(phrase, covered) || phrase.spellings?.has(word) === false) {
        read.push(...covered);
        continue;
      }
      const trust = Math.min(...covered.map((reading) => reading.trust));
      const isCorrected = covered.some((reading) => reading.how === "corrected");
      const how = phrase.stranger ? "stranger" : isCorrected ? "corrected" : "synonym";
      for (const reads of phrase.reads) read.push({ word, stem: reads, language, how, trust });
    }
    return read;
  }

  function isSame({ reads, stranger }: Phrase, covered: readonly Reading[]): boolean {
    return !stranger && reads.length === covered.length && covered.every(({ stem }, i) => stem === reads[i]);
  }

  function wordsFrom(prefix: string, limit: number): readonly string[] {
    let low = 0;
    for (let high = alphabet.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((alphabet[middle] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let i = low; alphabet[i]?.startsWith(prefix); i++) found.push(alphabet[i] ?? "");
    return found.sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0)).slice(0, limit);
  }
}
