import type { Store } from "./store.ts";
import type { PostRow } from "./tables.ts";

/** One row of the ledger: what became of one server's quote on one local date. */
export interface Post {
  readonly guildId: string;
  readonly channelId: string;
  /** The local date, "2026-03-29". */
  readonly date: string;
  readonly quoteId: string;
  readonly cycle: number;
  readonly dueAt: number;
  readonly state: "claimed" | "sent" | "missed";
  readonly nonce: string;
  readonly owner: string;
  readonly leaseUntil: number;
  readonly attempts: number;
  /** Begin of the first attempt of which Discord's answer is not known. */
  readonly unclearSince: number | null;
  readonly messageId: string | null;
  readonly reason: string | null;
  readonly settledAt: number | null;
  /** Whether the quote has had its turn in this cycle. */
  readonly shown: boolean;
  /** Whether something is still to be done about it: publishing, a thread; or telling that it was missed. */
  readonly followUp: boolean;
}

export type PostKey = Pick<Post, "guildId" | "channelId" | "date">;

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
  return row && fromRow(row);
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
  return row && fromRow(row);
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
  return row && fromRow(row);
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
  return row && fromRow(row);
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

/** Records a date on which nothing was ever begun as missed. Nothing happens where it has a row. */
export async function recordMissed(
  store: Store,
  key: PostKey,
  why: { readonly dueAt: number; readonly cycle: number; readonly reason: string; readonly now: number },
): Promise<void> {
  await store.write((db) =>
    db
      .insertInto("posts")
      .values({
        guild_id: key.guildId,
        channel_id: key.channelId,
        date: key.date,
        quote_id: "",
        cycle: why.cycle,
        due_at: why.dueAt,
        state: "missed",
        nonce: "",
        owner: "",
        lease_until: 0,
        attempts: 0,
        unclear_since: null,
        message_id: null,
        reason: why.reason,
        settled_at: why.now,
        shown: 0,
        follow_up: 1,
      })
      .onConflict((conflict) => conflict.columns(["guild_id", "channel_id", "date"]).doNothing())
      .execute(),
  );
}

/** Those who can act know of a server's missed posts. */
export async function markMissedTold(store: Store, guildId: string): Promise<void> {
  await store.write((db) =>
    db
      .updateTable("posts")
      .set({ follow_up: 0 })
      .where("guild_id", "=", guildId)
      .where("state", "=", "missed")
      .where("follow_up", "=", 1)
      .execute(),
  );
}

/** A server's latest posts, newest first. */
export async function listPosts(store: Store, guildId: string, limit: number): Promise<readonly Post[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom("posts")
      .selectAll()
      .where("guild_id", "=", guildId)
      .orderBy("due_at", "desc")
      .limit(limit)
      .execute(),
  );
  return rows.map(fromRow);
}

/** The quotes that had their turn in a server's present cycle and the one before, newest first. */
export async function listShown(
  store: Store,
  guildId: string,
): Promise<readonly Pick<Post, "quoteId" | "cycle">[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom("posts")
      .select(["quote_id", "cycle"])
      .where("guild_id", "=", guildId)
      .where("shown", "=", 1)
      .where("cycle", ">=", (query) =>
        query
          .selectFrom("posts")
          .select(({ fn, eb }) => eb(fn.coalesce(fn.max("cycle"), eb.lit(0)), "-", 1).as("before"))
          .where("guild_id", "=", guildId)
          .where("shown", "=", 1),
      )
      .orderBy("due_at", "desc")
      .execute(),
  );
  return rows.map((row) => ({ quoteId: row.quote_id, cycle: row.cycle }));
}

/** The post that is this message. */
export async function findPostByMessage(store: Store, messageId: string): Promise<Post | undefined> {
  const row = await store.read((db) =>
    db.selectFrom("posts").selectAll().where("message_id", "=", messageId).executeTakeFirst(),
  );
  return row && fromRow(row);
}

function fromRow(row: PostRow): Post {
  return {
    guildId: row.guild_id,
    channelId: row.channel_id,
    date: row.date,
    quoteId: row.quote_id,
    cycle: row.cycle,
    dueAt: row.due_at,
    state: row.state,
    nonce: row.nonce,
    owner: row.owner,
    leaseUntil: row.lease_until,
    attempts: row.attempts,
    unclearSince: row.unclear_since,
    messageId: row.message_id,
    reason: row.reason,
    settledAt: row.settled_at,
    shown: row.shown === 1,
    followUp: row.follow_up === 1,
  };
}
