import type { StemmedPhrasing, Terms, TermVector } from "./terms.ts";

/** What each entry is about, learned from all its phrasings: one weight for each of its terms. */
export interface Profiles {
  /** The score of every entry for a question, by the entry's number; about 1 for a phrasing of its own. */
  score(question: TermVector): Float64Array;
  /** What one term of a question adds to the score of one entry. */
  contribution(question: TermVector, at: number, entry: number): number;
}

const saturation = 0.1;
const passes = 4;
const rate = 1.5;
/** An entry that takes less than this share of a phrasing is no rival worth pushing down. */
const rivalMin = 0.03;

/**
 * A profile starts as the sum of its phrasings' vectors, saturated term by term, since ten phrasings with the same word
 * are not ten times the evidence. Softmax regression then goes through the phrasings a few times: each pulls its own
 * entry up and the rivals down. At last a term loses its mean over entries: what all use alike speaks for none.
 */
export function learnProfiles(
  phrasings: readonly StemmedPhrasing[],
  terms: Terms,
  entries: number,
): Profiles {
  const examples = phrasings.map(({ entry, stems }) => ({ entry, vector: terms.vectorOf(stems) }));
  const shares = sharesOf(phrasings);
  /** One row of entries for each term. */
  const rows = new Float32Array(terms.size * entries);
  for (const [i, { entry, vector }] of examples.entries()) {
    for (const [j, term] of vector.terms.entries()) {
      rows[term * entries + entry] =
        (rows[term * entries + entry] ?? 0) + (vector.weights[j] ?? 0) * (shares[i] ?? 0);
    }
  }
  for (const [i, sum] of rows.entries()) if (sum > 0) rows[i] = Math.log(1 + sum / saturation);

  /** Both are learned last; until then a score is plain. */
  const means = new Float32Array(terms.size);
  let scale = 1;
  const order = shuffled(examples.length);
  const steps = passes * order.length;
  for (let step = 0; step < steps; step++) {
    const i = order[step % order.length] ?? 0;
    const example = examples[i];
    if (example)
      refine(example.entry, example.vector, rate * (1 - step / steps) * Math.min(3, shares[i] ?? 0));
  }

  for (let term = 0; term < terms.size; term++) {
    let sum = 0;
    for (let entry = 0; entry < entries; entry++) sum += rows[term * entries + entry] ?? 0;
    means[term] = sum / entries;
  }
  let own = 0;
  for (const { entry, vector } of examples) own += score(vector)[entry] ?? 0;
  if (own > 0) scale = examples.length / own;
  return { score, contribution };

  function score(question: TermVector): Float64Array {
    const scores = new Float64Array(entries);
    let mean = 0;
    for (let j = 0; j < question.terms.length; j++) {
      const term = question.terms[j] ?? 0;
      const weight = (question.weights[j] ?? 0) * scale;
      mean += weight * (means[term] ?? 0);
      const start = term * entries;
      for (let entry = 0; entry < entries; entry++) {
        scores[entry] = (scores[entry] ?? 0) + weight * (rows[start + entry] ?? 0);
      }
    }
    for (let entry = 0; entry < entries; entry++) scores[entry] = (scores[entry] ?? 0) - mean;
    return scores;
  }

  function contribution(question: TermVector, at: number, entry: number): number {
    const term = question.terms[at] ?? 0;
    return (question.weights[at] ?? 0) * scale * ((rows[term * entries + entry] ?? 0) - (means[term] ?? 0));
  }

  function refine(own: number, vector: TermVector, stepRate: number) {
    const shares = softmax(score(vector));
    for (let entry = 0; entry < entries; entry++) {
      const error = (entry === own ? 1 : 0) - (shares[entry] ?? 0);
      if (entry !== own && -error < rivalMin) continue;
      for (let j = 0; j < vector.terms.length; j++) {
        const at = (vector.terms[j] ?? 0) * entries + entry;
        rows[at] = (rows[at] ?? 0) + stepRate * error * (vector.weights[j] ?? 0);
      }
    }
  }
}

/** For each phrasing, the mean size of a group over the size of its own: a lone phrasing counts as much as many. */
function sharesOf(phrasings: readonly StemmedPhrasing[]): readonly number[] {
  const sizes = new Map<string, number>();
  for (const { group } of phrasings) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const mean = phrasings.length / sizes.size;
  return phrasings.map(({ group }) => mean / (sizes.get(group) ?? 1));
}

/** In place: e to each score, as shares of their sum. */
function softmax(scores: Float64Array): Float64Array {
  const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const power = Math.exp((scores[i] ?? 0) - highest);
    scores[i] = power;
    sum += power;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum;
  return scores;
}

/** The numbers below `length` in an order that looks random and is always the same. */
function shuffled(length: number): readonly number[] {
  const order = Array.from({ length }, (_, i) => i);
  let state = 1;
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}
