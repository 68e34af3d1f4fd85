import type { Weights } from "./term-weights.ts";
import type { NumberedPhrasing, Vocabulary } from "./vocabulary.ts";

/** Which stems each entry has, in what it is asked by or in what it shows. All go by their numbers. */
export interface Coverage {
  has(entry: number, stem: number): boolean;
  /**
   * The share of a question's weight whose stems an entry has, 0 to 1.
   * @param phrasingOf the entry that the question is a phrasing of: it has only what it would have without that.
   */
  of(terms: readonly number[], phrasingOf?: number): (entry: number) => number;
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
  /** How many of an entry's phrasings have a stem; what it shows counts like two, and no more than 255 count. */
  const known = new Uint8ClampedArray(vocabulary.stems * entries);
  const note =
    (entry: number, times = 1) =>
    (term: number) => {
      const at = term * entries + entry;
      if (term < vocabulary.stems) known[at] = (known[at] ?? 0) + times;
    };
  for (const { entry, terms } of phrasings) terms.forEach(note(entry));
  for (const [entry, stems] of shown.entries()) stems.forEach(note(entry, 2));
  for (const group of metonyms) {
    for (let entry = 0; entry < entries; entry++) {
      if (group.some((stem) => has(entry, stem))) group.forEach(note(entry, 2));
    }
  }

  function has(entry: number, stem: number, times = 1): boolean {
    return (known[stem * entries + entry] ?? 0) >= times;
  }

  return {
    has: (entry, stem) => has(entry, stem),
    of(terms, phrasingOf) {
      const stems = terms.filter((term) => term < vocabulary.stems);
      const weightsOf = stems.map(weights.of);
      const all = weightsOf.reduce((sum, weight) => sum + weight, 0);
      return (entry) => {
        const times = entry === phrasingOf ? 2 : 1;
        let own = 0;
        for (let i = 0; i < stems.length; i++)
          if (has(entry, stems[i] ?? -1, times)) own += weightsOf[i] ?? 0;
        return all === 0 ? 0 : own / all;
      };
    },
  };
}
