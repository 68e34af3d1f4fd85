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
 * @param phrasings those of one entry in one stretch.
 */
export function buildTerms(phrasings: readonly StemmedPhrasing[], entries: number): Terms {
  const unknownWeight = Math.log(1 + entries);
  const ids = new Map<string, number>();
  const names: string[] = [];
  const weights: number[] = [];
  for (const [term, { counts, isPair }] of countUses(phrasings)) {
    if (isPair && counts.length === 1 && counts[0] === 1) continue;
    ids.set(term, names.length);
    names.push(term);
    weights.push((isPair ? pairShare : 1) * Math.log(1 + entries / effectiveNumber(counts)));
  }
  return {
    size: names.length,
    weightOf: (stem) => weights[ids.get(stem) ?? -1] ?? unknownWeight,
    has: (stem) => ids.has(stem),
    name: (term) => names[term] ?? "",
    vectorOf,
  };

  function vectorOf(stems: readonly string[], trusts?: readonly number[]): TermVector {
    const found: number[] = [];
    const values: number[] = [];
    let squares = 0;
    const add = (id: number | undefined, trust: number) => {
      if (id === undefined || found.includes(id)) return;
      const weight = trust * (weights[id] ?? 0);
      found.push(id);
      values.push(weight);
      squares += weight ** 2;
    };
    for (let i = 0; i < stems.length; i++) {
      const [stem = "", before] = [stems[i], stems[i - 1]];
      const [trust = 1, trustBefore = 1] = [trusts?.[i], trusts?.[i - 1]];
      const id = ids.get(stem);
      // Words that nobody wrote lengthen the question, so that it can't score high by its other half.
      if (id === undefined) squares += unknownWeight ** 2;
      add(id, trust);
      if (before !== undefined) add(ids.get(`${before} ${stem}`), Math.min(trust, trustBefore));
    }
    const length = Math.sqrt(squares) || 1;
    return { terms: found, weights: values.map((weight) => weight / length) };
  }
}

/** How often each of the entries that use a term uses it, and which of them is being counted. */
interface Uses {
  readonly isPair: boolean;
  readonly counts: number[];
  entry: number;
}

function countUses(phrasings: readonly StemmedPhrasing[]): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>();
  for (const { entry, stems } of phrasings) {
    for (const stem of stems) count(stem, entry, false);
    for (let i = 1; i < stems.length; i++) count(`${stems[i - 1]} ${stems[i]}`, entry, true);
  }
  return uses;

  function count(term: string, entry: number, isPair: boolean) {
    const use = uses.get(term);
    if (use === undefined) uses.set(term, { isPair, entry, counts: [1] });
    else if (use.entry !== entry) {
      use.entry = entry;
      use.counts.push(1);
    } else use.counts.push((use.counts.pop() ?? 0) + 1);
  }
}

/** 1 where one entry has all uses of a term; the number of entries where they share them equally. */
function effectiveNumber(counts: readonly number[]): number {
  let all = 0;
  for (const count of counts) all += count;
  let entropy = 0;
  for (const count of counts) entropy -= (count / all) * Math.log(count / all);
  return Math.exp(entropy);
}
