import type { AnswerEntry, Dossier } from "../knowledge/dossier.ts";
import type { Citation, Note } from "../knowledge/schema.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import { eventsOf, shownBy } from "./card-parts.ts";
import { formatDate } from "./format-date.ts";
import { inQuotationMarks } from "./quotation-marks.ts";
import { linkToWords } from "./text-fragment.ts";

/** One place in a source and what it says there, in our own words or as a quotation. */
export interface Passage {
  /** "New Europe, ¶7" */
  readonly label: string;
  /** "24 October 2018"; null where the page prints no date. */
  readonly date: string | null;
  /** Null where the page is cited as a whole. */
  readonly says: string | null;
  readonly url: string;
}

/** What stands behind an answer: every passage that it rests on, and who says what where sources differ. */
export interface Evidence {
  readonly passages: readonly Passage[];
  readonly differences: readonly { readonly text: string; readonly sides: readonly Passage[] }[];
}

export function buildEvidence(
  entries: readonly AnswerEntry[],
  dossier: Dossier,
  language: Language,
): Evidence {
  const figures = shownBy(entries, (entry) => entry.figures, dossier.figures);
  const quotes = shownBy(entries, (entry) => entry.quotes, dossier.quotes);
  const events = shownBy(entries, eventsOf, dossier.events);
  const passageOf = (citation: Citation) => buildPassage(citation, dossier, language);
  const quoted = quotes.flatMap((quote) => [
    ...quote.cite.slice(0, 1).flatMap((citation) => passageOfWords(citation, quote, dossier, language)),
    ...quote.versions.flatMap((version) => passageOfWords(version, version, dossier, language)),
  ]);
  const cited = [
    ...entries.flatMap((entry) => entry.cite),
    ...figures.flatMap((figure) => figure.cite),
    ...events.flatMap((event) => event.cite),
  ];
  const notes = [
    ...entries.flatMap((entry) => entry.notes),
    ...figures.flatMap((figure) => figure.notes),
    ...quotes.flatMap((quote) => quote.notes),
  ];
  return {
    passages: distinct([...cited.flatMap(passageOf), ...quoted]),
    differences: distinctNotes(notes, language).map((note) => ({
      text: textIn(note.text, language),
      sides: distinct(note.cite.flatMap(passageOf)),
    })),
  };
}

/** A citation as a reader follows it; none where its source isn't known. */
export function buildPassage(citation: Citation, dossier: Dossier, language: Language): Passage[] {
  const source = dossier.sources.get(citation.source);
  if (!source) return [];
  const gist = citation.says ?? source.passages.find((passage) => passage.at === citation.at)?.gist;
  return [
    {
      label: citation.at ? `${source.publisher}, ${citation.at}` : source.publisher,
      date: source.date && formatDate(source.date, language),
      says: gist ? textIn(gist, language) : null,
      url: source.url,
    },
  ];
}

/** The page that prints words, opened at them; its gist is the words themselves. */
function passageOfWords(
  citation: Pick<Citation, "source" | "at">,
  { words, language: tongue }: { readonly words: string; readonly language: string },
  dossier: Dossier,
  language: Language,
): Passage[] {
  const fragments = dossier.sources.get(citation.source)?.textFragments;
  return buildPassage(citation, dossier, language).map((passage) => ({
    ...passage,
    says: inQuotationMarks(words, tongue),
    url: fragments ? linkToWords(passage.url, words) : passage.url,
  }));
}

/** Passages, each once; a page cited as a whole adds nothing where the same place has words of its own. */
function distinct(passages: readonly Passage[]): Passage[] {
  const told = new Set(passages.filter((passage) => passage.says !== null).map((passage) => passage.label));
  const all = passages.filter((passage) => passage.says !== null || !told.has(passage.label));
  return [...new Map(all.map((passage) => [`${passage.label}|${passage.says}`, passage])).values()];
}

function distinctNotes(notes: readonly Note[], language: Language): Note[] {
  return [...new Map(notes.map((note) => [textIn(note.text, language), note])).values()];
}
