import { z } from "zod";

/*
 * The fields of an interaction that the bot reads, as Discord's API v10 sends them (interactions/receiving-and-responding
 * and interactions/application-commands). Fields that Discord adds are ignored; those it may leave out are optional.
 */
export const snowflake = z.string().regex(/^\d{1,20}$/);
/** A bit set, written as a decimal string because it has more than 53 bits. */
const permissions = snowflake.transform((bits) => BigInt(bits));
const user = z.object({ id: snowflake });

const optionValue = { name: z.string(), type: z.number(), focused: z.boolean().optional() };
/** Options nest twice at most: group, sub-command, value. */
const leafSchema = z.object({
  ...optionValue,
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
export type RawOption = z.infer<typeof leafSchema> & { options?: RawOption[] | undefined };
const optionSchema: z.ZodType<RawOption> = leafSchema.extend({
  options: z.array(leafSchema.extend({ options: z.array(leafSchema).optional() })).optional(),
});

const channelSchema = z.object({
  id: snowflake,
  type: z.number(),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ""),
  app_permissions: permissions.optional(),
});
export type RawChannel = z.infer<typeof channelSchema>;

const messageSchema = z.object({
  id: snowflake,
  content: z.string().default(""),
  author: user.optional(),
});

const inputSchema = z.object({
  type: z.number(),
  custom_id: z.string(),
  value: z.string().optional(),
  values: z.array(z.string()).default([]),
});

const dataSchema = z.object({
  type: z.number().optional(),
  name: z.string().optional(),
  options: z.array(optionSchema).default([]),
  target_id: snowflake.optional(),
  resolved: z
    .object({
      channels: z.record(z.string(), channelSchema).default({}),
      messages: z.record(z.string(), messageSchema).default({}),
    })
    .default({ channels: {}, messages: {} }),
  custom_id: z.string().optional(),
  values: z.array(z.string()).optional(),
  /** A modal's inputs, in rows (older clients) or labels. */
  components: z
    .array(z.object({ components: z.array(inputSchema).default([]), component: inputSchema.optional() }))
    .default([]),
});

/** What it takes to answer an interaction, even where the rest of it can't be read. */
export const rawEnvelopeSchema = z.object({
  type: z.number(),
  id: snowflake,
  token: z.string().min(1),
  application_id: snowflake,
  locale: z.string().optional().catch(undefined),
});

export type RawEnvelope = z.infer<typeof rawEnvelopeSchema>;

export const rawInteractionSchema = rawEnvelopeSchema.extend({
  locale: z.string().optional(),
  guild_locale: z.string().optional(),
  guild_id: snowflake.optional(),
  channel_id: snowflake.optional(),
  channel: z.object({ id: snowflake.optional() }).optional(),
  member: z.object({ user: user.optional(), permissions: permissions.optional() }).optional(),
  user: user.optional(),
  app_permissions: permissions.optional(),
  data: dataSchema.optional(),
  message: z
    .object({
      flags: z.number().optional(),
      content: z.string().optional(),
      interaction_metadata: z.object({ user: user.optional() }).nullish(),
      referenced_message: z.object({ author: user.optional() }).nullish(),
    })
    .optional(),
});
export type RawInteraction = z.infer<typeof rawInteractionSchema>;
