import type { StemmedPhrasing } from "./terms.ts";

/** Which words each entry has, in what it is asked by or in what it shows. Entries go by their numbers. */
export interface Coverage {
  has(entry: number, stem: string): boolean;
  /** For a question's stems: the share of their weight that an entry has, 0 to 1. */
  of(stems: readonly string[]): (entry: number) => number;
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
    of(stems) {
      const weights = stems.map(weightOf);
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      return (entry) => {
        let known = 0;
        for (let i = 0; i < stems.length; i++) if (has(entry, stems[i] ?? "")) known += weights[i] ?? 0;
        return all === 0 ? 0 : known / all;
      };
    },
  };
}
