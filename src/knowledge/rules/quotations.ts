import type { Dossier } from "../dossier.ts";
import { unprovenPiece } from "../fingerprint.ts";
import { foldWords } from "../fold-words.ts";
import { languagesOf, type Text, textIn } from "../text.ts";
import { type ReaderText, readerTexts } from "./reader-texts.ts";
import type { Draft, Rule } from "./rule.ts";

/**
 * What stands between quotation marks is part of a quotation that the dossier holds, or of what a cited source prints,
 * or a name. A single word can't misquote anybody. Where the English text quotes, its translations quote in translation.
 */
export const quotationsAreHeld: Rule = (draft) => {
  const held = heldWords(draft.dossier);
  const texts = readerTexts(draft.dossier);
  const quotedInEnglish = new Map(
    texts
      .filter(({ language }) => language === "en")
      .map((reader) => [placeOf(reader), quotationsIn(reader.text).length]),
  );
  return texts.flatMap((reader) => {
    const strange = quotationsIn(reader.text).filter(
      (quotation) => !isName(quotation) && !isHeld(quotation, held) && !isPrinted(quotation, reader, draft),
    );
    const translated = reader.language === "en" ? 0 : (quotedInEnglish.get(placeOf(reader)) ?? 0);
    if (strange.length <= translated) return [];
    return strange.map((quotation) =>
      draft.problem(
        reader.kind,
        reader.id,
        reader.path,
        `“${quotation}” is in no quotation that the knowledge holds: quote the exact words, add them to \`quotes\`, or tell them without quotation marks`,
      ),
    );
  });
};

/** One word, or a few with a capital first, as Russian writes «Единая Россия». */
function isName(quotation: string): boolean {
  const words = quotation.split(/\s+/);
  return (
    words.length === 1 ||
    (words.length <= 3 && /^\p{Script=Cyrillic}/u.test(quotation) && /^\p{Lu}/u.test(quotation))
  );
}

function isHeld(quotation: string, held: readonly string[]): boolean {
  return quotation
    .split("…")
    .map((piece) => ` ${foldWords(piece).join(" ")} `)
    .every((words) => held.some((text) => text.includes(words)));
}

function isPrinted(quotation: string, { cite }: ReaderText, { prints }: Draft): boolean {
  return cite.some(({ source }) => {
    const print = prints.get(source);
    return print !== undefined && unprovenPiece(print, quotation) === undefined;
  });
}

/** Quotations piece by piece (never across a cut), titles and names; each with a space around every word. */
function heldWords({ quotes, sources, profiles, topics, entries }: Dossier): readonly string[] {
  const texts = [
    ...[...quotes.values()].flatMap((quote) => [quote.words, ...quote.versions.map(({ words }) => words)]),
    ...[...sources.values()].flatMap((source) => [source.title, source.publisher]),
    ...[...profiles.values()].flatMap((profile) => [...wordings(profile.name), ...profile.names]),
    ...[...topics.values()].flatMap((topic) => [...wordings(topic.name), ...topic.names]),
    ...[...entries.values()].flatMap((entry) => (entry.kind === "question" ? wordings(entry.question) : [])),
  ];
  return texts.flatMap((text) => text.split("…")).map((text) => ` ${foldWords(text).join(" ")} `);
}

function wordings(text: Text): readonly string[] {
  return languagesOf(text).map((language) => textIn(text, language));
}

function placeOf({ kind, id, path, language }: ReaderText): string {
  return [kind, id, ...path.filter((step) => step !== language)].join(" ");
}

/** What stands between “…”, «…», „…“ or "…". */
export function quotationsIn(text: string): readonly string[] {
  return [...text.matchAll(/“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|"([^"]+)"/gu)].map((match) =>
    match.slice(1).filter(Boolean).join(""),
  );
}
