import type { Insertable, Selectable } from "kysely";

/*
 * The tables. Times are UTC milliseconds, local dates are "2026-03-29", yes and no are 1 and 0, which both engines
 * understand. No user is in any of them.
 */

/** A server's wish for a daily quote. One per server. */
export interface SubscriptionTable {
  guild_id: string;
  channel_id: string;
  /** Local wall-clock time, in minutes after midnight. */
  minute: number;
  /** IANA zone. */
  zone: string;
  /** Bit 0 is Monday, bit 6 Sunday. */
  weekdays: number;
  role_id: string | null;
  thread: number;
  silent: number;
  /** 1 for an announcement channel: each post is also published to the servers that follow it. */
  publish: number;
  /** How long after its time a post may still be sent. */
  catch_up_ms: number;
  locale: string;
  /** What the server's order of quotes is shuffled by. */
  seed: string;
  /** Runs before this moment are not this subscription's. */
  starts_at: number;
  /** 1 while an admin has paused it. */
  paused: number;
  /** What stands in the way of posting, since when, and whether somebody still has to be told. */
  trouble: string | null;
  trouble_at: number | null;
  notice_due: number;
  /** When a scheduler looks at it next: an index, always computed from the rule. */
  look_at: number;
}

/** The ledger: one row for each server, channel and local date for which a post was begun or missed. */
export interface PostTable {
  guild_id: string;
  channel_id: string;
  date: string;
  quote_id: string;
  cycle: number;
  /** The moment that the rule names for this date. */
  due_at: number;
  state: "claimed" | "sent" | "missed";
  nonce: string;
  /** Which process works on it, and until when nobody else may. */
  owner: string;
  lease_until: number;
  attempts: number;
  /** Begin of the first attempt of which Discord's answer is not known; null where every answer is known. */
  unclear_since: number | null;
  message_id: string | null;
  reason: string | null;
  settled_at: number | null;
  /** 1 when the quote was shown, or may have been: it has had its turn in this cycle. */
  shown: number;
  /** 1 while something is still to be done: publishing, opening a thread, or telling that it was missed. */
  follow_up: number;
}

/** What an admin changed in the order: a quote skipped in a cycle (slot "3"), or pinned to a date (slot "2026-03-29"). */
export interface OverrideTable {
  guild_id: string;
  kind: "skip" | "pin";
  slot: string;
  quote_id: string;
}

/** Questions that nobody could answer, as folded text with a count. */
export interface GapTable {
  text: string;
  count: number;
  last_day: string;
}

export interface Tables {
  subscriptions: SubscriptionTable;
  posts: PostTable;
  overrides: OverrideTable;
  gaps: GapTable;
}

export type SubscriptionRow = Selectable<SubscriptionTable>;
export type PostRow = Selectable<PostTable>;
export type NewPost = Insertable<PostTable>;
export type OverrideRow = Selectable<OverrideTable>;
export type GapRow = Selectable<GapTable>;
