import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import type { SlashCommand } from "../command.ts";
import { described, named } from "../localize.ts";
import { renderAnswer } from "../render-answer.ts";
import { nothingFound } from "../show-view.ts";
import { texts } from "../texts.ts";
import { everywhere, isPrivate, languageFor, privateOption } from "./options.ts";

/** A person, party, institution, place or term of the story. */
export const who: SlashCommand = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    ...named({ en: "who", it: "chi", ru: "кто" }),
    ...described({
      en: "Who or what somebody or something in the story is",
      it: "Chi è, o che cos’è, chi compare nella storia",
      ru: "Кто это или что это в этой истории",
    }),
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named({ en: "name", it: "nome", ru: "имя" }),
        ...described({
          en: "A person, party, institution, place or term",
          it: "Una persona, un partito, un’istituzione, un luogo o un termine",
          ru: "Человек, партия, ведомство, место или понятие",
        }),
        required: true,
        max_length: 100,
        autocomplete: true,
      },
      privateOption,
    ],
  },
  private: false,
  run: (call, desk) => {
    const name = call.text("name") ?? "";
    const forReader = isPrivate(call);
    const id = desk.dossier.profiles.has(name) ? name : desk.findProfiles(name)[0]?.id;
    const answer = id && desk.answerById(id, languageFor(call, forReader));
    if (!answer) return nothingFound(texts[call.locale].nobodyFound, call.locale, desk);
    const message = renderAnswer(answer, desk, { private: forReader, askerId: call.userId });
    return { kind: "message", private: forReader, message, outcome: "answered" };
  },
  complete: (call, desk) => desk.suggestProfiles(call.focused.typed, call.locale),
};
