import type { AnswerEntry, Dossier } from "../knowledge/dossier.ts";
import type { Event } from "../knowledge/schema.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import { answerId, shownEntries } from "./answer-id.ts";
import { buildCardQuote } from "./build-card-quote.ts";
import type { Card } from "./card.ts";
import {
  buildCardEvent,
  buildCardFigure,
  buildCardNotes,
  citedByQuote,
  emptyCard,
  eventsOf,
  nextEntries,
  shownBy,
} from "./card-parts.ts";
import { cardSources } from "./card-sources.ts";
import type { Answer, Answered } from "./desk.ts";
import { entryLabel } from "./entry-label.ts";
import { phrases } from "./phrases.ts";

/** What a reply says: pure, and in the answer's own language. */
export function buildCard(answer: Answer, dossier: Dossier): Card {
  const { language } = answer;
  const empty = emptyCard(answer.kind, language);
  const says = phrases[language];
  switch (answer.kind) {
    case "answered":
      return answeredCard(answer, dossier);
    case "ambiguous":
      return {
        ...empty,
        title: says.whichOfThese,
        body: says.chooseOne,
        next: nextEntries(
          answer.candidates.map((entry) => entry.id),
          dossier,
          language,
        ),
      };
    case "notCovered": {
      const next = nextEntries(
        answer.nearest.map((entry) => entry.id),
        dossier,
        language,
      );
      const plain = next.length > 0 ? says.noAnswerButNear : says.noAnswer;
      return {
        ...empty,
        id: answer.entry?.id ?? null,
        title: answer.entry ? textIn(answer.entry.question, language) : says.notCovered,
        body: answer.entry ? textIn(answer.entry.because, language) : plain,
        next,
      };
    }
    case "smallTalk":
      return {
        ...empty,
        id: answer.entry.id,
        title: textIn(dossier.story.title, language),
        body: textIn(answer.entry.answer, language),
        next: nextEntries(answer.entry.next, dossier, language),
      };
  }
}

function answeredCard(answer: Answered, dossier: Dossier): Card {
  const { entry, also, language } = answer;
  const entries = shownEntries(answer);
  const shown = {
    figures: shownBy(entries, ({ figures }) => figures, dossier.figures),
    quotes: shownBy(entries, ({ quotes }) => quotes, dossier.quotes),
    events: inOrder(shownBy(entries, eventsOf, dossier.events)),
  };
  const notes = [...entries.flatMap((one) => one.notes), ...shown.figures.flatMap((figure) => figure.notes)];
  const quotes = shown.quotes.map((quote) => buildCardQuote(quote, dossier, language));
  const cited = [
    ...entries.flatMap((one) => one.cite),
    ...shown.figures.flatMap((figure) => figure.cite),
    ...shown.events.flatMap((event) => event.cite),
    ...shown.quotes.flatMap(citedByQuote),
    ...notes.flatMap((note) => note.cite),
  ];
  const further = also ? [`${entryLabel(also, language)}\n${bodyOf(also, language)}`] : [];
  return {
    ...emptyCard("answered", language),
    id: answerId(answer),
    title: entryLabel(entry, language),
    body: [bodyOf(entry, language), ...further].join("\n\n"),
    figures: shown.figures.map((figure) => buildCardFigure(figure, dossier, language)),
    events: shown.events.map((event) => buildCardEvent(event, language)),
    quotes,
    notes: buildCardNotes(notes, language),
    sources: cardSources(cited, quotes, dossier),
    next: nextEntries(
      entry.next.filter((id) => id !== also?.id),
      dossier,
      language,
    ),
  };
}

function bodyOf(entry: AnswerEntry, language: Language): string {
  return entry.kind === "profile" ? aboutProfile(entry, language) : textIn(entry.answer, language);
}

function aboutProfile(entry: Extract<AnswerEntry, { kind: "profile" }>, language: Language): string {
  const about = textIn(entry.is, language);
  const role = entry.role && textIn(entry.role, language);
  const isNews = role && !about.toLowerCase().includes(role.toLowerCase());
  return isNews ? `${about}\n${phrases[language].atTheTime(role)}` : about;
}

const inOrder = (events: readonly Event[]) =>
  [...events].sort((one, other) => one.date.localeCompare(other.date));
