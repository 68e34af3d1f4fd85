import { ApplicationCommandType } from "discord.js";
import { emptyCard, nextEntries } from "../../answering/card-parts.ts";
import type { Desk } from "../../answering/desk.ts";
import { type Language, textIn } from "../../knowledge/text.ts";
import { buttonRows } from "../button.ts";
import type { OutgoingMessage, SlashCommand } from "../command.ts";
import { escapeMarkdown } from "../escape.ts";
import { described, named } from "../localize.ts";
import { nextButtons } from "../render-answer.ts";
import { colours } from "../render-card.ts";
import { texts } from "../texts.ts";
import { everywhere } from "./options.ts";

/** What the bot can do, where to begin, and what it keeps. */
export const help: SlashCommand = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    ...named({ en: "help", it: "aiuto", ru: "помощь" }),
    ...described({
      en: "What I can do, and good first questions",
      it: "Che cosa so fare, e buone prime domande",
      ru: "Что я умею и с чего начать",
    }),
    ...everywhere,
  },
  private: true,
  run: (call, desk) => ({
    kind: "message",
    private: true,
    message: renderHelp(desk, call.locale),
    outcome: "listed",
  }),
};

function renderHelp(desk: Desk, language: Language): OutgoingMessage {
  const { story, version, entries, sources } = desk.dossier;
  const says = texts[language].help;
  const card = { ...emptyCard("list", language), next: nextEntries(story.first, desk.dossier, language) };
  const embed = {
    color: colours.list,
    title: escapeMarkdown(textIn(story.title, language)),
    description: `${escapeMarkdown(textIn(story.about, language))}\n\n${says.what}`,
    fields: [
      { name: says.howTitle, value: says.how },
      { name: says.privacyTitle, value: `${says.privacy}\n\n${says.firstTitle}` },
    ],
    footer: { text: says.version(version, entries.size, sources.size) },
  };
  const questions = nextButtons(card, "next", 6);
  return { embeds: [embed], components: buttonRows(questions.slice(0, 3), questions.slice(3)) };
}
