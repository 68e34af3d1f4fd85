import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as russian } from "@orama/stemmers/russian";
import type { Language } from "../knowledge/text.ts";

const stemmers = { en: english, it: italian, ru: russian };

/** The part of a normalized word that its forms share: sanctions, sanctioned → sanction. */
export function stem(word: string, language: Language): string {
  return /\d/.test(word) ? word : stemmers[language](word);
}

/** The languages that a word's script allows. */
export function languagesOfScript(word: string): readonly Language[] {
  return /\p{Script=Cyrillic}/u.test(word) ? cyrillic : latin;
}

const cyrillic: readonly Language[] = ["ru"];
const latin: readonly Language[] = ["en", "it"];
