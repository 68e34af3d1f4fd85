import type { Desk } from "../answering/desk.ts";
import { type Language, languages } from "../knowledge/text.ts";
import type { OutgoingMessage } from "./command.ts";
import { writeCustomId } from "./custom-id.ts";
import type { RenderOptions } from "./render-answer.ts";

/**
 * A message of which everything follows from these few words and the knowledge, so that a button on it can show
 * its next page, or post it, without anything being kept.
 */
export interface View {
  readonly name: string;
  readonly language: Language;
  /** Counted from 0. */
  readonly page: number;
  /** What it is about: an id, or words that were searched for. */
  readonly subject: string;
}

/** Renders one kind of view; undefined where nothing (or nothing any more) stands under its subject. */
export type ViewRenderer = (view: View, desk: Desk, options: RenderOptions) => OutgoingMessage | undefined;

/** The longest subject in UTF-16 units, so that a custom id holds it beside everything else. */
export const subjectMax = 70;

export function writeViewId(action: "page" | "post", view: View): string {
  return writeCustomId(action, view.name, view.language, String(view.page), view.subject);
}

/** The view that a button names; undefined where its words make none. A subject may hold colons of its own. */
export function parseView(args: readonly string[]): View | undefined {
  const [name, tag, digits, ...subject] = args;
  const language = languages.find((known) => known === tag);
  if (!name || !language || !digits || !/^\d{1,4}$/.test(digits)) return undefined;
  return { name, language, page: Number(digits), subject: subject.join(":") };
}
