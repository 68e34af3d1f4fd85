import type { Desk } from "./desk.ts";

/** The same desk, which tells of every question that nobody has written an answer to, nor why there is none. */
export function watchGaps(desk: Desk, onGap: (question: string) => void): Desk {
  return {
    ...desk,
    answer(question, locale) {
      const answer = desk.answer(question, locale);
      if (answer.kind === "notCovered" && answer.entry === null) onGap(question);
      return answer;
    },
  };
}
