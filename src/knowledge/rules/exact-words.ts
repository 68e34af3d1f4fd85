import { unprovenPiece } from "../fingerprint.ts";
import type { Quote } from "../schema.ts";
import type { Rule } from "./rule.ts";

/** A wording of a quotation, with the source that prints it. */
export interface Wording {
  readonly quote: string;
  readonly path: readonly PropertyKey[];
  readonly words: string;
  readonly source: string;
  readonly byHand: boolean;
}

/** Every wording stands in its source word for word: by the source's print, or compared by hand where there is none. */
export const wordsAreExact: Rule = ({ dossier, prints, problem }) =>
  [...dossier.quotes.values()].flatMap(wordingsOf).flatMap(({ quote, path, words, source, byHand }) => {
    const print = prints.get(source);
    const missing = print && unprovenPiece(print, words);
    if (missing !== undefined && !(byHand && isOneWord(missing))) {
      const message = `“${missing}” does not stand in ${source} in these words: copy them exactly, and mark a cut with …`;
      return [problem("quotes", quote, [...path, "words"], message)];
    }
    if (print || byHand) return [];
    const message = `nothing proves these words: compare them with ${source} and add \`checked: {by: hand, against: …}\`, or make a print of it`;
    return [problem("quotes", quote, [...path, "words"], message)];
  });

export function wordingsOf(quote: Quote): readonly Wording[] {
  const [first] = quote.cite;
  return [
    {
      quote: quote.id,
      path: [],
      words: quote.words,
      source: first?.source ?? "",
      byHand: quote.checked !== undefined,
    },
    ...quote.versions.map((version, index) => ({
      quote: quote.id,
      path: ["versions", index],
      words: version.words,
      source: version.source,
      byHand: version.checked !== undefined,
    })),
  ];
}

/** One word stands in many texts, so a print proves nothing of it. */
function isOneWord(piece: string): boolean {
  return !/\s/.test(piece);
}
