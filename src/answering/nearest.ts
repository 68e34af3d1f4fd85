import type { Dossier, Entry } from "../knowledge/dossier.ts";
import type { AnswerEntry } from "./desk.ts";

/** The nearest things that are known, as a curator named them. */
export function nearestOf(entry: Extract<Entry, { kind: "notCovered" }>, dossier: Dossier): AnswerEntry[] {
  return entry.nearest.flatMap((id) => {
    const near = dossier.entries.get(id);
    return near?.kind === "question" || near?.kind === "profile" ? [near] : [];
  });
}
