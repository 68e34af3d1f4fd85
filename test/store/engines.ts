import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe } from "vitest";
import { createStore, type Store } from "../../src/store/store.ts";

const postgresUrl = process.env.TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";

/** Why PostgreSQL can't be tested here; undefined where it can. */
export const postgresMissing = await connect().then(
  async (client) => {
    await client.end();
    return undefined;
  },
  (error: unknown) => `no PostgreSQL at ${new URL(postgresUrl).host}: ${String(error)}`,
);

/** Runs the same tests on each engine. `url()` is an empty database of their own; `open()` a store on it. */
export function describeOnEachEngine(
  name: string,
  tests: (database: { readonly url: () => Promise<string>; readonly open: () => Promise<Store> }) => void,
): void {
  describe(`${name}, on SQLite`, () => tests(openOn(emptyFile)));
  describePostgres(`${name}, on PostgreSQL`, () => tests(openOn(emptySchema)));
}

/** Runs tests where PostgreSQL answers, and says so plainly where it does not. */
export function describePostgres(name: string, tests: () => void): void {
  describe.skipIf(postgresMissing)(
    postgresMissing ? `${name} — SKIPPED, ${postgresMissing}` : name,
    { timeout: 60_000 },
    tests,
  );
}

function openOn(empty: () => Promise<string>) {
  const stores: Store[] = [];
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  return {
    url: empty,
    open: async () => {
      const store = createStore(await empty());
      stores.push(store);
      return store;
    },
  };
}

/** The URL of a new SQLite file, deleted after the tests. */
export async function emptyFile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "olive-branch-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return `file:${join(folder, "store.db")}`;
}

/** The URL of a new schema, dropped after the tests. */
export async function emptySchema(): Promise<string> {
  const schema = `test_${randomBytes(6).toString("hex")}`;
  const client = await connect();
  await client.query(`create schema ${schema}`);
  await client.end();
  afterAll(async () => {
    const last = await connect();
    await last.query(`drop schema ${schema} cascade`);
    await last.end();
  });
  const url = new URL(postgresUrl);
  url.searchParams.set("options", `-c search_path=${schema}`);
  return url.toString();
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 2_000 });
  await client.connect();
  return client;
}
