import { Temporal } from "temporal-polyfill";

/** When a server wants its quote: local wall-clock time on chosen weekdays. */
export interface Rule {
  /** Minutes after midnight. */
  readonly minute: number;
  /** IANA zone. */
  readonly zone: string;
  /** Bit 0 is Monday, bit 6 Sunday; at least one is set. */
  readonly weekdays: number;
}

/** One day on which the rule posts. */
export interface Run {
  /** The local date, "2026-03-29". */
  readonly date: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** The first run after a moment. */
export function nextRun(rule: Rule, after: number): Run {
  const [run] = upcomingRuns(rule, after, 1);
  if (!run) throw new RangeError(`no run after ${after} in ${rule.zone}`);
  return run;
}

/** The next `count` runs after a moment, in order. */
export function upcomingRuns(rule: Rule, after: number, count: number): readonly Run[] {
  const runs: Run[] = [];
  // A missing time moves a run to later on its own date, or to its end, so the search starts with the moment's own date.
  for (let date = localDate(rule, after); runs.length < count; date = date.add({ days: 1 })) {
    const run = runOn(rule, date);
    if (run && run.at > after) runs.push(run);
  }
  return runs;
}

/** The runs from `from` to `to`, both included, at most `count` of them and then the latest, in order. */
export function runsBetween(rule: Rule, from: number, to: number, count: number): readonly Run[] {
  const runs: Run[] = [];
  // A run at midnight may be that of the date before.
  const first = localDate(rule, from - 1);
  let date = localDate(rule, to);
  for (; runs.length < count && Temporal.PlainDate.compare(date, first) >= 0; date = date.subtract(oneDay)) {
    const run = runOn(rule, date);
    if (run && run.at >= from && run.at <= to) runs.unshift(run);
  }
  return runs;
}

/** Whether the rule posts on a local date ("2026-03-29"). */
export function runsOn(rule: Rule, date: string): boolean {
  return runOn(rule, Temporal.PlainDate.from(date)) !== undefined;
}

/** The local date of a moment. */
export function dateIn(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

const oneDay = { days: 1 };

const localDate = (rule: Rule, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(rule.zone).toPlainDate();

/**
 * Where clocks go back and the time comes twice, the first; where they go forward and it is missing, the moment at
 * which they do, though that may end the date. A date that a zone leaves out altogether has no run.
 */
function runOn(rule: Rule, date: Temporal.PlainDate): Run | undefined {
  if ((rule.weekdays & (1 << (date.dayOfWeek - 1))) === 0) return undefined;
  const wall = date.toPlainDateTime({ hour: Math.floor(rule.minute / 60), minute: rule.minute % 60 });
  // "earlier" is the first of a doubled time, and lies before the change where the time is missing.
  const exact = wall.toZonedDateTime(rule.zone, { disambiguation: "earlier" });
  const isMissing = !exact.toPlainDateTime().equals(wall);
  if (isMissing && !date.toZonedDateTime(rule.zone).toPlainDate().equals(date)) return undefined;
  const run = isMissing ? exact.getTimeZoneTransition("next") : exact;
  return run ? { date: date.toString(), at: run.epochMilliseconds } : undefined;
}
