import type { StemmedPhrasing } from "./terms.ts";

/** Which words each entry has, in what it is asked by or in what it shows. Entries go by their numbers. */
export interface Coverage {
  has(entry: number, stem: string): boolean;
  /** The share of a question's weight whose stems the entry has, 0 to 1. */
  of(entry: number, stems: readonly string[]): number;
}

/**
 * A question may share an entry's telling words and yet ask for something else: what it says beyond them, the entry
 * must know as well.
 * @param shown the stems that each entry shows.
 */
export function buildCoverage(
  asked: readonly StemmedPhrasing[],
  shown: readonly ReadonlySet<string>[],
  weightOf: (stem: string) => number,
): Coverage {
  const phrased = shown.map(() => new Set<string>());
  for (const { entry, stems } of asked) for (const stem of stems) phrased[entry]?.add(stem);

  function has(entry: number, stem: string): boolean {
    return phrased[entry]?.has(stem) === true || shown[entry]?.has(stem) === true;
  }

  return {
    has,
    of(entry, stems) {
      let known = 0;
      let all = 0;
      for (const stem of stems) {
        const weight = weightOf(stem);
        all += weight;
        if (has(entry, stem)) known += weight;
      }
      return all === 0 ? 0 : known / all;
    },
  };
}
