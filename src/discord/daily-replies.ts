import type { OutgoingMessage, Reply } from "./command.ts";

/** A private line. */
export function notice(content: string, outcome: string): Reply {
  return { kind: "message", private: true, message: { content }, outcome };
}

/** A private message with one embed of our own colour. */
export function panel(
  {
    title,
    description,
    fields,
  }: {
    readonly title: string;
    readonly description?: string;
    readonly fields: readonly (readonly [name: string, value: string])[];
  },
  components: OutgoingMessage["components"] = [],
): OutgoingMessage {
  const embed = {
    color: 0x6b8e23,
    title,
    ...(description && { description }),
    fields: fields.filter(([, value]) => value !== "").map(([name, value]) => ({ name, value })),
  };
  return { embeds: [embed], components: [...components] };
}

/** A moment in the reader's own zone and language (reference, message formatting). */
export const stamp = (at: number, style: "F" | "R" | "d" = "F") => `<t:${Math.floor(at / 1_000)}:${style}>`;
