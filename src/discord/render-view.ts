import type { Desk } from "../answering/desk.ts";
import type { OutgoingMessage } from "./command.ts";
import { type RenderOptions, renderAnswer } from "./render-answer.ts";
import type { View, ViewRenderer } from "./view.ts";
import { evidence } from "./views/evidence.ts";
import { figures } from "./views/figures.ts";
import { quotes } from "./views/quotes.ts";
import { sources } from "./views/sources.ts";
import { timeline } from "./views/timeline.ts";

const answer: ViewRenderer = (view, desk, options) => {
  const found = desk.answerById(view.subject, view.language);
  return found && renderAnswer(found, desk, options);
};

const renderers = new Map<string, ViewRenderer>(
  Object.entries({ answer, evidence, figures, quotes, sources, timeline }),
);

/** The message that a view stands for; undefined where its kind or its subject isn't known (any more). */
export function renderView(view: View, desk: Desk, options: RenderOptions): OutgoingMessage | undefined {
  return renderers.get(view.name)?.(view, desk, options);
}
