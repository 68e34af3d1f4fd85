import type { ComponentHandler } from "../command.ts";
import { renderView } from "../render-view.ts";
import { gone } from "../show-view.ts";
import { parseView } from "../view.ts";
import { ownOptions, replaceOwn } from "./own.ts";

/** Turns to another page of a list. */
export const page: ComponentHandler = {
  action: "page",
  run: (call, desk) => {
    const view = parseView(call.customId.args);
    const message = view && renderView(view, desk, ownOptions(call));
    return message ? replaceOwn(call, message, "listed") : gone(call);
  },
};
