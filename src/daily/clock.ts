import { setTimeout as sleep } from "node:timers/promises";

/** Time as an argument, so that a year of daily posts can pass in a second. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Resolves after that many milliseconds, or at once when `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  async sleep(ms, signal) {
    // Node's timers hold 2^31 − 1 ms at most and would fire at once for more.
    await sleep(Math.min(Math.max(ms, 0), 2 ** 31 - 1), undefined, { ...(signal && { signal }) }).catch(
      (error: unknown) => {
        if (!signal?.aborted) throw error;
      },
    );
  },
};
