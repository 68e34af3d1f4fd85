import type { Language } from "../knowledge/text.ts";
import type { Store } from "./store.ts";
import type { SubscriptionRow } from "./tables.ts";

/** A server's daily quote, as its admin set it, and how it stands. */
export interface Subscription {
  readonly guildId: string;
  readonly channelId: string;
  /** Local wall-clock time, in minutes after midnight. */
  readonly minute: number;
  /** IANA zone. */
  readonly zone: string;
  /** Bit 0 is Monday, bit 6 Sunday. */
  readonly weekdays: number;
  readonly roleId: string | null;
  readonly thread: boolean;
  readonly silent: boolean;
  /** Whether each post is also published: an announcement channel. */
  readonly publish: boolean;
  readonly catchUpMs: number;
  readonly locale: Language;
  readonly seed: string;
  /** Runs before this moment are not this subscription's. */
  readonly startsAt: number;
  /** Whether an admin has paused it. */
  readonly paused: boolean;
  /** What stands in the way of posting, since when, and whether somebody still has to be told. */
  readonly trouble: string | null;
  readonly troubleAt: number | null;
  readonly noticeDue: boolean;
  /** When a scheduler looks at it next. */
  readonly lookAt: number;
}

/** What changes after it was set up. */
export type SubscriptionChange = Partial<
  Pick<Subscription, "paused" | "startsAt" | "trouble" | "troubleAt" | "noticeDue" | "lookAt">
>;

export async function findSubscription(store: Store, guildId: string): Promise<Subscription | undefined> {
  const row = await store.read((db) =>
    db.selectFrom("subscriptions").selectAll().where("guild_id", "=", guildId).executeTakeFirst(),
  );
  return row && fromRow(row);
}

/** Writes all of a subscription, over the server's earlier one. */
export async function saveSubscription(store: Store, subscription: Subscription): Promise<void> {
  const row = toRow(subscription);
  await store.write((db) =>
    db
      .insertInto("subscriptions")
      .values(row)
      .onConflict((conflict) => conflict.column("guild_id").doUpdateSet(row))
      .execute(),
  );
}

/** Changes some fields. With `pickedAt`, only while `lookAt` is still that: nobody else has set it anew. */
export async function changeSubscription(
  store: Store,
  guildId: string,
  changes: SubscriptionChange,
  pickedAt?: number,
): Promise<boolean> {
  const { numUpdatedRows } = await store.write((db) => {
    let update = db.updateTable("subscriptions").set(partialRow(changes)).where("guild_id", "=", guildId);
    if (pickedAt !== undefined) update = update.where("look_at", "=", pickedAt);
    return update.executeTakeFirst();
  });
  return numUpdatedRows > 0n;
}

/** Ends a subscription. The ledger stays, so that setting it up again posts nothing twice. */
export async function removeSubscription(store: Store, guildId: string): Promise<boolean> {
  const { numDeletedRows } = await store.write((db) =>
    db.deleteFrom("subscriptions").where("guild_id", "=", guildId).executeTakeFirst(),
  );
  return numDeletedRows > 0n;
}

/** Deletes everything that is kept about a server. */
export async function forgetGuild(store: Store, guildId: string): Promise<void> {
  await store.write((db) =>
    db.transaction().execute(async (tx) => {
      for (const table of ["subscriptions", "overrides", "posts"] as const)
        await tx.deleteFrom(table).where("guild_id", "=", guildId).execute();
    }),
  );
}

/**
 * Takes up to `limit` subscriptions whose time has come, those that wait longest first, and hides them from every
 * other scheduler until `until`. A scheduler that dies leaves them to the others after that.
 */
export async function pickDue(
  store: Store,
  { now, until, limit }: { readonly now: number; readonly until: number; readonly limit: number },
): Promise<readonly Subscription[]> {
  const rows = await store.write((db) =>
    db
      .updateTable("subscriptions")
      .set({ look_at: until })
      .where("look_at", "<=", now)
      .where("guild_id", "in", (query) => {
        const due = query
          .selectFrom("subscriptions")
          .select("guild_id")
          .where("paused", "=", 0)
          .where("look_at", "<=", now)
          .orderBy("look_at")
          .limit(limit);
        return store.engine === "postgres" ? due.forUpdate().skipLocked() : due;
      })
      .returningAll()
      .execute(),
  );
  return rows.map(fromRow);
}

/** The earliest moment at which a scheduler has something to look at; undefined where nobody has subscribed. */
export async function nextLook(store: Store): Promise<number | undefined> {
  const row = await store.read((db) =>
    db
      .selectFrom("subscriptions")
      .select((query) => query.fn.min("look_at").as("at"))
      .where("paused", "=", 0)
      .executeTakeFirst(),
  );
  return row?.at ?? undefined;
}

/** How long the oldest subscription whose moment has come has been waiting, in milliseconds; 0 where none has. */
export async function scheduleLagMs(store: Store, now: number): Promise<number> {
  return Math.max(0, now - ((await nextLook(store)) ?? now));
}

/** All subscriptions by server id, `limit` at a time, those after `after`. */
export async function listSubscriptions(
  store: Store,
  after: string,
  limit: number,
): Promise<readonly Subscription[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom("subscriptions")
      .selectAll()
      .where("guild_id", ">", after)
      .orderBy("guild_id")
      .limit(limit)
      .execute(),
  );
  return rows.map(fromRow);
}

function fromRow(row: SubscriptionRow): Subscription {
  return {
    guildId: row.guild_id,
    channelId: row.channel_id,
    minute: row.minute,
    zone: row.zone,
    weekdays: row.weekdays,
    roleId: row.role_id,
    thread: row.thread === 1,
    silent: row.silent === 1,
    publish: row.publish === 1,
    catchUpMs: row.catch_up_ms,
    locale: row.locale === "it" || row.locale === "ru" ? row.locale : "en",
    seed: row.seed,
    startsAt: row.starts_at,
    paused: row.paused === 1,
    trouble: row.trouble,
    troubleAt: row.trouble_at,
    noticeDue: row.notice_due === 1,
    lookAt: row.look_at,
  };
}

function toRow(subscription: Subscription): SubscriptionRow {
  return {
    guild_id: subscription.guildId,
    channel_id: subscription.channelId,
    minute: subscription.minute,
    zone: subscription.zone,
    weekdays: subscription.weekdays,
    role_id: subscription.roleId,
    thread: Number(subscription.thread),
    silent: Number(subscription.silent),
    publish: Number(subscription.publish),
    catch_up_ms: subscription.catchUpMs,
    locale: subscription.locale,
    seed: subscription.seed,
    starts_at: subscription.startsAt,
    paused: Number(subscription.paused),
    trouble: subscription.trouble,
    trouble_at: subscription.troubleAt,
    notice_due: Number(subscription.noticeDue),
    look_at: subscription.lookAt,
  };
}

function partialRow(changes: SubscriptionChange): Partial<SubscriptionRow> {
  return {
    ...(changes.paused !== undefined && { paused: Number(changes.paused) }),
    ...(changes.startsAt !== undefined && { starts_at: changes.startsAt }),
    ...(changes.trouble !== undefined && { trouble: changes.trouble }),
    ...(changes.troubleAt !== undefined && { trouble_at: changes.troubleAt }),
    ...(changes.noticeDue !== undefined && { notice_due: Number(changes.noticeDue) }),
    ...(changes.lookAt !== undefined && { look_at: changes.lookAt }),
  };
}
