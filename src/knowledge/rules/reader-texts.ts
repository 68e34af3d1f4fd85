import { type Dossier, type Entry, isAnswer } from "../dossier.ts";
import type { Kind } from "../parse-file.ts";
import type { Citation, Note } from "../schema.ts";
import { type Language, languagesOf, type Text, textIn } from "../text.ts";

/** One wording that a reader sees, and what the entry around it cites and shows. */
export interface ReaderText {
  readonly kind: Kind;
  readonly id: string;
  readonly path: readonly PropertyKey[];
  readonly language: Language;
  readonly text: string;
  readonly cite: readonly Citation[];
  readonly quotes: readonly string[];
  readonly figures: readonly string[];
  readonly events: readonly string[];
}

/** Every answer, explanation and note that the dossier tells in its own words, in each language. */
export function readerTexts(dossier: Dossier): readonly ReaderText[] {
  const entries = [...dossier.entries.values()].flatMap((entry) => entryTexts(entry, dossier));
  const notes = [
    ...[...dossier.quotes.values()].flatMap((quote) =>
      toldNotes("quotes", quote.id, quote.notes, { cite: quote.cite, quotes: [quote.id] }),
    ),
    ...[...dossier.figures.values()].flatMap((figure) =>
      toldNotes("figures", figure.id, figure.notes, { cite: figure.cite, figures: [figure.id] }),
    ),
  ];
  const events = [...dossier.events.values()].flatMap((event) =>
    told("events", event.id, ["what"], event.what, { cite: event.cite, events: [event.id] }),
  );
  const claims = [...dossier.claims.values()].flatMap((claim) => [
    ...told("claims", claim.id, ["claim"], claim.claim, claim),
    ...claim.confusable.flatMap((form, index) =>
      told("claims", claim.id, ["confusable", index, "because"], form.because, {
        ...claim,
        cite: [...claim.cite, ...form.cite],
      }),
    ),
  ]);
  return [...entries, ...notes, ...events, ...claims];
}

function entryTexts(entry: Entry, dossier: Dossier): readonly ReaderText[] {
  switch (entry.kind) {
    case "question":
      return [
        ...told("questions", entry.id, ["answer"], entry.answer, entry),
        ...toldNotes("questions", entry.id, entry.notes, entry),
      ];
    case "profile":
      return [
        ...told("profiles", entry.id, ["is"], entry.is, entry),
        ...(entry.role === undefined ? [] : told("profiles", entry.id, ["role"], entry.role, entry)),
        ...toldNotes("profiles", entry.id, entry.notes, entry),
      ];
    case "notCovered":
      return told("notCovered", entry.id, ["because"], entry.because, citedNearby(entry.nearest, dossier));
    case "smallTalk":
      return told("smallTalk", entry.id, ["answer"], entry.answer, {});
  }
}

type Basis = Partial<Pick<ReaderText, "cite" | "quotes" | "figures" | "events">>;

function told(
  kind: Kind,
  id: string,
  path: readonly PropertyKey[],
  text: Text,
  { cite = [], quotes = [], figures = [], events = [] }: Basis,
): readonly ReaderText[] {
  return languagesOf(text).map((language) => ({
    kind,
    id,
    path: typeof text === "string" ? path : [...path, language],
    language,
    text: textIn(text, language),
    cite,
    quotes,
    figures,
    events,
  }));
}

function toldNotes(kind: Kind, id: string, notes: readonly Note[], basis: Basis): readonly ReaderText[] {
  return notes.flatMap((note, index) =>
    told(kind, id, ["notes", index, "text"], note.text, {
      ...basis,
      cite: [...(basis.cite ?? []), ...note.cite],
    }),
  );
}

/** What is not known cites nothing itself: what it tells of stands in the entries that it points to. */
function citedNearby(ids: readonly string[], { entries }: Dossier): Basis {
  const near = ids.flatMap((id) => {
    const entry = entries.get(id);
    return isAnswer(entry) ? [entry] : [];
  });
  return {
    cite: near.flatMap((entry) => entry.cite),
    quotes: near.flatMap((entry) => entry.quotes),
    figures: near.flatMap((entry) => entry.figures),
    events: near.flatMap((entry) => (entry.kind === "question" ? entry.events : [])),
  };
}
