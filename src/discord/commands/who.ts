import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import type { Answer, Desk } from "../../answering/desk.ts";
import type { AnswerEntry, Dossier } from "../../knowledge/dossier.ts";
import type { Profile } from "../../knowledge/schema.ts";
import { type Language, languages, textIn } from "../../knowledge/text.ts";
import { normalize } from "../../retrieval/normalize.ts";
import type { SlashCommand } from "../command.ts";
import { described, named } from "../localize.ts";
import { renderAnswer } from "../render-answer.ts";
import { nothingFound } from "../show-view.ts";
import { texts } from "../texts.ts";
import { outcomeOf } from "./ask.ts";
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
    const answer = findProfile(name, languageFor(call, forReader), desk);
    if (!answer) return nothingFound(texts[call.locale].nobodyFound, call.locale, desk);
    const message = renderAnswer(answer, desk, { private: forReader, askerId: call.userId });
    return { kind: "message", private: forReader, message, outcome: outcomeOf(answer) };
  },
  complete: (call, desk) => desk.suggestProfiles(call.focused.typed, call.locale),
};

/**
 * Whoever is called so exactly; else whom the desk is sure of; else whoever shares a word with the name, as a choice
 * where there are several: "economy minister" fits every minister a little.
 */
function findProfile(name: string, language: Language, desk: Desk): Answer | undefined {
  const exact = desk.dossier.profiles.get(name) ?? profileNamed(name, desk.dossier);
  if (exact) return desk.answerById(exact.id, language);
  const sure = desk.answer(name, language);
  if (sure.kind === "answered" && sure.entry.kind === "profile") return { ...sure, language };
  const found = desk.findProfiles(name);
  const [first, ...others] = found;
  if (!first) return undefined;
  if (others.length === 0) return desk.answerById(first.id, language);
  const candidates = found.slice(0, 4).map((profile): AnswerEntry => ({ kind: "profile", ...profile }));
  return { kind: "ambiguous", candidates, confidence: 0, language };
}

function profileNamed(name: string, dossier: Dossier): Profile | undefined {
  const wanted = normalize(name);
  const namesOf = (profile: Profile) => [
    ...languages.map((language) => textIn(profile.name, language)),
    ...profile.names,
  ];
  return [...dossier.profiles.values()].find((profile) =>
    namesOf(profile).some((own) => normalize(own) === wanted),
  );
}
