import { entryLabel } from "../../answering/entry-label.ts";
import { phrasingsByLanguage } from "../../answering/index-entries.ts";
import type { Dossier } from "../../knowledge/dossier.ts";
import type { Fingerprint } from "../../knowledge/fingerprint.ts";
import { wordingsOf } from "../../knowledge/rules/exact-words.ts";
import { readerTexts } from "../../knowledge/rules/reader-texts.ts";
import { languages } from "../../knowledge/text.ts";
import type { Reach } from "./reach.ts";
import { readingEase } from "./reading-ease.ts";
import type { Longest } from "./replies.ts";

/** A button's label (Discord, components/reference). */
const buttonMax = 80;

interface Summarized {
  readonly dossier: Dossier;
  readonly prints: ReadonlyMap<string, Fingerprint>;
  readonly reach: Reach;
  readonly longest: Longest;
}

/** What the knowledge holds and where it is weakest, as lines for people. */
export function summarize({ dossier, prints, reach, longest }: Summarized): string {
  return [
    `knowledge ${dossier.version}`,
    table("entries", count([...dossier.entries.values()].map((entry) => entry.kind))),
    table("phrasings", phrasingCounts(dossier)),
    table("besides", {
      quotes: dossier.quotes.size,
      speakers: new Set([...dossier.quotes.values()].map((quote) => quote.speaker)).size,
      figures: dossier.figures.size,
      events: dossier.events.size,
      topics: dossier.topics.size,
    }),
    table(
      "sources by reliability",
      count([...dossier.sources.values()].map(({ reliability }) => reliability)),
    ),
    table("claims by standing", count([...dossier.claims.values()].map(({ standing }) => standing))),
    table("wordings of quotations", proofs(dossier, prints)),
    table("answers by length", answerLengths(dossier)),
    `questions too long for a button (${buttonMax}): ${longQuestions(dossier)}`,
    `sources that nothing cites: ${uncited(dossier).join(", ") || "none"}`,
    `longest reply: ${longest.length} characters (${longest.entry}, ${longest.language})`,
    `reading ease of English answers: ${meanEase(dossier)} (60 is plain, 30 is hard)`,
    `phrasings found by the others: ${percent(reach.heldOut.all)} (${languages
      .map((language) => `${language} ${percent(reach.heldOut.byLanguage.get(language) ?? 1)}`)
      .join(", ")})`,
    "weakest entries:",
    ...reach.entries
      .slice(0, 10)
      .map(
        ({ id, share, phrasings, rival }) =>
          `  ${percent(share).padStart(4)} of ${phrasings} phrasings  ${id}${rival ? ` (rather ${rival})` : ""}`,
      ),
  ].join("\n");
}

function table(title: string, rows: Readonly<Record<string, number>>): string {
  const cells = Object.entries(rows).map(([name, number]) => `${name} ${number}`);
  return `${title}: ${cells.join(", ") || "none"}`;
}

function count(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]),
  );
}

function phrasingCounts({ entries }: Dossier) {
  return count(
    [...entries.values()].flatMap((entry) => phrasingsByLanguage(entry.ask).map(({ language }) => language)),
  );
}

function proofs({ quotes }: Dossier, prints: ReadonlyMap<string, Fingerprint>) {
  const wordings = [...quotes.values()].flatMap(wordingsOf);
  const byPrint = wordings.filter(({ source }) => prints.has(source)).length;
  return { "proven by fingerprint": byPrint, "compared by hand": wordings.length - byPrint };
}

function answerLengths(dossier: Dossier) {
  const answers = readerTexts(dossier).filter(({ path: [field] }) => field === "answer");
  const within = (min: number, max: number) =>
    answers.filter(({ text }) => text.length >= min && text.length < max).length;
  return { "under 300": within(0, 300), "under 600": within(300, 600), "600 to 1200": within(600, 1201) };
}

function longQuestions({ entries }: Dossier): number {
  return [...entries.values()].filter((entry) =>
    languages.some((language) => entryLabel(entry, language).length > buttonMax),
  ).length;
}

function uncited({ sources, quotes, entries, figures, events, claims }: Dossier): readonly string[] {
  const holders = [quotes, entries, figures, events, claims].flatMap((kind) => [...kind.values()]);
  // A citation is the only place in an entry that names a source.
  const cited = new Set(JSON.stringify(holders).match(/(?<="source":")[^"]+/g));
  return [...sources.keys()].filter((id) => !cited.has(id));
}

function meanEase(dossier: Dossier): number {
  const eases = readerTexts(dossier)
    .filter(
      ({ language, kind, path: [field] }) => language === "en" && kind === "questions" && field === "answer",
    )
    .map(({ text }) => readingEase(text));
  return Math.round(eases.reduce((sum, ease) => sum + ease, 0) / Math.max(1, eases.length));
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
