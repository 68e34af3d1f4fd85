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
  return rows.map(postOf);
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

/** Deletes a server's posts that were due before a moment. Their buttons work without them. */
export async function purgePosts(store: Store, guildId: string, before: number): Promise<void> {
  await store.write((db) =>
    db.deleteFrom("posts").where("guild_id", "=", guildId).where("due_at", "<", before).execute(),
  );
}

/** The post that is this message. */
export async function findPostByMessage(store: Store, messageId: string): Promise<Post | undefined> {
  const row = await store.read((db) =>
    db.selectFrom("posts").selectAll().where("message_id", "=", messageId).executeTakeFirst(),
  );
  return row && postOf(row);
}

/** A row of the table as a post. */
export function postOf(row: PostRow): Post {
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
