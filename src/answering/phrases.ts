import type { Language } from "../knowledge/text.ts";

/** The few words that a card says by itself, whichever face shows it. */
export interface Phrases {
  /** "Italian original", from a language tag. */
  original(tongue: string): string;
  translation(tongue: string): string;
  anotherTranslation(tongue: string): string;
  readonly whichOfThese: string;
  readonly chooseOne: string;
  readonly notCovered: string;
  /** Said where nobody has written down why the sources don't say. */
  readonly noAnswer: string;
  readonly noAnswerButNear: string;
  atTheTime(role: string): string;
  readonly earlierAndLater: string;
}

const nameOf = (tongue: string, reader: string) =>
  new Intl.DisplayNames(reader, { type: "language" }).of(tongue) ?? tongue;

/** An Italian adjective as "traduzione" needs it: italiano, italiana; inglese stays. */
const feminine = (adjective: string) => adjective.replace(/o$/, "a");

export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    original: (tongue) => `${nameOf(tongue, "en")} original`,
    translation: (tongue) => `${nameOf(tongue, "en")} translation`,
    anotherTranslation: (tongue) => `another ${nameOf(tongue, "en")} translation`,
    whichOfThese: "Which of these do you mean?",
    chooseOne: "Your question fits more than one answer. Choose one:",
    notCovered: "The sources don’t say",
    noAnswer: "I have no sourced answer to that, and I don’t guess.",
    noAnswerButNear: "I have no sourced answer to that, and I don’t guess. The nearest things that I know:",
    atTheTime: (role) => `At the time: ${role}`,
    earlierAndLater: "The same source’s other values",
  },
  it: {
    original: (tongue) => `originale ${nameOf(tongue, "it")}`,
    translation: (tongue) => `traduzione ${feminine(nameOf(tongue, "it"))}`,
    anotherTranslation: (tongue) => `altra traduzione ${feminine(nameOf(tongue, "it"))}`,
    whichOfThese: "Quale di queste?",
    chooseOne: "La tua domanda corrisponde a più di una risposta. Scegline una:",
    notCovered: "Le fonti non lo dicono",
    noAnswer: "Non ho una risposta con una fonte, e non tiro a indovinare.",
    noAnswerButNear: "Non ho una risposta con una fonte, e non tiro a indovinare. Le cose più vicine che so:",
    atTheTime: (role) => `All’epoca: ${role}`,
    earlierAndLater: "Gli altri valori della stessa fonte",
  },
  ru: {
    original: (tongue) => `${nameOf(tongue, "ru")} оригинал`,
    translation: (tongue) => `${nameOf(tongue, "ru")} перевод`,
    anotherTranslation: (tongue) => `другой ${nameOf(tongue, "ru")} перевод`,
    whichOfThese: "Что из этого вы имеете в виду?",
    chooseOne: "Вашему вопросу подходит больше одного ответа. Выберите:",
    notCovered: "В источниках этого нет",
    noAnswer: "У меня нет ответа с источником, а гадать я не буду.",
    noAnswerButNear:
      "У меня нет ответа с источником, а гадать я не буду. Самое близкое из того, что известно:",
    atTheTime: (role) => `В то время: ${role}`,
    earlierAndLater: "Другие значения того же источника",
  },
};
