import type { REST } from "discord.js";

/**
 * For the `signal` of a request: ends it after the client's `timeout` also while it waits for its turn, and in the
 * middle of an answer, of which the client itself times the beginning only.
 */
export const inTime = ({ options }: REST): AbortSignal => AbortSignal.timeout(options.timeout);
