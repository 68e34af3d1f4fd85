import { type Dossier, isAnswer } from "../knowledge/dossier.ts";
import type { Citation, Note } from "../knowledge/schema.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import { entryLabel } from "./entry-label.ts";
import { formatDateSpan } from "./format-date.ts";
import { formatFigure, formatMeasure } from "./format-figure.ts";
import { inQuotationMarks } from "./quotation-marks.ts";

/** One line for each entry that cites a source: questions, people and terms, quotations, figures, dates. */
export function citedBy(sourceId: string, dossier: Dossier, language: Language): readonly string[] {
  const cites = (item: { readonly cite: readonly Citation[]; readonly notes?: readonly Note[] }) =>
    [...item.cite, ...(item.notes ?? []).flatMap((note) => note.cite)].some(
      ({ source }) => source === sourceId,
    );
  const entries = [...dossier.entries.values()].filter((entry) => isAnswer(entry) && cites(entry));
  const quotes = [...dossier.quotes.values()].filter(
    (quote) => cites(quote) || quote.versions.some((version) => version.source === sourceId),
  );
  const speaker = (id: string) => textIn(dossier.profiles.get(id)?.name ?? id, language);
  return [
    ...entries.map((entry) => entryLabel(entry, language)),
    ...quotes.map((quote) => `${speaker(quote.speaker)}: ${inQuotationMarks(quote.words, quote.language)}`),
    ...[...dossier.figures.values()]
      .filter(cites)
      .map((figure) => `${formatFigure(figure, dossier, language)}: ${formatMeasure(figure, language)}`),
    ...[...dossier.events.values()]
      .filter(cites)
      .map(
        (event) => `${formatDateSpan(event.date, event.until, language)}: ${textIn(event.what, language)}`,
      ),
  ];
}
