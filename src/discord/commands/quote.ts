import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import type { Desk } from "../../answering/desk.ts";
import type { CommandCall, Reply, SlashCommand } from "../command.ts";
import { described, named } from "../localize.ts";
import { renderRandomQuote } from "../render-random-quote.ts";
import { nothingFound, showView } from "../show-view.ts";
import { texts } from "../texts.ts";
import { quoteSubject } from "../views/quotes.ts";
import { everywhere, isPrivate, languageFor, privateOption } from "./options.ts";

/** Somebody's exact words, by speaker and subject; one by chance where neither is given. */
export function buildQuote(random: () => number): SlashCommand {
  return {
    definition,
    private: false,
    run: (call, desk) => runQuote(call, desk, random),
    complete: (call, desk) =>
      call.focused.option === "speaker"
        ? desk.suggestSpeakers(call.focused.typed, call.locale)
        : desk.suggestTopics(call.focused.typed, call.locale),
  };
}

const definition: SlashCommand["definition"] = {
  type: ApplicationCommandType.ChatInput,
  ...named({ en: "quote", it: "citazione", ru: "цитата" }),
  ...described({
    en: "Somebody’s exact words; leave it empty for a surprise",
    it: "Le parole esatte di qualcuno; vuoto per una sorpresa",
    ru: "Чьи-то точные слова; пустой запрос даст случайную цитату",
  }),
  ...everywhere,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...named({ en: "speaker", it: "chi-parla", ru: "кто-сказал" }),
      ...described({ en: "Who said it", it: "Chi l’ha detto", ru: "Кто это сказал" }),
      max_length: 100,
      autocomplete: true,
    },
    {
      type: ApplicationCommandOptionType.String,
      ...named({ en: "about", it: "su", ru: "тема" }),
      ...described({
        en: "A topic, or words of your own",
        it: "Un tema, o parole tue",
        ru: "Тема или свои слова",
      }),
      max_length: 40,
      autocomplete: true,
    },
    privateOption,
  ],
};

function runQuote(call: CommandCall, desk: Desk, random: () => number): Reply {
  const [speaker, about] = [call.text("speaker"), call.text("about")?.slice(0, 40)];
  const forReader = isPrivate(call);
  if (!speaker && !about) {
    const options = { private: forReader, askerId: call.userId };
    const message = renderRandomQuote(desk, languageFor(call, forReader), random, options);
    if (!message) return nothingFound(texts[call.locale].nothingFound, call.locale, desk);
    return { kind: "message", private: forReader, message, outcome: "answered" };
  }
  const speakerId = speaker ? findSpeaker(speaker, desk) : "";
  if (speakerId === undefined) return nothingFound(texts[call.locale].nobodyFound, call.locale, desk);
  return showView(call, desk, { name: "quotes", subject: quoteSubject(speakerId, about ?? "") });
}

function findSpeaker(name: string, desk: Desk): string | undefined {
  if (desk.dossier.profiles.has(name)) return name;
  return desk.findProfiles(name)[0]?.id;
}
