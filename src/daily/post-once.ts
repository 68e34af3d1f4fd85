import { beginAttempt, beginPost, changePost, reclaimPost, reopenPost } from "../store/post-claims.ts";
import type { Post } from "../store/posts.ts";
import type { Store } from "../store/store.ts";
import { StoreError } from "../store/store-error.ts";
import type { Subscription } from "../store/subscriptions.ts";
import type { Clock } from "./clock.ts";
import type { Pacer } from "./pacer.ts";
import { nonceOf } from "./post-key.ts";
import { type PostSender, type Sent, sendTimeoutMs } from "./post-sender.ts";
import type { Turn } from "./quote-order.ts";
import type { Run } from "./schedule.ts";
import { parseTrouble, type Trouble, writeTrouble } from "./trouble.ts";

/** What posting needs. `owner` names this process among those that run the same scheduler. */
export interface Posting {
  readonly store: Store;
  readonly sender: PostSender;
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly owner: string;
  /** From 0 to 1, to spread retries. */
  readonly random: () => number;
}

/** How a post stands after a step. */
export type Progress =
  | { readonly kind: "sent"; readonly messageId: string }
  /** It won't come. Without a trouble where nobody has to be told. */
  | { readonly kind: "missed"; readonly trouble: Trouble | undefined }
  /** To be looked at again; with a trouble where nothing may be sent before that is mended. */
  | { readonly kind: "open"; readonly lookAt: number; readonly trouble?: Trouble }
  | { readonly kind: "unauthorized" };

/** How long nobody else may touch a post on which an attempt has begun. */
export const leaseMs = 30_000;
/**
 * How long the same nonce is sure to find the message that it made. Discord remembers "the past few minutes"
 * (resources/message): half of the least that this can mean leaves room for a slow request.
 */
const nonceFreshMs = 90_000;
const probeMs = 30 * 60_000;
/** How long after its window a post of unknown fate is looked for while the channel can't be read. */
const searchMs = 24 * 3_600_000;

/** Posts the quote of a run on which nobody has begun. */
export async function beginRun(
  posting: Posting,
  subscription: Subscription,
  run: Run,
  turn: Turn,
  { again = false }: { readonly again?: boolean } = {},
): Promise<Progress> {
  const { guildId, channelId } = subscription;
  await posting.pacer.turn();
  const lease = leaseOf(posting);
  const post = await (again ? reopenPost : beginPost)(
    posting.store,
    {
      guildId,
      channelId,
      date: run.date,
      quoteId: turn.quoteId,
      cycle: turn.cycle,
      dueAt: run.at,
      nonce: nonceOf(guildId, channelId, run.date, "daily"),
    },
    lease,
  );
  if (!post) return { kind: "open", lookAt: lease.until };
  return send(posting, subscription, post, null);
}

/** Goes on with a post that was begun: tries again, finds out what became of it, or gives it up. */
export async function resumePost(
  posting: Posting,
  subscription: Subscription,
  begun: Post,
  turn: Turn | undefined,
): Promise<Progress> {
  const now = posting.clock.now();
  const held = await reclaimPost(posting.store, begun, leaseOf(posting));
  if (!held) return { kind: "open", lookAt: Math.max(begun.leaseUntil, now + 1_000) };
  const late = now > deadlineOf(subscription, held);
  if (held.unclearSince !== null) {
    if (late || now - held.unclearSince >= nonceFreshMs) return searchPost(posting, subscription, held, turn);
    return attempt(posting, subscription, held);
  }
  if (late) return giveUp(posting, held, parseTrouble(held.reason) ?? { kind: "missed", detail: "outage" });
  return attempt(posting, subscription, turn ? { ...held, quoteId: turn.quoteId, cycle: turn.cycle } : held);
}

/** The last moment at which a post of this date may still be sent. */
export function deadlineOf(subscription: Subscription, run: { readonly dueAt: number }): number {
  return run.dueAt + subscription.catchUpMs;
}

/** When to ask again whether what stands in the way has been mended: about every half an hour, while it matters. */
export function probeAt(
  { random }: Pick<Posting, "random">,
  subscription: Subscription,
  run: { readonly dueAt: number },
  now: number,
): number {
  return Math.min(deadlineOf(subscription, run) + 1, now + probeMs * (0.5 + random()));
}

/** Ends a post without a message. `shown`: whether its quote counts as shown all the same. */
async function giveUp(
  posting: Posting,
  post: Post,
  trouble: Trouble,
  { shown = false, tell = true }: { readonly shown?: boolean; readonly tell?: boolean } = {},
): Promise<Progress> {
  await insist(posting, () =>
    changePost(posting.store, post, posting.owner, {
      state: "missed",
      reason: writeTrouble(trouble),
      settledAt: posting.clock.now(),
      shown,
      followUp: tell,
    }),
  );
  return { kind: "missed", trouble };
}

