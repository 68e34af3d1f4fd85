import type { RESTPostAPIApplicationCommandsJSONBody } from "discord.js";
import type { Interactions } from "../discord/command.ts";
import { renderDailyPost } from "../discord/daily-post.ts";
import { messageBody } from "../discord/message-body.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import type { Reloadable } from "../reload.ts";

/** The bot's user and application in the preview. */
export const botId = "500000000000000001";

/** What the page needs before it can show anything. */
export interface Setup {
  readonly botId: string;
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
  readonly story: Readonly<Record<Language, StoryTexts>>;
  /** The quote of the day as it is posted; null in a story without quotes. */
  readonly daily: Readonly<Record<Language, MessageBody | null>>;
}

type MessageBody = ReturnType<typeof messageBody>;

export interface StoryTexts {
  readonly title: string;
  readonly about: string;
  /** The question that the page opens with. */
  readonly first: string;
  /** A sentence that the sources contradict, for somebody to have said; null in a story without claims. */
  readonly rumour: string | null;
}

/** @param date the local date, `2026-01-31`, which chooses the quote of the day. */
export function describeSetup(knowledge: Reloadable, interactions: Interactions, date: string): Setup {
  const definitions = [...interactions.commands, ...interactions.messageCommands];
  const texts = (language: Language) => storyTexts(knowledge, language);
  const post = (language: Language) => dailyPost(knowledge, language, date);
  return {
    botId,
    commands: definitions.map(({ definition }) => definition),
    story: { en: texts("en"), it: texts("it"), ru: texts("ru") },
    daily: { en: post("en"), it: post("it"), ru: post("ru") },
  };
}

function dailyPost(knowledge: Reloadable, language: Language, date: string): MessageBody | null {
  const { dossier } = knowledge.desk();
  const quotes = [...dossier.quotes.values()].filter(({ weight }) => weight > 0);
  const day = Date.parse(date) / 86_400_000;
  const quote = quotes[day % quotes.length];
  return quote ? messageBody(renderDailyPost(quote, dossier, { language, date, roleId: null })) : null;
}

function storyTexts(knowledge: Reloadable, language: Language): StoryTexts {
  const desk = knowledge.desk();
  const { story, claims } = desk.dossier;
  // One that the first questions are about tells a newcomer most.
  const rank = (question: string) =>
    (story.first.indexOf(question) + story.first.length) % story.first.length;
  const forms = [...claims.values()]
    .filter(({ question }) => story.first.includes(question))
    .sort((a, b) => rank(a.question) - rank(b.question))
    .flatMap(({ confusable }) => confusable.flatMap(({ forms: byLanguage }) => byLanguage[language] ?? []));
  const rumour = forms.find((form) => form.split(" ").length >= 3);
  return {
    title: textIn(story.title, language),
    about: textIn(story.about, language),
    first: desk.suggest("", language, 1)[0]?.label ?? story.first[0] ?? "",
    rumour: rumour ? `${rumour.charAt(0).toUpperCase()}${rumour.slice(1)}.` : null,
  };
}
