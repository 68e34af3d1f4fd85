import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { postNow } from "../../src/daily/post-now.ts";
import { listPosts } from "../../src/store/posts.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import {
  changeSubscription,
  findSubscription,
  type Subscription,
  saveSubscription,
} from "../../src/store/subscriptions.ts";
import { subscriptionOf } from "../store/subscription.ts";
import { FakeDiscord } from "./fake-discord.ts";
import { schedulerOn } from "./processes.ts";
import { createVirtualClock } from "./virtual-clock.ts";

const hour = 3_600_000;
const day = 24 * hour;
const due = Date.parse("2026-03-29T07:00:00Z");

async function serverOf(changes: Partial<Subscription> = {}) {
  const clock = createVirtualClock(due - 60_000);
  const store = createStore("file::memory:");
  const discord = new FakeDiscord(clock);
  await saveSubscription(store, subscriptionOf("1", { startsAt: due - hour, lookAt: due, ...changes }));
  return { clock, store, discord, scheduler: schedulerOn({ store, sender: discord, clock }) };
}

const datesOf = (discord: FakeDiscord) => discord.messages.map((message) => message.date);
const at = (discord: FakeDiscord) =>
  discord.messages.map((message) => new Date(message.at).toISOString().slice(0, 16));

describe("a server's daily quote", () => {
  test("is told of when it is out, and when its date has gone without", async () => {
    const clock = createVirtualClock(due - 60_000);
    const store = createStore("file::memory:");
    const discord = new FakeDiscord(clock);
    await saveSubscription(store, subscriptionOf("1", { startsAt: due - hour, lookAt: due }));
    const outcomes: string[] = [];
    const observe = (outcome: string) => void outcomes.push(outcome);
    const scheduler = schedulerOn({ store, sender: discord, clock, observe });
    await clock.runUntil(due + 12 * hour);
    scheduler.start();
    await clock.runUntil(due + day + hour);
    expect(outcomes).toEqual(["missed", "sent"]);
    await clock.runUntil(due + day + 3 * hour);
    expect(outcomes).toHaveLength(2);
  });

  test("comes each day at its local time, also over the change of clocks, and never the same one in a cycle", async () => {
    const { clock, discord, scheduler } = await serverOf();
    scheduler.start();
    await clock.runUntil(due + 11 * day + hour);
    expect(at(discord).slice(0, 2)).toEqual(["2026-03-29T07:00", "2026-03-30T07:00"]);
    expect(new Set(datesOf(discord)).size).toBe(12);
    expect(new Set(discord.messages.map((message) => message.quoteId)).size).toBe(12);
  });

  test("comes late where the bot was away, while its window is open", async () => {
    const { clock, discord, scheduler } = await serverOf();
    await clock.runUntil(due + 5 * hour);
    scheduler.start();
    await clock.runUntil(due + 6 * hour);
    expect(datesOf(discord)).toEqual(["2026-03-29"]);
    expect(discord.notices).toEqual([]);
  });

  test("is missed where the bot was away for longer, and one notice says so for all the days", async () => {
    const { clock, store, discord, scheduler } = await serverOf();
    await clock.runUntil(due + 2 * day + 7 * hour);
    scheduler.start();
    await clock.runUntil(due + 3 * day - hour);
    expect(discord.messages).toEqual([]);
    expect((await listPosts(store, "1", 9)).map((post) => [post.date, post.reason])).toEqual([
      ["2026-03-31", "missed:away"],
      ["2026-03-30", "missed:away"],
      ["2026-03-29", "missed:away"],
    ]);
    expect(discord.notices).toHaveLength(1);
    await clock.runUntil(due + 3 * day + hour);
    expect(datesOf(discord)).toEqual(["2026-04-01"]);
    expect(await findSubscription(store, "1")).toMatchObject({ trouble: null, noticeDue: false });
  });

  test("stays out while an admin has paused it, and nothing of that time is made up for", async () => {
    const { clock, store, discord, scheduler } = await serverOf({ paused: true });
    scheduler.start();
    await clock.runUntil(due + 3 * day + hour);
    await changeSubscription(store, "1", { paused: false, startsAt: clock.now(), lookAt: clock.now() });
    await clock.runUntil(due + 4 * day + hour);
    expect(datesOf(discord)).toEqual(["2026-04-02"]);
  });

  test("follows the zone's rules as they are now, not as they were when its next moment was written", async () => {
    for (const lookAt of [due - hour, due + hour]) {
      const { clock, discord, scheduler } = await serverOf({ lookAt });
      scheduler.start();
      await clock.runUntil(due + 2 * hour);
      expect(at(discord)).toEqual(["2026-03-29T07:00"]);
    }
  });

  test("can be posted at once, and is then the only one of its date", async () => {
    const { clock, discord, scheduler, store } = await serverOf();
    const now = async () => {
      const subscription = await findSubscription(store, "1");
      if (!subscription) throw new Error("no subscription");
      const posting = postNow(scheduler.settling, subscription);
      await clock.runUntil(clock.now() + 5_000);
      return posting;
    };
    expect(await now()).toEqual({ kind: "sent", messageId: "1" });
    expect(await now()).toEqual({ kind: "already", messageId: "1" });
    scheduler.start();
    await clock.runUntil(due + day + hour);
    expect(datesOf(discord)).toEqual(["2026-03-29", "2026-03-30"]);
  });
});

