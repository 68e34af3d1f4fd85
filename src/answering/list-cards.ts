import { type Dossier, isAnswer } from "../knowledge/dossier.ts";
import type { Figure, Quote } from "../knowledge/schema.ts";
import type { Language } from "../knowledge/text.ts";
import { buildCardQuote } from "./build-card-quote.ts";
import type { Card } from "./card.ts";
import { buildCardFigure, buildCardNotes, citedByQuote, emptyCard, nextEntries } from "./card-parts.ts";
import { cardSources } from "./card-sources.ts";
import { formatDate } from "./format-date.ts";
import { formatMeasure, formatValue } from "./format-figure.ts";
import { phrases } from "./phrases.ts";

/** Figures under a title. One alone also shows the other values of its series, and the questions that use it. */
export function figuresCard(
  title: string,
  figures: readonly Figure[],
  dossier: Dossier,
  language: Language,
): Card {
  const notes = figures.flatMap((figure) => figure.notes);
  const cited = [...figures.flatMap((figure) => figure.cite), ...notes.flatMap((note) => note.cite)];
  const [only, ...others] = figures;
  const alone = only && others.length === 0 ? only : undefined;
  return {
    ...emptyCard("list", language),
    title: alone ? capitalise(formatMeasure(alone, language)) : title,
    body: alone ? seriesOf(alone, dossier, language) : "",
    figures: figures.map((figure) => buildCardFigure(figure, dossier, language)),
    notes: buildCardNotes(notes, language),
    sources: cardSources(cited, [], dossier),
    next: alone ? entriesShowing("figures", alone.id, dossier, language) : [],
  };
}

/** Quotations under a title. One alone also names the questions that show it. */
export function quotesCard(
  title: string,
  quotes: readonly Quote[],
  dossier: Dossier,
  language: Language,
): Card {
  const shown = quotes.map((quote) => buildCardQuote(quote, dossier, language));
  const [only, ...others] = quotes;
  return {
    ...emptyCard("list", language),
    title,
    quotes: shown,
    sources: cardSources(quotes.flatMap(citedByQuote), shown, dossier),
    next: only && others.length === 0 ? entriesShowing("quotes", only.id, dossier, language) : [],
  };
}

function seriesOf(figure: Figure, dossier: Dossier, language: Language): string {
  if (figure.series.length === 0) return "";
  const values = [...figure.series]
    .sort((one, other) => one.asOf.localeCompare(other.asOf))
    .map(
      ({ asOf, value }) =>
        `${formatDate(asOf, language)}: ${formatValue(value, figure.unit, dossier, language)}`,
    );
  return `${phrases[language].earlierAndLater}: ${values.join(" · ")}`;
}

function entriesShowing(
  kind: "figures" | "quotes",
  id: string,
  dossier: Dossier,
  language: Language,
): Card["next"] {
  const entries = [...dossier.entries.values()].filter(
    (entry) => isAnswer(entry) && entry[kind].includes(id),
  );
  return nextEntries(entries.map((entry) => entry.id).slice(0, 3), dossier, language);
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
