import type { Words } from "../knowledge/schema.ts";
import { buildSearchIndex } from "../retrieval/build-search-index.ts";
import { normalize } from "../retrieval/normalize.ts";
import type { IndexEntry, SearchIndex } from "../retrieval/search-index.ts";
import type { Suggestion } from "./desk.ts";

/** The entries of one kind (figures, quotes, events …), to be searched among themselves. */
export interface Shelf<T> {
  /** Best first; all of them, in their own order, for an empty text or an id's worth of one. */
  find(about: string): readonly T[];
  /** At most 25 labels that go on from what is typed; all of them in their own order while nothing is. */
  suggest(typed: string, label: (item: T) => string): readonly Suggestion[];
}

/** Hits that share much less with the question than the best one does are left out. */
const shareOfBestMin = 0.4;
const findMax = 200;
const suggestMax = 25;

export function buildShelf<T extends { readonly id: string }>(
  items: readonly T[],
  describe: (item: T) => IndexEntry,
  words: Words,
): Shelf<T> {
  const byId = new Map(items.map((item) => [item.id, item]));
  // Learned at its first use: most of what the bot is asked needs no shelf, and a start that is quick is worth more.
  let learned: SearchIndex | undefined;
  const index = () => {
    learned ??= buildSearchIndex(items.map(describe), words);
    return learned;
  };
  const pick = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);

  function find(about: string): readonly T[] {
    const text = about.trim();
    if (text === "") return items;
    const exact = byId.get(text);
    if (exact) return [exact];
    const hits = index().rank(text, findMax);
    const floor = (hits[0]?.score ?? 0) * shareOfBestMin;
    return pick(hits.filter((hit) => hit.score >= floor).map((hit) => hit.id));
  }

  function suggest(typed: string, label: (item: T) => string): readonly Suggestion[] {
    const query = normalize(typed);
    const found = query === "" ? items : pick(index().complete(typed, suggestMax));
    // What the label itself begins with comes first: people type the beginning of a name that they see.
    const begins = query === "" ? [] : items.filter((item) => beginsAWord(normalize(label(item)), query));
    const ranked = new Map([...begins, ...found].map((item) => [item.id, item]));
    return [...ranked.values()]
      .slice(0, suggestMax)
      .map((item) => ({ id: item.id, label: shorten(label(item)) }));
  }

  return { find, suggest };
}

function beginsAWord(label: string, query: string): boolean {
  return ` ${label}`.includes(` ${query}`);
}

const labelMax = 100;

/** At most 100 characters, cut between words with "…". */
export function shorten(label: string): string {
  const characters = [...label];
  if (characters.length <= labelMax) return label;
  const cut = characters.slice(0, labelMax - 1).join("");
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), labelMax / 2)).trimEnd()}…`;
}
