import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as russian } from "@orama/stemmers/russian";
import type { Language } from "../knowledge/text.ts";

const stemmers = { en: english, it: italian, ru: russian };

/** Stems take microseconds each, and every index needs those of the same words; a story has some ten thousand. */
const known: Readonly<Record<Language, Map<string, string>>> = {
  en: new Map(),
  it: new Map(),
  ru: new Map(),
};
const knownMax = 30_000;

/** The part of a normalized word that its forms share: sanctions, sanctioned → sanction. */
export function stem(word: string, language: Language): string {
  const stems = known[language];
  const found = stems.get(word);
  if (found !== undefined) return found;
  const made = /\d/.test(word) ? word : stemmers[language](word);
  if (stems.size >= knownMax) stems.clear();
  stems.set(word, made);
  return made;
}

/** The languages that a word's script allows. */
export function languagesOfScript(word: string): readonly Language[] {
  return /\p{Script=Cyrillic}/u.test(word) ? cyrillic : latin;
}

const cyrillic: readonly Language[] = ["ru"];
const latin: readonly Language[] = ["en", "it"];
