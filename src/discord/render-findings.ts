import type { APIEmbed } from "discord.js";
import { buildPassage } from "../answering/build-evidence.ts";
import { nextEntries } from "../answering/card-parts.ts";
import { cardSources } from "../answering/card-sources.ts";
import { type Finding, isDisputed } from "../answering/check-message.ts";
import type { Dossier } from "../knowledge/dossier.ts";
import type { Citation } from "../knowledge/schema.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import { buttonRows } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { embedFields, embedLength } from "./embed-fields.ts";
import { escapeMarkdown, tameInput } from "./escape.ts";
import { findingTexts } from "./finding-texts.ts";
import { messageLimits } from "./limits.ts";
import { nextButtons } from "./render-answer.ts";
import { embedBudget, link } from "./render-card.ts";
import { texts } from "./texts.ts";

/** A statement in a message is repeated only as far as one recognises it. */
const saidMax = 200;
const sourcesMax = 3;
const sidesMax = 5;
/** One row of buttons: an entry to open for each claim. */
const entriesMax = 5;
/** More than a reader takes in at once. */
const findingsMax = 6;

/** What the sources make of a message, statement by statement. Private: it is about somebody's words. */
export function renderFindings(
  findings: readonly Finding[],
  dossier: Dossier,
  language: Language,
): OutgoingMessage {
  const says = findingTexts[language];
  if (findings.length === 0)
    return { embeds: [{ color: 0x8a8f98, title: says.title, description: says.nothing }] };
  let shown = findings.slice(0, findingsMax);
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
  const left = findings.length - shown.length;
  const whole = left > 0 ? { ...embed, footer: { text: texts[language].more(left) } } : embed;
  return { embeds: [whole], components: buttonRows(nextButtons({ next, language }, "next", entriesMax)) };
}

function buildEmbed(findings: readonly Finding[], dossier: Dossier, language: Language): APIEmbed {
  const says = findingTexts[language];
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
  const says = findingTexts[language];
  const differ = isDisputed(claim);
  const sources = cardSources(cite, [], dossier).slice(0, sourcesMax);
  const links = sources.map((source) => link(source.label, source.url)).join(" · ");
  const why = because === undefined ? (about ? says.about[about] : undefined) : textIn(because, language);
  return [
    `> ${escapeMarkdown(tameInput(said, saidMax))}`,
    ...(why ? [escapeMarkdown(why)] : []),
    `${differ ? says.claimed : says.sourcesSay} ${escapeMarkdown(textIn(claim.claim, language))}`,
    ...(differ ? sideLines(cite, dossier, language) : [links]),
  ];
}

/** Who says what: where sources differ, a reader needs each of them, and not only its address. */
function sideLines(cite: readonly Citation[], dossier: Dossier, language: Language): readonly string[] {
  return cite
    .flatMap((citation) => buildPassage(citation, dossier, language))
    .slice(0, sidesMax)
    .map(
      ({ label, says, url }) => `• ${link(label, url)}${says === null ? "" : `: ${escapeMarkdown(says)}`}`,
    );
}
