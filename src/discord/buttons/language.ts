import type { ComponentHandler } from "../command.ts";
import { outcomeOf } from "../commands/ask.ts";
import { renderAnswer } from "../render-answer.ts";
import { gone } from "../show-view.ts";
import { entryAndLanguage } from "./entry-and-language.ts";

/** The same answer in another language: in place where it is private, else as a private copy. */
export const language: ComponentHandler = {
  action: "language",
  run: (call, desk) => {
    const wanted = entryAndLanguage(call);
    const answer = desk.answerById(wanted.entry, wanted.language);
    if (!answer) return gone(call);
    const message = renderAnswer(answer, desk, { private: true, askerId: call.userId });
    const outcome = outcomeOf(answer);
    return call.onPrivate
      ? { kind: "update", message, outcome }
      : { kind: "message", private: true, message, outcome };
  },
};
