import { type DestinationStream, type Logger, pino } from "pino";
import type { Registered } from "./register.ts";

/** Structured lines on standard output. Never the text of a question or message, nor a token. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** @param level one of pino's levels; "silent" writes nothing. */
export function createLog(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // An interaction's token can answer in our name for 15 minutes, and discord.js puts request bodies into its errors.
    redact: { paths: ["err.requestBody", "err.url", "err.rawError", "*.token"], remove: true },
  };
  return pino(options, destination);
}

/** One line for each place in which commands were registered. */
export function logRegistration(log: Log, registered: readonly Registered[]): void {
  for (const { scope, difference } of registered) log.info({ scope, ...difference }, "commands registered");
  if (registered.length === 0) log.info("commands are up to date");
}
