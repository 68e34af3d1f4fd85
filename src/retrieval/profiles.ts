import type { StemmedPhrasing, Terms, TermVector } from "./terms.ts";

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
/** An entry that takes less than this share of a phrasing is no rival worth pushing down. */
const rivalMin = 0.03;
/** So far below the best score, an entry takes no share worth computing. */
const negligible = -9;

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
  /** One row of entries for each term, and which entries of the row are in use: most rows are nearly empty. */
  const rows = new Float32Array(terms.size * entries);
  const users: number[][] = Array.from({ length: terms.size }, () => []);
  const means = new Float32Array(terms.size);
  let scale = 1;
  const scratch = new Float64Array(entries);

  for (const [i, { entry, vector }] of examples.entries()) add(entry, vector, shares[i] ?? 0);
  for (const [term, used] of users.entries()) {
    for (const entry of used) {
      const at = term * entries + entry;
      rows[at] = Math.log(1 + (rows[at] ?? 0) / saturation);
    }
  }
  const order = shuffled(examples.length);
  const steps = passesOf(order.length) * order.length;
  for (let step = 0; step < steps; step++) {
    const i = order[step % order.length] ?? 0;
    const example = examples[i];
    if (example)
      refine(example.entry, example.vector, rate * (1 - step / steps) * Math.min(3, shares[i] ?? 0));
  }
  for (const [term, used] of users.entries()) {
    for (const entry of used)
      means[term] = (means[term] ?? 0) + (rows[term * entries + entry] ?? 0) / entries;
  }
  let own = 0;
  for (const { entry, vector } of examples) own += score(vector, scratch)[entry] ?? 0;
  if (own > 0) scale = examples.length / own;
  return { score: (question) => score(question), contribution };

  function add(entry: number, { terms, weights }: TermVector, factor: number) {
    for (let j = 0; j < terms.length; j++) addTo(terms[j] ?? 0, entry, factor * (weights[j] ?? 0));
  }

  function addTo(term: number, entry: number, amount: number) {
    const at = term * entries + entry;
    const before = rows[at] ?? 0;
    if (before === 0) users[term]?.push(entry);
    // Never back to 0, which would list the entry twice.
    rows[at] = before + amount || Number.EPSILON;
  }

  function refine(own: number, { terms, weights }: TermVector, step: number) {
    const taken = softmax(score({ terms, weights }, scratch));
    const pulled: number[] = [];
    for (let entry = 0; entry < entries; entry++) {
      if (entry === own || (taken[entry] ?? 0) >= rivalMin) pulled.push(entry);
    }
    for (let j = 0; j < terms.length; j++) {
      const [term, weight] = [terms[j] ?? 0, step * (weights[j] ?? 0)];
      for (let i = 0; i < pulled.length; i++) {
        const entry = pulled[i] ?? 0;
        addTo(term, entry, weight * ((entry === own ? 1 : 0) - (taken[entry] ?? 0)));
      }
    }
  }

  /** Learning asks thousands of times, and reuses one array for the scores. */
  function score(question: TermVector, scores = new Float64Array(entries)): Float64Array {
    scores.fill(0);
    let mean = 0;
    for (let j = 0; j < question.terms.length; j++) {
      const term = question.terms[j] ?? 0;
      const weight = (question.weights[j] ?? 0) * scale;
      mean += weight * (means[term] ?? 0);
      const used = users[term] ?? [];
      for (let i = 0; i < used.length; i++) {
        const entry = used[i] ?? 0;
        scores[entry] = (scores[entry] ?? 0) + weight * (rows[term * entries + entry] ?? 0);
      }
    }
    if (mean !== 0) for (let entry = 0; entry < entries; entry++) scores[entry] = (scores[entry] ?? 0) - mean;
    return scores;
  }

  function contribution(question: TermVector, at: number, entry: number): number {
    const term = question.terms[at] ?? 0;
    return (question.weights[at] ?? 0) * scale * ((rows[term * entries + entry] ?? 0) - (means[term] ?? 0));
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
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) highest = Math.max(highest, scores[i] ?? 0);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const below = (scores[i] ?? 0) - highest;
    const power = below < negligible ? 0 : Math.exp(below);
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
