import { addRow, cellOf, type SparseRows, sparseRows } from "./sparse-rows.ts";
import type { TermVector, Weights } from "./term-weights.ts";
import type { NumberedPhrasing } from "./vocabulary.ts";

/** What was learned of the entries. */
export interface Profiles {
  /**
   * The score of every entry for a question, by the entry's number; about 1 for a phrasing of its own. It is the sum of
   * the scores of the question's terms.
   */
  score(question: TermVector): Float64Array;
  /** For each phrasing, what its own entry's score for it gains by having learned from it. */
  readonly ownGains: Float64Array;
}

const saturation = 0.1;
/** Few phrasings are gone through six times, many twice: what more passes gain is small, and their time isn't. */
const passesOf = (phrasings: number) => Math.min(6, Math.max(2, Math.round(stepsWanted / phrasings)));
const stepsWanted = 20_000;
const rate = 1.5;
/** From one phrasing to the next that is learned from, about another entry: a prime that doesn't divide their number. */
const strides = [7919, 7907];
/** An entry that takes less than this share of a phrasing is no rival worth pushing down. */
const rivalMin = 0.03;
/** Once its own entry takes this share of a phrasing, going through it again teaches little. */
const settledMin = 0.9;

/**
 * Learns what each entry is about from all its phrasings: one value for each of its terms, its profile. That starts as
 * the sum of the phrasings' vectors, saturated term by term, since ten phrasings with the same word are not ten times
 * the evidence. Softmax regression then goes through the phrasings a few times: each pulls its own entry up and the
 * rivals down. At last a term loses its mean over entries: what all use alike speaks for none.
 */
export function learnProfiles(
  phrasings: readonly NumberedPhrasing[],
  weights: Weights,
  entries: number,
): Profiles {
  const asked = sparseRows(phrasings.map(weights.vectorOf));
  /** A row for each term: the entries that use it, and its value for each of them. */
  const profiles = sparseRows(weights.users.map((terms) => ({ terms })));
  const { values } = profiles;
  const shares = sharesOf(phrasings);

  phrasings.forEach(({ entry }, i) => {
    pull(profiles, entry, asked, i, shares[i] ?? 0);
  });
  const sums = values.map((sum) => saturation + sum);
  values.set(sums.map((sum) => Math.log(sum / saturation)));
  const steps = passesOf(phrasings.length) * phrasings.length;
  const stride = strides.find((prime) => phrasings.length % prime !== 0) ?? 1;
  const scores = new Float64Array(entries);
  const settled = new Set<number>();
  const pulls = new Float64Array(phrasings.length);
  for (let step = 0; step < steps; step++) {
    const i = (step * stride) % phrasings.length;
    if (settled.has(i)) continue;
    const pace = rate * (1 - step / steps) * Math.min(3, shares[i] ?? 0);
    const share = refine(profiles, phrasings[i]?.entry ?? 0, asked, i, pace, scores);
    pulls[i] = (pulls[i] ?? 0) + pace * (1 - share);
    if (share > settledMin) settled.add(i);
  }
  const means = new Float64Array(weights.users.length);
  for (let term = 0; term < means.length; term++) {
    const row = values.subarray(profiles.starts[term], profiles.starts[term + 1]);
    means[term] = row.reduce((sum, value) => sum + value, 0) / entries;
  }
  let own = 0;
  const ownGains = new Float64Array(phrasings.length);
  phrasings.forEach(({ entry }, i) => {
    for (let at = asked.starts[i] ?? 0; at < (asked.starts[i + 1] ?? 0); at++) {
      const term = asked.columns[at] ?? 0;
      const weight = asked.values[at] ?? 0;
      const cell = cellOf(profiles, term, entry);
      own += weight * ((values[cell] ?? 0) - (means[term] ?? 0));
      const sum = sums[cell] ?? 1;
      const summed = Math.log(sum / (sum - weight * (shares[i] ?? 0)));
      ownGains[i] = (ownGains[i] ?? 0) + weight * (summed + weight * (pulls[i] ?? 0));
    }
  });
  const scale = own > 0 ? phrasings.length / own : 1;
  for (const some of [values, means, ownGains])
    for (let at = 0; at < some.length; at++) some[at] = scale * (some[at] ?? 0);
  return { score: buildScore(profiles, means, entries), ownGains };
}

function buildScore(profiles: SparseRows, means: Float64Array, entries: number): Profiles["score"] {
  return ({ terms, weights }) => {
    const mean = terms.reduce((sum, term, j) => sum + (weights[j] ?? 0) * (means[term] ?? 0), 0);
    const scores = new Float64Array(entries).fill(-mean);
    for (const [j, term] of terms.entries()) addRow(profiles, term, weights[j] ?? 0, scores);
    return scores;
  };
}

/** One step of softmax regression, from phrasing `i` of an entry. Returns the share that the entry took of it before. */
function refine(
  profiles: SparseRows,
  entry: number,
  asked: SparseRows,
  i: number,
  pace: number,
  scores: Float64Array,
): number {
  scores.fill(0);
  for (let at = asked.starts[i] ?? 0; at < (asked.starts[i + 1] ?? 0); at++) {
    addRow(profiles, asked.columns[at] ?? 0, asked.values[at] ?? 0, scores);
  }
  const top = (scores[entry] ?? 0) + headroom;
  let sum = 0;
  for (let rival = 0; rival < scores.length; rival++) {
    const power = powerBelow(top - (scores[rival] ?? 0));
    scores[rival] = power;
    sum += power;
  }
  pull(profiles, entry, asked, i, pace);
  const powerMin = rivalMin * sum;
  for (let rival = 0; rival < scores.length; rival++) {
    const power = scores[rival] ?? 0;
    if (power >= powerMin) pull(profiles, rival, asked, i, (-pace * power) / sum);
  }
  return (scores[entry] ?? 0) / sum;
}

/** Adds phrasing `i` to an entry's profile. Terms that the entry doesn't use stay without a value for it. */
function pull(profiles: SparseRows, entry: number, asked: SparseRows, i: number, factor: number) {
  const { values } = profiles;
  for (let at = asked.starts[i] ?? 0; at < (asked.starts[i + 1] ?? 0); at++) {
    const cell = cellOf(profiles, asked.columns[at] ?? 0, entry);
    if (cell >= 0) values[cell] = (values[cell] ?? 0) + factor * (asked.values[at] ?? 0);
  }
}

/**
 * Phrasings of one entry in one language form a group, and each group counts alike, however many it has: for each
 * phrasing, the mean size of a group over the size of its own.
 */
function sharesOf(phrasings: readonly NumberedPhrasing[]): readonly number[] {
  const groupOf = ({ entry, language }: NumberedPhrasing) => `${language} ${entry}`;
  const sizes = new Map<string, number>();
  const groups = phrasings.map(groupOf);
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const mean = phrasings.length / sizes.size;
  return groups.map((group) => mean / (sizes.get(group) ?? 1));
}

/** e to the -`below`, for the shares of a softmax. Learning needs millions of them, and none exact. */
function powerBelow(below: number): number {
  return below < negligible ? (powers[below > 0 ? (below * powersPerUnit) | 0 : 0] ?? 0) : 0;
}

/** How far above a phrasing's own entry a rival may stand out. */
const headroom = 4;
/** So far down, an entry takes no share worth computing. */
const negligible = 13;
const powersPerUnit = 128;
const powers = Float64Array.from({ length: negligible * powersPerUnit }, (_, i) =>
  Math.exp(-(i + 0.5) / powersPerUnit),
);
