import type { Desk } from "../../answering/desk.ts";
import { formatDateSpan } from "../../answering/format-date.ts";
import type { Event } from "../../knowledge/schema.ts";
import { type Language, textIn } from "../../knowledge/text.ts";
import { escapeMarkdown } from "../escape.ts";
import { link } from "../render-card.ts";
import { renderPage } from "../render-page.ts";
import { texts } from "../texts.ts";
import type { ViewRenderer } from "../view.ts";
import { titleAbout } from "./title-about.ts";

/** What happened when, earliest first. The subject is a topic's id, words to search for, or nothing for everything. */
export const timeline: ViewRenderer = (view, desk, options) => {
  const events = findEvents(desk, view.subject);
  if (events.length === 0) return undefined;
  const title = titleAbout(texts[view.language].timelineTitle, view, desk);
  const items = events.map((event) => eventLine(event, desk, view.language));
  return renderPage({ title, items }, view, options);
};

function findEvents(desk: Desk, subject: string): readonly Event[] {
  const { dossier } = desk;
  const all = [...dossier.events.values()];
  const found = dossier.topics.has(subject)
    ? all.filter((event) => event.topics.includes(subject))
    : subject
      ? desk.findEvents(subject)
      : all;
  return [...found].sort((one, other) => one.date.localeCompare(other.date));
}

function eventLine(event: Event, desk: Desk, language: Language): string {
  const inferred = event.dateBasis === "inferred" ? ` (${texts[language].inferred})` : "";
  const sources = [...new Set(event.cite.map((citation) => citation.source))].flatMap((id) => {
    const source = desk.dossier.sources.get(id);
    return source ? [link(source.publisher, source.url)] : [];
  });
  const date = formatDateSpan(event.date, event.until, language);
  return `**${date}**${inferred} · ${escapeMarkdown(textIn(event.what, language))} ${sources.join(", ")}`;
}
