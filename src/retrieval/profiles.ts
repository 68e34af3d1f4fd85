import type { NumberedPhrasing, TermVector, Weights } from "./terms.ts";

/** What each entry is about, learned from all its phrasings: one weight for each of its terms. */
export interface Profiles {
  /** The score of every entry for a question, by the entry's number; about 1 for a phrasing of its own. */
  score(question: TermVector): Float64Array;
  /** What one term of a question adds to the score of one entry. */
  contribution(question: TermVector, at: number, entry: number): number;
}

const saturation = 0.1;
/** Few phrasings are gone through six times, many twice: what more passes gain is small, and their time isn't. */
const passesOf = (phrasings: number) => Math.min(6, Math.max(2, Math.round(stepsWanted / phrasings)));
const stepsWanted = 30_000;
const rate = 1.5;
/** From one phrasing to the next that is learned from, about another entry: a prime, so that none is left out. */
const stride = 7919;
/** An entry that takes less than this share of a phrasing is no rival worth pushing down. */
const rivalMin = 0.03;

interface Example {
  readonly entry: number;
  readonly vector: TermVector;
}

/**
 * A profile starts as the sum of its phrasings' vectors, saturated term by term, since ten phrasings with the same word
 * are not ten times the evidence. Softmax regression then goes through the phrasings a few times: each pulls its own
 * entry up and the rivals down. At last a term loses its mean over entries: what all use alike speaks for none.
 */
export function learnProfiles(
  phrasings: readonly NumberedPhrasing[],
  weights: Weights,
  entries: number,
): Profiles {
  const examples = phrasings.map((phrasing) => ({
    entry: phrasing.entry,
    vector: weights.vectorOf(phrasing),
  }));
  const shares = sharesOf(phrasings);
  /** A row for each term: the entries that use it, and what it weighs for each of them. */
  const users = Int32Array.from(weights.users.flat());
  const values = new Float64Array(users.length);
  const starts = new Int32Array(weights.users.length + 1);
  for (const [term, own] of weights.users.entries()) starts[term + 1] = (starts[term] ?? 0) + own.length;
  const means = new Float64Array(weights.users.length);

  for (const [i, { entry, vector }] of examples.entries()) pull(entry, vector, shares[i] ?? 0);
  for (let at = 0; at < values.length; at++) values[at] = Math.log(1 + (values[at] ?? 0) / saturation);
  const steps = passesOf(examples.length) * examples.length;
  const scratch = new Float64Array(entries);
  for (let step = 0; step < steps; step++) {
    const i = (step * stride) % examples.length;
    const example = examples[i];
    if (example) refine(example, rate * (1 - step / steps) * Math.min(3, shares[i] ?? 0));
  }
  for (let term = 0; term < means.length; term++) {
    let sum = 0;
    for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) sum += values[at] ?? 0;
    means[term] = sum / entries;
  }
  let own = 0;
  for (const { entry, vector } of examples) {
    for (let j = 0; j < vector.terms.length; j++) own += contribution(vector, j, entry);
  }
  const scale = own > 0 ? examples.length / own : 1;
  for (const row of [values, means]) for (let at = 0; at < row.length; at++) row[at] = scale * (row[at] ?? 0);
  return { score, contribution };

  function refine({ entry, vector }: Example, step: number) {
    const scores = addTo(scratch.fill(0), vector);
    const top = (scores[entry] ?? 0) + headroom;
    const rivals: number[] = [];
    let sum = 0;
    for (let rival = 0; rival < entries; rival++) {
      const power = powerBelow(top - (scores[rival] ?? 0));
      sum += power;
      if (power < rivalMin * sum) continue;
      scores[rival] = power;
      rivals.push(rival);
    }
    pull(entry, vector, step);
    for (const rival of rivals) {
      const share = (scores[rival] ?? 0) / sum;
      if (share >= rivalMin) pull(rival, vector, -step * share);
    }
  }

  /** Terms that the entry doesn't use stay without a value for it. */
  function pull(entry: number, { terms, weights }: TermVector, factor: number) {
    for (let j = 0; j < terms.length; j++) {
      const at = cellOf(terms[j] ?? 0, entry);
      if (at >= 0) values[at] = (values[at] ?? 0) + factor * (weights[j] ?? 0);
    }
  }

  function score(question: TermVector): Float64Array {
    let mean = 0;
    for (let j = 0; j < question.terms.length; j++) {
      mean += (question.weights[j] ?? 0) * (means[question.terms[j] ?? 0] ?? 0);
    }
    return addTo(new Float64Array(entries).fill(-mean), question);
  }

  /** Most of the time of learning and asking is spent here. */
  function addTo(scores: Float64Array, { terms, weights }: TermVector): Float64Array {
    for (let j = 0; j < terms.length; j++) {
      const term = terms[j] ?? 0;
      const weight = weights[j] ?? 0;
      const end = starts[term + 1] ?? 0;
      for (let at = starts[term] ?? 0; at < end; at++) {
        const entry = users[at] ?? 0;
        scores[entry] = (scores[entry] ?? 0) + weight * (values[at] ?? 0);
      }
    }
    return scores;
  }

  function contribution(question: TermVector, j: number, entry: number): number {
    const term = question.terms[j] ?? 0;
    const value = values[cellOf(term, entry)] ?? 0;
    return (question.weights[j] ?? 0) * (value - (means[term] ?? 0));
  }

  /** Where a term's value for an entry stands; -1 if the entry doesn't use the term. */
  function cellOf(term: number, entry: number): number {
    const end = starts[term + 1] ?? 0;
    let low = starts[term] ?? 0;
    for (let high = end; low < high; ) {
      const middle = (low + high) >> 1;
      if ((users[middle] ?? 0) < entry) low = middle + 1;
      else high = middle;
    }
    return low < end && users[low] === entry ? low : -1;
  }
}

/** For each phrasing, the mean size of a group over the size of its own: a lone phrasing counts as much as many. */
function sharesOf(phrasings: readonly NumberedPhrasing[]): readonly number[] {
  const sizes = new Map<string, number>();
  for (const { group } of phrasings) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const mean = phrasings.length / sizes.size;
  return phrasings.map(({ group }) => mean / (sizes.get(group) ?? 1));
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
