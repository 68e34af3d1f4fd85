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
  for (const { stems } of phrasings) for (const stem of stems) if (!ids.has(stem)) ids.set(stem, ids.size);
  const stemCount = ids.size;
  /** By a number made of both stems' numbers: there are far more pairs than stems, and as texts they take long. */
  const pairs = new Map<number, number>();
  const counts = buildCounts();
  for (const { entry, stems } of phrasings) {
    let before: number | undefined;
    for (const stem of stems) {
      const id = ids.get(stem) ?? 0;
      counts.add(id, entry);
      if (before !== undefined) counts.add(numberOfPair(before * stemCount + id), entry);
      before = id;
    }
  }
  const size = stemCount + pairs.size;
  /** 0 for a pair that occurs once. */
  const weights = Float64Array.from({ length: size }, (_, term) => {
    const isPair = term >= stemCount;
    if (isPair && counts.isSingle(term)) return 0;
    return (isPair ? pairShare : 1) * Math.log(1 + entries / counts.effectiveNumber(term));
  });
  return {
    size,
    weightOf: (stem) => weights[ids.get(stem) ?? -1] ?? unknownWeight,
    has: (stem) => ids.has(stem),
    name,
    vectorOf,
  };

  function numberOfPair(key: number): number {
    const known = pairs.get(key);
    if (known !== undefined) return known;
    const made = stemCount + pairs.size;
    pairs.set(key, made);
    return made;
  }

  function vectorOf(stems: readonly string[], trusts?: readonly number[]): TermVector {
    const found: number[] = [];
    const values: number[] = [];
    let squares = 0;
    let before: number | undefined;
    for (let i = 0; i < stems.length; i++) {
      const id = ids.get(stems[i] ?? "");
      const [trust = 1, trustBefore = 1] = [trusts?.[i], trusts?.[i - 1]];
      // Words that nobody wrote lengthen the question, so that it can't score high by its other half.
      if (id === undefined) squares += unknownWeight ** 2;
      else {
        add(id, trust);
        if (before !== undefined) add(pairs.get(before * stemCount + id), Math.min(trust, trustBefore));
      }
      before = id;
    }
    const length = Math.sqrt(squares) || 1;
    for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / length;
    return { terms: found, weights: values };

    function add(id: number | undefined, trust: number) {
      const weight = trust * (weights[id ?? -1] ?? 0);
      if (id === undefined || weight === 0 || found.includes(id)) return;
      found.push(id);
      values.push(weight);
      squares += weight ** 2;
    }
  }

  /** To be read by people, and seldom: it searches. */
  function name(term: number): string {
    const nameOfStem = (wanted: number) => [...ids].find(([, id]) => id === wanted)?.[0] ?? "";
    if (term < stemCount) return nameOfStem(term);
    const [key = 0] = [...pairs].find(([, id]) => id === term) ?? [];
    return `${nameOfStem(Math.floor(key / stemCount))} ${nameOfStem(key % stemCount)}`;
  }
}

/** Counts how often each term is used, and how evenly by entries. */
function buildCounts() {
  const all: number[] = [];
  /** The entry that is being counted and its uses so far; Σ uses · ln(uses) of the entries before it. */
  const current: number[] = [];
  const own: number[] = [];
  const spread: number[] = [];
  const unevenness = (uses: number) => uses * Math.log(uses);

  return {
    add(term: number, entry: number) {
      if (current[term] === entry) own[term] = (own[term] ?? 0) + 1;
      else {
        spread[term] = (spread[term] ?? 0) + unevenness(own[term] ?? 1);
        current[term] = entry;
        own[term] = 1;
      }
      all[term] = (all[term] ?? 0) + 1;
    },
    isSingle: (term: number) => all[term] === 1,
    /** 1 where one entry has all uses of a term; the number of entries where they share them equally. */
    effectiveNumber(term: number): number {
      const uses = all[term] ?? 1;
      return uses / Math.exp(((spread[term] ?? 0) + unevenness(own[term] ?? 1)) / uses);
    },
  };
}
