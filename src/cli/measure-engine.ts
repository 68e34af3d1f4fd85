import { performance } from "node:perf_hooks";

export interface AskedQuestion {
  readonly q: string;
  /** The entry that answers it; null where none does. */
  readonly id: string | null;
}

/** A search engine under measurement. */
export interface Engine {
  /** The confidence above which it answers. Left out: the one that refuses nine of ten, with hindsight. */
  readonly answerAbove?: number;
  /** The best three entries, and a number that is higher where the first is more likely right. */
  ask(question: string): { readonly ids: readonly string[]; readonly confidence: number };
}

/** Shares are of 1; in scope are the questions that an entry answers. */
export interface Measurement {
  readonly questions: number;
  readonly acc1: number;
  readonly acc3: number;
  /** P(a question in scope has a higher confidence than one out of scope). */
  readonly auroc: number | null;
  /** Share of in-scope questions that are right at first while 90% of the others are refused. */
  readonly rightAt90Refused: number | null;
  readonly answeredRight: number;
  readonly answeredWrong: number;
  readonly outOfScopeAnswered: number | null;
  readonly usMedian: number;
  readonly usP99: number;
  readonly buildMs: number;
  /** What the process holds after the build: heap and typed arrays. */
  readonly heapMB: number;
}

/** An engine that takes longer for all questions is asked as many as it manages, in an order that mixes them. */
const secondsMax = 20;
const warmUpSeconds = 2;

/**
 * Builds an engine and asks it. A bot runs for days, so times are those of compiled code: the questions first warm up
 * engines of their own, which are thrown away with all that they remember of them.
 * @param isWarm the process has asked such an engine before.
 */
export function measure(
  questions: readonly AskedQuestion[],
  build: () => Engine,
  isWarm = false,
): Measurement {
  const mixed = mix(questions);
  const begun = performance.now();
  const engine = build();
  const buildMs = performance.now() - begun;
  globalThis.gc?.();
  const memory = process.memoryUsage();
  const heapMB = (memory.heapUsed + memory.arrayBuffers) / 2 ** 20;

  if (!isWarm) warmUp(mixed, build);
  const deadline = performance.now() + secondsMax * 1000;
  const microseconds: number[] = [];
  const outcomes: Outcome[] = [];
  for (const { q, id } of mixed) {
    if (performance.now() > deadline && outcomes.length >= 20) break;
    const start = performance.now();
    const { ids, confidence } = engine.ask(q);
    microseconds.push((performance.now() - start) * 1000);
    outcomes.push({
      inScope: id !== null,
      right: ids[0] !== undefined && ids[0] === id,
      near: ids.slice(0, 3).some((other) => other === id),
      confidence: ids.length === 0 ? Number.NEGATIVE_INFINITY : confidence,
    });
  }
  microseconds.sort((a, b) => a - b);
  const at = (share: number) => microseconds[Math.floor(share * (microseconds.length - 1))] ?? 0;
  return {
    questions: outcomes.length,
    ...judge(outcomes, engine.answerAbove),
    usMedian: round(at(0.5), 1),
    usP99: round(at(0.99), 1),
    buildMs: round(buildMs, 0),
    heapMB: round(heapMB, 1),
  };
}

function warmUp(questions: readonly AskedQuestion[], build: () => Engine) {
  const deadline = performance.now() + warmUpSeconds * 1000;
  while (performance.now() < deadline) {
    const engine = build();
    for (const { q } of questions) if (performance.now() < deadline) engine.ask(q);
  }
}

export interface Outcome {
  readonly inScope: boolean;
  readonly right: boolean;
  readonly near: boolean;
  readonly confidence: number;
}

/** What a list of outcomes amounts to. */
export function judge(outcomes: readonly Outcome[], answerAbove?: number) {
  const inside = outcomes.filter((outcome) => outcome.inScope);
  const outside = outcomes.filter((outcome) => !outcome.inScope);
  const share = (part: readonly Outcome[], is: (outcome: Outcome) => boolean) =>
    part.length === 0 ? 0 : round(part.filter(is).length / part.length, 4);
  const refusing = outside.map((outcome) => outcome.confidence).sort((a, b) => b - a);
  const at90 = refusing[Math.floor(refusing.length * 0.1)] ?? Number.NEGATIVE_INFINITY;
  const threshold = answerAbove ?? at90;
  const none = outside.length === 0;
  return {
    acc1: share(inside, (outcome) => outcome.right),
    acc3: share(inside, (outcome) => outcome.near),
    auroc: none ? null : round(auroc(inside, outside), 4),
    rightAt90Refused: none ? null : share(inside, (outcome) => outcome.right && outcome.confidence > at90),
    answeredRight: share(inside, (outcome) => outcome.right && outcome.confidence > threshold),
    answeredWrong: share(inside, (outcome) => !outcome.right && outcome.confidence > threshold),
    outOfScopeAnswered: none ? null : share(outside, (outcome) => outcome.confidence > threshold),
  };
}

/** The area under the curve as a mean rank (Mann–Whitney); equal confidences count half. */
function auroc(inside: readonly Outcome[], outside: readonly Outcome[]): number {
  const lower = outside.map((outcome) => outcome.confidence).sort((a, b) => a - b);
  let wins = 0;
  for (const { confidence } of inside) {
    wins += (countBelow(lower, confidence, false) + countBelow(lower, confidence, true)) / 2;
  }
  return wins / (inside.length * outside.length);
}

function countBelow(sorted: readonly number[], value: number, orEqual: boolean): number {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    const other = sorted[middle] ?? 0;
    if (other < value || (orEqual && other === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same order each time, in which every stretch has questions of every part. */
function mix<T>(rows: readonly T[]): readonly T[] {
  const order = rows.map((row, i) => ({ row, key: Math.imul(i + 1, 2654435761) >>> 0 }));
  return order.sort((a, b) => a.key - b.key).map(({ row }) => row);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
