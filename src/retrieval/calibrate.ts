import { learnProfiles } from "./profiles.ts";
import { buildTerms, type StemmedPhrasing } from "./terms.ts";

/** Every fifth entry and every fifth of the other entries' phrasings stay hidden. */
const hidden = 5;
/** The share of questions that no entry answers, for which the confidence is made. */
const outOfScopeShare = 1 / 3;

/**
 * Learns what a score is worth: hides some entries and some phrasings of the others, asks for what was hidden, and fits
 * P(the best entry is right | its score) by logistic regression. So one threshold means the same for any knowledge.
 */
export function calibrate(phrasings: readonly StemmedPhrasing[], entries: number): (score: number) => number {
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
  return fitLogistic(
    asked.map(({ entry, stems }) => {
      const scores = profiles.score(terms.vectorOf(stems));
      const score = Math.max(...scores);
      return {
        score,
        right: scores[entry] === score && !isHidden(entry),
        weight: isHidden(entry) ? weightOutside : weightInside,
      };
    }),
  );
}

function isHidden(entry: number): boolean {
  return entry % hidden === hidden - 1;
}

interface Observation {
  readonly score: number;
  readonly right: boolean;
  readonly weight: number;
}

/** Weighted logistic regression of `right` on `score` by Newton's method, with a slight pull towards a flat line. */
function fitLogistic(observations: readonly Observation[]): (score: number) => number {
  let [base, slope] = [0, 0];
  const pull = 1e-4;
  for (let step = 0; step < 25; step++) {
    let [g0, g1, h00, h01, h11] = [0, -pull * slope, 1e-9, 0, pull];
    for (const { score, right, weight } of observations) {
      const p = sigmoid(base + slope * score);
      const error = weight * ((right ? 1 : 0) - p);
      const spread = weight * p * (1 - p);
      g0 += error;
      g1 += error * score;
      h00 += spread;
      h01 += spread * score;
      h11 += spread * score * score;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (determinant < 1e-12) break;
    base += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return (score) => sigmoid(base + slope * score);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
