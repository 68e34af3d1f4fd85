import { z } from "zod";
import { embedSchema, embedTexts } from "./embed-schema.ts";
import { length } from "./length.ts";
import { type Pings, Refusal } from "./state.ts";
import { componentProblems } from "./validate-components.ts";

/**
 * A message as Discord's documentation has it (resources/message), with limits of its own: the bot's must not be
 * measured with the bot's ruler.
 */
const snowflakes = z.array(z.string().regex(/^\d{1,20}$/)).max(100);
const messageSchema = z.object({
  content: z
    .string()
    .refine((text) => length(text) <= 2_000, "Must be 2000 or fewer in length.")
    .nullish(),
  embeds: z
    .array(embedSchema)
    .max(10)
    .refine((embeds) => embedTexts(embeds) <= 6_000, "Embed size exceeds maximum size of 6000")
    .nullish(),
  components: z.array(z.unknown()).nullish(),
  attachments: z
    .array(z.object({ id: z.union([z.number(), z.string()]) }))
    .max(10)
    .nullish(),
  flags: z.int().nullish(),
  allowed_mentions: z
    .object({
      parse: z.array(z.enum(["users", "roles", "everyone"])).optional(),
      users: snowflakes.optional(),
      roles: snowflakes.optional(),
      replied_user: z.boolean().optional(),
    })
    .refine(({ parse, users }) => !(parse?.includes("users") && users?.length), "users: mutually exclusive")
    .refine(({ parse, roles }) => !(parse?.includes("roles") && roles?.length), "roles: mutually exclusive")
    .nullish(),
  nonce: z.union([z.string().max(25), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z
    .object({ message_id: z.string(), fail_if_not_exists: z.boolean().optional() })
    .nullish(),
  poll: z.unknown().optional(),
  sticker_ids: z.array(z.string()).nullish(),
});
export type MessageBody = z.infer<typeof messageSchema>;

const flags = { ephemeral: 1 << 6, componentsV2: 1 << 15 };

/** Throws the Refusal with which Discord answers a message that it doesn't take. */
export function validateMessage(raw: unknown, files = 0, { edit = false } = {}): MessageBody {
  const result = messageSchema.safeParse(raw);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new Refusal(400, 50_035, "Invalid Form Body", problems);
  }
  const message = result.data;
  const v2 = ((message.flags ?? 0) & flags.componentsV2) !== 0;
  const problems = componentProblems(message.components ?? [], v2);
  if (v2 && (message.content || message.embeds?.length))
    problems.push("flags: components only (IS_COMPONENTS_V2)");
  if ((message.attachments?.length ?? 0) < files) problems.push("attachments: a file without an entry");
  if (problems.length > 0) throw new Refusal(400, 50_035, "Invalid Form Body", problems);
  if (!edit && isEmpty(message, files)) throw new Refusal(400, 50_006, "Cannot send an empty message");
  return message;
}

export const isEphemeral = (message: MessageBody): boolean => ((message.flags ?? 0) & flags.ephemeral) !== 0;

function isEmpty(message: MessageBody, files: number): boolean {
  if (message.content?.trim() || files > 0) return false;
  return !message.embeds?.length && !message.components?.length && !message.sticker_ids?.length;
}

/**
 * Whom a message pings: what its content mentions and its `allowed_mentions` allow. Without `allowed_mentions` a
 * message pings everything that it mentions, an interaction's reply only users.
 */
export function pingsOf(message: MessageBody, { isReply }: { isReply: boolean }): Pings {
  const v2 = ((message.flags ?? 0) & flags.componentsV2) !== 0;
  const text = v2 ? JSON.stringify(message.components) : (message.content ?? "");
  const mentioned = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? "");
  const allowed = message.allowed_mentions ?? {
    parse: isReply ? ["users" as const] : (["users", "roles", "everyone"] as const),
  };
  const parse: readonly string[] = allowed.parse ?? [];
  const users = "users" in allowed ? (allowed.users ?? []) : [];
  const roles = "roles" in allowed ? (allowed.roles ?? []) : [];
  const pings = (kind: string, listed: readonly string[]) => (id: string) =>
    parse.includes(kind) || listed.includes(id);
  return {
    everyone: parse.includes("everyone") && /@(everyone|here)/.test(text),
    users: mentioned(/<@!?(\d+)>/g).filter(pings("users", users)),
    roles: mentioned(/<@&(\d+)>/g).filter(pings("roles", roles)),
  };
}
