import type { Answer, AnswerEntry } from "./desk.ts";

/** No id has it. */
const joint = "+";

/** What `answerById` takes: the entry's id, or both ids where an answer has two. */
export function answerId(entry: AnswerEntry, also?: AnswerEntry): string {
  return also ? `${entry.id}${joint}${also.id}` : entry.id;
}

/** The ids of the entries that an answer's id names. */
export function entryIds(id: string): readonly string[] {
  return id.split(joint);
}

/** The one entry that an answer shows, or both. */
export function shownEntries(answer: Extract<Answer, { kind: "answered" }>): readonly AnswerEntry[] {
  return answer.also ? [answer.entry, answer.also] : [answer.entry];
}
