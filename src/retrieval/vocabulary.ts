import type { Language } from "../knowledge/text.ts";

/** A text by the numbers of its terms; a stem that nobody wrote has the number -1. */
export interface Numbered {
  readonly terms: readonly number[];
  /** How far to trust each term, 0 to 1; left out: fully. */
  readonly trusts?: readonly number[];
}

/** One phrasing, with the number of the entry that it asks for. */
export interface NumberedPhrasing extends Numbered {
  readonly entry: number;
  readonly language: Language;
}

/** The numbers of all terms: stems, which come first, and neighbouring pairs of them. */
export interface Vocabulary {
  readonly stems: number;
  readonly size: number;
  /** Stems that go with any question: they weigh little. */
  readonly generic: ReadonlySet<number>;
  /** -1 for a stem that no text has. */
  numberOf(stem: string): number;
  /** A text's stems, each with the pair that it ends. @param trusts how far to trust each stem. */
  read(stems: readonly number[], trusts?: readonly number[]): Numbered;
  name(term: number): string;
}

/** A pair that occurs once is chance. */
export const pairUsesMin = 2;

/**
 * @param numbers of all stems, from 0 on.
 * @param texts the stems of every phrasing.
 */
export function buildVocabulary(
  numbers: ReadonlyMap<string, number>,
  texts: readonly (readonly number[])[],
  generic: ReadonlySet<number>,
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
  return {
    stems,
    size: stems + pairs.size,
    generic,
    numberOf: (stem) => numbers.get(stem) ?? -1,
    read,
    name,
  };

  function read(text: readonly number[], trusts?: readonly number[]): Numbered {
    const terms: number[] = [];
    const trusted: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const before = text[i - 1] ?? -1;
      const stem = text[i] ?? -1;
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
