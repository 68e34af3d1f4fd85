import Fuse, { type IFuseOptions } from "fuse.js";
import MiniSearch, { type Options, type SearchOptions } from "minisearch";
import { stem } from "../retrieval/stem.ts";
import type { Engine } from "./measure-engine.ts";

interface PeerEntry {
  readonly id: string;
  readonly phrasings: readonly string[];
}

/**
 * Other engines on the same rows: each phrasing a document of its own, or all of an entry's as one. They know no
 * confidence, so their best score stands for it.
 */
export const peers: Readonly<Record<string, (entries: readonly PeerEntry[]) => Engine>> = {
  fuseDefault: (entries) => fuse(entries, {}),
  fuseTokenSearch: (entries) => fuse(entries, { useTokenSearch: true }),
  miniSearchDefault: (entries) => miniSearch(entries, {}, {}),
  miniSearchFuzzyPrefix: (entries) => miniSearch(entries, {}, { fuzzy: 0.2, prefix: true }),
  miniSearchTuned: (entries) =>
    miniSearch(
      entries,
      stemmed,
      { ...cautious, weights: { fuzzy: 0.45, prefix: 0 }, bm25: { k: 1.2, b: 0.7, d: 0.5 } },
      [1, 0.8, 0.6, 0.4, 0.2],
    ),
  miniSearchTunedByEntry: (entries) =>
    miniSearch(
      entries.map(({ id, phrasings }) => ({ id, phrasings: [phrasings.join("\n")] })),
      stemmed,
      { ...cautious, weights: { fuzzy: 0.3, prefix: 0 }, bm25: { k: 2, b: 0.3, d: 0 } },
    ),
};

/** The best settings found by trying. */
const stemmed: Partial<Options> = { processTerm: (term) => stem(term.toLowerCase(), "en") };
const cautious: SearchOptions = { combineWith: "OR", fuzzy: (term) => (term.length > 3 ? 0.2 : false) };

interface Document {
  readonly entry: string;
  readonly text: string;
}

function fuse(entries: readonly PeerEntry[], options: IFuseOptions<Document>): Engine {
  const engine = new Fuse(documentsOf(entries), { ...options, keys: ["text"], includeScore: true });
  return {
    ask: (question) =>
      bestEntries(
        engine.search(question).map(({ item, score = 1 }) => ({ entry: item.entry, score: 1 - score })),
        [1],
      ),
  };
}

/** @param counts how much an entry's best, second … phrasing count. */
function miniSearch(
  entries: readonly PeerEntry[],
  options: Partial<Options>,
  search: SearchOptions,
  counts: readonly number[] = [1],
): Engine {
  const engine = new MiniSearch({ ...options, fields: ["text"] });
  const documents = documentsOf(entries);
  engine.addAll(documents.map(({ text }, id) => ({ id, text })));
  return {
    ask: (question) =>
      bestEntries(
        engine
          .search(question, search)
          .map(({ id, score }) => ({ entry: documents[Number(id)]?.entry ?? "", score })),
        counts,
      ),
  };
}

function documentsOf(entries: readonly PeerEntry[]): readonly Document[] {
  return entries.flatMap(({ id, phrasings }) => phrasings.map((text) => ({ entry: id, text })));
}

/** Adds up the best documents of each entry. */
function bestEntries(
  found: readonly { readonly entry: string; readonly score: number }[],
  counts: readonly number[],
): ReturnType<Engine["ask"]> {
  const seen = new Map<string, { count: number; score: number }>();
  for (const { entry, score } of found) {
    const one = seen.get(entry) ?? { count: 0, score: 0 };
    one.score += score * (counts[one.count] ?? 0);
    one.count += 1;
    seen.set(entry, one);
  }
  const ranked = [...seen].sort((a, b) => b[1].score - a[1].score).slice(0, 3);
  return { ids: ranked.map(([entry]) => entry), confidence: ranked[0]?.[1].score ?? 0 };
}
