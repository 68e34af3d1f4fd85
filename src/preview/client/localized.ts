import type { Language } from "./texts.ts";

type Localizations = Readonly<Record<string, string | null | undefined>>;

/** A command's, option's or choice's name as a reader of this language sees it. */
export function nameIn(
  { name, name_localizations: names }: { readonly name: string; readonly name_localizations?: Localizations },
  language: Language,
): string {
  return names?.[discordLocale[language]] ?? name;
}

/** A description; empty where there is none: message commands have none. */
export function descriptionIn(
  item: { readonly description?: string; readonly description_localizations?: Localizations },
  language: Language,
): string {
  return item.description_localizations?.[discordLocale[language]] ?? item.description ?? "";
}

const discordLocale = { en: "en-US", it: "it", ru: "ru" } as const;
