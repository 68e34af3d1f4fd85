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

/** The entries that use one term, and what it weighs for each of them. */
interface Row {
  readonly users: number[];
  readonly values: number[];
}

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
  phrasings: readonly StemmedPhrasing[],
  terms: Terms,
  entries: number,
): Profiles {
  const examples = phrasings.map(({ entry, stems }) => ({ entry, vector: terms.vectorOf(stems) }));
  const shares = sharesOf(phrasings);
  const rows = Array.from({ length: terms.size }, (): Row => ({ users: [], values: [] }));
  const means = new Float64Array(terms.size);
  let scale = 1;
  const scratch = new Float64Array(entries);

  for (const [i, { entry, vector }] of examples.entries()) pull(entry, vector, shares[i] ?? 0);
  for (const { values } of rows) {
    for (let at = 0; at < values.length; at++) values[at] = Math.log(1 + (values[at] ?? 0) / saturation);
  }
  const order = shuffled(examples.length);
  const steps = passesOf(order.length) * order.length;
  for (let step = 0; step < steps; step++) {
    const i = order[step % order.length] ?? 0;
    const example = examples[i];
    if (example) refine(example, rate * (1 - step / steps) * Math.min(3, shares[i] ?? 0));
  }
  for (const [term, { values }] of rows.entries()) {
    means[term] = values.reduce((sum, value) => sum + value, 0) / entries;
  }
  let own = 0;
  for (const { entry, vector } of examples) {
    for (let at = 0; at < vector.terms.length; at++) own += contribution(vector, at, entry);
  }
  if (own > 0) scale = examples.length / own;
  return { score: (question) => score(question), contribution };

  function refine({ entry, vector }: Example, step: number) {
    const powers = score(vector, scratch);
    const sum = raise(powers);
    const rivalPower = rivalMin * sum;
    for (let rival = 0; rival < entries; rival++) {
      const power = powers[rival] ?? 0;
      if (rival === entry) pull(rival, vector, step * (1 - power / sum));
      else if (power >= rivalPower) pull(rival, vector, (-step * power) / sum);
    }
  }

  function pull(entry: number, { terms, weights }: TermVector, factor: number) {
    for (let j = 0; j < terms.length; j++) {
      const row = rows[terms[j] ?? 0];
      if (row) addTo(row, entry, factor * (weights[j] ?? 0));
    }
  }

  /** Learning asks thousands of times, and reuses one array for the scores. */
  function score(question: TermVector, scores = new Float64Array(entries)): Float64Array {
    let mean = 0;
    for (let j = 0; j < question.terms.length; j++) {
      mean += scale * (question.weights[j] ?? 0) * (means[question.terms[j] ?? 0] ?? 0);
    }
    scores.fill(-mean);
    for (let j = 0; j < question.terms.length; j++) {
      const weight = scale * (question.weights[j] ?? 0);
      const row = rows[question.terms[j] ?? 0];
      if (row) addRow(row, weight, scores);
    }
    return scores;
  }

  function contribution(question: TermVector, at: number, entry: number): number {
    const term = question.terms[at] ?? 0;
    const row = rows[term];
    const value = row?.values[row.users.indexOf(entry)] ?? 0;
    return (question.weights[at] ?? 0) * scale * (value - (means[term] ?? 0));
  }
}

function addTo({ users, values }: Row, entry: number, amount: number) {
  const at = users.indexOf(entry);
  if (at < 0) {
    users.push(entry);
    values.push(amount);
  } else values[at] = (values[at] ?? 0) + amount;
}

/** Most of the time of learning and asking is spent here. */
function addRow({ users, values }: Row, weight: number, scores: Float64Array) {
  for (let i = 0; i < users.length; i++) {
    const entry = users[i] ?? 0;
    scores[entry] = (scores[entry] ?? 0) + weight * (values[i] ?? 0);
  }
}

/** For each phrasing, the mean size of a group over the size of its own: a lone phrasing counts as much as many. */
function sharesOf(phrasings: readonly StemmedPhrasing[]): readonly number[] {
  const sizes = new Map<string, number>();
  for (const { group } of phrasings) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const mean = phrasings.length / sizes.size;
  return phrasings.map(({ group }) => mean / (sizes.get(group) ?? 1));
}

/** In place: e to each score, all divided alike. Returns their sum, of which each is its entry's share (softmax). */
function raise(scores: Float64Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) highest = Math.max(highest, scores[i] ?? 0);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const below = Math.min(negligible, highest - (scores[i] ?? 0));
    const power = powersBelow[(below * powersPerUnit) | 0] ?? 0;
    scores[i] = power;
    sum += power;
  }
  return sum;
}

/** So far below the best score, an entry takes no share worth computing. */
const negligible = 9;
const powersPerUnit = 128;
/** e to the -0 … -9 in small steps, since learning needs millions of them and none of them exact; the last is 0. */
const powersBelow = Float64Array.from({ length: negligible * powersPerUnit + 1 }, (_, i) =>
  i < negligible * powersPerUnit ? Math.exp(-(i + 0.5) / powersPerUnit) : 0,
);

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
