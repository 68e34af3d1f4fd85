import { type Numbered, type NumberedPhrasing, pairUsesMin, type Vocabulary } from "./vocabulary.ts";

/** Which terms count how much, the heaviest meaning the rarest. */
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
  const users = Array.from({ length: size }, (): number[] => []);
  const uses = Array.from({ length: size }, (): number[] => []);
  for (const { entry, terms } of phrasings) {
    for (const term of terms) {
      const by = users[term] ?? [];
      const times = uses[term] ?? [];
      if (by.at(-1) === entry) times[times.length - 1] = (times.at(-1) ?? 0) + 1;
      else times[by.push(entry) - 1] = 1;
    }
  }
  const weights = Float64Array.from(uses, (times, term) => {
    const all = times.reduce((sum, own) => sum + own, 0);
    if (term >= stems && all < pairUsesMin) return 0;
    const entropy = times.reduce((sum, own) => sum - (own / all) * Math.log(own / all), 0);
    const rarity = Math.min(entries / Math.exp(entropy), generic.has(term) ? genericRarity : entries);
    return (term < stems ? 1 : pairShare) * Math.log(1 + rarity);
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
