import { emptyCard, nextEntries } from "../answering/card-parts.ts";
import type { Desk } from "../answering/desk.ts";
import type { Language } from "../knowledge/text.ts";
import { buttonRows } from "./button.ts";
import type { Call, CommandCall, Reply } from "./command.ts";
import { isPrivate, languageFor } from "./commands/options.ts";
import { nextButtons } from "./render-answer.ts";
import { renderCard } from "./render-card.ts";
import { renderView } from "./render-view.ts";
import { texts } from "./texts.ts";
import type { View } from "./view.ts";

/** The reply to a command that shows a view: its first page, or kindly that there is nothing under its subject. */
export function showView(
  call: CommandCall,
  desk: Desk,
  { name, subject }: Pick<View, "name" | "subject">,
): Reply {
  const forReader = isPrivate(call);
  const view = { name, language: languageFor(call, forReader), page: 0, subject };
  const message = renderView(view, desk, { private: forReader, askerId: call.userId });
  if (!message) return nothingFound(texts[call.locale].nothingFound, call.locale, desk);
  return { kind: "message", private: forReader, message, outcome: "listed" };
}

/** Nothing was found: said privately, with the story's first questions to go on from. */
export function nothingFound(line: string, language: Language, desk: Desk): Reply {
  const { story } = desk.dossier;
  const card = {
    ...emptyCard("notCovered", language),
    body: line,
    next: nextEntries(story.first, desk.dossier, language),
  };
  const message = renderCard(card, buttonRows(nextButtons(card, "next", 3)));
  return { kind: "message", private: true, message, outcome: "not-covered" };
}

/** What a button led to isn't there any more. */
export function gone(call: Call): Reply {
  const message = { content: texts[call.locale].gone };
  return { kind: "message", private: true, message, outcome: "gone" };
}