describe("when it fails", () => {
  test("a missing permission stops the calls, is told once, and is found to be mended", async () => {
    const { clock, store, discord, scheduler } = await serverOf();
    discord.troubles.set("11", { kind: "missingPermission", detail: "SendMessages" });
    scheduler.start();
    await clock.runUntil(due + 3 * hour);
    expect(discord.requests).toHaveLength(1);
    expect(discord.notices).toHaveLength(1);
    expect(await findSubscription(store, "1")).toMatchObject({
      trouble: "missingPermission:SendMessages",
      noticeDue: false,
    });
    discord.troubles.clear();
    await clock.runUntil(due + 4 * hour);
    expect(datesOf(discord)).toEqual(["2026-03-29"]);
    expect(await findSubscription(store, "1")).toMatchObject({ trouble: null });
  });

  test("a channel that is never mended costs one check a window and one notice, and the dates are missed", async () => {
    const { clock, store, discord, scheduler } = await serverOf();
    discord.troubles.set("11", { kind: "channelGone" });
    scheduler.start();
    await clock.runUntil(due + 5 * day - hour);
    expect(discord.requests).toHaveLength(1);
    expect(discord.notices).toHaveLength(1);
    expect((await listPosts(store, "1", 9)).map((post) => post.reason)).toEqual(Array(5).fill("channelGone"));
  });

  test("what AutoMod blocks is tried once a day and told once, and the next one that passes ends it", async () => {
    const { clock, store, discord, scheduler } = await serverOf();
    discord.troubles.set("11", { kind: "autoMod" });
    scheduler.start();
    await clock.runUntil(due + 2 * day + hour);
    expect(discord.requests).toHaveLength(3);
    expect(discord.notices).toHaveLength(1);
    expect(await findSubscription(store, "1")).toMatchObject({ trouble: "autoMod" });
    discord.troubles.clear();
    await clock.runUntil(due + 3 * day + hour);
    expect(datesOf(discord)).toEqual(["2026-04-01"]);
    expect(await findSubscription(store, "1")).toMatchObject({ trouble: null });
  });

  test("another trouble than before is told again", async () => {
    const { clock, discord, scheduler } = await serverOf();
    discord.troubles.set("11", { kind: "missingPermission", detail: "SendMessages" });
    scheduler.start();
    await clock.runUntil(due + hour);
    discord.troubles.set("11", { kind: "channelGone" });
    await clock.runUntil(due + 2 * day);
    expect(discord.notices.map((notice) => notice.trouble.kind)).toEqual([
      "missingPermission",
      "channelGone",
    ]);
  });

  test("a server that the bot has left is forgotten after a month", async () => {
    const { clock, store, discord, scheduler } = await serverOf();
    discord.troubles.set("11", { kind: "guildGone" });
    scheduler.start();
    await clock.runUntil(due + 29 * day);
    expect(await findSubscription(store, "1")).toBeDefined();
    await clock.runUntil(due + 33 * day);
    expect(await findSubscription(store, "1")).toBeUndefined();
    expect(await listPosts(store, "1", 9)).toEqual([]);
  });

  test("servers that hang delay no other", async () => {
    const { clock, store, discord, scheduler } = await serverOf();
    for (let n = 100; n < 160; n++) {
      await saveSubscription(store, subscriptionOf(`${n}`, { startsAt: due - hour, lookAt: due }));
      if (n < 140) discord.slow.set(`1${n}`, 10_000);
    }
    scheduler.start();
    await clock.runUntil(due + 5_000);
    // The 20 that do not hang, and the first.
    expect(discord.messages).toHaveLength(21);
  });

  test("a database that goes away makes posts wait, not fail", async () => {
    const { clock, store, discord } = await serverOf();
    let away = false;
    const refuse = () => Promise.reject(new StoreError("away", new Error("connection refused")));
    const flaky: Store = {
      ...store,
      read: (work) => (away ? refuse() : store.read(work)),
      write: (work) => (away ? refuse() : store.write(work)),
    };
    const scheduler = schedulerOn({ store: flaky, sender: discord, clock });
    scheduler.start();
    away = true;
    await clock.runUntil(due + hour);
    expect(discord.messages).toEqual([]);
    away = false;
    await clock.runUntil(due + 2 * hour);
    expect(datesOf(discord)).toEqual(["2026-03-29"]);
  });

  test("an answer that comes while the database is away is not lost", async () => {
    const { clock, store, discord } = await serverOf();
    const canWrite = () => discord.messages.length === 0 || clock.now() > due + 90_000;
    const flaky: Store = {
      ...store,
      write: (work) =>
        canWrite() ? store.write(work) : Promise.reject(new StoreError("full", new Error("full"))),
    };
    schedulerOn({ store: flaky, sender: discord, clock }).start();
    await clock.runUntil(due + hour);
    expect(discord.requests).toHaveLength(1);
    expect(await listPosts(store, "1", 1)).toMatchObject([{ state: "sent", messageId: "1" }]);
  });
});

