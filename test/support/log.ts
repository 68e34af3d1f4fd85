import type { Log } from "../../src/discord/log.ts";

/** A log that keeps its lines, for tests of what is written and, above all, of what is not. */
export function keepLog(): Log & {
  readonly lines: readonly { level: string; fields: unknown; text: string }[];
} {
  const lines: { level: string; fields: unknown; text: string }[] = [];
  const at = (level: string) => (fields: unknown, text?: string) => {
    lines.push(
      typeof fields === "string" ? { level, fields: {}, text: fields } : { level, fields, text: text ?? "" },
    );
  };
  return { lines, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
