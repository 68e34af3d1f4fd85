import type { Finding } from "../answering/check-message.ts";
import type { Language } from "../knowledge/text.ts";

/** Every word of a check that isn't knowledge. It never says "true": that isn't the bot's to say. */
export interface FindingTexts {
  readonly title: string;
  readonly how: string;
  readonly nothing: string;
  readonly sourcesSay: string;
  /** Above a claim on which the sources differ: it is nobody's version but those who say it. */
  readonly claimed: string;
  readonly verdicts: Readonly<Record<Finding["verdict"], string>>;
  readonly about: Readonly<Record<NonNullable<Finding["about"]>, string>>;
}

export const findingTexts: Readonly<Record<Language, FindingTexts>> = {
  en: {
    title: "Checked against the story",
    how: "What my sources say of the statements that I recognised. What they don’t cover is left out.",
    nothing:
      "I recognised nothing in this message that my sources cover. That says nothing about whether it is right.",
    sourcesSay: "The story’s version:",
    claimed: "On the claim:",
    verdicts: {
      same: "✅ The sources say this",
      otherwise: "❌ The sources say otherwise",
      differ: "⚖️ The sources differ",
    },
    about: {
      form: "The sources put it differently.",
      number: "The number is another one.",
      date: "The date is another one.",
      speaker: "Somebody else is named for this.",
      roles: "The sources say it the other way round.",
      negation: "The sources say the opposite.",
    },
  },
  it: {
    title: "Confronto con la storia",
    how: "Che cosa dicono le mie fonti delle affermazioni che ho riconosciuto. Quello che non coprono è lasciato fuori.",
    nothing:
      "In questo messaggio non ho riconosciuto nulla di cui parlino le mie fonti. Questo non dice se sia giusto o no.",
    sourcesSay: "La versione della storia:",
    claimed: "Sull’affermazione:",
    verdicts: {
      same: "✅ Le fonti dicono questo",
      otherwise: "❌ Le fonti dicono altro",
      differ: "⚖️ Le fonti divergono",
    },
    about: {
      form: "Le fonti dicono la cosa in modo diverso.",
      number: "Il numero è un altro.",
      date: "La data è un’altra.",
      speaker: "Le fonti nominano un’altra persona.",
      roles: "Per le fonti è il contrario: i ruoli sono scambiati.",
      negation: "Le fonti dicono il contrario.",
    },
  },
  ru: {
    title: "Сверка с историей",
    how: "Что говорят мои источники об узнанных утверждениях. Чего в источниках нет, здесь не показано.",
    nothing:
      "В этом сообщении я не узнаю ничего, о чём говорят мои источники. Верно ли оно, отсюда не следует.",
    sourcesSay: "По данным источников:",
    claimed: "Утверждение:",
    verdicts: {
      same: "✅ Источники говорят то же",
      otherwise: "❌ Источники говорят другое",
      differ: "⚖️ Источники расходятся",
    },
    about: {
      form: "Источники излагают это иначе.",
      number: "В источниках другое число.",
      date: "В источниках другая дата.",
      speaker: "В источниках это связано с другим человеком.",
      roles: "В источниках всё наоборот: роли переставлены.",
      negation: "Источники говорят обратное.",
    },
  },
};
