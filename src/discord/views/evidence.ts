import { shownEntries } from "../../answering/answer-id.ts";
import { buildEvidence, type Passage } from "../../answering/build-evidence.ts";
import { entryLabel } from "../../answering/entry-label.ts";
import { escapeMarkdown } from "../escape.ts";
import { link } from "../render-card.ts";
import { renderPage } from "../render-page.ts";
import { texts } from "../texts.ts";
import type { ViewRenderer } from "../view.ts";

/**
 * Where an answer comes from: passage by passage, then who says what where sources differ. The subject is the answer's
 * id.
 */
export const evidence: ViewRenderer = (view, desk, options) => {
  const answer = desk.answerById(view.subject, view.language);
  if (answer?.kind !== "answered") return undefined;
  const entries = shownEntries(answer);
  const says = texts[view.language];
  const { passages, differences } = buildEvidence(entries, desk.dossier, view.language);
  const items = [
    ...passages.map(passageLines),
    ...differences.map(({ text, sides }) =>
      [`**${says.notes}**`, escapeMarkdown(text), ...sides.map((side) => `• ${passageLine(side)}`)].join(
        "\n",
      ),
    ),
  ];
  const asked = entries.map((entry) => entryLabel(entry, view.language)).join(" · ");
  return renderPage({ title: says.evidenceTitle(asked), items }, view, options);
};

function passageLines(passage: Passage): string {
  const says = passage.says ? `\n${escapeMarkdown(passage.says)}` : "";
  return `**${link(passage.label, passage.url)}**${passage.date ? ` · ${passage.date}` : ""}${says}`;
}

function passageLine(passage: Passage): string {
  return `${link(passage.label, passage.url)}${passage.says ? `: ${escapeMarkdown(passage.says)}` : ""}`;
}
