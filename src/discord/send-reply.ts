import {
  type APIEmbed,
  type APIInteractionResponseCallbackData,
  DiscordAPIError,
  MessageFlags,
  MessageReferenceType,
  type REST,
  Routes,
} from "discord.js";
import type { OutgoingMessage } from "./command.ts";
import { clip, messageLimits } from "./limits.ts";
import { messageBody, messageFiles } from "./message-body.ts";
import { throughResets } from "./through-resets.ts";

/** The message that is replied to. */
export interface ReplyTarget {
  readonly id: string;
  readonly channelId: string;
}

type Body = APIInteractionResponseCallbackData & { readonly message_reference?: object };

/**
 * Replies with a regular message, once: its nonce is the target's id, so that a repeated request makes no second
 * one. Where the bot may not read the history it answers without a reference, and where it may not embed links in
 * plain text: a silent bot is the worst answer. Throws what Discord's API throws otherwise.
 */
export async function sendReply(message: OutgoingMessage, target: ReplyTarget, rest: REST): Promise<void> {
  const reference = { type: MessageReferenceType.Default, message_id: target.id, fail_if_not_exists: false };
  const files = messageFiles(message);
  const post = (body: Body) => {
    const once = { ...body, nonce: target.id, enforce_nonce: true };
    return throughResets(() => rest.post(Routes.channelMessages(target.channelId), { body: once, files }));
  };
  let body: Body | undefined = { ...messageBody(message), message_reference: reference };
  while (body) {
    try {
      await post(body);
      return;
    } catch (error) {
      body = mended(body, error);
      if (!body) throw error;
    }
  }
}

/** The reply without what Discord has just refused; undefined where that doesn't help. */
function mended(body: Body, error: unknown): Body | undefined {
  if (!(error instanceof DiscordAPIError)) return undefined;
  const { message_reference: reference, ...rest } = body;
  if (error.code === 160_002 && reference) return rest;
  if (error.code === 50_013 && body.embeds?.length) return inPlainText(body);
  return undefined;
}

function inPlainText(body: Body): Body {
  const text = [body.content ?? "", ...(body.embeds ?? []).map(embedText)].filter(Boolean).join("\n\n");
  return {
    ...body,
    embeds: [],
    content: clip(text, messageLimits.content),
    flags: MessageFlags.SuppressEmbeds,
  };
}

function embedText({ title, description, fields = [], footer }: APIEmbed): string {
  const parts = [
    title && `**${title}**`,
    description,
    ...fields.map(({ name, value }) => `**${name}**\n${value}`),
    footer && `-# ${footer.text}`,
  ];
  return parts.filter(Boolean).join("\n");
}
