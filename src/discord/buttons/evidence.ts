import type { ComponentHandler } from "../command.ts";
import { renderView } from "../render-view.ts";
import { gone } from "../show-view.ts";
import { entryAndLanguage } from "./entry-and-language.ts";

/** Where does this come from: passage by passage, for the reader alone. */
export const evidence: ComponentHandler = {
  action: "evidence",
  run: (call, desk) => {
    const { entry, language } = entryAndLanguage(call);
    const view = { name: "evidence", language, page: 0, subject: entry };
    const message = renderView(view, desk, { private: true });
    return message ? { kind: "message", private: true, message, outcome: "listed" } : gone(call);
  },
};