describe("many at once", () => {
  /** A Discord with its limits, a bot that comes back when `count` posts are due, and what differs for the n-th. */
  async function manyDue(count: number, changes: (n: number) => Partial<Subscription> = () => ({})) {
    const clock = createVirtualClock(due - 60_000);
    const store = createStore("file::memory:");
    const discord = new FakeDiscord(clock);
    discord.isLimited = true;
    await store.write((db) =>
      db.transaction().execute(async (tx) => {
        const inTransaction: Store = { ...store, write: (work) => work(tx) };
        for (let n = 0; n < count; n++) {
          const subscription = { startsAt: due - hour, lookAt: due, ...changes(n) };
          await saveSubscription(inTransaction, subscriptionOf(String(100_000 + n), subscription));
        }
      }),
    );
    await clock.runUntil(due + hour);
    return { clock, store, discord, scheduler: schedulerOn({ store, sender: discord, clock }) };
  }

  const count = process.env.LONG ? 10_000 : 500;
  const hasThread = (n: number) => n % 10 === 0;
  const waitsLonger = (n: number) => n % 5 === 0;

  test(`${count} are sent in order of waiting, as fast as the limits allow`, async () => {
    const { clock, store, discord, scheduler } = await manyDue(count, (n) => ({
      thread: hasThread(n),
      ...(waitsLonger(n) && { minute: 539, lookAt: due - 60_000 }),
    }));
    scheduler.start();
    let inHandMax = 0;
    const start = clock.now();
    // A post is a request, and a thread is another.
    const shortest = ((count * 1.1) / 50) * 1_000;
    const heap: number[] = [];
    while (clock.now() < start + 2 * shortest) {
      await clock.runUntil(clock.now() + 500);
      inHandMax = Math.max(inHandMax, scheduler.inHand());
      // After a tenth of the posts, and when nearly all are sent.
      if (discord.messages.length >= count * (heap.length === 0 ? 0.1 : 0.95) && heap.length < 2)
        heap.push(heapInUse());
    }
    // What Discord's stand-in keeps of each message is half a kilobyte; the scheduler keeps nothing of it.
    const [early = 0, late = 0] = heap;
    expect((late - early) / 1_048_576).toBeLessThan(10);
    expect(discord.messages).toHaveLength(count);
    expect(discord.threads).toHaveLength(count / 10);
    expect(discord.refusals).toBe(0);
    expect(inHandMax).toBeLessThanOrEqual(128);
    const last = Math.max(discord.messages.at(-1)?.at ?? Infinity, discord.threads.at(-1) ?? Infinity);
    expect(last - start).toBeLessThanOrEqual(shortest * 1.05);
    const waited = discord.messages.map((message) => waitsLonger(Number(message.channelId)));
    expect(waited.slice(0, count / 5).every(Boolean)).toBe(true);
    await store.close();
  }, 300_000);

  test("a channel that has its fill of messages waits until it has room, and delays no other", async () => {
    const { clock, store, discord, scheduler } = await manyDue(100);
    const full = Array.from({ length: 10 }, (_, n) => `1${100_000 + 10 * n}`);
    // A server has one quote a day: only what the bot says besides can fill a bucket.
    for (const channelId of full) for (let n = 0; n < 5; n++) discord.say(channelId);
    expect(discord.refusals).toBe(0);
    await clock.runUntil(clock.now() + 1_000);
    const start = clock.now();
    scheduler.start();
    await clock.runUntil(start + 2_500);
    expect(discord.messages).toHaveLength(90);
    await clock.runUntil(start + 6_000);
    expect(discord.messages).toHaveLength(100);
    expect(discord.messages.slice(90).map(({ channelId }) => channelId)).toEqual(full);
    // Discord says so once to each: the next request comes when there is room.
    expect(discord.refusals).toBe(full.length);
    await store.close();
  });
});

/** Bytes in use after everything that is garbage has been collected. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}
