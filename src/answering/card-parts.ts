import type { AnswerEntry, Dossier } from "../knowledge/dossier.ts";
import type { Citation, Event, Figure, Note, Quote } from "../knowledge/schema.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import type { Card, CardEvent, CardFigure, CardNote } from "./card.ts";
import { sourceIds } from "./card-sources.ts";
import { entryLabel } from "./entry-label.ts";
import { formatDateSpan } from "./format-date.ts";
import { formatFigure, formatMeasure } from "./format-figure.ts";

export function buildCardFigure(figure: Figure, dossier: Dossier, language: Language): CardFigure {
  return {
    id: figure.id,
    value: formatFigure(figure, dossier, language),
    measures: formatMeasure(figure, language),
    sources: sourceIds(figure.cite),
  };
}

export function buildCardEvent(event: Event, language: Language): CardEvent {
  return {
    id: event.id,
    date: formatDateSpan(event.date, event.until, language),
    what: textIn(event.what, language),
    sources: sourceIds(event.cite),
  };
}

/** Notes as a reader gets them, each once: figures and entries may carry the same one. */
export function buildCardNotes(notes: readonly Note[], language: Language): readonly CardNote[] {
  const byText = new Map(notes.map((note) => [textIn(note.text, language), note]));
  return [...byText].map(([text, note]) => ({ text, sources: sourceIds(note.cite) }));
}

/** Every citation that a quotation rests on: its own, those of its other wordings and of its notes. */
export function citedByQuote(quote: Quote): readonly Citation[] {
  const versions = quote.versions.map((version): Citation => ({ source: version.source }));
  return [...quote.cite, ...versions, ...quote.notes.flatMap((note) => note.cite)];
}

/** The entries of these ids as a reader chooses among them, each once. Small talk is nothing to choose. */
export function nextEntries(ids: readonly string[], dossier: Dossier, language: Language): Card["next"] {
  return knownOf([...new Set(ids)], dossier.entries)
    .map((entry) => ({ id: entry.id, label: entryLabel(entry, language) }))
    .filter((next) => next.label !== "");
}

/** What stands under these ids, in their order. Loading has checked that each of them exists. */
export function knownOf<T>(ids: readonly string[], all: ReadonlyMap<string, T>): T[] {
  return ids.flatMap((id) => all.get(id) ?? []);
}

/** What some entries show of one kind, each once. */
export function shownBy<T>(
  entries: readonly AnswerEntry[],
  idsOf: (entry: AnswerEntry) => readonly string[],
  all: ReadonlyMap<string, T>,
): T[] {
  return knownOf([...new Set(entries.flatMap(idsOf))], all);
}

/** Only a question shows events. */
export function eventsOf(entry: AnswerEntry): readonly string[] {
  return entry.kind === "question" ? entry.events : [];
}

export function emptyCard(kind: Card["kind"], language: Language): Card {
  return {
    kind,
    id: null,
    language,
    title: "",
    body: "",
    figures: [],
    events: [],
    quotes: [],
    notes: [],
    sources: [],
    next: [],
  };
}
