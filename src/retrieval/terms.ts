/** A text by the numbers of its terms; a stem that nobody wrote has the number -1. */
export interface Numbered {
  readonly terms: readonly number[];
  /** How far to trust each term, 0 to 1; left out: fully. */
  readonly trusts?: readonly number[];
}

/** One phrasing, with the number of the entry that it asks for. */
export interface NumberedPhrasing extends Numbered {
  readonly entry: number;
  /** Phrasings of one entry in one language form a group; each group counts alike, however many it has. */
  readonly group: number;
}

/** The numbers of all terms: stems, which come first, and neighbouring pairs of them. */
export interface Vocabulary {
  readonly stems: number;
  readonly size: number;
  /** -1 for a stem that no text has. */
  numberOf(stem: string): number;
  /** A text's stems, each with the pair that it ends. @param trusts how far to trust each stem. */
  read(stems: readonly number[], trusts?: readonly number[]): Numbered;
  name(term: number): string;
}

/** Which of them count how much, the heaviest meaning the rarest. */
export interface Weights {
  /** The entries that use each term, in rising order. */
  readonly users: readonly (readonly number[])[];
  /** What nobody wrote weighs most. */
  of(term: number): number;
  /** Each known term once; of unit length. */
  vectorOf(text: Numbered): TermVector;
}

export interface TermVector {
  readonly terms: readonly number[];
  readonly weights: readonly number[];
}

/** A pair says little that its two stems don't. */
const pairShare = 0.25;
/** A pair that occurs once is chance. */
const pairUsesMin = 2;

/**
 * @param numbers of all stems, from 0 on.
 * @param texts the stems of every phrasing.
 */
export function buildVocabulary(
  numbers: ReadonlyMap<string, number>,
  texts: readonly (readonly number[])[],
): Vocabulary {
  const stems = numbers.size;
  /** By a number made of both stems' numbers: there are far more pairs than stems, and as texts they take long. */
  const uses = new Map<number, number>();
  for (const text of texts) {
    for (let i = 1; i < text.length; i++) {
      const key = (text[i - 1] ?? 0) * stems + (text[i] ?? 0);
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  const repeated = [...uses.keys()].filter((key) => (uses.get(key) ?? 0) >= pairUsesMin);
  const pairs = new Map(repeated.map((key, i) => [key, stems + i]));
  return { stems, size: stems + pairs.size, numberOf: (stem) => numbers.get(stem) ?? -1, read, name };

  function read(text: readonly number[], trusts?: readonly number[]): Numbered {
    const terms: number[] = [];
    const trusted: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const [before = -1, stem = -1] = [text[i - 1], text[i]];
      const pair = before < 0 || stem < 0 ? undefined : pairs.get(before * stems + stem);
      terms.push(stem);
      if (pair !== undefined) terms.push(pair);
      if (trusts === undefined) continue;
      const trust = trusts[i] ?? 1;
      trusted.push(trust);
      if (pair !== undefined) trusted.push(Math.min(trust, trusts[i - 1] ?? 1));
    }
    return trusts ? { terms, trusts: trusted } : { terms };
  }

  /** To be read by people, and seldom: it searches. */
  function name(term: number): string {
    if (term < stems) return [...numbers].find(([, number]) => number === term)?.[0] ?? "";
    const key = repeated[term - stems] ?? 0;
    return `${name(Math.floor(key / stems))} ${name(key % stems)}`;
  }
}

/**
 * A term weighs ln(1 + entries / the effective number of entries that use it), which is the exponential of the entropy
 * of its use: counting entries rather than phrasings, a word that one entry repeats stays rare. A pair counts once it
 * occurs twice.
 * @param phrasings by rising entry.
 */
export function weighTerms(
  phrasings: readonly NumberedPhrasing[],
  { stems, size }: Vocabulary,
  entries: number,
): Weights {
  const unknown = Math.log(1 + entries);
  const users = Array.from({ length: size }, (): number[] => []);
  const uses = Array.from({ length: size }, (): number[] => []);
  for (const { entry, terms } of phrasings) {
    for (const term of terms) {
      const [by = [], times = []] = [users[term], uses[term]];
      if (by.at(-1) === entry) times[times.length - 1] = (times.at(-1) ?? 0) + 1;
      else times[by.push(entry) - 1] = 1;
    }
  }
  const weights = Float64Array.from(uses, (times, term) => {
    const all = times.reduce((sum, own) => sum + own, 0);
    if (term >= stems && all < pairUsesMin) return 0;
    if (all === 0) return unknown;
    const entropy = times.reduce((sum, own) => sum - (own / all) * Math.log(own / all), 0);
    return (term < stems ? 1 : pairShare) * Math.log(1 + entries / Math.exp(entropy));
  });
  return { users, of, vectorOf };

  function of(term: number): number {
    return weights[term] ?? unknown;
  }

  function vectorOf({ terms, trusts }: Numbered): TermVector {
    const found: number[] = [];
    const values: number[] = [];
    let squares = 0;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] ?? -1;
      const weight = (trusts?.[i] ?? 1) * of(term);
      if (weight === 0 || found.includes(term)) continue;
      // Words that nobody wrote lengthen the question, so that it can't score high by its other half.
      squares += weight ** 2;
      if (term < 0) continue;
      found.push(term);
      values.push(weight);
    }
    const length = Math.sqrt(squares) || 1;
    for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / length;
    return { terms: found, weights: values };
  }
}
