import type { Desk } from "../answering/desk.ts";
import type { Language } from "../knowledge/text.ts";
import { button, buttonRows } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { writeCustomId } from "./custom-id.ts";
import { randomQuote } from "./random-quote.ts";
import type { RenderOptions } from "./render-answer.ts";
import { renderView } from "./render-view.ts";
import { texts } from "./texts.ts";

/** A quotation by chance, with a button for another one; undefined where the story has none. */
export function renderRandomQuote(
  desk: Desk,
  language: Language,
  random: () => number,
  options: RenderOptions,
): OutgoingMessage | undefined {
  const quote = randomQuote(desk.dossier, random);
  const view = quote && { name: "quotes", language, page: 0, subject: quote.id };
  const message = view && renderView(view, desk, options);
  if (!message) return undefined;
  const another = button(texts[language].another, writeCustomId("another", language));
  return { ...message, components: [...(message.components ?? []), ...buttonRows([another])] };
}
