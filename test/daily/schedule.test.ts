import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { nextRun, type Rule, runsBetween, upcomingRuns } from "../../src/daily/schedule.ts";

const at = (iso: string) => Date.parse(iso);
const rome = (minute: number): Rule => ({ minute, zone: "Europe/Rome", weekdays: 0b1111111 });
const iso = (ms: number) => new Date(ms).toISOString();

test("nine in Rome is nine in Rome in winter and in summer", () => {
  const runs = upcomingRuns(rome(9 * 60), at("2026-03-27T12:00Z"), 3);
  expect(runs.map((run) => [run.date, iso(run.at)])).toEqual([
    ["2026-03-28", "2026-03-28T08:00:00.000Z"],
    ["2026-03-29", "2026-03-29T07:00:00.000Z"],
    ["2026-03-30", "2026-03-30T07:00:00.000Z"],
  ]);
});

test("a time that the clocks leap over is the moment at which they do", () => {
  expect(nextRun(rome(2 * 60 + 30), at("2026-03-28T12:00Z"))).toEqual({
    date: "2026-03-29",
    at: at("2026-03-29T01:00Z"),
  });
});

test("a time that comes twice is the first of the two", () => {
  expect(nextRun(rome(2 * 60 + 30), at("2026-10-24T12:00Z"))).toEqual({
    date: "2026-10-25",
    at: at("2026-10-25T00:30Z"),
  });
  expect(nextRun(rome(2 * 60 + 30), at("2026-10-25T00:30Z")).date).toBe("2026-10-26");
});

test("a day without its midnight begins an hour later, on its own date", () => {
  // Egypt's clocks leap from 00:00 to 01:00.
  const rule = { minute: 0, zone: "Africa/Cairo", weekdays: 0b1111111 };
  expect(nextRun(rule, at("2026-04-23T12:00Z"))).toEqual({ date: "2026-04-24", at: at("2026-04-23T22:00Z") });
});

test("a date that a zone left out has no run", () => {
  const samoa = { minute: 9 * 60, zone: "Pacific/Apia", weekdays: 0b1111111 };
  const dates = upcomingRuns(samoa, at("2011-12-28T00:00Z"), 4).map((run) => run.date);
  expect(dates).toEqual(["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"]);
});

test("only the chosen weekdays have a run", () => {
  const mondays = { ...rome(9 * 60), weekdays: 0b0000001 };
  expect(upcomingRuns(mondays, at("2026-03-27T12:00Z"), 2).map((run) => run.date)).toEqual([
    "2026-03-30",
    "2026-04-06",
  ]);
});

test("of a long time only the latest runs are listed", () => {
  const runs = runsBetween(rome(9 * 60), 0, at("2026-03-29T07:00Z"), 2);
  expect(runs.map((run) => run.date)).toEqual(["2026-03-28", "2026-03-29"]);
});

test("where the clocks leap over midnight, what was due in the hour before comes at midnight, for its own date", () => {
  // From 23:00 on Saturday to 0:00 on Sunday.
  const leap = at("2029-03-25T01:00Z");
  const rule = { minute: 23 * 60, zone: "America/Scoresbysund", weekdays: 0b100000 };
  expect(nextRun(rule, leap - 1)).toEqual({ date: "2029-03-24", at: leap });
  expect(runsBetween(rule, leap, leap, 2)).toEqual([{ date: "2029-03-24", at: leap }]);
  expect(nextRun(rule, leap).date).toBe("2029-03-31");
});

const rules = fc.record({
  minute: fc.integer({ min: 0, max: 1439 }),
  zone: fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
  weekdays: fc.integer({ min: 1, max: 127 }),
});
const moments = fc.integer({ min: at("2024-01-01T00:00Z"), max: at("2030-12-01T00:00Z") });

/** The changes of offset of a zone from 2024 to 2030: where all that can go wrong does. */
function changesOf(zone: string): readonly number[] {
  const changes: number[] = [];
  let moment = Temporal.Instant.fromEpochMilliseconds(at("2024-01-01T00:00Z")).toZonedDateTimeISO(zone);
  for (;;) {
    const next = moment.getTimeZoneTransition("next");
    if (!next || next.epochMilliseconds > at("2030-12-31T00:00Z")) return changes;
    changes.push(next.epochMilliseconds);
    moment = next;
  }
}

test("each chosen local day has one run, at its wall time or where the clocks leap over it, whenever one asks", () => {
  fc.assert(
    fc.property(rules, moments, fc.integer({ min: -36, max: 36 }), (rule, anyMoment, hours) => {
      const changes = changesOf(rule.zone);
      const from =
        changes.length > 0
          ? (changes[anyMoment % changes.length] ?? anyMoment) + hours * 3_600_000
          : anyMoment;
      const runs = upcomingRuns(rule, from, 5);
      let day = Temporal.PlainDate.from(runs[0]?.date ?? "");
      for (const [n, run] of runs.entries()) {
        expect(run.at).toBeGreaterThan(n === 0 ? from : (runs[n - 1]?.at ?? 0));
        expect(nextRun(rule, run.at - 1)).toEqual(run);
        const local = Temporal.Instant.fromEpochMilliseconds(run.at).toZonedDateTimeISO(rule.zone);
        const own = Temporal.PlainDate.from(run.date);
        expect(rule.weekdays & (1 << (own.dayOfWeek - 1))).not.toBe(0);
        const isAtItsTime = local.toPlainDate().equals(own) && local.hour * 60 + local.minute === rule.minute;
        if (!isAtItsTime) {
          expect(changes).toContain(run.at);
          const before = Temporal.Instant.fromEpochMilliseconds(run.at - 1).toZonedDateTimeISO(rule.zone);
          expect([before, local].some((moment) => moment.toPlainDate().equals(own))).toBe(true);
        }
        // No chosen day lies between this run and the one before.
        while (n > 0 && day.add({ days: 1 }).toString() !== run.date) {
          day = day.add({ days: 1 });
          expect(rule.weekdays & (1 << (day.dayOfWeek - 1))).toBe(0);
        }
        day = Temporal.PlainDate.from(run.date);
      }
      expect(runsBetween(rule, from + 1, runs[4]?.at ?? 0, 99)).toEqual(runs);
    }),
    { numRuns: process.env.LONG ? 5_000 : 100 },
  );
}, 300_000);
