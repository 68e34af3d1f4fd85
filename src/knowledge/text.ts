import { z } from "zod";

/** The languages in which the bot speaks. English is the one that every text has. */
export const languages = ["en", "it", "ru"] as const;
export type Language = (typeof languages)[number];

const line = z.string().trim().min(1, "write at least one word");

/** A text for readers: English alone, or one wording for each language. */
export const textSchema = z.union(
  [line, z.strictObject({ en: line, it: line.optional(), ru: line.optional() })],
  "write a text, or a map {en, it, ru} with at least en",
);
export type Text = z.infer<typeof textSchema>;

/** The wording in `language`, or the English one where nobody has translated it yet. */
export function textIn(text: Text, language: Language): string {
  if (typeof text === "string") return text;
  return text[language] ?? text.en;
}

/** The languages in which a text was written. */
export function languagesOf(text: Text): readonly Language[] {
  return typeof text === "string" ? ["en"] : languages.filter((language) => text[language] !== undefined);
}
