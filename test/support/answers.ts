import type { Answer } from "../../src/answering/desk.ts";
import type { AnswerEntry, Dossier } from "../../src/knowledge/dossier.ts";
import type { Language } from "../../src/knowledge/text.ts";

/** The answer that shows an entry, as if it had been asked for by its id. */
export function answered(dossier: Dossier, id: string, language: Language): Answer {
  const entry = dossier.entries.get(id);
  if (!entry) throw new Error(`no entry ${id}`);
  switch (entry.kind) {
    case "question":
    case "profile":
      return { kind: "answered", entry, confidence: 1, language };
    case "notCovered":
      return {
        kind: "notCovered",
        entry,
        nearest: nearestOf(entry.nearest, dossier),
        confidence: 1,
        language,
      };
    case "smallTalk":
      return { kind: "smallTalk", entry, confidence: 1, language };
  }
}

function nearestOf(ids: readonly string[], dossier: Dossier): AnswerEntry[] {
  return ids.flatMap((id) => {
    const entry = dossier.entries.get(id);
    return entry?.kind === "question" || entry?.kind === "profile" ? [entry] : [];
  });
}
