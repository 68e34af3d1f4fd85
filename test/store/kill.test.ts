import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { createStore } from "../../src/store/store.ts";
import { compile, startProcess } from "../support/compiled.ts";
import { describeOnEachEngine, emptyFile } from "./engines.ts";

beforeAll(compile, 60_000);

describeOnEachEngine("processes that start at once", ({ url }) => {
  test("all find the tables of a database that was empty", async () => {
    const database = await url();
    const writers = Array.from({ length: 5 }, (_, n) =>
      startProcess("store/writer.mjs", [database, String(n * 1_000_000)]),
    );
    while (!writers.every((writer) => writer.output().includes("\n"))) await sleep(5);
    await Promise.all(writers.map((writer) => writer.kill()));
    for (const [n, writer] of writers.entries())
      expect(writer.output().split("\n")[0], writer.output()).toBe(String(n * 1_000_000));
  });
});

const kills = process.env.LONG ? 100 : 3;

test(`a SQLite file survives ${kills} kills during writes: nothing that was written is lost`, async () => {
  const url = await emptyFile();
  let written = 0;
  for (let kill = 0; kill < kills; kill++) {
    const writer = startProcess("store/writer.mjs", [url, String(kill * 1_000_000)]);
    while (!writer.output().includes("\n")) await sleep(5);
    await sleep(Math.random() * 60);
    await writer.kill();
    const said = writer.output().split("\n").filter(Boolean);
    // The last line may have been cut, but never the write before it.
    const done = said.filter((line) => /^\d+$/.test(line)).map(Number);
    expect(said, writer.output()).toHaveLength(done.length);
    written += done.length;
    const store = createStore(url);
    const { rows } = await store.read((db) =>
      sql<{ integrity_check: string }>`pragma integrity_check`.execute(db),
    );
    expect(rows).toEqual([{ integrity_check: "ok" }]);
    const sent = await store.read((db) =>
      db.selectFrom("posts").select("date").where("state", "=", "sent").execute(),
    );
    const kept = new Set(sent.map((row) => Number(row.date)));
    expect(done.filter((n) => !kept.has(n))).toEqual([]);
    await store.close();
  }
  expect(written).toBeGreaterThan(kills);
}, 300_000);
