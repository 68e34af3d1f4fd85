import {
  DiscordAPIError,
  MessageFlags,
  REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from "discord.js";
import { z } from "zod";
import type { Desk } from "../answering/desk.ts";
import type { DailyPost, Found, Inspected, PostSender, Sent } from "../daily/post-sender.ts";
import { sendTimeoutMs } from "../daily/post-sender.ts";
import type { Trouble } from "../daily/trouble.ts";
import type { Subscription } from "../store/subscriptions.ts";
import { failureOf } from "./daily-errors.ts";
import { get, inspectPlace, ownIdOf } from "./daily-inspect.ts";
import { sendNotice } from "./daily-notice.ts";
import { markOf, renderDailyPost } from "./daily-post.ts";
import { dailyTexts } from "./daily-texts.ts";
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
    const signal = AbortSignal.timeout(sendTimeoutMs);
    const answer = await rest.post(Routes.channelMessages(channelId), { body, signal });
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

const historySchema = z.array(
  z.looseObject({ id: z.string(), timestamp: z.string(), author: z.object({ id: z.string() }) }),
);
/** How far a busy channel is read back, in pages of 100 messages. */
const pagesMax = 10;

async function findPost(rest: REST, channelId: string, date: string, since: number): Promise<Found> {
  try {
    if (!(await mayReadHistory(rest, channelId))) return { kind: "unreadable" };
    const ownId = await ownIdOf(rest);
    let before: string | undefined;
    for (let page = 0; page < pagesMax; page++) {
      const query = new URLSearchParams({ limit: "100", ...(before && { before }) });
      const messages = historySchema.parse(await get(rest, Routes.channelMessages(channelId), query));
      for (const message of messages) {
        const mark = message.author.id === ownId ? markOf(message) : undefined;
        if (mark?.date === date) return { kind: "found", messageId: message.id, quoteId: mark.quoteId };
      }
      const oldest = messages.at(-1);
      // A minute more than needed, for clocks that differ.
      if (!oldest || messages.length < 100 || Date.parse(oldest.timestamp) < since - 60_000)
        return { kind: "absent" };
      before = oldest.id;
    }
    return { kind: "unreadable" };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "limited") return { kind: "later", retryAfterMs: failure.retryAfterMs };
    return failure.kind === "refused" ? { kind: "unreadable" } : { kind: "later", retryAfterMs: 60_000 };
  }
}

/** Without the permission Discord answers with no messages (resources/message), which proves nothing. */
async function mayReadHistory(rest: REST, channelId: string): Promise<boolean> {
  const { guild_id: guildId } = z
    .object({ guild_id: z.string() })
    .parse(await get(rest, Routes.channel(channelId)));
  const inspection = await inspectPlace(rest, { guildId, channelId, roleId: null, thread: false });
  if (inspection.kind === "later") throw new Error("Discord did not say which permissions there are");
  return (
    inspection.kind === "seen" &&
    inspection.checks.some((check) => check.permission === "ReadMessageHistory" && check.has)
  );
}

async function followUp(
  rest: REST,
  log: DailySenderOptions["log"],
  subscription: Subscription,
  messageId: string,
  date: string,
): Promise<readonly string[]> {
  const { channelId, guildId, locale, thread, publish } = subscription;
  const name = dailyTexts[locale].threadName(date);
  const steps = [
    {
      name: "threadOpened",
      wanted: thread,
      route: Routes.threads(channelId, messageId),
      body: { name, auto_archive_duration: 1_440 },
    },
    {
      name: "published",
      wanted: publish,
      route: Routes.channelMessageCrosspost(channelId, messageId),
      body: undefined,
    },
  ];
  const failed: string[] = [];
  for (const step of steps.filter(({ wanted }) => wanted)) {
    try {
      const signal = AbortSignal.timeout(sendTimeoutMs);
      await rest.post(step.route, { signal, ...(step.body && { body: step.body }) });
    } catch (error) {
      if (error instanceof DiscordAPIError && doneBefore.has(Number(error.code))) continue;
      log.warn({ guild: guildId, step: step.name, err: error }, "a daily post is out, but not all of it");
      failed.push(step.name);
    }
  }
  return failed;
}

/** Published already; has a thread already. */
const doneBefore: ReadonlySet<number> = new Set([40_033, 160_004]);
