import type { Subscription } from "../store/subscriptions.ts";
import type { Trouble } from "./trouble.ts";

/** One message to be posted. */
export interface DailyPost {
  readonly subscription: Subscription;
  readonly channelId: string;
  readonly quoteId: string;
  /** The local date, "2026-03-29": the message carries it, so that it can be found again. */
  readonly date: string;
  readonly nonce: string;
}

/** What Discord made of a request to post. */
export type Sent =
  | { readonly kind: "sent"; readonly messageId: string; readonly quoteId: string }
  /** The nonce's message was there, and somebody has deleted it. */
  | { readonly kind: "deleted" }
  /** Nothing was posted: too many requests. */
  | { readonly kind: "limited"; readonly retryAfterMs: number; readonly global: boolean }
  /** Nothing was posted, nor will be before somebody mends it. */
  | { readonly kind: "refused"; readonly trouble: Trouble }
  /** Nothing was posted, nor will this post ever be; the next one may. */
  | { readonly kind: "unsendable"; readonly trouble: Trouble }
  /** No answer, or one that says nothing: it may have been posted. */
  | { readonly kind: "unclear"; readonly why: string }
  /** The token is wrong: nothing may be sent any more. */
  | { readonly kind: "unauthorized" };

/** What the channel says about a post of which Discord's answer was lost. */
export type Found =
  | { readonly kind: "found"; readonly messageId: string; readonly quoteId: string }
  | { readonly kind: "absent" }
  /** The bot may not read the channel's history, or the channel is gone. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "later"; readonly retryAfterMs: number };

/** What stands in the way of posting, as far as it could be asked. */
export type Inspected =
  | { readonly kind: "clear" }
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  | { readonly kind: "later"; readonly retryAfterMs: number };

/** The way to Discord. No method throws for what Discord answers; each gives up after `sendTimeoutMs`. */
export interface PostSender {
  create(post: DailyPost): Promise<Sent>;
  /** Looks for our own message with this date among those that were posted since then. */
  find(channelId: string, date: string, since: number): Promise<Found>;
  inspect(subscription: Subscription): Promise<Inspected>;
  /** Publishes and opens a thread, where the subscription wants it. The names of the steps that failed. */
  followUp(subscription: Subscription, messageId: string, date: string): Promise<readonly string[]>;
  /** Tells who can act what stands in the way. False where it should be tried again. */
  notify(subscription: Subscription, trouble: Trouble, nonce: string): Promise<boolean>;
}

/** How long one request may take. */
export const sendTimeoutMs = 10_000;
