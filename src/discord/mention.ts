import type { REST } from "discord.js";
import { z } from "zod";
import type { Answer, Desk } from "../answering/desk.ts";
import type { Language } from "../knowledge/text.ts";
import { createClosedChannels } from "./closed-channels.ts";
import type { OutgoingMessage } from "./command.ts";
import type { Observation } from "./dispatch.ts";
import type { Log } from "./log.ts";
import { snowflake } from "./raw-interaction.ts";
import { sendReply } from "./send-reply.ts";

/** The fields of a message that matter here (resources/message), as the gateway sends them. */
const messageSchema = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.optional(),
  type: z.number(),
  content: z.string().default(""),
  author: z.object({ id: snowflake, bot: z.boolean().default(false) }),
  webhook_id: snowflake.optional(),
  mentions: z.array(z.object({ id: snowflake })).default([]),
  referenced_message: z.object({ id: snowflake, author: z.object({ id: snowflake }) }).nullish(),
});

/** A question that somebody put to the bot in a message. */
interface Addressed {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly userId: string;
  /** Without the mention of the bot. */
  readonly text: string;
  /** The message of ours to which it replies. */
  readonly repliesTo: string | null;
}

export interface ReplyToPost {
  readonly text: string;
  readonly messageId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly locale: Language;
}

export interface MentionOptions {
  readonly desk: () => Desk;
  readonly render: (
    answer: Answer,
    desk: Desk,
    options: { readonly private: false; readonly askerId: string },
  ) => OutgoingMessage;
  readonly log: Log;
  readonly observe?: (observation: Observation) => void;
  /** Answers a reply to one of our posts; undefined where that message is no post. */
  readonly onReplyToPost?: (reply: ReplyToPost, desk: Desk) => Promise<OutgoingMessage | undefined>;
}

/** The bot as a message finds it: its own user id, and how it answers there. */
export interface Recipient {
  readonly userId: string;
  readonly rest: REST;
  /** The server's language; English in direct messages, which don't tell one. */
  readonly locale: Language;
}

/** Message types that people write: plain and reply. The others announce pins, boosts, new threads … */
const written: ReadonlySet<number> = new Set([0, 19]);

/**
 * Answers a message in which the bot is mentioned, that replies to it, or that is sent to it directly; everything else
 * is none of its business. Returns a function that never rejects.
 */
export function createMentionHandler(options: MentionOptions) {
  const { log, observe } = options;
  const closed = createClosedChannels();
  return async (raw: unknown, recipient: Recipient): Promise<void> => {
    const message = addressed(raw, recipient.userId);
    if (!message || closed.isClosed(message.channelId)) return;
    const { id, channelId } = message;
    const started = performance.now();
    try {
      const reply = await replyTo(message, recipient.locale, options);
      const ms = performance.now() - started;
      await sendReply(reply, message, recipient.rest);
      observe?.({ kind: "mention", name: "mention", outcome: "answered", ms });
      log.info({ message: id, name: "mention", ms: Math.round(ms * 10) / 10 }, "answered");
    } catch (error) {
      const level = closed.note(channelId, error) ? "info" : "error";
      log[level]({ message: id, channel: channelId, err: error }, "could not reply");
    }
  };
}

function addressed(raw: unknown, ownId: string): Addressed | undefined {
  const result = messageSchema.safeParse(raw);
  if (!result.success) return undefined;
  const {
    id,
    type,
    content,
    author,
    webhook_id: webhook,
    mentions,
    referenced_message: referenced,
  } = result.data;
  if (!written.has(type) || author.bot || webhook || author.id === ownId) return undefined;
  const guildId = result.data.guild_id ?? null;
  if (guildId && !mentions.some((user) => user.id === ownId)) return undefined;
  const text = content.replaceAll(new RegExp(`<@!?${ownId}>`, "g"), " ").trim();
  const repliesTo = referenced?.author.id === ownId ? referenced.id : null;
  return { id, channelId: result.data.channel_id, guildId, userId: author.id, text, repliesTo };
}

async function replyTo(message: Addressed, locale: Language, options: MentionOptions) {
  const { desk: current, render, onReplyToPost } = options;
  const desk = current();
  const { text, channelId, guildId, userId: askerId, repliesTo } = message;
  if (repliesTo && onReplyToPost) {
    const reply = { text, messageId: repliesTo, channelId, guildId, locale };
    const answer = await onReplyToPost(reply, desk);
    if (answer) return answer;
  }
  // Nothing but our name is a way to ask what we are for.
  return render(desk.answer(text || "help", locale), desk, { private: false, askerId });
}
