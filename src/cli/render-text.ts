import { styleText } from "node:util";
import type { Card } from "../answering/card.ts";
import type { Language } from "../knowledge/text.ts";

const headings: Readonly<
  Record<Language, { notes: string; sources: string; next: string; which: string; nearest: string }>
> = {
  en: {
    notes: "Where sources differ",
    sources: "Sources",
    next: "Ask next",
    which: "Which of these?",
    nearest: "What is known",
  },
  it: {
    notes: "Dove le fonti divergono",
    sources: "Fonti",
    next: "Da chiedere poi",
    which: "Quale di queste?",
    nearest: "Che cosa si sa",
  },
  ru: {
    notes: "В чём источники расходятся",
    sources: "Источники",
    next: "Что спросить дальше",
    which: "Что из этого?",
    nearest: "Что известно",
  },
};

type Style = (format: "bold" | "dim" | "cyan" | "yellow", text: string) => string;
const plain: Style = (_format, text) => text;
const coloured: Style = (format, text) => styleText(format, text, { validateStream: false });

/** A card as lines for a terminal: everything that a reader of the reply would see, in the same order. */
export function renderText(card: Card, colour = false): string {
  const style = colour ? coloured : plain;
  const heading = headings[card.language];
  const parts = [
    card.title && style("bold", card.title),
    card.body,
    card.figures.map((figure) => `• ${style("bold", figure.value)} · ${figure.measures}`).join("\n"),
    card.events.map((event) => `• ${style("bold", event.date)} · ${event.what}`).join("\n"),
    ...card.quotes.map((quote) =>
      [
        style("cyan", quoted(quote.words)),
        `  — ${quote.attribution} (${quote.label})`,
        ...quote.versions.map((version) => `  ${version.label}: ${quoted(version.words)}`),
        ...quote.notes.map((note) => style("yellow", `  ${note.text}`)),
      ].join("\n"),
    ),
    section(
      style("yellow", heading.notes),
      card.notes.map((note) => note.text),
    ),
    section(
      style("dim", heading.sources),
      card.sources.map((source) => style("dim", `${source.label}: ${source.url}`)),
    ),
    section(
      style("dim", nextHeading(card)),
      card.next.map((next) => next.label),
    ),
  ];
  return parts.filter(Boolean).join("\n\n");
}

function nextHeading(card: Card): string {
  const heading = headings[card.language];
  if (card.kind === "ambiguous") return heading.which;
  return card.kind === "notCovered" ? heading.nearest : heading.next;
}

function quoted(words: string): string {
  return /^[«“"]/.test(words) ? words : `“${words}”`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines.map((line) => `• ${line}`)].join("\n");
}
