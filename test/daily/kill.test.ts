import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leaseMs } from "../../src/daily/post-once.ts";
import { sendTimeoutMs } from "../../src/daily/post-sender.ts";
import { dateIn } from "../../src/daily/schedule.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { saveSubscription } from "../../src/store/subscriptions.ts";
import { describePostgres, emptyFile, emptySchema } from "../store/engines.ts";
import { subscriptionOf } from "../store/subscription.ts";
import { compile, startProcess } from "../support/compiled.ts";
import { type DiscordSimulator, startSimulator } from "../support/discord-simulator.ts";
import { harbour } from "../support/knowledge.ts";
import type { Fault } from "../support/simulator/faults.ts";

const long = Boolean(process.env.LONG);
let knowledge: string;

beforeAll(async () => {
  await compile();
  knowledge = await mkdtemp(join(tmpdir(), "olive-branch-"));
  for (const [name, yaml] of Object.entries(harbour)) await writeFile(join(knowledge, name), yaml);
}, 60_000);
afterAll(() => rm(knowledge, { recursive: true, force: true }));

/** How much faster than the wall's the clock runs: no more than a busy machine can follow. */
const speed = 20;

/** A simulated Discord with `count` servers whose quote is due now, and a clock that runs faster. */
async function serversDue(url: string, count: number, catchUpMs = (_n: number) => 6 * 3_600_000) {
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  const origin = Date.now() - minute / speed;
  const now = () => Math.round((Date.now() - origin) * speed);
  const discord = await startSimulator({ now, perSecond: 50 * speed });
  const store = createStore(url);
  const date = new Date(minute);
  await store.write((db) =>
    db.transaction().execute(async (tx) => {
      const inTransaction: Store = { ...store, write: (work) => work(tx) };
      for (let n = 0; n < count; n++) {
        const guildId = String(610_000_000_000_000_000n + BigInt(n));
        discord.addGuild(guildId);
        discord.addChannel({ id: channelOf(n), guildId });
        await saveSubscription(
          inTransaction,
          subscriptionOf(guildId, {
            channelId: channelOf(n),
            zone: "UTC",
            minute: date.getUTCHours() * 60 + date.getUTCMinutes(),
            startsAt: minute,
            lookAt: minute,
            catchUpMs: catchUpMs(n),
          }),
        );
      }
    }),
  );
  const settings = {
    DATABASE_URL: url,
    KNOWLEDGE_DIR: knowledge,
    API_URL: discord.url,
    TOKEN: discord.token,
    ORIGIN: String(origin),
    SPEED: String(speed),
  };
  const posts = () =>
    store.read((db) =>
      db.selectFrom("posts").selectAll().where("date", "=", dateIn("UTC", minute)).execute(),
    );
  return {
    discord,
    posts,
    /** What was mended is looked at now, as after `/daily doctor`, and not in half an hour. */
    nudge: () =>
      store.write((db) =>
        db.updateTable("subscriptions").set({ look_at: 0 }).where("trouble", "is not", null).execute(),
      ),
    startOne: (more: Readonly<Record<string, string>> = {}) =>
      startProcess("daily/process.mjs", [], { ...settings, ...more }),
    close: async () => {
      await discord.close();
      await store.close();
    },
  };
}

const channelOf = (n: number) => String(710_000_000_000_000_000n + BigInt(n));
const messages = (discord: DiscordSimulator, n: number) => discord.messagesIn(channelOf(n)).length;
const allMessages = (discord: DiscordSimulator) =>
  [...discord.state.messages.values()].filter(({ channelId }) => channelId.startsWith("71")).length;
/** What the owner of all the servers is told about the quote of one. */
const notices = (discord: DiscordSimulator, n: number) =>
  discord.messagesIn("1").filter(({ body }) => String(body.content).includes(channelOf(n))).length;

const timeoutMs = sendTimeoutMs / speed;

/** Where a post is when its process dies. Waiting for an answer may end in it, or in the timeout, or in neither. */
const moments = [
  "claim:before",
  "claim:after",
  "request:during",
  "request:after",
  "record:before",
  "record:after",
  "anywhere",
] as const;

