import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import { dialectFor } from "./dialects.ts";
import { migrate } from "./migrations.ts";
import { problemOf, StoreError, type StoreProblem } from "./store-error.ts";
import type { Tables } from "./tables.ts";

export type StoreHealth =
  | { readonly kind: "ok" }
  | {
      readonly kind: "failing";
      readonly problem: StoreProblem;
      readonly message: string;
      /** UTC milliseconds. */
      readonly since: number;
    };

/**
 * What outlives the process. It opens itself, with its migrations, at the first use, and after a failure at the next
 * one: a database that is away keeps nobody from starting. `read` and `write` throw only StoreErrors, and what
 * `work` itself throws besides the database's errors. `work` may run more than once, so a write of several statements
 * is a transaction.
 */
export interface Store {
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  write<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Which engine it is, for the few places where SQL differs. */
  readonly engine: "sqlite" | "postgres";
  /** What is known without asking the database. */
  health(): StoreHealth;
  /** Asks the database, and then says. Never throws. */
  check(): Promise<StoreHealth>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly now?: () => number;
  /** How long a locked database is tried again before that is an error. */
  readonly patienceMs?: number;
}

/** The store behind a DATABASE_URL ("file:…" or "postgres://…"). */
export function createStore(url: string, { now = Date.now, patienceMs = 5_000 }: StoreOptions = {}): Store {
  const engine = url.startsWith("file:") ? "sqlite" : "postgres";
  const db = new Kysely<Tables>({ dialect: dialectFor(url) });
  let opening: Promise<void> | undefined;
  let health: StoreHealth = { kind: "ok" };

  const open = () => {
    opening ??= openTables().catch((error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const openTables = async () => {
    await migrate(db, engine === "postgres" ? await currentSchema(db) : undefined);
  };

  const run = async <T>(work: (db: Kysely<Tables>) => Promise<T>, writes: boolean): Promise<T> => {
    const giveUpAt = performance.now() + patienceMs;
    for (let waitMs = 5; ; waitMs = Math.min(waitMs * 2, 250)) {
      try {
        await open();
        const result = await work(db);
        // Reading still works where the disk is full: only a write proves that it has room again.
        if (writes || !isAboutWriting(health)) health = { kind: "ok" };
        return result;
      } catch (error) {
        if (!isFromDatabase(error)) throw error;
        const problem = problemOf(error);
        if (problem === "locked" && performance.now() < giveUpAt) {
          await sleep(waitMs * (0.5 + Math.random()));
          continue;
        }
        const failure = new StoreError(problem, error);
        const since = health.kind === "failing" ? health.since : now();
        health = { kind: "failing", problem, message: failure.message, since };
        throw failure;
      }
    }
  };

  return {
    engine,
    read: (work) => run(work, false),
    write: (work) => run(work, true),
    health: () => health,
    async check() {
      try {
        await run((db) => sql`select 1`.execute(db), false);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
      }
      return health;
    },
    close: () => db.destroy(),
  };
}

async function currentSchema(db: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
  return rows[0]?.schema ?? undefined;
}

const isAboutWriting = (health: StoreHealth) =>
  health.kind === "failing" && (health.problem === "readOnly" || health.problem === "full");

/** Whether the database said it, rather than our own code. */
function isFromDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (problemOf(error) !== "other") return true;
  return (
    error.name === "SqliteError" || "severity" in error || /^SQLITE/.test(String(Reflect.get(error, "code")))
  );
}
