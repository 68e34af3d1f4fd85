import type { APIEmbed } from "discord.js";
import { answerId, shownEntries } from "../answering/answer-id.ts";
import { buildCard } from "../answering/build-card.ts";
import type { Card } from "../answering/card.ts";
import type { Answer, Answered, Desk } from "../answering/desk.ts";
import type { Dossier } from "../knowledge/dossier.ts";
import { type Language, languages, languagesOf } from "../knowledge/text.ts";
import { type Button, button, buttonRows } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { writeCustomId } from "./custom-id.ts";
import { renderCard } from "./render-card.ts";
import { texts } from "./texts.ts";
import { writeViewId } from "./view.ts";

export interface RenderOptions {
  /** Private replies can be posted for everyone; public ones can be removed. */
  readonly private: boolean;
  /** Who asked: with a moderator, the one who may remove a public reply. */
  readonly askerId?: string | undefined;
  /** A line above the answer, such as who asked; Markdown of our own. */
  readonly content?: string | undefined;
}

/** The reply to a question, with the buttons that go on from it. Pure, and within Discord's limits. */
export function renderAnswer(answer: Answer, desk: Desk, options: RenderOptions): OutgoingMessage {
  const { card, embeds, onward, evidence, translations } = rendered(answer, desk.dossier);
  const components = buttonRows(onward, [...evidence, ...ownButtons(card, options)], translations);
  return { embeds, components, ...(options.content ? { content: options.content } : {}) };
}

/** What is the same whoever asked. */
interface Rendered {
  readonly card: Card;
  readonly embeds: readonly APIEmbed[];
  /** Buttons to other entries, to what this one rests on, and to its other languages. */
  readonly onward: readonly Button[];
  readonly evidence: readonly Button[];
  readonly translations: readonly Button[];
}

/** Answers by entry and language, for as long as their knowledge is in use: most questions have been asked before. */
const renderedByDossier = new WeakMap<Dossier, Map<string, Rendered>>();

function rendered(answer: Answer, dossier: Dossier): Rendered {
  if (answer.kind === "ambiguous" || !answer.entry) return render(answer, dossier);
  const kept = renderedByDossier.get(dossier) ?? new Map<string, Rendered>();
  renderedByDossier.set(dossier, kept);
  const id = answer.kind === "answered" ? answerId(answer) : answer.entry.id;
  const key = `${answer.kind} ${answer.language} ${id}`;
  const known = kept.get(key) ?? render(answer, dossier);
  kept.set(key, known);
  return known;
}

function render(answer: Answer, dossier: Dossier): Rendered {
  const card = buildCard(answer, dossier);
  const { embeds = [] } = renderCard(card, []);
  return {
    card,
    embeds,
    onward: answer.kind === "ambiguous" ? nextButtons(card, "pick", 4) : nextButtons(card, "next", 3),
    evidence: answer.kind === "answered" ? [evidenceButton(answer)] : [],
    translations: answer.kind === "answered" ? languageButtons(answer) : [],
  };
}

/** One button for each entry that one can go on to, at most `max`. */
export function nextButtons(card: Pick<Card, "next" | "language">, action: "next" | "pick", max: number) {
  return card.next
    .slice(0, max)
    .map(({ id, label }) => button(label, writeCustomId(action, id, card.language), "primary"));
}

function evidenceButton(answer: Answered) {
  const { language } = answer;
  return button(texts[language].evidence, writeCustomId("evidence", answerId(answer), language));
}

/** "Post here" under private replies, "Remove" under public ones. */
function ownButtons(card: Card, options: RenderOptions) {
  if (!options.private) return [removeButton(card.language, options.askerId)];
  if (card.id === null) return [];
  const view = { name: "answer", language: card.language, page: 0, subject: card.id };
  return [button(texts[card.language].post, writeViewId("post", view))];
}

export function removeButton(language: Language, askerId: string | undefined) {
  return button(texts[language].remove, writeCustomId("remove", ...(askerId ? [askerId] : [])));
}

/** One button for each other language in which all that is shown was written. */
function languageButtons(answer: Answered) {
  const written = shownEntries(answer).map((entry) =>
    languagesOf(entry.kind === "question" ? entry.answer : entry.is),
  );
  return languages
    .filter((language) => language !== answer.language && written.every((some) => some.includes(language)))
    .map((language) =>
      button(texts[language].ownName, writeCustomId("language", answerId(answer), language)),
    );
}
