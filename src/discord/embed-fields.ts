import type { APIEmbed, APIEmbedField } from "discord.js";
import { shorten } from "./escape.ts";
import { messageLimits } from "./limits.ts";

/** A field's name that shows nothing: for what goes on from the field before. */
const unnamed = "\u200b";

/**
 * Lines under a heading as embed fields. What one field can't hold goes on in a field without a name; a single line
 * longer than a field is broken between words, and nothing is left out.
 */
export function embedFields(heading: string, lines: readonly string[]): APIEmbedField[] {
  const values: string[] = [];
  for (const piece of lines.flatMap(breakLine)) {
    const last = values.at(-1);
    const joined = `${last}\n${piece}`;
    if (last !== undefined && joined.length <= messageLimits.embedFieldValue)
      values[values.length - 1] = joined;
    else values.push(piece);
  }
  const name = shorten(heading, messageLimits.embedFieldName);
  return values.map((value, at) => ({ name: at === 0 ? name : unnamed, value }));
}

/** All characters of an embed that count towards Discord's total. */
export function embedLength(embed: APIEmbed): number {
  const fields = (embed.fields ?? []).map(({ name, value }) => name.length + value.length);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
  return [...fields, ...texts.map((text) => text?.length ?? 0)].reduce((sum, length) => sum + length, 0);
}

function breakLine(line: string): string[] {
  const max = messageLimits.embedFieldValue;
  if (line.length <= max) return [line];
  const space = line.lastIndexOf(" ", max);
  const at = space > 0 ? space : max;
  const rest = line.slice(at).trimStart();
  // A quotation stays one on its next line.
  return [line.slice(0, at), ...breakLine(line.startsWith("> ") ? `> ${rest}` : rest)];
}
