import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import type { SlashCommand } from "../command.ts";
import { described, named } from "../localize.ts";
import { showView } from "../show-view.ts";
import { subjectMax } from "../view.ts";
import { everywhere, privateOption } from "./options.ts";

/** What happened when, earliest first. */
export const timeline: SlashCommand = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    ...named({ en: "timeline", it: "cronologia", ru: "хронология" }),
    ...described({
      en: "What happened when",
      it: "Che cosa è successo e quando",
      ru: "Что и когда произошло",
    }),
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named({ en: "about", it: "su", ru: "тема" }),
        ...described({
          en: "A topic, or words of your own",
          it: "Un tema, o parole tue",
          ru: "Тема или свои слова",
        }),
        max_length: subjectMax,
        autocomplete: true,
      },
      privateOption,
    ],
  },
  private: false,
  run: (call, desk) =>
    showView(call, desk, { name: "timeline", subject: (call.text("about") ?? "").slice(0, subjectMax) }),
  complete: (call, desk) => desk.suggestTopics(call.focused.typed, call.locale),
};
