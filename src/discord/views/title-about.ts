import type { Desk } from "../../answering/desk.ts";
import { textIn } from "../../knowledge/text.ts";
import { tameInput } from "../escape.ts";
import { texts } from "../texts.ts";
import type { View } from "../view.ts";

/** "Timeline: Sanctions": a view's title with the topic, or the words, that it was asked about. */
export function titleAbout(title: string, view: View, desk: Desk): string {
  if (!view.subject) return title;
  const topic = desk.dossier.topics.get(view.subject);
  return texts[view.language].about(
    title,
    topic ? textIn(topic.name, view.language) : tameInput(view.subject, 80),
  );
}