/** Each kind of response fault, for one request. */
const faults: readonly Omit<Fault, "path">[] = [
  { kind: "delay", delayMs: 0 },
  { kind: "reset" },
  { kind: "silence", afterTaking: true },
  { kind: "silence" },
  // Taken when nobody waits any more.
  { kind: "delay", delayMs: 1.5 * timeoutMs },
  { kind: "delay", delayMs: 0.8 * timeoutMs, afterTaking: true },
  { kind: "reset", afterTaking: true },
  { kind: "status", status: 429, retryAfter: 1 },
  { kind: "status", status: 500 },
  { kind: "status", status: 502, afterTaking: true },
  { kind: "status", status: 502 },
  { kind: "status", status: 403, code: 50_013 },
  { kind: "status", status: 404, code: 10_003 },
];
/** As many as it takes for each fault to meet each moment, and more. */
const rounds = long ? 28 : 1;
const servers = 20;
/** Servers that refuse for good, with 403 and 404, and soon give up. */
const [silenced, channelless] = [servers - 2, servers - 1];
const isBarred = (n: number) => n >= silenced;

test(`${rounds * servers} posts of processes that are killed: one each, or none and a notice, never two`, async () => {
  for (let round = 0; round < rounds; round++) {
    const { discord, posts, nudge, startOne, close } = await serversDue(await emptyFile(), servers, (n) =>
      isBarred(n) ? 90_000 : 6 * 3_600_000,
    );
    const stops: Record<string, string> = {};
    for (let n = 0; n < servers; n++) {
      const moment = moments[(round * servers + n) % moments.length];
      const fault = faults[(round * servers + n) % faults.length];
      if (moment && moment !== "anywhere") stops[channelOf(n)] = moment;
      if (fault)
        discord.fail({ ...fault, method: "POST", path: new RegExp(`^/channels/${channelOf(n)}/messages$`) });
    }
    discord.setPermissions(channelOf(silenced), 0n);
    discord.removeChannel(channelOf(channelless));
    const first = startOne({ STOPS: JSON.stringify(stops) });
    while (discord.requests.length === 0) await sleep(1);
    // When each post is where it is to die; every fourth time at a moment of chance, wherever they are then.
    const hasStopped = (channelId: string) => first.output().includes(`stopped ${channelId}`);
    const killAt = Date.now() + (round % 4 === 3 ? Math.random() * 2 * timeoutMs : 5_000);
    while (!Object.keys(stops).every(hasStopped) && Date.now() < killAt) await sleep(5);
    await first.kill();
    // Sometimes for longer than nonces can be relied upon.
    await sleep((round % 3) * 3_000);
    const second = startOne();
    const isSettled = async () => {
      const rows = await posts();
      const isTold = [silenced, channelless].every((n) => notices(discord, n) > 0);
      return isTold && rows.length === servers && rows.every((row) => row.state !== "claimed");
    };
    const deadline = Date.now() + 90_000;
    for (let looks = 0; !(await isSettled()) && Date.now() < deadline; looks++) {
      if (looks % 10 === 9) await nudge();
      await sleep(200);
    }
    // Longer than any lease: whatever could still be sent twice would be.
    await sleep(leaseMs / speed);
    await second.kill();
    const rows = await posts();
    for (let n = 0; n < servers; n++) {
      const row = rows.find((each) => each.channel_id === channelOf(n));
      const context = JSON.stringify({ row, stop: stops[channelOf(n)], log: second.output() });
      expect(messages(discord, n), context).toBe(isBarred(n) ? 0 : 1);
      expect(row?.state, context).toBe(isBarred(n) ? "missed" : "sent");
      expect(row?.message_id, context).toBe(discord.messagesIn(channelOf(n))[0]?.id ?? null);
      if (isBarred(n)) expect(notices(discord, n), context).toBe(1);
    }
    await close();
  }
}, 1_800_000);

describePostgres("on one PostgreSQL", () => {
  const count = long ? 1_000 : 60;
  test(`two processes post ${count} quotes once each, although one is killed half-way`, async () => {
    const { discord, posts, startOne, close } = await serversDue(await emptySchema(), count);
    const [first, second] = [startOne(), startOne()];
    while (allMessages(discord) < count / 2) await sleep(5);
    await first.kill();
    const deadline = Date.now() + 240_000;
    const isDone = async () => (await posts()).filter((row) => row.state === "sent").length === count;
    while (!(await isDone()) && Date.now() < deadline) await sleep(100);
    await second.kill();
    const rows = await posts();
    expect(rows.filter((row) => row.state === "sent")).toHaveLength(count);
    for (let n = 0; n < count; n++) expect(messages(discord, n)).toBe(1);
    await close();
  }, 300_000);
});
