import type { Weights } from "./term-weights.ts";
import type { NumberedPhrasing, Vocabulary } from "./vocabulary.ts";

/** Which stems each entry has, in what it is asked by or in what it shows. All go by their numbers. */
export interface Coverage {
  has(entry: number, stem: number): boolean;
  /** The share of a question's weight whose stems an entry has, 0 to 1. */
  of(terms: readonly number[]): (entry: number) => number;
}

/**
 * A question may share an entry's telling words and yet ask for something else: what it says beyond them, the entry
 * must know as well.
 * @param shown the stems that each entry shows.
 * @param metonyms stems that stand for each other: an entry that has one has them all.
 */
export function buildCoverage(
  phrasings: readonly NumberedPhrasing[],
  shown: readonly (readonly number[])[],
  metonyms: readonly (readonly number[])[],
  vocabulary: Vocabulary,
  weights: Weights,
): Coverage {
  const entries = shown.length;
  const known = new Uint8Array(vocabulary.stems * entries);
  const note = (entry: number) => (term: number) => {
    if (term < vocabulary.stems) known[term * entries + entry] = 1;
  };
  for (const { entry, terms } of phrasings) terms.forEach(note(entry));
  for (const [entry, stems] of shown.entries()) stems.forEach(note(entry));
  for (const group of metonyms) {
    for (let entry = 0; entry < entries; entry++) {
      if (group.some((stem) => has(entry, stem))) group.forEach(note(entry));
    }
  }

  function has(entry: number, stem: number): boolean {
    return known[stem * entries + entry] === 1;
  }

  return {
    has,
    of(terms) {
      const stems = terms.filter((term) => term < vocabulary.stems);
      const weightsOf = stems.map(weights.of);
      const all = weightsOf.reduce((sum, weight) => sum + weight, 0);
      return (entry) => {
        let own = 0;
        for (let i = 0; i < stems.length; i++) if (has(entry, stems[i] ?? -1)) own += weightsOf[i] ?? 0;
        return all === 0 ? 0 : own / all;
      };
    },
  };
}
