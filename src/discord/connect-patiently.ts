import type { Log } from "./log.ts";
import { LoginError } from "./login-error.ts";

/**
 * Tries to connect until it works, waiting 5 s, then twice as long each time, 5 min at most: Discord allows 1,000
 * logins a day and resets the token of a bot that uses more (events/gateway). A LoginError is final and thrown.
 */
export async function connectPatiently<T>(
  connect: () => Promise<T>,
  log: Log,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<T> {
  for (let pauseMs = 5_000; ; pauseMs = Math.min(pauseMs * 2, 300_000)) {
    try {
      return await connect();
    } catch (error) {
      if (error instanceof LoginError) throw error;
      log.warn({ err: error, seconds: pauseMs / 1_000 }, "can't reach Discord, trying again");
      await wait(pauseMs);
    }
  }
}
