import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import type { SlashCommand } from "../command.ts";
import { described, named } from "../localize.ts";
import { showView } from "../show-view.ts";
import { subjectMax } from "../view.ts";
import { everywhere, privateOption } from "./options.ts";

/** Every source with what it is used for; one source with everything that rests on it. */
export const sources: SlashCommand = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    ...named({ en: "sources", it: "fonti", ru: "источники" }),
    ...described({
      en: "Where all of it comes from, and what each source is used for",
      it: "Da dove viene tutto e a che cosa serve ogni fonte",
      ru: "Откуда всё это известно и для чего нужен каждый источник",
    }),
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named({ en: "about", it: "su", ru: "тема" }),
        ...described({
          en: "A source, a publisher, or words of your own",
          it: "Una fonte, una testata, o parole tue",
          ru: "Источник, издание или свои слова",
        }),
        max_length: subjectMax,
        autocomplete: true,
      },
      privateOption,
    ],
  },
  private: false,
  run: (call, desk) =>
    showView(call, desk, { name: "sources", subject: (call.text("about") ?? "").slice(0, subjectMax) }),
  complete: (call, desk) => desk.suggestSources(call.focused.typed, call.locale),
};
