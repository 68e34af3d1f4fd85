import type { LocalizationMap } from "discord.js";
import type { Language } from "../knowledge/text.ts";

type Wordings = Readonly<Record<Language, string>>;

/** A command's or option's name in every language. English stands under its own keys, or some clients fall back oddly. */
export function named(names: Wordings): { name: string; name_localizations: LocalizationMap } {
  return { name: names.en, name_localizations: localizations(names) };
}

/** A command's or option's description in every language. */
export function described(texts: Wordings): {
  description: string;
  description_localizations: LocalizationMap;
} {
  return { description: texts.en, description_localizations: localizations(texts) };
}

const localizations = ({ en, it, ru }: Wordings): LocalizationMap => ({ "en-US": en, "en-GB": en, it, ru });
