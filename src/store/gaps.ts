import { sql } from "kysely";
import type { Store } from "./store.ts";

/** A question that nobody could answer, and how often it came. */
export interface Gap {
  readonly text: string;
  readonly count: number;
  /** UTC day, "2026-03-29". */
  readonly lastDay: string;
}

const keptDays = 30;
const dayMs = 86_400_000;
/** More than any real backlog: a flood of nonsense must not fill the disk. */
const gapsMax = 5_000;

/** Counts an unanswered question under its folded text. Nothing is kept of who asked it, or where. */
export async function recordGap(store: Store, question: string, now: number): Promise<void> {
  const text = foldGap(question);
  if (!text) return;
  const lastDay = dayOf(now);
  await store.write((db) =>
    db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable("gaps")
        .set({ count: sql<number>`count + 1`, last_day: lastDay })
        .where("text", "=", text)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return;
      await tx
        .deleteFrom("gaps")
        .where("last_day", "<", dayOf(now - keptDays * dayMs))
        .execute();
      const { kept } = await tx
        .selectFrom("gaps")
        .select((query) => query.fn.countAll<number>().as("kept"))
        .executeTakeFirstOrThrow();
      if (Number(kept) >= gapsMax) return;
      await tx
        .insertInto("gaps")
        .values({ text, count: 1, last_day: lastDay })
        // Another process may have counted the same question for the first time in between.
        .onConflict((conflict) =>
          conflict.column("text").doUpdateSet({ count: sql<number>`gaps.count + 1`, last_day: lastDay }),
        )
        .execute();
    }),
  );
}

/** Unanswered questions of the last 30 days, the most frequent first. `countMin` hides what came up only once. */
export async function listGaps(
  store: Store,
  now: number,
  { countMin = 1, limit = 100 }: { readonly countMin?: number; readonly limit?: number } = {},
): Promise<readonly Gap[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom("gaps")
      .selectAll()
      .where("last_day", ">=", dayOf(now - keptDays * dayMs))
      .where("count", ">=", countMin)
      .orderBy("count", "desc")
      .orderBy("text")
      .limit(limit)
      .execute(),
  );
  return rows.map((row) => ({ text: row.text, count: row.count, lastDay: row.last_day }));
}

/** Deletes what is older than 30 days. */
export async function purgeGaps(store: Store, now: number): Promise<void> {
  await store.write((db) =>
    db
      .deleteFrom("gaps")
      .where("last_day", "<", dayOf(now - keptDays * dayMs))
      .execute(),
  );
}

/** The words of a question without case, links, mentions, addresses and long numbers; at most 120 characters. */
export function foldGap(question: string): string {
  const words = question
    .normalize("NFKC")
    .toLowerCase()
    .replace(/<[@#][^>]*>|https?:\/\/\S+|\S+@\S+|@\S+|\d[\d\s().-]{4,}\d/gu, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return Array.from(words).slice(0, 120).join("").trim();
}

const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);
