import { languages } from "../../knowledge/text.ts";
import type { ComponentHandler } from "../command.ts";
import { renderRandomQuote } from "../render-random-quote.ts";
import { gone } from "../show-view.ts";
import { ownOptions, replaceOwn } from "./own.ts";

/** Another quotation by chance. */
export function buildAnother(random: () => number): ComponentHandler {
  return {
    action: "another",
    run: (call, desk) => {
      const tag = call.customId.args[0];
      const language = languages.find((known) => known === tag) ?? call.locale;
      const message = renderRandomQuote(desk, language, random, ownOptions(call));
      return message ? replaceOwn(call, message, "answered") : gone(call);
    },
  };
}
