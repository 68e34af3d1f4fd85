import { wordsOf } from "../retrieval/normalize.ts";

/** Small words stay small even in titles. */
const titleWordMin = 4;

/**
 * The words of a question that are written as names: with a capital where no sentence begins. None where every longer
 * word has one (a title, or capitals throughout), since there it says nothing.
 */
export function properNames(question: string): ReadonlySet<string> {
  const words = question.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const inner = words.filter((_, i) => i > 0 && !/[.!?…:]\P{L}*$/u.test(words[i - 1] ?? ""));
  const isCapital = (word: string) => /^\P{L}*\p{Lu}/u.test(word);
  if (!inner.some((word) => !isCapital(word) && word.length >= titleWordMin)) return new Set();
  return new Set(inner.filter(isCapital).flatMap(wordsOf));
}
