import { DiscordAPIError, HTTPError } from "discord.js";

/**
 * Repeats a request whose connection broke, twice at most and at once. discord.js repeats it after ECONNRESET, but not
 * when the other side closes politely, as happens to connections that were idle (undici's UND_ERR_SOCKET).
 * Only for requests that may arrive twice: edits, deletions, answers to an interaction, messages with a nonce.
 */
export async function throughResets<T>(send: () => Promise<T>): Promise<T> {
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await send();
    } catch (error) {
      const answered = error instanceof DiscordAPIError || error instanceof HTTPError;
      if (answered || repeats === 2) throw error;
    }
  }
}
