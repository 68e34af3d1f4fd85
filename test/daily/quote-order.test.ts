import fc from "fast-check";
import { expect, test } from "vitest";
import { type Candidate, type Past, planQuotes } from "../../src/daily/quote-order.ts";

const quotes = (count: number): readonly Candidate[] =>
  Array.from({ length: count }, (_, n) => ({ id: `quote-${n}`, weight: 1 }));
const nothing: Past = { shown: [], skips: [], pins: new Map() };
const days = (count: number, first = 0) =>
  Array.from({ length: count }, (_, n) => new Date((first + n) * 86_400_000).toISOString().slice(0, 10));
const ids = (turns: readonly { readonly quoteId: string }[]) => turns.map((turn) => turn.quoteId);

test("every quote comes once before any comes again, and servers have orders of their own", () => {
  const first = ids(planQuotes("a", quotes(20), nothing, days(20)));
  expect(new Set(first).size).toBe(20);
  expect(ids(planQuotes("a", quotes(20), nothing, days(20)))).toEqual(first);
  expect(ids(planQuotes("b", quotes(20), nothing, days(20)))).not.toEqual(first);
});

test("the plan of many days is what comes day by day", () => {
  const plan = planQuotes("a", quotes(9), nothing, days(30));
  const shown: { quoteId: string; cycle: number }[] = [];
  for (const date of days(30)) {
    const [turn] = planQuotes("a", quotes(9), { ...nothing, shown }, [date]);
    if (turn) shown.unshift(turn);
  }
  expect(ids(shown.toReversed())).toEqual(ids(plan));
});

test("heavier quotes tend to come earlier, and those of weight 0 never", () => {
  const mixed = quotes(30).map((quote, n) => ({ ...quote, weight: n === 0 ? 3 : n === 1 ? 0 : 1 }));
  const places = Array.from({ length: 200 }, (_, seed) =>
    ids(planQuotes(`${seed}`, mixed, nothing, days(29))).indexOf("quote-0"),
  );
  const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
  expect(mean).toBeLessThan(10);
  expect(ids(planQuotes("a", mixed, nothing, days(100)))).not.toContain("quote-1");
});

test("a skipped quote gives its place to the next one, and comes again in the next cycle", () => {
  const plan = planQuotes("a", quotes(5), nothing, days(5));
  const skips = [{ quoteId: plan[1]?.quoteId ?? "", cycle: 0 }];
  const skipped = planQuotes("a", quotes(5), { ...nothing, skips }, days(9));
  expect(ids(skipped).slice(0, 4)).toEqual(ids(plan).filter((_, n) => n !== 1));
  expect(skipped.slice(4).map((turn) => turn.cycle)).toEqual([1, 1, 1, 1, 1]);
  expect(ids(skipped).slice(4)).toContain(plan[1]?.quoteId);
});

test("skipping something in the next cycle leaves what is left of this one", () => {
  const plan = planQuotes("a", quotes(4), nothing, days(6));
  const skips = [{ quoteId: plan[5]?.quoteId ?? "", cycle: 1 }];
  expect(ids(planQuotes("a", quotes(4), { ...nothing, skips }, days(4)))).toEqual(ids(plan).slice(0, 4));
});

test("a pinned quote waits for its date", () => {
  const plan = planQuotes("a", quotes(8), nothing, days(8));
  const early = plan[0]?.quoteId ?? "";
  const pins = new Map([[days(8)[5] ?? "", early]]);
  const pinned = planQuotes("a", quotes(8), { ...nothing, pins }, days(8));
  expect(pinned[5]).toMatchObject({ quoteId: early, pinned: true });
  expect(new Set(ids(pinned)).size).toBe(8);
  // With nothing else to show, a pin keeps nobody waiting.
  const alone = planQuotes(
    "a",
    quotes(1),
    { ...nothing, pins: new Map([["1970-01-05", "quote-0"]]) },
    days(5),
  );
  expect(new Set(ids(alone))).toEqual(new Set(["quote-0"]));
});

test("without quotes there is no plan", () => {
  expect(planQuotes("a", [], nothing, days(3))).toEqual([]);
});

const change = fc.record({
  day: fc.nat(60),
  kind: fc.constantFrom("add", "remove"),
  which: fc.nat(30),
  weight: fc.integer({ min: 1, max: 3 }),
});

test("whatever is added or removed meanwhile, nothing is repeated within a cycle, nor left out of it", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 2, max: 15 }),
      fc.array(change, { maxLength: 20 }),
      (seed, count, changes) => {
        let catalogue = quotes(count);
        const shown: { quoteId: string; cycle: number }[] = [];
        for (const [n, date] of days(60).entries()) {
          for (const { kind, which, weight } of changes.filter(({ day }) => day === n)) {
            const id = `quote-${which}`;
            const others = catalogue.filter((quote) => quote.id !== id);
            if (kind === "add") catalogue = [...others, { id, weight }];
            else if (others.length > 0) catalogue = others;
          }
          const [turn] = planQuotes(seed, catalogue, { ...nothing, shown }, [date]);
          if (!turn) throw new Error("no turn");
          const inCycle = shown.filter(({ cycle }) => cycle === turn.cycle).map(({ quoteId }) => quoteId);
          expect(inCycle).not.toContain(turn.quoteId);
          if (catalogue.length > 1) expect(shown[0]?.quoteId).not.toBe(turn.quoteId);
          // A new cycle begins only when nothing of the last one is left.
          if (shown[0] && shown[0].cycle !== turn.cycle) {
            const last = new Set(
              shown.filter(({ cycle }) => cycle === shown[0]?.cycle).map(({ quoteId }) => quoteId),
            );
            expect(catalogue.filter(({ id }) => !last.has(id))).toEqual([]);
          }
          shown.unshift(turn);
        }
      },
    ),
    { numRuns: process.env.LONG ? 3_000 : 80 },
  );
}, 300_000);
