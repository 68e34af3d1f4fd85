import type { Dossier } from "../knowledge/dossier.ts";
import type { Citation } from "../knowledge/schema.ts";
import type { CardQuote, CardSource } from "./card.ts";

/**
 * The sources of a card, each once, in the order in which they are cited, with every place that is cited:
 * "New Europe, ¶5, ¶7". A source whose words are quoted is opened at the first of these words.
 */
export function cardSources(
  citations: readonly Citation[],
  quotes: readonly CardQuote[],
  dossier: Dossier,
): readonly CardSource[] {
  const places = new Map<string, Set<string>>();
  for (const { source, at } of citations) {
    const known = places.get(source) ?? new Set();
    if (at !== undefined) known.add(at);
    places.set(source, known);
  }
  return [...places].flatMap(([id, ats]) => {
    const source = dossier.sources.get(id);
    if (!source) return [];
    const quoted = quotes.find((quote) => quote.sources[0] === id);
    return [{ id, label: [source.publisher, ...inOrder(ats)].join(", "), url: quoted?.url ?? source.url }];
  });
}

/** Ids of the sources that are cited, each once. */
export function sourceIds(citations: readonly Citation[]): readonly string[] {
  return [...new Set(citations.map((citation) => citation.source))];
}

const inOrder = (ats: ReadonlySet<string>) =>
  [...ats].sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
