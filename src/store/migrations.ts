import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * Brings the tables to the newest version. Any number of processes may start at once: PostgreSQL lets one in at a
 * time by an advisory lock, SQLite by its write lock. Throws what the database threw.
 */
export async function migrate(db: Kysely<Tables>, schema: string | undefined): Promise<void> {
  const migrator = new Migrator({ db, provider, ...(schema && { migrationTableSchema: schema }) });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

const daily: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("subscriptions")
      .addColumn("guild_id", "text", (column) => column.primaryKey())
      .addColumn("channel_id", "text", (column) => column.notNull())
      .addColumn("minute", "integer", (column) => column.notNull())
      .addColumn("zone", "text", (column) => column.notNull())
      .addColumn("weekdays", "integer", (column) => column.notNull())
      .addColumn("role_id", "text")
      .addColumn("thread", "integer", (column) => column.notNull())
      .addColumn("silent", "integer", (column) => column.notNull())
      .addColumn("publish", "integer", (column) => column.notNull())
      .addColumn("catch_up_ms", "bigint", (column) => column.notNull())
      .addColumn("locale", "text", (column) => column.notNull())
      .addColumn("seed", "text", (column) => column.notNull())
      .addColumn("starts_at", "bigint", (column) => column.notNull())
      .addColumn("paused", "integer", (column) => column.notNull())
      .addColumn("trouble", "text")
      .addColumn("trouble_at", "bigint")
      .addColumn("notice_due", "integer", (column) => column.notNull())
      .addColumn("look_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("subscriptions_look_at")
      .on("subscriptions")
      .columns(["paused", "look_at"])
      .execute();
    await db.schema
      .createTable("posts")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("channel_id", "text", (column) => column.notNull())
      .addColumn("date", "text", (column) => column.notNull())
      .addColumn("quote_id", "text", (column) => column.notNull())
      .addColumn("cycle", "integer", (column) => column.notNull())
      .addColumn("due_at", "bigint", (column) => column.notNull())
      .addColumn("state", "text", (column) =>
        column.notNull().check(sql`state in ('claimed', 'sent', 'missed')`),
      )
      .addColumn("nonce", "text", (column) => column.notNull())
      .addColumn("owner", "text", (column) => column.notNull())
      .addColumn("lease_until", "bigint", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("unclear_since", "bigint")
      .addColumn("message_id", "text")
      .addColumn("reason", "text")
      .addColumn("settled_at", "bigint")
      .addColumn("shown", "integer", (column) => column.notNull())
      .addColumn("follow_up", "integer", (column) => column.notNull())
      // "Sent" means that the message's id is in hand: the table itself refuses anything else.
      .addCheckConstraint("posts_sent_has_message", sql`state <> 'sent' or message_id is not null`)
      .addPrimaryKeyConstraint("posts_key", ["guild_id", "channel_id", "date"])
      .execute();
    await db.schema.createIndex("posts_message").on("posts").column("message_id").execute();
    await db.schema
      .createTable("overrides")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("slot", "text", (column) => column.notNull())
      .addColumn("quote_id", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("overrides_key", ["guild_id", "kind", "slot", "quote_id"])
      .execute();
  },
};

const gaps: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("gaps")
      .addColumn("text", "text", (column) => column.primaryKey())
      .addColumn("count", "integer", (column) => column.notNull())
      .addColumn("last_day", "text", (column) => column.notNull())
      .execute();
  },
};

/** In the order in which they were made. A migration that was released is never edited: the next one mends it. */
const provider: MigrationProvider = {
  getMigrations: async () => ({ "001-daily": daily, "002-gaps": gaps }),
};
