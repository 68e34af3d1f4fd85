import { type Language, languages } from "../../knowledge/text.ts";
import type { ComponentCall } from "../command.ts";

/** What most buttons name: an entry, and the language to show it in (the reader's where it names none). */
export function entryAndLanguage(call: ComponentCall): {
  readonly entry: string;
  readonly language: Language;
} {
  const [entry = "", tag] = call.customId.args;
  return { entry, language: languages.find((language) => language === tag) ?? call.locale };
}
