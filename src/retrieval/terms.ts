/** One phrasing as stems, with the number of the entry that it asks for. */
export interface StemmedPhrasing {
  readonly entry: number;
  /** Phrasings of one entry in one language form a group; each group counts alike, however many it has. */
  readonly group: string;
  readonly stems: readonly string[];
}

/** Numbers of terms and how much each counts, the heaviest meaning the rarest; of unit length if all are known. */
export interface TermVector {
  readonly terms: readonly number[];
  readonly weights: readonly number[];
}

/** The terms that phrasings use, numbered, each with its weight. */
export interface Terms {
  readonly size: number;
  /** By how few entries use it; what nobody wrote weighs most. */
  weightOf(stem: string): number;
  has(stem: string): boolean;
  name(term: number): string;
  /** @param trusts how far to trust each stem, 0 to 1; left out: fully. */
  vectorOf(stems: readonly string[], trusts?: readonly number[]): TermVector;
}

/** A pair says little that its two stems don't. */
const pairShare = 0.25;

/**
 * Terms are stems and neighbouring pairs of stems that occur twice. A term weighs ln(1 + entries / the effective number
 * of entries that use it), which is the exponential of the entropy of its use: counting entries rather than phrasings,
 * a word that one entry repeats stays rare.
 */
export function buildTerms(phrasings: readonly StemmedPhrasing[], entries: number): Terms {
  const uses = new Map<string, Map<number, number>>();
  for (const { entry, stems } of phrasings) {
    for (const term of [...stems, ...pairsOf(stems)]) {
      const use = uses.get(term) ?? new Map<number, number>();
      use.set(entry, (use.get(entry) ?? 0) + 1);
      uses.set(term, use);
    }
  }
  const unknownWeight = Math.log(1 + entries);
  const ids = new Map<string, number>();
  const names: string[] = [];
  const weights: number[] = [];
  for (const [term, use] of uses) {
    const isPair = term.includes(" ");
    if (isPair && total(use) < 2) continue;
    ids.set(term, names.length);
    names.push(term);
    weights.push((isPair ? pairShare : 1) * Math.log(1 + entries / effectiveNumber(use)));
  }

  return {
    size: names.length,
    weightOf: (stem) => weights[ids.get(stem) ?? -1] ?? unknownWeight,
    has: (stem) => ids.has(stem),
    name: (term) => names[term] ?? "",
    vectorOf(stems, trusts) {
      const found = new Map<number, number>();
      let squares = 0;
      const add = (term: string, trust: number, isPair: boolean) => {
        const id = ids.get(term);
        if (id === undefined) {
          // Words that nobody wrote lengthen the question, so that it can't score high by its other half.
          if (!isPair) squares += unknownWeight ** 2;
          return;
        }
        const weight = trust * (weights[id] ?? 0);
        if (found.has(id)) return;
        found.set(id, weight);
        squares += weight ** 2;
      };
      for (const [i, stem] of stems.entries()) add(stem, trusts?.[i] ?? 1, false);
      for (const [i, pair] of pairsOf(stems).entries()) {
        add(pair, Math.min(trusts?.[i] ?? 1, trusts?.[i + 1] ?? 1), true);
      }
      const length = Math.sqrt(squares) || 1;
      return { terms: [...found.keys()], weights: [...found.values()].map((weight) => weight / length) };
    },
  };
}

function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, i) => `${stems[i]} ${stem}`);
}

function total(use: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const count of use.values()) sum += count;
  return sum;
}

/** 1 where one entry has all uses of a term; the number of entries where they share them equally. */
function effectiveNumber(use: ReadonlyMap<number, number>): number {
  const all = total(use);
  let entropy = 0;
  for (const count of use.values()) entropy -= (count / all) * Math.log(count / all);
  return Math.exp(entropy);
}
