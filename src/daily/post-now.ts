import { listPosts } from "../store/posts.ts";
import type { Subscription } from "../store/subscriptions.ts";
import { beginRun, type Progress } from "./post-once.ts";
import { dateIn } from "./schedule.ts";
import type { Settling } from "./settle-subscription.ts";
import { turnOn } from "./turns.ts";

export type PostedNow =
  | Progress
  /** Today's quote is out already. */
  | { readonly kind: "already"; readonly messageId: string | null }
  | { readonly kind: "noQuotes" };

/** Posts today's quote at once instead of at its time. It is still the only one of this local date. */
export async function postNow(settling: Settling, subscription: Subscription): Promise<PostedNow> {
  const at = settling.clock.now();
  const date = dateIn(subscription.zone, at);
  const posts = await listPosts(settling.store, subscription.guildId, 5);
  const today = posts.find((post) => post.date === date && post.channelId === subscription.channelId);
  if (today && (today.state !== "missed" || today.shown))
    return { kind: "already", messageId: today.messageId };
  const turn = await turnOn(settling, subscription, date);
  if (!turn) return { kind: "noQuotes" };
  const progress = await beginRun(settling, subscription, { date, at }, turn, { again: today !== undefined });
  if (progress.kind === "sent" || progress.kind === "missed") settling.observe?.(progress.kind);
  return progress;
}
