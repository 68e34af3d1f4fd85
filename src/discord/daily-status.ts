import { formatTime } from "../daily/parse-time.ts";
import { formatWeekdays } from "../daily/parse-weekdays.ts";
import { nextRun } from "../daily/schedule.ts";
import { parseTrouble } from "../daily/trouble.ts";
import type { Language } from "../knowledge/text.ts";
import { listPosts, type Post } from "../store/posts.ts";
import { findSubscription, type Subscription } from "../store/subscriptions.ts";
import type { Reply } from "./command.ts";
import type { GuildCall } from "./commands/daily.ts";
import type { DailyParts } from "./daily-parts.ts";
import { notice, panel, stamp } from "./daily-replies.ts";
import { type DailyTexts, dailyTexts } from "./daily-texts.ts";
import { becauseOf, explainTrouble } from "./daily-trouble-text.ts";

/** How the daily quote is set up here, what came of the latest ones, and what stands in the way. */
export async function status(call: GuildCall, { store, settling }: DailyParts): Promise<Reply> {
  const says = dailyTexts[call.locale];
  const subscription = await findSubscription(store, call.guildId);
  if (!subscription) return notice(says.notSet, "not-set");
  const posts = await listPosts(store, call.guildId, 5);
  const message = panel({
    title: says.statusTitle,
    description: stateOf(subscription, call.locale),
    fields: [
      ...settingsFields(subscription, settling.clock.now(), call.locale),
      [says.latest, posts.map((post) => describePost(post, says)).join("\n") || says.nothingYet],
    ],
  });
  return { kind: "message", private: true, message, outcome: "listed" };
}

/** Channel, time, days and options, as lines of a panel. */
export function settingsFields(
  subscription: Subscription,
  now: number,
  language: Language,
): readonly (readonly [string, string])[] {
  const says = dailyTexts[language];
  const { channelId, minute, zone, weekdays, roleId, paused } = subscription;
  const extras = [
    ...(subscription.thread ? [says.withThread] : []),
    ...(subscription.silent ? [says.silently] : []),
    ...(subscription.publish ? [says.published] : []),
    says.catchUp(Math.round(subscription.catchUpMs / 3_600_000)),
  ];
  const days = formatWeekdays(weekdays, language);
  return [
    [says.when, `<#${channelId}> · ${formatTime(minute)} (${zone.replaceAll("_", " ")}) · ${days}`],
    [says.next, paused ? "" : nextIn(subscription, now)],
    [says.role, roleId ? `<@&${roleId}>` : ""],
    [says.options, extras.join("; ")],
  ];
}

/** The next run in the reader's own zone, and how far away that is. */
export function nextIn(subscription: Subscription, now: number): string {
  const { at } = nextRun(subscription, now);
  return `${stamp(at)} (${stamp(at, "R")})`;
}

export function stateOf(subscription: Subscription, language: Language): string {
  const says = dailyTexts[language];
  const trouble = parseTrouble(subscription.trouble);
  const state = trouble
    ? `**${says.troubled}.** ${explainTrouble(trouble, subscription, language)}`
    : subscription.paused
      ? ""
      : says.going;
  return [subscription.paused ? says.pausedByYou : "", state].filter(Boolean).join("\n");
}

/** One line of the ledger: the date, what became of it, and why. */
export function describePost(post: Post, says: DailyTexts): string {
  switch (post.state) {
    case "sent": {
      const steps = [
        ...(post.reason?.includes("published") ? [says.notPublished] : []),
        ...(post.reason?.includes("threadOpened") ? [says.noThreadOpened] : []),
      ];
      const aside = steps.length > 0 ? ` (${steps.join(", ")})` : "";
      return `${post.date} · ${says.sentOn}${aside} · ${linkTo(post)}`;
    }
    case "claimed":
      return `${post.date} · ${says.open}`;
    case "missed":
      return `${post.date} · ${says.missedOn}: ${reasonOf(post, says)}`;
  }
}

/** https://discord.com/channels/server/channel/message */
export function linkTo(post: Pick<Post, "guildId" | "channelId" | "messageId">): string {
  return `https://discord.com/channels/${post.guildId}/${post.channelId}/${post.messageId}`;
}

function reasonOf(post: Post, says: DailyTexts): string {
  const trouble = parseTrouble(post.reason);
  if (!trouble) return says.trouble.because.outage;
  switch (trouble.kind) {
    case "missed":
      return becauseOf(trouble.detail ?? "", says);
    case "missingAccess":
    case "missingPermission":
      return says.permissions;
    case "rejected":
      return says.trouble.rejected(trouble.detail ?? "");
    case "channelGone":
    case "guildGone":
    case "wrongChannel":
    case "autoMod":
      return says.trouble[trouble.kind];
  }
}
