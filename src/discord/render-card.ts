import type { APIEmbed, APIEmbedField } from "discord.js";
import type { Card, CardNote, CardQuote } from "../answering/card.ts";
import type { ButtonRow } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { embedFields, embedLength } from "./embed-fields.ts";
import { escapeMarkdown, shorten } from "./escape.ts";
import { messageLimits } from "./limits.ts";
import { texts } from "./texts.ts";

/** Below Discord's 6,000, so that no reader's client, proxy or later edit is ever at the edge. */
export const embedBudget = 5_500;

/** The stripe beside a reply: olive for what is known, amber for a choice, grey for what isn’t covered. */
export const colours: Readonly<Record<Card["kind"], number>> = {
  answered: 0x6b8e23,
  smallTalk: 0x6b8e23,
  list: 0x6b8e23,
  ambiguous: 0xd9a441,
  notCovered: 0x8a8f98,
};

/** What was left out of a card for want of room, by section. */
type LeftOut = Readonly<Record<"versions" | "quotes" | "events" | "figures" | "sources", number>>;

/**
 * A card as a message with one embed: the answer, figures, dates, the words themselves, where sources differ, sources.
 * Where all of it is too long, whole items go, other wordings first, and the reader is told how many; words that are
 * quoted and notes on differences are never shortened.
 */
export function renderCard(
  card: Card,
  rows: readonly ButtonRow[],
  extra: { readonly content?: string; readonly footer?: string } = {},
): OutgoingMessage {
  let shown = card;
  let leftOut: LeftOut = { versions: 0, quotes: 0, events: 0, figures: 0, sources: 0 };
  let embed = buildEmbed(shown, leftOut, extra.footer);
  while (embedLength(embed) > embedBudget || (embed.fields ?? []).length > messageLimits.embedFields) {
    const smaller = leaveOneOut(shown, leftOut);
    if (!smaller) break;
    [shown, leftOut] = smaller;
    embed = buildEmbed(shown, leftOut, extra.footer);
  }
  return { ...(extra.content ? { content: extra.content } : {}), embeds: [embed], components: [...rows] };
}

function buildEmbed(card: Card, leftOut: LeftOut, footer: string | undefined): APIEmbed {
  const says = texts[card.language];
  const mark = sourceMarks(card);
  const more = (count: number) => (count > 0 ? [says.more(count)] : []);
  const figures = card.figures.map(
    (figure) =>
      `**${escapeMarkdown(figure.value)}** · ${escapeMarkdown(figure.measures)}${mark(figure.sources)}`,
  );
  const events = card.events.map(
    (event) => `**${escapeMarkdown(event.date)}** · ${escapeMarkdown(event.what)}${mark(event.sources)}`,
  );
  const notes = [...card.notes, ...card.quotes.flatMap((quote) => quote.notes)];
  const sources = card.sources.map((source, at) => `${at + 1}. ${link(source.label, source.url)}`);
  const fields: APIEmbedField[] = [
    ...embedFields(says.figures, [...figures, ...more(leftOut.figures)]),
    ...embedFields(says.dates, [...events, ...more(leftOut.events)]),
    ...card.quotes.flatMap((quote) => quoteFields(quote, mark)),
    ...embedFields(says.quotesTitle, more(leftOut.quotes + leftOut.versions)),
    ...embedFields(says.notes, differences(notes, mark)),
    ...embedFields(says.sources, [...sources, ...more(leftOut.sources)]),
  ];
  return {
    color: colours[card.kind],
    ...(card.title ? { title: shorten(escapeMarkdown(card.title), messageLimits.embedTitle) } : {}),
    ...(card.body ? { description: shorten(escapeMarkdown(card.body), messageLimits.embedDescription) } : {}),
    fields,
    ...(footer ? { footer: { text: footer } } : {}),
  };
}

function quoteFields(quote: CardQuote, mark: (ids: readonly string[]) => string): APIEmbedField[] {
  return embedFields(escapeMarkdown(quote.attribution), [
    ...quoted(quote.words),
    `*${link(quote.label, quote.url)}*`,
    ...quote.versions.map(
      (version) =>
        `*${escapeMarkdown(version.label)}:* ${escapeMarkdown(version.words)}${mark([version.source])}`,
    ),
  ]);
}

const quoted = (words: string) =>
  escapeMarkdown(words)
    .split("\n")
    .map((line) => `> ${line}`);

function differences(notes: readonly CardNote[], mark: (ids: readonly string[]) => string): string[] {
  const byText = new Map(notes.map((note) => [note.text, note]));
  return [...byText.values()].map((note) => `• ${escapeMarkdown(note.text)}${mark(note.sources)}`);
}

/** A link whose text is ours and whose address can't end it early. */
export function link(label: string, url: string): string {
  if (!url) return escapeMarkdown(label);
  return `[${escapeMarkdown(label)}](${url.replaceAll("(", "%28").replaceAll(")", "%29").replaceAll(" ", "%20")})`;
}

/** Writes which sources a line rests on, as their numbers in the list below; one source alone needs no number. */
function sourceMarks(card: Card): (ids: readonly string[]) => string {
  const numbers = new Map(card.sources.map((source, at) => [source.id, at + 1]));
  return (ids) => {
    const marks = ids.flatMap((id) => numbers.get(id) ?? []);
    return numbers.size < 2 || marks.length === 0 ? "" : ` \\[${marks.join(", ")}\\]`;
  };
}

/** The card with its least needed item gone, and the count of it; undefined where only what must stay is left. */
function leaveOneOut(card: Card, leftOut: LeftOut): readonly [Card, LeftOut] | undefined {
  const wordy = card.quotes.findLastIndex((quote) => quote.versions.length > 0);
  if (wordy >= 0) {
    const quotes = card.quotes.map((quote, at) =>
      at === wordy ? { ...quote, versions: quote.versions.slice(0, -1) } : quote,
    );
    return [
      { ...card, quotes },
      { ...leftOut, versions: leftOut.versions + 1 },
    ];
  }
  for (const section of ["quotes", "events", "figures", "sources"] as const) {
    if (card[section].length > 1) {
      const smaller = { ...card, [section]: card[section].slice(0, -1) };
      return [smaller, { ...leftOut, [section]: leftOut[section] + 1 }];
    }
  }
  return undefined;
}
