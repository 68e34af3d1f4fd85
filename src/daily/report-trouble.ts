import { changeSubscription, type Subscription } from "../store/subscriptions.ts";
import { nonceOf } from "./post-key.ts";
import type { Posting } from "./post-once.ts";
import { parseTrouble, type Trouble, writeTrouble } from "./trouble.ts";

/** When to try again to tell somebody. */
const noticeAgainMs = 15 * 60_000;
const noticeLeaseMs = 60_000;

/** Writes how the subscription stands, and tells who can act: once for each change, also after a crash. */
export async function reportTrouble(
  posting: Posting,
  subscription: Subscription,
  trouble: Trouble | undefined,
  lookAt: number,
): Promise<boolean> {
  const { store, clock, sender, pacer } = posting;
  const changed = !isSame(parseTrouble(subscription.trouble), trouble);
  const troubleAt = changed ? clock.now() : subscription.troubleAt;
  const noticeDue = trouble !== undefined && (changed || subscription.noticeDue);
  // Until somebody was told it is looked at again soon: this process may not live to tell it.
  const untilTold = noticeDue ? Math.min(lookAt, clock.now() + noticeLeaseMs) : lookAt;
  const written = await changeSubscription(
    store,
    subscription.guildId,
    {
      lookAt: untilTold,
      noticeDue,
      ...(changed && {
        trouble: trouble ? writeTrouble(trouble) : null,
        troubleAt: trouble ? troubleAt : null,
      }),
    },
    subscription.lookAt,
  );
  if (!written || !noticeDue || trouble === undefined) return written;
  await pacer.turn();
  const told = await sender.notify(
    subscription,
    trouble,
    nonceOf(subscription.guildId, String(troubleAt), trouble.kind, "notice"),
  );
  const next = told
    ? { noticeDue: false, lookAt }
    : { lookAt: Math.min(lookAt, clock.now() + noticeAgainMs) };
  await changeSubscription(store, subscription.guildId, next, untilTold);
  return true;
}

/** Whether it is the same state for those who have been told of it: a second missed day is no news. */
function isSame(a: Trouble | undefined, b: Trouble | undefined): boolean {
  if (a?.kind !== b?.kind) return false;
  return a?.kind === "missed" || a?.detail === b?.detail;
}
