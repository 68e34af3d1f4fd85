import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import type { SlashCommand } from "../command.ts";
import { described, named } from "../localize.ts";
import { showView } from "../show-view.ts";
import { subjectMax } from "../view.ts";
import { answerQuestion } from "./ask.ts";
import { everywhere, privateOption } from "./options.ts";

/** A figure with its unit, date, qualifier and source; all of them where nothing was asked for. */
export const fact: SlashCommand = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    ...named({ en: "fact", it: "cifra", ru: "цифра" }),
    ...described({
      en: "A number, with its unit, date and source",
      it: "Un numero, con unità, data e fonte",
      ru: "Число с единицей, датой и источником",
    }),
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named({ en: "about", it: "su", ru: "тема" }),
        ...described({
          en: "What the number is about",
          it: "Che cosa misura il numero",
          ru: "О чём это число",
        }),
        max_length: subjectMax,
        autocomplete: true,
      },
      privateOption,
    ],
  },
  private: false,
  run: (call, desk) => {
    const about = call.text("about") ?? "";
    const isFigure = about === "" || desk.dossier.topics.has(about) || desk.findFigures(about).length > 0;
    if (isFigure) return showView(call, desk, { name: "figures", subject: about.slice(0, subjectMax) });
    // A fact that is no number is answered as a question.
    return answerQuestion(call, desk, about);
  },
  complete: (call, desk) => desk.suggestFigures(call.focused.typed, call.locale),
};
