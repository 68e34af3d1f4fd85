import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { KnowledgeError } from "../src/knowledge/knowledge-error.ts";
import { openKnowledge } from "../src/reload.ts";
import { until } from "./support/bot.ts";
import { harbour } from "./support/knowledge.ts";
import { keepLog } from "./support/log.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "olive-branch-reload-"));
  for (const [name, yaml] of Object.entries(harbour)) await writeFile(join(folder, name), yaml);
});
const ferry = harbour["ferry.yaml"] ?? "";
const write = (yaml: string) => writeFile(join(folder, "ferry.yaml"), yaml);

test("knowledge that was changed answers after a reload", async () => {
  const knowledge = await openKnowledge(folder, keepLog());
  const before = knowledge.desk();
  await write(ferry.replace("A ticket costs 4 euros", "It is 4 euros"));
  await knowledge.reload();
  expect(knowledge.desk()).not.toBe(before);
  expect(knowledge.desk().dossier.entries.get("ferry-price")).toMatchObject({
    answer: expect.stringContaining("It is 4 euros"),
  });
  expect(knowledge.health()).toEqual({ status: "ok", detail: knowledge.desk().dossier.version });
});

test("a mistake leaves the last good knowledge answering, and log and health give its place", async () => {
  const log = keepLog();
  const knowledge = await openKnowledge(folder, log);
  const before = knowledge.desk();
  await write(ferry.replace("figures: [ticket]", "figures: [tikcet]"));
  await knowledge.reload();
  expect(knowledge.desk()).toBe(before);
  expect(knowledge.mistake()).toMatch(/ferry\.yaml:\d+:\d+ .*tikcet/);
  expect(knowledge.health()).toMatchObject({ status: "degraded", detail: expect.stringContaining("tikcet") });
  expect(log.lines.filter(({ level }) => level === "error")).toMatchObject([
    { fields: { problems: expect.stringContaining("ferry.yaml:") } },
  ]);
  await write(ferry);
  await knowledge.reload();
  expect(knowledge.mistake()).toBeUndefined();
  expect(knowledge.health().status).toBe("ok");
});

test("a folder that has gone is a mistake as well, not a crash", async () => {
  const knowledge = await openKnowledge(folder, keepLog());
  await rm(folder, { recursive: true });
  await knowledge.reload();
  expect(knowledge.health().status).toBe("degraded");
  expect(knowledge.desk().answer("ticket price", "en").kind).toBe("answered");
});

test("reloads that are asked for at once follow each other, and the last state of the files wins", async () => {
  const knowledge = await openKnowledge(folder, keepLog());
  let reloads = 0;
  const forget = knowledge.onReload(() => {
    reloads += 1;
  });
  await write(ferry.replace("figures: [ticket]", "figures: [tikcet]"));
  const first = knowledge.reload();
  await write(ferry);
  await Promise.all([first, knowledge.reload()]);
  expect(reloads).toBe(2);
  expect(knowledge.mistake()).toBeUndefined();
  forget();
  await knowledge.reload();
  expect(reloads).toBe(2);
});

test("files that say the same as before are not learned again", async () => {
  const knowledge = await openKnowledge(folder, keepLog());
  const before = knowledge.desk();
  await write(ferry);
  await knowledge.reload();
  expect(knowledge.desk()).toBe(before);
});

test("a watched folder is loaded anew when a file in it changes", async () => {
  const knowledge = await openKnowledge(folder, keepLog());
  await knowledge.watch();
  const before = knowledge.desk();
  await write(ferry.replace("A ticket costs 4 euros", "It is 4 euros"));
  await until(() => knowledge.desk() !== before);
});

test("knowledge that can't be used at the start is refused", async () => {
  await write("questions: 7\n");
  await expect(openKnowledge(folder, keepLog())).rejects.toThrow(KnowledgeError);
});
