import type { Clock } from "./clock.ts";

/** Lets requests through one after the other, in the order in which they asked. */
export interface Pacer {
  /** Resolves when the next request may go out. */
  turn(): Promise<void>;
  /** Holds everything back for that many milliseconds. */
  pause(ms: number): void;
}

/**
 * Spaces requests evenly. Discord allows a bot 50 a second (topics/rate-limits); 49 leave room for clocks that count
 * their seconds elsewhere, and cost 2%.
 */
export function createPacer(clock: Clock, perSecond = 49): Pacer {
  const spacingMs = 1_000 / perSecond;
  let nextAt = 0;
  let last: Promise<void> = Promise.resolve();
  const wait = async () => {
    for (let now = clock.now(); now < nextAt; now = clock.now()) await clock.sleep(nextAt - now);
    // Not later than spacing allows: a sleep that came back late must not slow the rest down.
    nextAt = Math.max(nextAt, clock.now() - spacingMs) + spacingMs;
  };
  return {
    turn: () => {
      last = last.then(wait);
      return last;
    },
    pause: (ms) => {
      nextAt = Math.max(nextAt, clock.now() + ms);
    },
  };
}
