import type { SparseRows } from "./sparse-rows.ts";
import { type Numbered, type NumberedPhrasing, pairUsesMin, type Vocabulary } from "./vocabulary.ts";

/** Which terms count how much, the heaviest meaning the rarest. */
export interface Weights {
  /** A row for each term: the entries that use it, and how often. */
  readonly uses: SparseRows;
  /** What nobody wrote weighs most. */
  of(term: number): number;
  /** Whether a phrasing has it. */
  isUsed(term: number): boolean;
  /** Each known term once; of unit length. */
  vectorOf(text: Numbered): TermVector;
}

export interface TermVector {
  readonly terms: readonly number[];
  readonly weights: readonly number[];
}

/** A pair says little that its two stems don't. */
const pairShare = 0.35;
/** A word that goes with any question weighs no more than if one entry in so many used it. */
const genericRarity = 5;

/**
 * A term weighs ln(1 + entries / the effective number of entries that use it), which is the exponential of the entropy
 * of its use: counting entries rather than phrasings, a word that one entry repeats stays rare. A pair counts once it
 * occurs twice.
 * @param phrasings by rising entry.
 */
export function weighTerms(
  phrasings: readonly NumberedPhrasing[],
  { stems, size, generic }: Vocabulary,
  entries: number,
): Weights {
  const unknown = Math.log(1 + entries);
  const uses = countUses(phrasings, size);
  const weights = Float64Array.from({ length: size }, (_, term) => weigh(term));
  return { uses, of, isUsed, vectorOf };

  function weigh(term: number): number {
    const [start = 0, end = 0] = [uses.starts[term], uses.starts[term + 1]];
    let all = 0;
    for (let at = start; at < end; at++) all += uses.values[at] ?? 0;
    if (term >= stems && all < pairUsesMin) return 0;
    let entropy = 0;
    for (let at = start; at < end; at++) {
      const share = (uses.values[at] ?? 0) / all;
      entropy -= share * Math.log(share);
    }
    const rarity = Math.min(entries / Math.exp(entropy), generic.has(term) ? genericRarity : entries);
    return (term < stems ? 1 : pairShare) * Math.log(1 + rarity);
  }

  function of(term: number): number {
    return weights[term] ?? unknown;
  }

  function isUsed(term: number): boolean {
    return (uses.starts[term + 1] ?? 0) > (uses.starts[term] ?? 0);
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

/** @param phrasings by rising entry. */
function countUses(phrasings: readonly NumberedPhrasing[], size: number): SparseRows {
  const starts = new Int32Array(size + 1);
  const lastUser = new Int32Array(size).fill(-1);
  for (const { entry, terms } of phrasings) {
    for (const term of terms) {
      if (lastUser[term] === entry) continue;
      lastUser[term] = entry;
      starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    }
  }
  for (let term = 0; term < size; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const columns = new Int32Array(starts[size] ?? 0);
  const values = new Float64Array(columns.length);
  const ends = starts.slice();
  for (const { entry, terms } of phrasings) {
    for (const term of terms) {
      let at = ends[term] ?? 0;
      if (at > (starts[term] ?? 0) && columns[at - 1] === entry) at--;
      columns[at] = entry;
      values[at] = (values[at] ?? 0) + 1;
      ends[term] = at + 1;
    }
  }
  return { starts, columns, values };
}
