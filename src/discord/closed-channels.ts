import { DiscordAPIError } from "discord.js";

/** How long a channel that refused us is left alone. */
const pauseMs = 5 * 60_000;

/**
 * Remembers channels in which the bot may not write. Discord blocks an address after 10,000 refused requests in ten
 * minutes (topics/rate-limits), and mentions in such a channel would be one each.
 * @param now epoch milliseconds
 */
export function createClosedChannels(now: () => number = Date.now) {
  const until = new Map<string, number>();
  return {
    isClosed: (channelId: string): boolean => (until.get(channelId) ?? 0) > now(),
    /** Takes note of a refusal. Whether the error is one: nothing that the bot can mend. */
    note(channelId: string, error: unknown): boolean {
      if (!(error instanceof DiscordAPIError) || !refusals.has(error.code)) return false;
      for (const [id, end] of until) if (end <= now()) until.delete(id);
      until.set(channelId, now() + pauseMs);
      return true;
    },
  };
}

/** Missing access or permission, a closed direct message, no server in common, a channel that is gone. */
const refusals: ReadonlySet<string | number> = new Set([50_001, 50_013, 50_007, 50_278, 10_003]);
