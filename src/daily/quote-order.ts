import { createHash } from "node:crypto";

/** A quote that may be shown, and how early in a cycle it tends to come: 1 ordinary, up to 3. */
export interface Candidate {
  readonly id: string;
  readonly weight: number;
}

/** What the order depends on besides the seed: the ledger, and what an admin changed. */
export interface Past {
  /** Quotes that have had their turn, with their cycles, newest first: this cycle's, and a few of the one before. */
  readonly shown: readonly { readonly quoteId: string; readonly cycle: number }[];
  readonly skips: readonly { readonly quoteId: string; readonly cycle: number }[];
  /** Local date → pinned quote. */
  readonly pins: ReadonlyMap<string, string>;
}

export interface Turn {
  readonly date: string;
  readonly quoteId: string;
  readonly cycle: number;
  /** Whether an admin put it on this date. */
  readonly pinned: boolean;
}

/**
 * Which quote comes on each of `dates` (in order). A cycle is a weighted shuffle of all quotes, computed from the
 * seed: each date takes the first quote of the cycle that has not had its turn. So a quote that is added takes its
 * place among those that are left, and one that is removed leaves no hole. Over the border of two cycles, a quote
 * stays away from its last turn by up to a week, as far as there are others. A pinned quote waits for its date.
 * Empty where there is no quote to show.
 */
export function planQuotes(
  seed: string,
  candidates: readonly Candidate[],
  past: Past,
  dates: readonly string[],
): readonly Turn[] {
  const known = new Map(candidates.filter(({ weight }) => weight > 0).map((each) => [each.id, each]));
  const distance = Math.min(7, Math.floor(known.size / 2));
  const shown = [...past.shown];
  const turns: Turn[] = [];
  if (known.size === 0) return turns;

  for (const date of dates) {
    const cycle = Math.max(0, ...shown.map((turn) => turn.cycle));
    const pinned = past.pins.get(date);
    const turn =
      pinned !== undefined && known.has(pinned)
        ? { date, quoteId: pinned, cycle, pinned: true }
        : { date, ...nextInOrder(cycle, date), pinned: false };
    turns.push(turn);
    shown.unshift(turn);
  }
  return turns;

  function nextInOrder(cycle: number, date: string): { quoteId: string; cycle: number } {
    const later = new Set([...past.pins].filter(([day]) => day > date).map(([, quoteId]) => quoteId));
    const free = [...known.values()].filter(({ id }) => !later.has(id));
    // Where every quote waits for a date of its own, waiting means nothing.
    const usable = free.length > 0 ? free : [...known.values()];
    const recent = new Set(shown.slice(0, distance).map((turn) => turn.quoteId));
    for (let current = cycle; ; current++) {
      const had = new Set(
        [...shown, ...past.skips].filter((turn) => turn.cycle === current).map((turn) => turn.quoteId),
      );
      const order = shuffled(
        `${seed}:${current}`,
        usable.filter(({ id }) => !had.has(id)),
      );
      const next = order.find(({ id }) => !recent.has(id)) ?? order[0];
      if (next) return { quoteId: next.id, cycle: current };
    }
  }
}

/**
 * A weighted shuffle in which each quote's place depends on itself alone (Efraimidis and Spirakis, "Weighted random
 * sampling with a reservoir", 2006): adding or removing one leaves the order of the others as it was.
 */
function shuffled(seed: string, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates
    .map((each) => ({ each, key: -Math.log(uniform(`${seed}:${each.id}`)) / each.weight }))
    .sort((a, b) => a.key - b.key || (a.each.id < b.each.id ? -1 : 1))
    .map(({ each }) => each);
}

/** A number above 0 and at most 1, always the same for a text. */
function uniform(text: string): number {
  return (createHash("sha256").update(text).digest().readUIntBE(0, 6) + 1) / 2 ** 48;
}
