import { type AnswerEntry, type Dossier, type Entry, isAnswer } from "../knowledge/dossier.ts";

/** The nearest things that are known, as a curator named them. */
export function nearestOf(entry: Extract<Entry, { kind: "notCovered" }>, dossier: Dossier): AnswerEntry[] {
  return entry.nearest.flatMap((id) => {
    const near = dossier.entries.get(id);
    return isAnswer(near) ? [near] : [];
  });
}
