import type { ComponentHandler } from "../command.ts";
import { outcomeOf } from "../commands/ask.ts";
import { renderAnswer } from "../render-answer.ts";
import { gone } from "../show-view.ts";
import { entryAndLanguage } from "./entry-and-language.ts";
import { ownOptions, replaceOwn } from "./own.ts";

/** Which of these: the answer takes the place of the choice for whoever asked. */
export const pick: ComponentHandler = {
  action: "pick",
  run: (call, desk) => {
    const { entry, language } = entryAndLanguage(call);
    const answer = desk.answerById(entry, language);
    if (!answer) return gone(call);
    return replaceOwn(call, renderAnswer(answer, desk, ownOptions(call)), outcomeOf(answer));
  },
};
