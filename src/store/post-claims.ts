import { type Post, type PostKey, postOf } from "./posts.ts";
import type { Store } from "./store.ts";

/** Who works on a post, from when, and until when nobody else may. */
export interface Lease {
  readonly owner: string;
  readonly now: number;
  readonly until: number;
}

/**
 * Claims a post that nobody has begun, and records its first attempt in the same write, so that there is no moment
 * at which a message could be out without a trace here. Undefined where the post exists already.
 */
export async function beginPost(
  store: Store,
  post: PostKey & Pick<Post, "quoteId" | "cycle" | "dueAt" | "nonce">,
  lease: Lease,
): Promise<Post | undefined> {
  const row = await store.write((db) =>
    db
      .insertInto("posts")
      .values({
        guild_id: post.guildId,
        channel_id: post.channelId,
        date: post.date,
        quote_id: post.quoteId,
        cycle: post.cycle,
        due_at: post.dueAt,
        state: "claimed",
        nonce: post.nonce,
        owner: lease.owner,
        lease_until: lease.until,
        attempts: 1,
        unclear_since: lease.now,
        message_id: null,
        reason: null,
        settled_at: null,
        shown: 0,
        follow_up: 0,
      })
      .onConflict((conflict) => conflict.columns(["guild_id", "channel_id", "date"]).doNothing())
      .returningAll()
      .executeTakeFirst(),
  );
  return row && postOf(row);
}

/** Takes over a begun post whose lease has ended. Undefined where somebody holds it, or it is settled. */
export async function reclaimPost(store: Store, key: PostKey, lease: Lease): Promise<Post | undefined> {
  const row = await store.write((db) =>
    db
      .updateTable("posts")
      .set({ owner: lease.owner, lease_until: lease.until })
      .where("guild_id", "=", key.guildId)
      .where("channel_id", "=", key.channelId)
      .where("date", "=", key.date)
      .where("state", "=", "claimed")
      .where("lease_until", "<=", lease.now)
      .returningAll()
      .executeTakeFirst(),
  );
  return row && postOf(row);
}

/** Begins a missed post anew, at an admin's wish. Undefined where it is not missed, or its quote may have been shown. */
export async function reopenPost(
  store: Store,
  post: PostKey & Pick<Post, "quoteId" | "cycle" | "dueAt" | "nonce">,
  lease: Lease,
): Promise<Post | undefined> {
  const row = await store.write((db) =>
    db
      .updateTable("posts")
      .set({
        quote_id: post.quoteId,
        cycle: post.cycle,
        due_at: post.dueAt,
        nonce: post.nonce,
        state: "claimed",
        owner: lease.owner,
        lease_until: lease.until,
        attempts: 1,
        unclear_since: lease.now,
        reason: null,
        settled_at: null,
      })
      .where("guild_id", "=", post.guildId)
      .where("channel_id", "=", post.channelId)
      .where("date", "=", post.date)
      .where("state", "=", "missed")
      .where("shown", "=", 0)
      .returningAll()
      .executeTakeFirst(),
  );
  return row && postOf(row);
}

/** Records that another attempt begins now. `unclearSince` is kept where an earlier one is still unclear. */
export async function beginAttempt(store: Store, post: Post, lease: Lease): Promise<Post | undefined> {
  const row = await store.write((db) =>
    db
      .updateTable("posts")
      .set({
        attempts: post.attempts + 1,
        unclear_since: post.unclearSince ?? lease.now,
        lease_until: lease.until,
        quote_id: post.quoteId,
        cycle: post.cycle,
      })
      .where("guild_id", "=", post.guildId)
      .where("channel_id", "=", post.channelId)
      .where("date", "=", post.date)
      .where("state", "=", "claimed")
      .where("owner", "=", lease.owner)
      .returningAll()
      .executeTakeFirst(),
  );
  return row && postOf(row);
}

/** How a post goes on or ends. */
export type PostChange = Partial<
  Pick<
    Post,
    | "state"
    | "quoteId"
    | "leaseUntil"
    | "unclearSince"
    | "messageId"
    | "reason"
    | "settledAt"
    | "shown"
    | "followUp"
  >
>;

/** Changes a post that `owner` holds. False where somebody else has it by now. */
export async function changePost(
  store: Store,
  key: PostKey,
  owner: string,
  changes: PostChange,
): Promise<boolean> {
  const { numUpdatedRows } = await store.write((db) =>
    db
      .updateTable("posts")
      .set({
        ...(changes.state !== undefined && { state: changes.state }),
        ...(changes.quoteId !== undefined && { quote_id: changes.quoteId }),
        ...(changes.leaseUntil !== undefined && { lease_until: changes.leaseUntil }),
        ...(changes.unclearSince !== undefined && { unclear_since: changes.unclearSince }),
        ...(changes.messageId !== undefined && { message_id: changes.messageId }),
        ...(changes.reason !== undefined && { reason: changes.reason }),
        ...(changes.settledAt !== undefined && { settled_at: changes.settledAt }),
        ...(changes.shown !== undefined && { shown: Number(changes.shown) }),
        ...(changes.followUp !== undefined && { follow_up: Number(changes.followUp) }),
      })
      .where("guild_id", "=", key.guildId)
      .where("channel_id", "=", key.channelId)
      .where("date", "=", key.date)
      .where("owner", "=", owner)
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n;
}
