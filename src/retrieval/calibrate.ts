import { buildCoverage } from "./coverage.ts";
import { fitLogistic, type Observation } from "./fit-logistic.ts";
import { learnProfiles } from "./profiles.ts";
import { weighTerms } from "./term-weights.ts";
import type { NumberedPhrasing, Vocabulary } from "./vocabulary.ts";

/** Every fifth phrasing stays hidden, and every fifth of the entries that stand for what is out of scope. */
const hidden = 5;
/** An assumption: of the questions that people ask, as many as this have no answer here. */
const outOfScopeShare = 1 / hidden;
/** How many of the best scores are looked at. */
export const rivalsMax = 10;

/** What the entries are to each other, by their numbers. */
export interface Scope {
  readonly entries: number;
  /** The stems that each entry shows. */
  readonly shown: readonly (readonly number[])[];
  /** Stems that stand for each other. */
  readonly metonyms: readonly (readonly number[])[];
  /** Entries that stand for questions that nothing answers; where there are none, any entry is taken for one. */
  readonly outOfScope: ReadonlySet<number>;
  /** Whether two entries are about the same thing; every entry is related to itself. */
  related(one: number, other: number): boolean;
}

/**
 * Learns what scores are worth: hides some entries and some phrasings of the others, asks for what was hidden, and fits
 * P(the best entry, or one related to it, is right | how high it stands, how much of the question it covers) by logistic
 * regression. So one threshold means the same for any knowledge.
 * @returns the probability for the scores of the best entry and its unrelated rivals, best first, and its coverage.
 */
export function calibrate(
  phrasings: readonly NumberedPhrasing[],
  vocabulary: Vocabulary,
  scope: Scope,
): (scores: readonly number[], coverage: number) => number {
  // Where entries show nothing beyond their phrasings, their score says already what they cover.
  const covers = scope.shown.some((stems) => stems.length > 0);
  const featuresOf = (standing: number, covered: number) => (covers ? [standing, covered] : [standing]);
  const confidenceOf = fitLogistic(observe(phrasings, vocabulary, scope, featuresOf));
  return (scores, covered) => confidenceOf(featuresOf(standingOf(scores), covered));
}

function observe(
  phrasings: readonly NumberedPhrasing[],
  vocabulary: Vocabulary,
  scope: Scope,
  featuresOf: (standing: number, covered: number) => readonly number[],
): readonly Observation[] {
  const hiddenEntries = chooseHidden(scope);
  const seen = new Map<number, number>();
  const shown: NumberedPhrasing[] = [];
  const held: NumberedPhrasing[] = [];
  for (const phrasing of phrasings) {
    const nth = seen.get(phrasing.entry) ?? 0;
    seen.set(phrasing.entry, nth + 1);
    // The first phrasing is never hidden, so that an entry that is in scope has at least that one.
    const hides = hiddenEntries.has(phrasing.entry) || ((nth + phrasing.entry) % hidden === 0 && nth > 0);
    (hides ? held : shown).push(phrasing);
  }
  const weights = weighTerms(shown, vocabulary, scope.entries);
  const score = learnProfiles(shown, weights, scope.entries);
  const coverage = buildCoverage(shown, scope.shown, scope.metonyms, vocabulary, weights);
  const isInside = (entry: number) => !hiddenEntries.has(entry) && !scope.outOfScope.has(entry);
  const inside = held.filter(({ entry }) => isInside(entry)).length;
  const weightInside = (1 - outOfScopeShare) / Math.max(1, inside);
  const weightOutside = outOfScopeShare / Math.max(1, held.length - inside);
  return held.flatMap(({ entry, terms }) => {
    const scores = score(weights.vectorOf({ terms }));
    const ranked = highest(scores, 2 * rivalsMax);
    const best = ranked[0] ?? 0;
    // What is found out of scope is refused either way; its confidence, which isn't fitted, chooses only the reason given.
    if (scope.outOfScope.has(best)) return [];
    const rivals = ranked.filter((rival) => rival === best || !scope.related(best, rival));
    const standing = standingOf(rivals.slice(0, rivalsMax).map((rival) => scores[rival] ?? 0));
    return [
      {
        features: featuresOf(standing, coverage.of(terms)(best)),
        right: isInside(entry) && scope.related(best, entry),
        weight: isInside(entry) ? weightInside : weightOutside,
      },
    ];
  });
}

function chooseHidden({ entries, outOfScope }: Scope): ReadonlySet<number> {
  const candidates = outOfScope.size > 0 ? [...outOfScope] : Array.from({ length: entries }, (_, i) => i);
  return new Set(candidates.filter((_, nth) => nth % hidden === hidden - 1));
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
