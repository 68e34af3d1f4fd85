import type { Kind } from "./parse-file.ts";
import type { Citation, KnowledgeFile, Note } from "./schema.ts";

/** An id that one entry names, and where it names it. */
export interface Reference {
  /** What must be so called: one of these kinds. */
  readonly to: readonly Kind[];
  readonly id: string;
  /** Who names it. */
  readonly from: { readonly kind: Kind; readonly id: string } | "story";
  /** Where within that entry. */
  readonly path: readonly PropertyKey[];
}

type Named = Omit<Reference, "from">;

/** What can be shown as an answer, and so can be asked next. */
const answers = ["questions", "profiles", "notCovered"] as const;
const known = ["questions", "profiles"] as const;

/** Every id that a file's entries name. */
export function referencesOf(file: KnowledgeFile): readonly Reference[] {
  const by = <T extends { readonly id: string }>(
    kind: Kind,
    entries: readonly T[],
    named: (entry: T) => readonly Named[],
  ): readonly Reference[] =>
    entries.flatMap((entry) => named(entry).map((name) => ({ ...name, from: { kind, id: entry.id } })));

  return [
    ...storyReferences(file),
    ...by("profiles", file.profiles, (profile) => [
      ...ids("quotes", ["quotes"], profile.quotes),
      ...ids("figures", ["figures"], profile.figures),
      ...ids("next", answers, profile.next),
      ...notes(profile.notes),
      ...citations(profile.cite),
    ]),
    ...by("quotes", file.quotes, (quote) => [
      { to: ["profiles"], id: quote.speaker, path: ["speaker"] },
      ...ids("topics", ["topics"], quote.topics),
      ...quote.versions.map((version, index) => ({
        to: ["sources"] as const,
        id: version.source,
        path: ["versions", index, "source"],
      })),
      ...notes(quote.notes),
      ...citations(quote.cite),
    ]),
    ...by("figures", file.figures, (figure) => [
      { to: ["units"], id: figure.unit, path: ["unit"] },
      ...ids("topics", ["topics"], figure.topics),
      ...ids("of", ["figures"], figure.derived?.of ?? []).map((name) => ({
        ...name,
        path: ["derived", ...name.path],
      })),
      ...notes(figure.notes),
      ...citations(figure.cite),
    ]),
    ...by("events", file.events, (event) => [
      ...ids("topics", ["topics"], event.topics),
      ...citations(event.cite),
    ]),
    ...by("questions", file.questions, (question) => [
      ...ids("quotes", ["quotes"], question.quotes),
      ...ids("figures", ["figures"], question.figures),
      ...ids("events", ["events"], question.events),
      ...ids("next", answers, question.next),
      ...ids("topics", ["topics"], question.topics),
      ...notes(question.notes),
      ...citations(question.cite),
    ]),
    ...by("notCovered", file.notCovered, (entry) => ids("nearest", known, entry.nearest)),
    ...by("smallTalk", file.smallTalk, (entry) => ids("next", answers, entry.next)),
    ...by("claims", file.claims, (claim) => [
      { to: answers, id: claim.question, path: ["question"] },
      ...(claim.speaker === undefined
        ? []
        : [{ to: ["profiles"] as const, id: claim.speaker, path: ["speaker"] }]),
      ...ids("figures", ["figures"], claim.figures),
      ...claim.confusable.flatMap((form, index) => citations(form.cite, ["confusable", index])),
      ...citations(claim.cite),
    ]),
  ];
}

function storyReferences({ story }: KnowledgeFile): readonly Reference[] {
  if (!story) return [];
  return [
    { to: ["sources"], id: story.article, path: ["article"], from: "story" },
    ...ids("first", answers, story.first).map((name) => ({ ...name, from: "story" as const })),
  ];
}

function ids(field: string, to: readonly Kind[], names: readonly string[]): readonly Named[] {
  return names.map((id, index) => ({ to, id, path: [field, index] }));
}

function citations(cite: readonly Citation[], within: readonly PropertyKey[] = []): readonly Named[] {
  return cite.map((citation, index) => ({
    to: ["sources"],
    id: citation.source,
    path: [...within, "cite", index, "source"],
  }));
}

function notes(list: readonly Note[]): readonly Named[] {
  return list.flatMap((note, index) => citations(note.cite, ["notes", index]));
}
