import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import type { Answer, Desk } from "../../answering/desk.ts";
import type { CommandCall, Reply, SlashCommand } from "../command.ts";
import { described, named } from "../localize.ts";
import { renderAnswer } from "../render-answer.ts";
import { everywhere, isPrivate, languageFor, privateOption } from "./options.ts";

/** A question in plain words. A suggestion that was chosen and free text are answered by the same desk. */
export const ask: SlashCommand = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    ...named({ en: "ask", it: "chiedi", ru: "спросить" }),
    ...described({
      en: "Ask about the story in your own words",
      it: "Fai una domanda sulla storia con parole tue",
      ru: "Задайте вопрос об этой истории своими словами",
    }),
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...named({ en: "question", it: "domanda", ru: "вопрос" }),
        ...described({
          en: "Your question; the suggestions are only examples",
          it: "La tua domanda; i suggerimenti sono solo esempi",
          ru: "Ваш вопрос; подсказки – только примеры",
        }),
        required: true,
        max_length: 300,
        autocomplete: true,
      },
      privateOption,
      {
        type: ApplicationCommandOptionType.User,
        ...named({ en: "mention", it: "menziona", ru: "упомянуть" }),
        ...described({
          en: "Somebody who should see the answer",
          it: "Qualcuno che dovrebbe vedere la risposta",
          ru: "Кто должен увидеть ответ",
        }),
      },
    ],
  },
  private: false,
  run: (call, desk) => answerQuestion(call, desk, call.text("question") ?? ""),
  complete: (call, desk) => desk.suggest(call.focused.typed, call.locale),
};

/** The reply to a question, under whichever command it was asked. */
export function answerQuestion(call: CommandCall, desk: Desk, question: string): Reply {
  const forReader = isPrivate(call);
  const answer = desk.answer(question, languageFor(call, forReader));
  const mentioned = call.mentionable("mention");
  const message = renderAnswer(answer, desk, {
    private: forReader,
    askerId: call.userId,
    content: mentioned && `<@${mentioned}>`,
  });
  const mentions = mentioned ? { mentions: { users: [mentioned] } } : {};
  return {
    kind: "message",
    private: forReader,
    message: { ...message, ...mentions },
    outcome: outcomeOf(answer),
  };
}

const outcomes = {
  answered: "answered",
  ambiguous: "ambiguous",
  notCovered: "not-covered",
  smallTalk: "small-talk",
} as const satisfies Record<Answer["kind"], string>;

/** One word about an answer for logs and metrics. */
export const outcomeOf = (answer: Answer) => outcomes[answer.kind];
