import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import Libsql from "libsql";
import { afterAll, expect, test } from "vitest";
import { createStore } from "../../src/store/store.ts";
import { findSubscription, removeSubscription, saveSubscription } from "../../src/store/subscriptions.ts";
import { describeOnEachEngine } from "./engines.ts";
import { subscriptionOf } from "./subscription.ts";

const folder = mkdtempSync(join(tmpdir(), "olive-branch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeOnEachEngine("migrations", ({ url }) => {
  test("ten processes may start at once, and each finds the tables", async () => {
    const database = await url();
    const stores = Array.from({ length: 10 }, () => createStore(database));
    await Promise.all(stores.map((store, n) => saveSubscription(store, subscriptionOf(`${n}`))));
    const [first] = stores;
    expect(await first?.check()).toEqual({ kind: "ok" });
    expect(first && (await findSubscription(first, "9"))).toMatchObject({ guildId: "9" });
    await Promise.all(stores.map((store) => store.close()));
  });

  test("what was written is there after a restart", async () => {
    const database = await url();
    const before = createStore(database);
    await saveSubscription(before, subscriptionOf("7", { roleId: "70", silent: true, locale: "ru" }));
    await before.close();
    const after = createStore(database);
    expect(await findSubscription(after, "7")).toEqual(
      subscriptionOf("7", { roleId: "70", silent: true, locale: "ru" }),
    );
    await after.close();
  });
});

test("a database that is away is said to be away, and is used as soon as it is there", async () => {
  const path = join(folder, "later");
  writeFileSync(path, "a file where a folder has to be");
  const store = createStore(`file:${join(path, "store.db")}`);
  await expect(findSubscription(store, "1")).rejects.toThrow(/database can't be reached/);
  expect(store.health()).toMatchObject({ kind: "failing", problem: "away" });
  rmSync(path);
  expect(await findSubscription(store, "1")).toBeUndefined();
  expect(store.health()).toEqual({ kind: "ok" });
  await store.close();
});

test("PostgreSQL that does not listen is away", async () => {
  const store = createStore("postgres://nobody@127.0.0.1:9/none");
  expect(await store.check()).toMatchObject({ kind: "failing", problem: "away" });
  await store.close();
});

test("a lock held by another process is waited for without stopping this one", async () => {
  const path = join(folder, "locked.db");
  const store = createStore(`file:${path}`);
  await store.check();
  const other = new Libsql(path);
  other.exec("begin immediate");
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 20);
  setTimeout(() => other.exec("rollback"), 400);
  await saveSubscription(store, subscriptionOf("1"));
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(3);
  expect(await findSubscription(store, "1")).toBeDefined();
  other.close();
  await store.close();
});

test("what another process wrote meanwhile is seen, and written over, after a lock was given up on", async () => {
  const path = join(folder, "given-up.db");
  const store = createStore(`file:${path}`, { patienceMs: 200 });
  await saveSubscription(store, subscriptionOf("1", { minute: 1 }));
  const other = new Libsql(path);
  other.exec("begin immediate");
  const saving = saveSubscription(store, subscriptionOf("1", { minute: 2 }));
  const removing = removeSubscription(store, "0");
  await expect(Promise.all([saving, removing])).rejects.toThrow(/locked/);
  other.exec("update subscriptions set minute = 3");
  other.exec("commit");
  expect(await findSubscription(store, "1")).toMatchObject({ minute: 3 });
  await saveSubscription(store, subscriptionOf("1", { minute: 4 }));
  expect(other.prepare("select minute from subscriptions").all([])).toEqual([{ minute: 4 }]);
  other.close();
  await store.close();
});

test("a full disk fails writing until a write succeeds, and reading goes on", async () => {
  const path = join(folder, "full.db");
  const store = createStore(`file:${path}`);
  await saveSubscription(store, subscriptionOf("1"));
  const pages = (count: number) =>
    store.read((db) => sql.raw(`pragma max_page_count = ${count}`).execute(db));
  await pages(1);
  const big = subscriptionOf("2", { seed: "x".repeat(200_000) });
  await expect(saveSubscription(store, big)).rejects.toThrow(/disk is full/);
  expect(await findSubscription(store, "1")).toBeDefined();
  expect(await store.check()).toMatchObject({ kind: "failing", problem: "full" });
  await pages(1_000_000);
  await saveSubscription(store, big);
  expect(store.health()).toEqual({ kind: "ok" });
  await store.close();
});

test("a file without the right to write is read, and its writes are refused", async () => {
  const path = join(folder, "readonly.db");
  const first = createStore(`file:${path}`);
  await saveSubscription(first, subscriptionOf("1"));
  const second = createStore(`file:${path}`);
  await second.read((db) => sql`pragma query_only = 1`.execute(db));
  await expect(saveSubscription(second, subscriptionOf("2"))).rejects.toThrow(/read-only/);
  expect(second.health()).toMatchObject({ kind: "failing", problem: "readOnly" });
  expect(await findSubscription(second, "1")).toBeDefined();
  await first.close();
  await second.close();
});

test("a file that is no database is said to be damaged", async () => {
  const path = join(folder, "letter.db");
  writeFileSync(path, "Dear Sir or Madam, ".repeat(300));
  const store = createStore(`file:${path}`);
  expect(await store.check()).toMatchObject({ kind: "failing", problem: "damaged" });
  await store.close();
});
