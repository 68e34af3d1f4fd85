import { wordsOf } from "../retrieval/normalize.ts";

/**
 * The words of a question that are written as names: with a capital where no sentence begins. None where most words
 * have one (a title, or capitals throughout), since there it says nothing.
 */
export function properNames(question: string): ReadonlySet<string> {
  const words = question.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const capital = words.map((word) => /^\P{L}*\p{Lu}/u.test(word));
  if (capital.filter(Boolean).length > words.length / 2) return new Set();
  const begins = words.map((_, i) => i === 0 || /[.!?…:]\P{L}*$/u.test(words[i - 1] ?? ""));
  return new Set(words.flatMap((word, i) => (capital[i] && !begins[i] ? wordsOf(word) : [])));
}