/** The nonce is no longer sure: only the channel can tell whether the message is there. */
async function searchPost(
  posting: Posting,
  subscription: Subscription,
  post: Post,
  turn: Turn | undefined,
): Promise<Progress> {
  await posting.pacer.turn();
  const found = await posting.sender.find(post.channelId, post.date, post.unclearSince ?? post.dueAt);
  const now = posting.clock.now();
  switch (found.kind) {
    case "found":
      return settleSent(posting, subscription, post, found);
    case "absent": {
      if (now > deadlineOf(subscription, post))
        return giveUp(posting, post, { kind: "missed", detail: "outage" });
      const anew = turn ? { ...post, quoteId: turn.quoteId, cycle: turn.cycle } : post;
      return attempt(posting, subscription, { ...anew, unclearSince: null });
    }
    case "unreadable":
      // It may be there. Nothing at all is better than the same thing twice.
      return giveUp(posting, post, { kind: "missed", detail: "unclear" }, { shown: true });
    case "later":
      if (now > deadlineOf(subscription, post) + searchMs)
        return giveUp(posting, post, { kind: "missed", detail: "unclear" }, { shown: true });
      return { kind: "open", lookAt: now + Math.max(found.retryAfterMs, leaseMs) };
  }
}

async function attempt(posting: Posting, subscription: Subscription, post: Post): Promise<Progress> {
  await posting.pacer.turn();
  const lease = leaseOf(posting);
  const begun = await beginAttempt(posting.store, post, lease);
  if (!begun) return { kind: "open", lookAt: lease.until };
  return send(posting, subscription, begun, post.unclearSince);
}

/** `unclearBefore`: whether an earlier attempt may have posted, which no refusal of this one says anything about. */
async function send(
  posting: Posting,
  subscription: Subscription,
  post: Post,
  unclearBefore: number | null,
): Promise<Progress> {
  const { store, sender, clock, owner } = posting;
  // A process that was stopped in between wakes up with a lease that others may have taken.
  if (clock.now() > post.leaseUntil - 2 * sendTimeoutMs) return { kind: "open", lookAt: post.leaseUntil };
  const sent = await sender.create({ subscription, ...post });
  const now = clock.now();
  const release = (reason: string) =>
    insist(posting, () =>
      changePost(store, post, owner, { leaseUntil: now, unclearSince: unclearBefore, reason }),
    );
  switch (sent.kind) {
    case "sent":
      return settleSent(posting, subscription, post, sent);
    case "deleted":
      await giveUp(posting, post, { kind: "missed", detail: "deleted" }, { shown: true, tell: false });
      return { kind: "missed", trouble: undefined };
    case "unsendable":
      return giveUp(posting, post, sent.trouble, { shown: true });
    case "limited":
      if (sent.global) posting.pacer.pause(sent.retryAfterMs);
      await release("limited");
      return { kind: "open", lookAt: now + sent.retryAfterMs + posting.random() * 1_000 };
    case "refused":
      await release(writeTrouble(sent.trouble));
      return { kind: "open", lookAt: probeAt(posting, subscription, post, now), trouble: sent.trouble };
    case "unauthorized":
      await release("unauthorized");
      return { kind: "unauthorized" };
    case "unclear":
      return waitUnclear(posting, post, now);
  }
}

/** Tries again with the same nonce while it is fresh; after that, not before this request has surely ended. */
async function waitUnclear(posting: Posting, post: Post, now: number): Promise<Progress> {
  const backoffMs = Math.min(2_000 * 2 ** (post.attempts - 1), 15 * 60_000) * (0.5 + posting.random() / 2);
  const nonceHolds = now + backoffMs - (post.unclearSince ?? now) < nonceFreshMs;
  const lookAt = nonceHolds ? now + backoffMs : Math.max(now + backoffMs, post.leaseUntil);
  await insist(posting, () =>
    changePost(posting.store, post, posting.owner, {
      leaseUntil: nonceHolds ? now : post.leaseUntil,
      reason: "outage",
    }),
  );
  return { kind: "open", lookAt };
}

async function settleSent(
  posting: Posting,
  subscription: Subscription,
  post: Post,
  { messageId, quoteId }: Pick<Extract<Sent, { kind: "sent" }>, "messageId" | "quoteId">,
): Promise<Progress> {
  await insist(posting, () =>
    changePost(posting.store, post, posting.owner, {
      state: "sent",
      messageId,
      quoteId,
      settledAt: posting.clock.now(),
      unclearSince: null,
      reason: null,
      shown: true,
      followUp: subscription.thread || subscription.publish,
    }),
  );
  return { kind: "sent", messageId };
}

/** What Discord has answered must not be lost because the database is away for a moment. */
async function insist(posting: Posting, write: () => Promise<unknown>): Promise<void> {
  const giveUpAt = posting.clock.now() + 120_000;
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, 10_000)) {
    try {
      await write();
      return;
    } catch (error) {
      if (!(error instanceof StoreError) || posting.clock.now() > giveUpAt) throw error;
      await posting.clock.sleep(waitMs);
    }
  }
}

function leaseOf({ clock, owner }: Posting) {
  const now = clock.now();
  return { owner, now, until: now + leaseMs };
}
