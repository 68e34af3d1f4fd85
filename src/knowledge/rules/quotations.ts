import type { Dossier } from "../dossier.ts";
import { foldWords } from "../fold-words.ts";
import { languagesOf, type Text, textIn } from "../text.ts";
import { readerTexts } from "./reader-texts.ts";
import type { Rule } from "./rule.ts";

/** What stands between quotation marks is part of a quotation that the dossier holds, of a title, or a name. */
export const quotationsAreHeld: Rule = ({ dossier, problem }) => {
  const held = heldWords(dossier);
  return readerTexts(dossier).flatMap(({ kind, id, path, text }) =>
    quotationsIn(text)
      .filter((quotation) => !quotation.split("…").every((piece) => holds(held, piece)))
      .map((quotation) =>
        problem(
          kind,
          id,
          path,
          `“${quotation}” is in no quotation that the knowledge holds: quote the exact words, add them to \`quotes\`, or tell them without quotation marks`,
        ),
      ),
  );
};

function holds(held: readonly string[], piece: string): boolean {
  const words = ` ${foldWords(piece).join(" ")} `;
  return held.some((text) => text.includes(words));
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

/** What stands between “…”, «…», „…“ or "…". */
export function quotationsIn(text: string): readonly string[] {
  return [...text.matchAll(/“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|"([^"]+)"/gu)].map((match) =>
    match.slice(1).filter(Boolean).join(""),
  );
}
