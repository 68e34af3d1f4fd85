import { type Dossier, type Entry, isAnswer } from "../dossier.ts";
import type { Note } from "../schema.ts";
import type { Rule } from "./rule.ts";

/** Where sources differ on a claim, the answer to its question says so, with a source for each side. */
export const differencesAreShown: Rule = ({ dossier, problem }) =>
  [...dossier.claims.values()].flatMap((claim) => {
    if (claim.standing !== "differs" && claim.standing !== "disputed") return [];
    const entry = dossier.entries.get(claim.question);
    if (!entry || notesOf(entry, dossier).some(hasTwoSides)) return [];
    return [
      problem(
        "claims",
        claim.id,
        ["standing"],
        `sources differ on this, but the answer of ${entry.id} has no note that cites both sides: add one to its \`notes\``,
      ),
    ];
  });

/** All notes that a reply shows: the entry's own, and those of its figures and quotations. */
function notesOf(entry: Entry, { figures, quotes }: Dossier): readonly Note[] {
  if (!isAnswer(entry)) return [];
  return [
    ...entry.notes,
    ...entry.figures.flatMap((id) => figures.get(id)?.notes ?? []),
    ...entry.quotes.flatMap((id) => quotes.get(id)?.notes ?? []),
  ];
}

function hasTwoSides(note: Note): boolean {
  return new Set(note.cite.map(({ source }) => source)).size >= 2;
}
