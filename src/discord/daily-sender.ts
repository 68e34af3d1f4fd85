import {
  DiscordAPIError,
  MessageFlags,
  REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from "discord.js";
import { z } from "zod";
import type { Desk } from "../answering/desk.ts";
import type { DailyPost, Inspected, PostSender, Sent } from "../daily/post-sender.ts";
import { sendTimeoutMs } from "../daily/post-sender.ts";
import type { Trouble } from "../daily/trouble.ts";
import type { Subscription } from "../store/subscriptions.ts";
import { failureOf } from "./daily-errors.ts";
import { findPost } from "./daily-find.ts";
import { followUp } from "./daily-follow-up.ts";
import { inspectPlace } from "./daily-inspect.ts";
import { sendNotice } from "./daily-notice.ts";
import { markOf, renderDailyPost } from "./daily-post.ts";
import { inTime } from "./in-time.ts";
import type { Log } from "./log.ts";
import { messageBody } from "./message-body.ts";

export interface DailySenderOptions {
  readonly rest: REST;
  readonly desk: () => Desk;
  readonly log: Pick<Log, "warn">;
}

/**
 * A REST client for daily posts. It repeats nothing by itself, because a repetition is the scheduler's decision, and
 * gives a rate limit back instead of waiting, so that one channel's limit delays no other; only for the rest of a
 * second in which the bot has used up all its requests it waits.
 */
export function createDailyRest(token: string, apiUrl: string): REST {
  return new REST({
    api: apiUrl,
    version: "10",
    retries: 0,
    timeout: sendTimeoutMs,
    rejectOnRateLimit: ({ global, timeToReset }) => !global || timeToReset > 1_500,
    invalidRequestWarningInterval: 500,
  }).setToken(token);
}

/** Sends daily posts over Discord's REST API. */
export function createDailySender({ rest, desk, log }: DailySenderOptions): PostSender {
  return {
    create: (post) => createPost(rest, desk(), log, post),
    find: (channelId, date, since) => findPost(rest, channelId, date, since),
    inspect: (subscription) => inspect(rest, subscription),
    followUp: (subscription, messageId, date) => followUp(rest, log, subscription, messageId, date),
    notify: (subscription, trouble, nonce) => sendNotice(rest, log, subscription, trouble, nonce),
  };
}

const messageSchema = z.object({ id: z.string() });

async function createPost(
  rest: REST,
  desk: Desk,
  log: DailySenderOptions["log"],
  post: DailyPost,
): Promise<Sent> {
  const { subscription, channelId, quoteId, date, nonce } = post;
  const quote = desk.dossier.quotes.get(quoteId);
  if (!quote) return { kind: "unsendable", trouble: { kind: "rejected", detail: "quoteGone" } };
  const { roleId, locale: language, silent } = subscription;
  const body: RESTPostAPIChannelMessageJSONBody = {
    ...messageBody(renderDailyPost(quote, desk.dossier, { language, date, roleId })),
    nonce,
    enforce_nonce: true,
    ...(silent && { flags: MessageFlags.SuppressNotifications }),
  };
  try {
    const answer = await rest.post(Routes.channelMessages(channelId), { body, signal: inTime(rest) });
    // The nonce may have given back what an earlier attempt made, perhaps with another quote.
    const { id } = messageSchema.parse(answer);
    return { kind: "sent", messageId: id, quoteId: markOf(answer)?.quoteId ?? quoteId };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "unknownMessage") return { kind: "deleted" };
    if (failure.kind === "unsendable" && error instanceof DiscordAPIError)
      log.warn({ guild: subscription.guildId, code: error.code }, "Discord refused a daily post");
    return failure.kind === "refused"
      ? { kind: "refused", trouble: await named(rest, post, failure.trouble) }
      : failure;
  }
}

/** Discord says only that something is missing: which permission it is, the channel tells. */
async function named(rest: REST, { subscription, channelId }: DailyPost, trouble: Trouble): Promise<Trouble> {
  const inspected = await inspect(rest, { ...subscription, channelId });
  return inspected.kind === "trouble" ? inspected.trouble : trouble;
}

async function inspect(rest: REST, subscription: Subscription): Promise<Inspected> {
  const inspection = await inspectPlace(rest, subscription);
  if (inspection.kind !== "seen") return inspection;
  return inspection.trouble ? { kind: "trouble", trouble: inspection.trouble } : { kind: "clear" };
}
