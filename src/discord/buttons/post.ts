import type { ComponentHandler } from "../command.ts";
import { renderView } from "../render-view.ts";
import { gone } from "../show-view.ts";
import { texts } from "../texts.ts";
import { parseView } from "../view.ts";

/** Shows everyone what only the reader saw, and names who asked without a ping. */
export const post: ComponentHandler = {
  action: "post",
  run: (call, desk) => {
    const view = parseView(call.customId.args);
    const content = texts[view?.language ?? call.locale].askedBy(`<@${call.userId}>`);
    const message = view && renderView(view, desk, { private: false, askerId: call.userId, content });
    return message ? { kind: "message", private: false, message, outcome: "posted" } : gone(call);
  },
};
