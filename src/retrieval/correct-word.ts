import Fuse from "fuse.js";

/** A known word for one that nobody wrote, and how far to trust it: 1 is surely, 0 not at all. */
export interface Correction {
  readonly words: readonly string[];
  readonly trust: number;
}

const candidatesMax = 16;
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
  const byPair = new Map<string, number[]>();
  for (const [id, word] of words.entries()) {
    for (const pair of new Set(pairsOf(word))) {
      const ids = byPair.get(pair);
      if (ids) ids.push(id);
      else byPair.set(pair, [id]);
    }
  }
  const shared = new Uint8Array(words.length);
  const cache = new Map<string, Correction | undefined>();

  return (word) => {
    if (word.length < 4 || /\d/.test(word)) return undefined;
    if (!cache.has(word)) {
      if (cache.size >= cacheMax) cache.clear();
      cache.set(word, swapped(word) ?? nearest(word) ?? split(word));
    }
    return cache.get(word);
  };

  function swapped(word: string): Correction | undefined {
    for (let i = 0; i + 1 < word.length; i++) {
      const swap = word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2);
      if (known.has(swap)) return { words: [swap], trust: 1 - 1 / word.length };
    }
    return undefined;
  }

  function nearest(word: string): Correction | undefined {
    const candidates = shortlist(word);
    const fuse = new Fuse(
      // The marks at both ends let the first and the last letter count as pairs of their own.
      candidates.map((candidate) => `^${candidate}$`),
      { includeScore: true, ignoreLocation: true, ignoreFieldNorm: true, threshold: 0.22 },
    );
    let best: { readonly candidate: string; readonly score: number } | undefined;
    for (const { refIndex, score = 1 } of fuse.search(`^${word}$`)) {
      const candidate = candidates[refIndex];
      if (candidate === undefined) continue;
      if (
        best === undefined ||
        score < best.score ||
        (score === best.score && closer(candidate, best.candidate))
      )
        best = { candidate, score };
    }
    return best && { words: [best.candidate], trust: 1 - best.score };

    function closer(a: string, b: string): boolean {
      const [initialA, initialB] = [a[0] === word[0], b[0] === word[0]];
      if (initialA !== initialB) return initialA;
      return candidates.indexOf(a) < candidates.indexOf(b);
    }
  }

  /** The known words of about this length that share most pairs of letters with `word`, best first. */
  function shortlist(word: string): readonly string[] {
    const touched: number[] = [];
    for (const pair of new Set(pairsOf(word))) {
      for (const id of byPair.get(pair) ?? []) {
        const length = words[id]?.length ?? 0;
        if (Math.abs(length - word.length) > 2) continue;
        if (shared[id] === 0) touched.push(id);
        shared[id] = (shared[id] ?? 0) + 1;
      }
    }
    const ranked = touched.map((id) => ({ word: words[id] ?? "", pairs: shared[id] ?? 0 }));
    for (const id of touched) shared[id] = 0;
    return ranked
      .sort((a, b) => b.pairs - a.pairs || (known.get(b.word) ?? 0) - (known.get(a.word) ?? 0))
      .slice(0, candidatesMax)
      .map((candidate) => candidate.word);
  }

  function split(word: string): Correction | undefined {
    for (let i = word.length - 3; i >= 3; i--) {
      const parts = [word.slice(0, i), word.slice(i)];
      if (parts.every((part) => known.has(part))) return { words: parts, trust: 0.8 };
    }
    return undefined;
  }
}

function pairsOf(word: string): string[] {
  const marked = `^${word}$`;
  return Array.from({ length: marked.length - 1 }, (_, i) => marked.slice(i, i + 2));
}
