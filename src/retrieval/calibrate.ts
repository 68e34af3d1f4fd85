import { learnProfiles } from "./profiles.ts";
import { buildTerms, type StemmedPhrasing } from "./terms.ts";

/** Every fifth entry and every fifth of the other entries' phrasings stay hidden. */
const hidden = 5;
/** The share of questions that no entry answers, for which the confidence is made: as many as entries are hidden. */
const outOfScopeShare = 1 / hidden;
/** How many of the best scores are looked at. */
export const rivalsMax = 10;

/**
 * Learns what scores are worth: hides some entries and some phrasings of the others, asks for what was hidden, and fits
 * P(the best entry is right | its score, its share) by logistic regression. So one threshold means the same for any
 * knowledge.
 * @returns the probability for the scores of the entries, best first.
 */
export function calibrate(
  phrasings: readonly StemmedPhrasing[],
  entries: number,
): (scores: readonly number[]) => number {
  const seen = new Map<number, number>();
  const shown: StemmedPhrasing[] = [];
  const asked: StemmedPhrasing[] = [];
  for (const phrasing of phrasings) {
    const nth = seen.get(phrasing.entry) ?? 0;
    seen.set(phrasing.entry, nth + 1);
    // The first phrasing is never hidden, so that an entry that is in scope has at least that one.
    const hides = isHidden(phrasing.entry) || ((nth + phrasing.entry) % hidden === 0 && nth > 0);
    (hides ? asked : shown).push(phrasing);
  }
  const terms = buildTerms(shown, entries);
  const profiles = learnProfiles(shown, terms, entries);
  const outside = asked.filter((phrasing) => isHidden(phrasing.entry)).length;
  const weightOutside = outOfScopeShare / Math.max(1, outside);
  const weightInside = (1 - outOfScopeShare) / Math.max(1, asked.length - outside);
  const confidenceOf = fitLogistic(
    asked.map(({ entry, stems }) => {
      const scores = profiles.score(terms.vectorOf(stems));
      const sorted = [...scores].filter((score) => score > 0).sort((a, b) => b - a);
      return {
        standing: standingOf(sorted),
        right: !isHidden(entry) && scores[entry] === sorted[0],
        weight: isHidden(entry) ? weightOutside : weightInside,
      };
    }),
  );
  return (scores) => confidenceOf(standingOf(scores));
}

function isHidden(entry: number): boolean {
  return entry % hidden === hidden - 1;
}

/**
 * How high the best entry stands: its score, times the square root of the share that it takes of the ten best if each
 * counts e to four times its score. That root is near 1 where one entry stands out, near a third where ten fit alike.
 */
function standingOf(scores: readonly number[]): number {
  const best = scores[0] ?? 0;
  let sum = 0;
  // An entry with nothing in common is a rival at 0.
  for (let rank = 0; rank < rivalsMax; rank++) sum += Math.exp(4 * ((scores[rank] ?? 0) - best));
  return best / Math.sqrt(sum);
}

interface Observation {
  readonly standing: number;
  readonly right: boolean;
  readonly weight: number;
}

/** Weighted logistic regression by Newton's method; a slight pull keeps the slope finite. */
function fitLogistic(observations: readonly Observation[]): (standing: number) => number {
  const pull = 1e-4;
  let [base, slope] = [0, 0];
  for (let step = 0; step < 25; step++) {
    let [g0, g1, h00, h01, h11] = [0, -pull * slope, 1e-9, 0, pull];
    for (const { standing, right, weight } of observations) {
      const p = sigmoid(base + slope * standing);
      const error = weight * ((right ? 1 : 0) - p);
      const spread = weight * p * (1 - p);
      g0 += error;
      g1 += error * standing;
      h00 += spread;
      h01 += spread * standing;
      h11 += spread * standing * standing;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (determinant < 1e-12) break;
    base += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return (standing) => sigmoid(base + slope * standing);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
