import type { Entry } from "../knowledge/dossier.ts";
import type { Profile } from "../knowledge/schema.ts";
import { type Language, textIn } from "../knowledge/text.ts";

/** The entry as a question: what autocomplete, buttons and titles show. Small talk has none and gives "". */
export function entryLabel(entry: Entry, language: Language): string {
  switch (entry.kind) {
    case "question":
    case "notCovered":
      return textIn(entry.question, language);
    case "profile":
      return profileQuestion(entry, language);
    case "smallTalk":
      return "";
  }
}

/** "Who is Angela Merkel?", "What is NATO?" */
export function profileQuestion(profile: Profile, language: Language): string {
  const name = textIn(profile.name, language);
  const person = profile.type === "person";
  switch (language) {
    case "en":
      return person ? `Who is ${name}?` : `What is ${name}?`;
    case "it":
      return person ? `Chi è ${name}?` : `Che cos’è ${name}?`;
    case "ru":
      // Neutral in gender and number, which "кто такой" is not.
      return person ? `Кто это: ${name}?` : `Что это: ${name}?`;
  }
}
