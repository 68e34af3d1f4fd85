import type { RESTPostAPIApplicationCommandsJSONBody } from "discord.js";
import { z } from "zod";

/** The parts of a definition whose characters count, at every depth. */
interface Sized {
  readonly name?: string | undefined;
  readonly name_localizations?: Readonly<Record<string, string>> | null | undefined;
  readonly description?: string | undefined;
  readonly description_localizations?: Readonly<Record<string, string>> | null | undefined;
  readonly value?: string | number | undefined;
  readonly options?: readonly Sized[] | undefined;
  readonly choices?: readonly Sized[] | undefined;
}

const localizations = z.record(z.string(), z.string()).nullish();
const sizedSchema: z.ZodType<Sized> = z.object({
  name: z.string().optional(),
  name_localizations: localizations,
  description: z.string().optional(),
  description_localizations: localizations,
  value: z.union([z.string(), z.number()]).optional(),
  options: z.array(z.lazy(() => sizedSchema)).optional(),
  choices: z.array(z.lazy(() => sizedSchema)).optional(),
});

/**
 * The characters of a command: names, descriptions and values, each in its longest wording. Discord takes 8,000
 * (interactions/application-commands).
 */
export function commandSize(command: RESTPostAPIApplicationCommandsJSONBody): number {
  return sizeOf(sizedSchema.parse(command));
}

function sizeOf(part: Sized): number {
  const value = typeof part.value === "string" ? [...part.value].length : 0;
  const nested = [...(part.options ?? []), ...(part.choices ?? [])];
  return (
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    value +
    nested.reduce((sum, item) => sum + sizeOf(item), 0)
  );
}

function longest(text: string | undefined, wordings: Sized["name_localizations"]): number {
  return Math.max(...[text ?? "", ...Object.values(wordings ?? {})].map((wording) => [...wording].length));
}
