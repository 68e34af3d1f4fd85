import type { Store } from "./store.ts";

/** What an admin changed in the order of quotes. Everything else of it is computed. */
export interface Overrides {
  /** Quotes that are left out, with the cycle in which they are. */
  readonly skips: readonly { readonly cycle: number; readonly quoteId: string }[];
  /** Local date → the quote that was pinned to it. */
  readonly pins: ReadonlyMap<string, string>;
}

export async function listOverrides(store: Store, guildId: string): Promise<Overrides> {
  const rows = await store.read((db) =>
    db.selectFrom("overrides").selectAll().where("guild_id", "=", guildId).orderBy("slot").execute(),
  );
  return {
    skips: rows
      .filter((row) => row.kind === "skip")
      .map((row) => ({ cycle: Number(row.slot), quoteId: row.quote_id })),
    pins: new Map(rows.filter((row) => row.kind === "pin").map((row) => [row.slot, row.quote_id])),
  };
}

/** Leaves a quote out for the rest of a cycle. A pin of it is taken away. */
export async function skipQuote(
  store: Store,
  guildId: string,
  cycle: number,
  quoteId: string,
): Promise<void> {
  await store.write((db) =>
    db.transaction().execute(async (tx) => {
      await tx
        .deleteFrom("overrides")
        .where("guild_id", "=", guildId)
        .where("kind", "=", "pin")
        .where("quote_id", "=", quoteId)
        .execute();
      await tx
        .insertInto("overrides")
        .values({ guild_id: guildId, kind: "skip", slot: String(cycle), quote_id: quoteId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }),
  );
}

/** Sets what is shown on a date. Each date has one pin, and each quote one. `before`: older pins are dropped. */
export async function pinQuote(
  store: Store,
  guildId: string,
  pin: { readonly date: string; readonly quoteId: string; readonly before: string },
): Promise<void> {
  await store.write((db) =>
    db.transaction().execute(async (tx) => {
      await tx
        .deleteFrom("overrides")
        .where("guild_id", "=", guildId)
        .where("kind", "=", "pin")
        .where((query) =>
          query.or([
            query("slot", "=", pin.date),
            query("quote_id", "=", pin.quoteId),
            query("slot", "<", pin.before),
          ]),
        )
        .execute();
      await tx
        .insertInto("overrides")
        .values({ guild_id: guildId, kind: "pin", slot: pin.date, quote_id: pin.quoteId })
        .execute();
    }),
  );
}

/** Takes all skips and pins away. */
export async function clearOverrides(store: Store, guildId: string): Promise<void> {
  await store.write((db) => db.deleteFrom("overrides").where("guild_id", "=", guildId).execute());
}

/** Lets a pinned quote come at its own turn again. */
export async function unpinQuote(store: Store, guildId: string, quoteId: string): Promise<void> {
  await store.write((db) =>
    db
      .deleteFrom("overrides")
      .where("guild_id", "=", guildId)
      .where("kind", "=", "pin")
      .where("quote_id", "=", quoteId)
      .execute(),
  );
}
