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
  readonly group: string;
}

/** The numbers of all terms: stems, which come first, and neighbouring pairs of them. */
export interface Vocabulary {
  readonly stems: number;
  readonly size: number;
  /** -1 for a stem that no text has. */
  numberOf(stem: string): number;
  /** @param trusts how far to trust each stem. */
  read(stems: readonly string[], trusts?: readonly number[]): Numbered;
  name(term: number): string;
}

/** Which of them count how much, the heaviest meaning the rarest. */
export interface Weights {
  /** The entries that use each term, in rising order. */
  readonly users: readonly (readonly number[])[];
  /** What nobody wrote weighs most. */
  of(term: number): number;
  /** Each term once; of unit length. */
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
 * @param texts the stems of every phrasing.
 * @param others stems that no phrasing may have.
 */
export function buildVocabulary(
  texts: readonly (readonly string[])[],
  others: Iterable<string> = [],
): Vocabulary {
  const numbers = new Map<string, number>();
  const learn = (stem: string) => {
    const known = numbers.get(stem) ?? numbers.size;
    if (known === numbers.size) numbers.set(stem, known);
    return known;
  };
  const numbered = texts.map((stems) => stems.map(learn));
  for (const stem of others) learn(stem);
  const size = numbers.size;
  /** By a number made of both stems' numbers: there are far more pairs than stems, and as texts they take long. */
  const uses = new Map<number, number>();
  for (const stems of numbered) {
    for (let i = 1; i < stems.length; i++) {
      const key = keyOf(stems[i - 1] ?? -1, stems[i] ?? -1);
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  const repeated = [...uses].flatMap(([key, times]) => (times < pairUsesMin ? [] : [key]));
  const pairs = new Map(repeated.map((key, i) => [key, size + i]));
  return { stems: size, size: size + pairs.size, numberOf, read, name };

  function numberOf(stem: string): number {
    return numbers.get(stem) ?? -1;
  }

  function keyOf(one: number, other: number): number {
    return one < 0 || other < 0 ? -1 : one * size + other;
  }

  function read(stems: readonly string[], trusts?: readonly number[]): Numbered {
    const terms: number[] = [];
    const trusted: number[] = [];
    let before = -1;
    for (let i = 0; i < stems.length; i++) {
      const term = numberOf(stems[i] ?? "");
      const pair = pairs.get(keyOf(before, term));
      const trust = trusts?.[i] ?? 1;
      terms.push(term);
      trusted.push(trust);
      if (pair !== undefined) {
        terms.push(pair);
        trusted.push(Math.min(trust, trusts?.[i - 1] ?? 1));
      }
      before = term;
    }
    return trusts ? { terms, trusts: trusted } : { terms };
  }

  /** To be read by people, and seldom: it searches. */
  function name(term: number): string {
    const find = (numbers: Map<string | number, number>) => [...numbers].find(([, id]) => id === term)?.[0];
    if (term < size) return String(find(numbers) ?? "");
    const key = Number(find(pairs));
    return `${name(Math.floor(key / size))} ${name(key % size)}`;
  }
}

/**
 * A term weighs ln(1 + entries / the effective number of entries that use it), which is the exponential of the entropy
 * of its use: counting entries rather than phrasings, a word that one entry repeats stays rare. A pair counts once it
 * occurs twice.
 * @param phrasings those of one entry in one stretch.
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
