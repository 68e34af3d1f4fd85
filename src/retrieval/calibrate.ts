import { languages } from "../knowledge/text.ts";
import type { Coverage } from "./coverage.ts";
import { fitLogistic, type Observation } from "./fit-logistic.ts";
import type { Profiles } from "./profiles.ts";
import type { Weights } from "./term-weights.ts";
import type { NumberedPhrasing } from "./vocabulary.ts";

/** Of more phrasings than this only a part is asked: it is enough to learn two or three numbers from. */
const askedMax = 3000;
/** Where no entry stands for what is out of scope, every fifth does. */
const fifth = 5;
/** An assumption: of the questions that people ask, as many as this have no answer here. */
const outOfScopeShare = 0.2;
/** How many of the best scores are looked at. */
export const rivalsMax = 10;

/** What the entries are to each other, by their numbers. */
export interface Scope {
  readonly entries: number;
  /** Whether entries show anything beyond their phrasings: else their score says already what they cover. */
  readonly covers: boolean;
  /** Entries that stand for questions that nothing answers; where there are none, any entry is taken for one. */
  readonly outOfScope: ReadonlySet<number>;
  /** Whether two entries are about the same thing; every entry is related to itself. */
  related(one: number, other: number): boolean;
}

/** What was learned from the phrasings. */
export interface Learned {
  readonly weights: Weights;
  readonly profiles: Profiles;
  readonly coverage: Coverage;
}

/**
 * Learns what scores are worth: asks phrasings as if they had not been learned from, those of out-of-scope entries as if
 * these weren't there, and fits P(the best entry, or one related to it, is right | how high it stands, how much of the
 * question it covers) by logistic regression. So one threshold means the same for any knowledge.
 * @returns the probability for the scores of the best entry and its unrelated rivals, best first, and its coverage.
 */
export function calibrate(
  phrasings: readonly NumberedPhrasing[],
  learned: Learned,
  scope: Scope,
): (scores: readonly number[], coverage: number) => number {
  const featuresOf = (standing: number, covered: number) => (scope.covers ? [standing, covered] : [standing]);
  const confidenceOf = fitLogistic(observe(phrasings, learned, scope, featuresOf));
  return (scores, covered) => confidenceOf(featuresOf(standingOf(scores), covered));
}

function observe(
  phrasings: readonly NumberedPhrasing[],
  { weights, profiles, coverage }: Learned,
  scope: Scope,
  featuresOf: (standing: number, covered: number) => readonly number[],
): readonly Observation[] {
  const absent = absentOf(scope);
  const asked = chooseAsked(phrasings);
  const isInside = (i: number) => !absent.has(phrasings[i]?.entry ?? 0);
  const inside = asked.filter(isInside).length;
  const weightInside = (1 - outOfScopeShare) / Math.max(1, inside);
  const weightOutside = outOfScopeShare / Math.max(1, asked.length - inside);
  return asked.flatMap((i) => {
    const { entry = 0, terms = [] } = phrasings[i] ?? {};
    const scores = profiles.score(weights.vectorOf({ terms }));
    scores[entry] = isInside(i)
      ? (scores[entry] ?? 0) - (profiles.ownGains[i] ?? 0)
      : Number.NEGATIVE_INFINITY;
    const ranked = highest(scores, 2 * rivalsMax);
    const best = ranked[0] ?? 0;
    // What is found out of scope is refused either way; its confidence, which isn't fitted, chooses only the reason given.
    if (scope.outOfScope.has(best)) return [];
    const rivals = ranked.filter((rival) => rival === best || !scope.related(best, rival));
    const standing = standingOf(rivals.slice(0, rivalsMax).map((rival) => scores[rival] ?? 0));
    return [
      {
        features: featuresOf(standing, coverage.of(terms, entry)(best)),
        right: isInside(i) && scope.related(best, entry),
        weight: isInside(i) ? weightInside : weightOutside,
      },
    ];
  });
}

/** The entries whose phrasings are asked as if the entry weren't there. */
function absentOf({ entries, outOfScope }: Scope): ReadonlySet<number> {
  if (outOfScope.size > 0) return outOfScope;
  return new Set(Array.from({ length: entries }, (_, i) => i).filter((entry) => entry % fifth === fifth - 1));
}

/**
 * The numbers of the phrasings that are asked: of the language that has most, since what scores are worth is the same in
 * all. An entry's first one isn't among them, so that there is another to find it by; and which of its others are hardly
 * depends on what is written for other entries.
 */
function chooseAsked(phrasings: readonly NumberedPhrasing[]): readonly number[] {
  const numbers = [...phrasings.keys()];
  const parts = languages.map((language) => numbers.filter((i) => phrasings[i]?.language === language));
  const most = parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
  const every = Math.ceil(most.length / askedMax);
  const seen = new Map<number, number>();
  return most.filter((i) => {
    const { entry = 0 } = phrasings[i] ?? {};
    const nth = seen.get(entry) ?? 0;
    seen.set(entry, nth + 1);
    return nth > 0 && (nth + entry) % every === 0;
  });
}

/** The numbers of the highest scores, best first; equal ones in their own order. */
export function highest(scores: Float64Array, limit: number): number[] {
  const found: number[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  for (let number = 0; number < scores.length; number++) {
    const score = scores[number] ?? 0;
    if (found.length >= limit && score <= lowest) continue;
    let at = Math.min(found.length, limit - 1);
    for (; at > 0 && (scores[found[at - 1] ?? 0] ?? 0) < score; at--) found[at] = found[at - 1] ?? 0;
    found[at] = number;
    lowest = scores[found.at(-1) ?? 0] ?? 0;
  }
  return found;
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
