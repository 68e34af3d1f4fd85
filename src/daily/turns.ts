import { listOverrides } from "../store/overrides.ts";
import { listShown, type Post } from "../store/posts.ts";
import type { Store } from "../store/store.ts";
import type { Subscription } from "../store/subscriptions.ts";
import { type Candidate, planQuotes, type Turn } from "./quote-order.ts";
import { runsOn } from "./schedule.ts";

/** What it takes to know whose turn it is. */
export interface Turning {
  readonly store: Store;
  /** The quotes that may be shown, of the knowledge that is loaded now. */
  readonly quotes: () => readonly Candidate[];
}

/** The quote whose turn it is on a date. Undefined where the knowledge has none. */
export async function turnOn(
  turning: Turning,
  subscription: Subscription,
  date: string,
): Promise<Turn | undefined> {
  const [turn] = await turnsOn(turning, subscription, [date]);
  return turn;
}

/** The quotes whose turns come on these dates, as things stand. */
export async function turnsOn(
  { store, quotes }: Turning,
  subscription: Subscription,
  dates: readonly string[],
): Promise<readonly Turn[]> {
  const shown = await listShown(store, subscription.guildId);
  const { skips, pins } = await listOverrides(store, subscription.guildId);
  // A pin to a day on which nothing is posted any more keeps its quote from nobody.
  const kept = new Map([...pins].filter(([date]) => runsOn(subscription, date)));
  return planQuotes(subscription.seed, quotes(), { shown, skips, pins: kept }, dates);
}

/** Another quote for a post that was begun with one that has since been taken out of the knowledge. */
export async function replacement(
  turning: Turning,
  subscription: Subscription,
  post: Post,
): Promise<Turn | undefined> {
  if (turning.quotes().some((quote) => quote.id === post.quoteId)) return undefined;
  return turnOn(turning, subscription, post.date);
}
