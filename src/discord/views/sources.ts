import { citedBy } from "../../answering/cited-by.ts";
import type { Desk } from "../../answering/desk.ts";
import { formatDate } from "../../answering/format-date.ts";
import type { Source } from "../../knowledge/schema.ts";
import { type Language, textIn } from "../../knowledge/text.ts";
import { escapeMarkdown } from "../escape.ts";
import { link } from "../render-card.ts";
import { renderPage } from "../render-page.ts";
import { texts } from "../texts.ts";
import type { View, ViewRenderer } from "../view.ts";
import { titleAbout } from "./title-about.ts";

/** Sources with what each is used for; one alone with everything that rests on it. The subject is an id or words. */
export const sources: ViewRenderer = (view, desk, options) => {
  const named = desk.dossier.sources.get(view.subject);
  const found = named ? [named] : desk.findSources(view.subject);
  const [only, ...others] = found;
  if (!only) return undefined;
  const list = others.length === 0 ? oneSource(only, view, desk) : manySources(found, view, desk);
  return renderPage(list, view, options);
};

function manySources(found: readonly Source[], view: View, desk: Desk) {
  const { language } = view;
  const says = texts[language];
  return {
    title: titleAbout(says.sourcesTitle, view, desk),
    items: found.map((source) =>
      [
        `**${link(`${source.publisher}: ${source.title}`, source.url)}**`,
        `${dateOf(source, language)} · ${says.reliability[source.reliability]}`,
        `${says.usedFor}: ${escapeMarkdown(textIn(source.usedFor, language))}`,
      ].join("\n"),
    ),
  };
}

function oneSource(source: Source, view: View, desk: Desk) {
  const { language } = view;
  const says = texts[language];
  const about = [
    `${dateOf(source, language)} · ${says.reliability[source.reliability]}`,
    ...(source.read === "part" ? [says.onlyPart] : []),
    `${says.usedFor}: ${escapeMarkdown(textIn(source.usedFor, language))}`,
    `${says.licence}: ${escapeMarkdown(textIn(source.licence, language))}`,
    link(says.open, source.url),
    ...source.also.map((url) => link(new URL(url).hostname, url)),
    "",
    `**${says.cites}**`,
  ];
  return {
    title: `${source.publisher}: ${source.title}`,
    intro: about.join("\n"),
    between: "\n" as const,
    items: citedBy(source.id, desk.dossier, language).map((line) => `• ${escapeMarkdown(line)}`),
  };
}

function dateOf(source: Source, language: Language): string {
  if (!source.date) return texts[language].undated;
  const date = formatDate(source.date, language);
  return source.dateBasis === "inferred" ? `${date} (${texts[language].inferred})` : date;
}
