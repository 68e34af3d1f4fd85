import type { Language } from "../knowledge/text.ts";
import type { OutgoingMessage } from "./command.ts";

/** What went wrong, in one short sentence for whoever asked. */
export type Mishap = "failed" | "unknownCommand" | "outdatedButton";

const texts: Readonly<Record<Mishap, Readonly<Record<Language, string>>>> = {
  failed: {
    en: "Something went wrong on my side. Please try again.",
    it: "Qualcosa è andato storto da parte mia. Riprova, per favore.",
    ru: "У меня что-то пошло не так. Попробуйте ещё раз.",
  },
  unknownCommand: {
    en: "I don't know this command any more. Try `/ask`, or `/help` for what I can do.",
    it: "Non conosco più questo comando. Prova `/chiedi`, oppure `/aiuto` per sapere cosa so fare.",
    ru: "Я больше не знаю этой команды. Попробуйте `/спросить` или `/помощь`, чтобы узнать, что я умею.",
  },
  outdatedButton: {
    en: "This button is from an older version of me. Please ask again with `/ask`.",
    it: "Questo pulsante viene da una mia versione precedente. Ripeti la domanda con `/chiedi`.",
    ru: "Эта кнопка осталась от моей прежней версии. Задайте вопрос ещё раз через `/спросить`.",
  },
};

const referenceLabel: Readonly<Record<Language, string>> = {
  en: "Reference",
  it: "Riferimento",
  ru: "Номер",
};

/** An apology to read in Discord; `reference` finds the stack in the log. */
export function apology(mishap: Mishap, language: Language, reference?: string): OutgoingMessage {
  const text = texts[mishap][language];
  return { content: reference ? `${text}\n-# ${referenceLabel[language]}: ${reference}` : text };
}
