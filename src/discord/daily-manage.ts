import { type PostedNow, postNow } from "../daily/post-now.ts";
import { nextRun } from "../daily/schedule.ts";
import { clearOverrides } from "../store/overrides.ts";
import {
  changeSubscription,
  findSubscription,
  removeSubscription,
  type Subscription,
} from "../store/subscriptions.ts";
import type { Reply } from "./command.ts";
import type { GuildCall } from "./commands/daily.ts";
import type { DailyParts } from "./daily-parts.ts";
import { notice } from "./daily-replies.ts";
import { linkTo, nextIn } from "./daily-status.ts";
import { dailyTexts } from "./daily-texts.ts";
import { explainTrouble } from "./daily-trouble-text.ts";

/** Posts today's quote at once. It stays the only one of this date. */
export async function now(call: GuildCall, { store, settling, wake }: DailyParts): Promise<Reply> {
  const says = dailyTexts[call.locale];
  const subscription = await findSubscription(store, call.guildId);
  if (!subscription) return notice(says.notSet, "not-set");
  const posted = await postNow(settling, subscription);
  // What is left to do, a thread or another attempt, is the scheduler's.
  const mended = posted.kind === "sent" && { trouble: null, troubleAt: null, noticeDue: false };
  await changeSubscription(store, call.guildId, { lookAt: settling.clock.now(), ...mended });
  wake();
  return notice(sayPosted(posted, subscription, call), posted.kind === "sent" ? "posted" : posted.kind);
}

function sayPosted(posted: PostedNow, subscription: Subscription, { locale }: GuildCall): string {
  const says = dailyTexts[locale];
  switch (posted.kind) {
    case "sent":
      return says.posted(linkTo({ ...subscription, messageId: posted.messageId }));
    case "already":
      return posted.messageId
        ? says.already(linkTo({ ...subscription, messageId: posted.messageId }))
        : says.inHand;
    case "noQuotes":
      return says.noQuotes;
    case "unauthorized":
      return says.discordBusy;
    case "open":
    case "missed":
      return posted.trouble
        ? `${says.notNow} ${explainTrouble(posted.trouble, subscription, locale)}`
        : says.inHand;
  }
}

export async function pause(call: GuildCall, { store }: DailyParts): Promise<Reply> {
  const says = dailyTexts[call.locale];
  const changed = await changeSubscription(store, call.guildId, { paused: true });
  return changed ? notice(says.paused, "paused") : notice(says.notSet, "not-set");
}

/** Goes on with the next run from now. */
export async function resume(call: GuildCall, { store, settling, wake }: DailyParts): Promise<Reply> {
  const says = dailyTexts[call.locale];
  const subscription = await findSubscription(store, call.guildId);
  if (!subscription) return notice(says.notSet, "not-set");
  const startsAt = settling.clock.now();
  // With something in the way, the scheduler looks at once whether it has been mended.
  const lookAt = subscription.trouble === null ? nextRun(subscription, startsAt).at : startsAt;
  await changeSubscription(store, call.guildId, {
    paused: false,
    lookAt,
    ...(subscription.paused && { startsAt }),
  });
  wake();
  return notice(says.resumed(nextIn(subscription, startsAt)), "resumed");
}

export async function off(call: GuildCall, { store }: DailyParts): Promise<Reply> {
  const says = dailyTexts[call.locale];
  await clearOverrides(store, call.guildId);
  const removed = await removeSubscription(store, call.guildId);
  return removed ? notice(says.off, "off") : notice(says.notSet, "not-set");
}
