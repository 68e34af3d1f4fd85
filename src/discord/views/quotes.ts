import type { Desk } from "../../answering/desk.ts";
import { quotesCard } from "../../answering/list-cards.ts";
import type { Quote } from "../../knowledge/schema.ts";
import { textIn } from "../../knowledge/text.ts";
import { renderCards } from "../render-cards.ts";
import { texts } from "../texts.ts";
import type { ViewRenderer } from "../view.ts";
import { titleAbout } from "./title-about.ts";

const quotesPerPage = 3;

/** Quotations, some a page. The subject is a quotation's id, or a speaker's id and what they spoke about. */
export const quotes: ViewRenderer = (view, desk, options) => {
  const { speaker, about } = parseQuoteSubject(view.subject);
  const profile = speaker ? desk.dossier.profiles.get(speaker) : undefined;
  const who = profile ? textIn(profile.name, view.language) : texts[view.language].quotesTitle;
  const named = desk.dossier.quotes.get(view.subject);
  const found = named ? [named] : findQuotes(desk, speaker, about);
  const title = named ? texts[view.language].quotesTitle : titleAbout(who, { ...view, subject: about }, desk);
  return renderCards(found, quotesPerPage, view, options, (some) =>
    quotesCard(title, some, desk.dossier, view.language),
  );
};

/** A speaker's id (or nothing) and a topic's id or words, as one subject: "giuseppe-conte/sanctions". */
export const quoteSubject = (speaker: string, about: string) => `${speaker}/${about}`;

function parseQuoteSubject(subject: string): { speaker: string; about: string } {
  const [speaker = "", ...about] = subject.split("/");
  return { speaker, about: about.join("/") };
}

function findQuotes(desk: Desk, speaker: string, about: string): readonly Quote[] {
  const { dossier } = desk;
  if (dossier.topics.has(about) || !about) {
    return [...dossier.quotes.values()]
      .filter((quote) => (!about || quote.topics.includes(about)) && (!speaker || quote.speaker === speaker))
      .sort((one, other) => other.weight - one.weight);
  }
  return desk.findQuotes(about, speaker || undefined);
}
