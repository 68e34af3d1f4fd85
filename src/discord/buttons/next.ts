import type { ComponentHandler } from "../command.ts";
import { outcomeOf } from "../commands/ask.ts";
import { renderAnswer } from "../render-answer.ts";
import { gone } from "../show-view.ts";
import { entryAndLanguage } from "./entry-and-language.ts";

/** Ask next: a new message, so that the answer before it stays. As private as that one. */
export const next: ComponentHandler = {
  action: "next",
  run: (call, desk) => {
    const { entry, language } = entryAndLanguage(call);
    const answer = desk.answerById(entry, language);
    if (!answer) return gone(call);
    const message = renderAnswer(answer, desk, { private: call.onPrivate, askerId: call.userId });
    return { kind: "message", private: call.onPrivate, message, outcome: outcomeOf(answer) };
  },
};
