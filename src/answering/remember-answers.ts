import type { Answer, Desk } from "./desk.ts";

/** The longest question of `/ask`. Longer messages are rarely sent twice, and would take the room of many. */
const lengthMax = 300;

/**
 * The same answers, kept under question and locale, on which alone they depend: many people ask in the same words.
 * Keeps the `max` latest questions at least, and twice as many at most.
 */
export function rememberAnswers(answer: Desk["answer"], max = 1_000): Desk["answer"] {
  let recent = new Map<string, Answer>();
  let earlier = new Map<string, Answer>();
  return (question, locale) => {
    if (question.length > lengthMax) return answer(question, locale);
    const key = `${locale} ${question}`;
    const kept = recent.get(key);
    if (kept) return kept;
    const fresh = earlier.get(key) ?? answer(question, locale);
    if (recent.size >= max) {
      earlier = recent;
      recent = new Map();
    }
    recent.set(key, fresh);
    return fresh;
  };
}
