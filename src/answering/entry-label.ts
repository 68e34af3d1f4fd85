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

/** "Who is Angela Merkel?", "What is NATO?", and as the curator has it where a name wants an article or a plural. */
function profileQuestion(profile: Profile, language: Language): string {
  const asked = profile.asked[language];
  if (asked !== undefined) return asked;
  const name = textIn(profile.name, language);
  const person = profile.type === "person";
  switch (language) {
    case "en":
      return person ? `Who is ${name}?` : `What is ${name}?`;
    case "it":
      return person ? `Chi è ${name}?` : `Che cos’è ${name}?`;
    case "ru":
      // "Кто такой" would need the person's gender; "что такое" goes with every noun.
      return person ? `Кто это: ${name}?` : `Что такое ${name}?`;
  }
}
