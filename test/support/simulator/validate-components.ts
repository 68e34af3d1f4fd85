import { z } from "zod";
import { length } from "./length.ts";

/** Component types and limits of components/reference. */
const types = { row: 1, button: 2, stringSelect: 3, textInput: 4, textDisplay: 10, label: 18 };
const selects = new Set([3, 5, 6, 7, 8]);
const v2Types = new Set([9, 10, 11, 12, 13, 14, 17]);

const text = (max: number) =>
  z
    .string()
    .refine((value) => value.length > 0 && length(value) <= max, `Must be between 1 and ${max} in length.`);
const emoji = z.object({ id: z.string().nullish(), name: z.string().nullish() });

const buttonSchema = z
  .object({
    type: z.literal(types.button),
    style: z.int().min(1).max(6),
    label: text(80).optional(),
    emoji: emoji.optional(),
    custom_id: text(100).optional(),
    url: z
      .string()
      .max(512)
      .regex(/^(https?|discord):\/\/\S+$/)
      .optional(),
    sku_id: z.string().optional(),
    disabled: z.boolean().optional(),
  })
  .refine(
    ({ style, url, custom_id: id }) => (style === 5 ? Boolean(url) && !id : true),
    "a link needs a url alone",
  )
  .refine(
    ({ style, url, custom_id: id }) => (style < 5 ? Boolean(id) && !url : true),
    "a button needs a custom_id",
  )
  .refine(({ label, emoji: icon, sku_id: sku }) => label || icon || sku, "a button needs a label or emoji");

const selectSchema = z
  .object({
    type: z.int(),
    custom_id: text(100),
    placeholder: z.string().max(150).optional(),
    min_values: z.int().min(0).max(25).default(1),
    max_values: z.int().min(1).max(25).default(1),
    options: z
      .array(
        z.object({
          label: text(100),
          value: text(100),
          description: text(100).optional(),
          emoji: emoji.optional(),
        }),
      )
      .max(25)
      .optional(),
  })
  .refine(
    ({ type, options }) => type !== types.stringSelect || (options?.length ?? 0) > 0,
    "options: required",
  )
  .refine(
    ({ options }) => new Set(options?.map(({ value }) => value)).size === (options?.length ?? 0),
    "options: twice",
  )
  .refine(({ min_values: min, max_values: max }) => min <= max, "min_values above max_values");

const nodeSchema = z.object({
  type: z.int(),
  custom_id: z.string().optional(),
  content: z.string().optional(),
  components: z.array(z.unknown()).optional(),
  accessory: z.unknown().optional(),
  component: z.unknown().optional(),
});

/** What is wrong with the components of a message, in Discord's order of looking. */
export function componentProblems(components: readonly unknown[], v2: boolean): string[] {
  const problems: string[] = [];
  if (!v2 && components.length > 5) problems.push("components: Must be 5 or fewer in length.");
  const seen = { ids: new Set<string>(), count: 0, text: 0 };
  components.forEach((component, index) => {
    walk(component, `components.${index}`, { top: true, v2, seen, problems });
  });
  if (v2 && seen.count > 40) problems.push("components: more than 40 in total");
  if (v2 && seen.text > 4_000) problems.push("components: more than 4000 characters of text");
  return problems;
}

interface Walk {
  readonly top: boolean;
  readonly v2: boolean;
  readonly seen: { ids: Set<string>; count: number; text: number };
  readonly problems: string[];
}

function walk(raw: unknown, path: string, context: Walk): void {
  const { seen, problems, v2, top } = context;
  const result = nodeSchema.safeParse(raw);
  if (!result.success) {
    problems.push(`${path}: not a component`);
    return;
  }
  const node = result.data;
  seen.count += 1;
  seen.text += length(node.content ?? "");
  if (v2Types.has(node.type) && !v2) problems.push(`${path}: type ${node.type} needs IS_COMPONENTS_V2`);
  if (top && !v2 && node.type !== types.row) problems.push(`${path}: must be an action row`);
  if (node.type === types.row) problems.push(...rowProblems(node.components ?? [], path));
  if (node.type === types.button) problems.push(...issues(buttonSchema, raw, path));
  if (selects.has(node.type)) problems.push(...issues(selectSchema, raw, path));
  if (node.custom_id !== undefined) {
    if (seen.ids.has(node.custom_id))
      problems.push(`${path}.custom_id: Component custom id cannot be duplicated`);
    seen.ids.add(node.custom_id);
  }
  const children = [...(node.components ?? []), ...(node.accessory ? [node.accessory] : [])];
  children.forEach((child, index) => {
    walk(child, `${path}.components.${index}`, { ...context, top: false });
  });
}

function rowProblems(children: readonly unknown[], path: string): string[] {
  if (children.length === 0 || children.length > 5)
    return [`${path}.components: Must be between 1 and 5 in length.`];
  const parsed = children.map((child) => nodeSchema.safeParse(child).data?.type ?? 0);
  const menus = parsed.filter((type) => selects.has(type)).length;
  return menus > 0 && children.length > 1 ? [`${path}.components: a menu fills its row`] : [];
}

function issues(schema: z.ZodType, raw: unknown, path: string): string[] {
  const result = schema.safeParse(raw);
  if (result.success) return [];
  return result.error.issues.map((issue) => [path, ...issue.path].join(".").concat(`: ${issue.message}`));
}

const inputSchema = z.object({
  type: z.int(),
  custom_id: text(100),
  style: z.int().min(1).max(2).optional(),
  min_length: z.int().min(0).max(4_000).optional(),
  max_length: z.int().min(1).max(4_000).optional(),
  value: z.string().max(4_000).optional(),
  placeholder: z.string().max(100).optional(),
});
const modalSchema = z.object({
  custom_id: text(100),
  title: text(45),
  components: z
    .array(
      z.union([
        z.object({
          type: z.literal(types.label),
          label: text(45),
          description: text(100).optional(),
          component: inputSchema,
        }),
        z.object({ type: z.literal(types.row), components: z.array(inputSchema).length(1) }),
        z.object({ type: z.literal(types.textDisplay), content: text(4_000) }),
      ]),
    )
    .min(1)
    .max(5),
});

/** What is wrong with a modal. */
export function modalProblems(modal: unknown): string[] {
  return issues(modalSchema, modal, "data");
}
