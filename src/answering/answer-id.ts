import type { AnswerEntry } from "../knowledge/dossier.ts";
import type { Answered } from "./desk.ts";

/** No id has it. */
const joint = "+";

/** The one entry that an answer shows, or both. */
export function shownEntries({ entry, also }: Answered): readonly AnswerEntry[] {
  return also ? [entry, also] : [entry];
}

/** What `answerById` takes: the entry's id, or both ids where an answer has two. */
export function answerId(answer: Answered): string {
  return shownEntries(answer)
    .map(({ id }) => id)
    .join(joint);
}

/** The ids of the entries that an answer's id names. */
export function entryIds(id: string): readonly string[] {
  return id.split(joint);
}
