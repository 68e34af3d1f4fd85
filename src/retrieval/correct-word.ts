import Fuse from "fuse.js";

/** A known word for one that nobody wrote, and how far to trust it: 1 is surely, 0 not at all. */
export interface Correction {
  readonly words: readonly string[];
  readonly trust: number;
}

const candidatesMax = 16;
/** fuse.js: the share of a word's letters, both ends counted, that may be wrong. */
const threshold = 0.22;
const cacheMax = 5000;

/**
 * Corrects words by the words that are known: swapped letters first, then fuse.js over the few that share most pairs
 * of letters, then two words written as one. Over a shortlist of words fuse.js costs microseconds.
 * @param known each known word with the number of times that it is used.
 */
export function buildCorrection(
  known: ReadonlyMap<string, number>,
): (word: string) => Correction | undefined {
  const words = [...known.keys()];
  const byPair = new Map<number, number[]>();
  for (const [id, word] of words.entries()) {
    for (const pair of pairsOf(word)) {
      const ids = byPair.get(pair);
      if (ids) ids.push(id);
      else byPair.set(pair, [id]);
    }
  }
  const lengths = words.map((word) => word.length);
  const counts = [...known.values()];
  /** How many pairs each word shares with the one at hand; all 0 between calls. */
  const shared = new Uint8Array(words.length);
  const cache = new Map<string, Correction | undefined>();

  return (word) => {
    if (word.length < 3 || /\d/.test(word)) return undefined;
    if (!cache.has(word)) {
      if (cache.size >= cacheMax) cache.clear();
      cache.set(word, swapped(word) ?? nearest(word) ?? split(word));
    }
    return cache.get(word);
  };

  /** Of the words that swapping two neighbouring letters makes, the one that is used most: putni → putin, not punti. */
  function swapped(word: string): Correction | undefined {
    let best: string | undefined;
    for (let i = 0; i + 1 < word.length; i++) {
      const swap = word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2);
      if ((known.get(swap) ?? 0) > (known.get(best ?? "") ?? 0)) best = swap;
    }
    return best === undefined ? undefined : { words: [best], trust: 1 - 1 / word.length };
  }

  function nearest(word: string): Correction | undefined {
    // The marks at both ends hold the first and the last letter in their places.
    const candidates = shortlist(word).map((candidate) => `^${candidate}$`);
    if (candidates.length === 0) return undefined;
    const fuse = new Fuse(candidates, {
      includeScore: true,
      ignoreLocation: true,
      ignoreFieldNorm: true,
      threshold,
    });
    // Equal scores keep the order of the shortlist; but people seldom mistake the first letter.
    const found = fuse.search(`^${word}$`);
    const closest = found.filter(({ score }) => score === found[0]?.score);
    const best =
      closest.find(({ item }) => item[1] === word[0]) ?? (word.length > 3 ? closest[0] : undefined);
    return best && { words: [best.item.slice(1, -1)], trust: 1 - (best.score ?? 1) };
  }

  /** The known words of about this length that share most pairs of letters with `word`, best first. */
  function shortlist(word: string): readonly string[] {
    const touched: number[] = [];
    const pairs = pairsOf(word);
    // A wrong letter spoils two pairs, so with fewer in common fuse.js would find too many letters wrong.
    const sharedMin = pairs.size - 2 * Math.floor(threshold * (word.length + 2));
    for (const pair of pairs) {
      for (const id of byPair.get(pair) ?? []) {
        if (Math.abs((lengths[id] ?? 0) - word.length) > 2) continue;
        if (shared[id] === 0) touched.push(id);
        shared[id] = (shared[id] ?? 0) + 1;
      }
    }
    const best: number[] = [];
    for (const id of touched) {
      if ((shared[id] ?? 0) < sharedMin) continue;
      const last = best[candidatesMax - 1];
      if (last !== undefined && !closer(id, last)) continue;
      let at = Math.min(best.length, candidatesMax - 1);
      for (; at > 0 && closer(id, best[at - 1] ?? id); at--) best[at] = best[at - 1] ?? id;
      best[at] = id;
    }
    for (const id of touched) shared[id] = 0;
    return best.map((id) => words[id] ?? "");
  }

  /** Whether word `a` shares more pairs than word `b`, or as many and is used more. */
  function closer(a: number, b: number): boolean {
    const more = (shared[a] ?? 0) - (shared[b] ?? 0);
    return more > 0 || (more === 0 && (counts[a] ?? 0) > (counts[b] ?? 0));
  }

  function split(word: string): Correction | undefined {
    for (let i = word.length - 3; i >= 3; i--) {
      const parts = [word.slice(0, i), word.slice(i)];
      if (parts.every((part) => known.has(part))) return { words: parts, trust: 0.8 };
    }
    return undefined;
  }
}

/** Each pair of neighbouring letters once, as a number; both ends of the word count as letters. */
function pairsOf(word: string): Set<number> {
  const pairs = new Set<number>();
  let before = 0;
  for (let i = 0; i <= word.length; i++) {
    const letter = i < word.length ? word.charCodeAt(i) : 0;
    pairs.add(before * 0x10000 + letter);
    before = letter;
  }
  return pairs;
}
