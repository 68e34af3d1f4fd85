import type { ComponentCall, OutgoingMessage, Reply } from "../command.ts";
import type { RenderOptions } from "../render-answer.ts";

/** How to render what takes the place of the reader's own message, or becomes a private copy of somebody else's. */
export function ownOptions(call: ComponentCall): RenderOptions {
  return { private: call.onPrivate || !isOwn(call), askerId: call.userId };
}

/**
 * Shows a message in place of the one on which the button stands, where that belongs to the reader: it is private, or
 * they asked for it. Everyone else gets a private copy, so that nobody turns the page under other readers.
 */
export function replaceOwn(call: ComponentCall, message: OutgoingMessage, outcome: string): Reply {
  // What stands above it (who asked, who was mentioned) is as right for the next page; it pings nobody again.
  if (isOwn(call)) return { kind: "update", message: { ...message, content: call.content }, outcome };
  return { kind: "message", private: true, message, outcome };
}

const isOwn = (call: ComponentCall) => call.onPrivate || call.askerId === call.userId;
