import { z } from "zod";
import { length } from "./length.ts";

/** Application commands as interactions/application-commands describes them. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales = new Set(
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  ),
);

const text = (max: number) =>
  z.string().refine((value) => value.length > 0 && length(value) <= max, `1 to ${max}`);
const localized = (value: z.ZodType) =>
  z
    .record(
      z.string().refine((key) => locales.has(key), "no such locale"),
      value,
    )
    .nullish();
const name = z
  .string()
  .regex(slashName)
  .refine((value) => value === value.toLowerCase(), "lower case");

const choice = z.object({
  name: text(100),
  name_localizations: localized(text(100)),
  value: z.union([text(100), z.number()]),
});
const optionBase = z.object({
  type: z.int().min(1).max(11),
  name,
  name_localizations: localized(name),
  description: text(100),
  description_localizations: localized(text(100)),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
  choices: z.array(choice).max(25).optional(),
  min_length: z.int().min(0).max(6_000).optional(),
  max_length: z.int().min(1).max(6_000).optional(),
});
type Option = z.infer<typeof optionBase> & { options?: Option[] | undefined };
const optionSchema: z.ZodType<Option> = optionBase
  .extend({
    options: z
      .array(z.lazy(() => optionSchema))
      .max(25)
      .optional(),
  })
  .refine(
    ({ autocomplete, choices }) => !(autocomplete && choices?.length),
    "autocomplete and choices exclude each other",
  );
const optionsSchema = z
  .array(optionSchema)
  .max(25)
  .refine((options) => {
    const firstOptional = options.findIndex(({ type, required }) => type > 2 && !required);
    return firstOptional < 0 || options.slice(firstOptional).every(({ required }) => !required);
  }, "required options come first")
  .refine((options) => {
    const names = options.flatMap((option) => [
      ...new Set([option.name, ...Object.values(option.name_localizations ?? {})]),
    ]);
    return new Set(names).size === names.length;
  }, "option names must differ, in every language");

const common = {
  default_member_permissions: z.string().regex(/^\d+$/).nullish(),
  nsfw: z.boolean().optional(),
};
const slashSchema = z.object({
  type: z.literal(1).default(1),
  name,
  name_localizations: localized(name),
  description: text(100),
  description_localizations: localized(text(100)),
  options: optionsSchema.optional(),
  ...common,
});
const menuSchema = z.object({
  type: z.union([z.literal(2), z.literal(3)]),
  name: text(32),
  name_localizations: localized(text(32)),
  description: z.literal("").optional(),
  options: z.undefined().optional(),
  ...common,
});

/** What is wrong with the commands of one scope: shapes, numbers of each type, and the size of each. */
export function commandProblems(raw: readonly unknown[], scope: "global" | "guild"): string[] {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  raw.forEach((command, index) => {
    const type = z.object({ type: z.int().default(1), name: z.string() }).safeParse(command).data;
    if (type?.type === 4) return;
    const result = type?.type === 1 ? slashSchema.safeParse(command) : menuSchema.safeParse(command);
    if (!result.success)
      problems.push(
        ...result.error.issues.map(({ path, message }) => `${index}.${path.join(".")}: ${message}`),
      );
    const key = `${type?.type} ${type?.name}`;
    if (seen.has(key)) problems.push(`${index}.name: twice`);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (size(command) > 8_000) problems.push(`${index}: Command exceeds maximum size (8000)`);
    if (
      scope === "guild" &&
      typeof command === "object" &&
      command &&
      ("contexts" in command || "integration_types" in command)
    )
      problems.push(`${index}: contexts and integration_types are for global commands`);
  });
  for (const [type, max] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ] as const) {
    if ([...seen.keys()].filter((key) => key.startsWith(`${type} `)).length > max)
      problems.push(`more than ${max} of type ${type}`);
  }
  return problems;
}

/** Names, descriptions and values, each in its longest wording. */
function size(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + size(item), 0);
  if (typeof value !== "object" || value === null) return 0;
  const fields = new Map<string, unknown>(Object.entries(value));
  const longest = (key: string) => {
    const localizations: unknown = fields.get(`${key}_localizations`) ?? {};
    const texts: unknown[] = [
      fields.get(key),
      ...Object.values(typeof localizations === "object" && localizations ? localizations : {}),
    ];
    return Math.max(...texts.map((item) => (typeof item === "string" ? length(item) : 0)));
  };
  const value_ = fields.get("value");
  return (
    longest("name") +
    longest("description") +
    (typeof value_ === "string" ? length(value_) : 0) +
    size(fields.get("options")) +
    size(fields.get("choices"))
  );
}
