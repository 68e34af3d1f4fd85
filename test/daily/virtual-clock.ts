import type { Clock } from "../../src/daily/clock.ts";

/** A clock on which an hour passes as soon as nobody has anything to do before it is over. */
export interface VirtualClock extends Clock {
  /** Lets time pass until that moment. */
  runUntil(at: number): Promise<void>;
}

export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const abort = () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          resolve();
        };
        const wake = () => {
          signal?.removeEventListener("abort", abort);
          resolve();
        };
        const sleeper = { at: now + Math.ceil(Math.max(ms, 0)), wake };
        sleepers.push(sleeper);
        signal?.addEventListener("abort", abort);
      }),
    async runUntil(at) {
      for (;;) {
        await idle();
        const next = sleepers.reduce<(typeof sleepers)[number] | undefined>(
          (first, sleeper) => (first && first.at <= sleeper.at ? first : sleeper),
          undefined,
        );
        if (!next || next.at > at) break;
        now = Math.max(now, next.at);
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        next.wake();
      }
      now = at;
    },
  };
}

/** Resolves when all that can go on without time passing has gone on: an embedded database answers at once. */
async function idle(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
}
