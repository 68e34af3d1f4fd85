import type { APIEmbed } from "discord.js";
import { nextEntries } from "../answering/card-parts.ts";
import { cardSources } from "../answering/card-sources.ts";
import type { Finding } from "../answering/check-message.ts";
import type { Dossier } from "../knowledge/dossier.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import { buttonRows } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { embedFields, embedLength } from "./embed-fields.ts";
import { escapeMarkdown, tameInput } from "./escape.ts";
import { messageLimits } from "./limits.ts";
import { nextButtons } from "./render-answer.ts";
import { embedBudget, link } from "./render-card.ts";

/** A statement in a message is repeated only as far as one recognises it. */
const saidMax = 200;
const sourcesMax = 3;

/** What the sources make of a message, statement by statement. Private: it is about somebody's words. */
export function renderFindings(
  findings: readonly Finding[],
  dossier: Dossier,
  language: Language,
): OutgoingMessage {
  const says = texts[language];
  if (findings.length === 0)
    return { embeds: [{ color: 0x8a8f98, title: says.title, description: says.nothing }] };
  let shown = findings;
  let embed = buildEmbed(shown, dossier, language);
  while (
    shown.length > 1 &&
    (embedLength(embed) > embedBudget || (embed.fields ?? []).length > messageLimits.embedFields)
  ) {
    shown = shown.slice(0, -1);
    embed = buildEmbed(shown, dossier, language);
  }
  const next = nextEntries(
    shown.map((finding) => finding.claim.question),
    dossier,
    language,
  );
  return { embeds: [embed], components: buttonRows(nextButtons({ next, language }, "next", 3)) };
}

function buildEmbed(findings: readonly Finding[], dossier: Dossier, language: Language): APIEmbed {
  const says = texts[language];
  return {
    color: 0x6b8e23,
    title: says.title,
    description: says.how,
    fields: findings.flatMap((finding) =>
      embedFields(says.verdicts[finding.verdict], findingLines(finding, dossier, language)),
    ),
  };
}

function findingLines(finding: Finding, dossier: Dossier, language: Language): readonly string[] {
  const { said, about, because, claim, cite } = finding;
  const sources = cardSources(cite, [], dossier).slice(0, sourcesMax);
  const why =
    because === undefined ? (about ? texts[language].about[about] : undefined) : textIn(because, language);
  return [
    `> ${escapeMarkdown(tameInput(said, saidMax))}`,
    ...(why ? [escapeMarkdown(why)] : []),
    `${texts[language].sourcesSay} ${escapeMarkdown(textIn(claim.claim, language))}`,
    sources.map((source) => link(source.label, source.url)).join(" · "),
  ];
}

interface FindingTexts {
  readonly title: string;
  readonly how: string;
  readonly nothing: string;
  readonly sourcesSay: string;
  readonly verdicts: Readonly<Record<Finding["verdict"], string>>;
  readonly about: Readonly<Record<NonNullable<Finding["about"]>, string>>;
}

const texts: Readonly<Record<Language, FindingTexts>> = {
  en: {
    title: "Checked against the story",
    how: "What my sources say of the statements that I recognised. What they don’t cover is left out.",
    nothing:
      "I recognised nothing in this message that my sources cover. That says nothing about whether it is right.",
    sourcesSay: "The story’s version:",
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
      negation: "The sources say the opposite.",
    },
  },
  it: {
    title: "Confronto con la storia",
    how: "Che cosa dicono le mie fonti delle affermazioni che ho riconosciuto. Quello che non coprono è lasciato fuori.",
    nothing:
      "In questo messaggio non ho riconosciuto nulla di cui parlino le mie fonti. Questo non dice se sia giusto o no.",
    sourcesSay: "La versione della storia:",
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
      negation: "Le fonti dicono il contrario.",
    },
  },
  ru: {
    title: "Сверка с историей",
    how: "Что говорят мои источники об узнанных утверждениях. Чего в источниках нет, здесь не показано.",
    nothing:
      "В этом сообщении я не узнаю ничего, о чём говорят мои источники. Верно ли оно, отсюда не следует.",
    sourcesSay: "По данным источников:",
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
      negation: "Источники говорят обратное.",
    },
  },
};
