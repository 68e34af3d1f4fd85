import fc from "fast-check";
import { expect, test } from "vitest";
import { listPosts } from "../../src/store/posts.ts";
import { createStore } from "../../src/store/store.ts";
import { findSubscription, saveSubscription } from "../../src/store/subscriptions.ts";
import { subscriptionOf } from "../store/subscription.ts";
import { FakeDiscord, type Fault } from "./fake-discord.ts";
import { mortal, schedulerOn } from "./processes.ts";
import { createVirtualClock } from "./virtual-clock.ts";

const hour = 3_600_000;
const due = Date.parse("2026-03-29T07:00:00Z");
const faults: readonly Fault[] = ["none", "timeout", "reset-after", "429", "500", "502-after", "403", "404"];

interface Story {
  /** At which of its steps each process dies; the last one lives. */
  readonly deaths: readonly number[];
  /** How long nobody runs after each death. */
  readonly gapsMs: readonly number[];
  readonly faults: readonly Fault[];
  readonly canReadHistory: boolean;
}

/** One post, from a minute before it is due to an hour after its window. */
async function live(story: Story) {
  const clock = createVirtualClock(due - 60_000);
  const store = createStore("file::memory:");
  const discord = new FakeDiscord(clock);
  discord.faults = [...story.faults];
  discord.canReadHistory = story.canReadHistory;
  await saveSubscription(
    store,
    subscriptionOf("1", { startsAt: due - hour, lookAt: due, catchUpMs: 2 * hour }),
  );
  for (const [n, death] of story.deaths.entries()) {
    const process = mortal(store, discord, death);
    schedulerOn({ ...process, clock }, `process-${n}`).start();
    while (!process.isDead() && clock.now() < due + 3 * hour) await clock.runUntil(clock.now() + 20_000);
    await clock.runUntil(clock.now() + (story.gapsMs[n] ?? 0));
  }
  const last = schedulerOn({ store, sender: discord, clock }, "last");
  last.start();
  await clock.runUntil(Math.max(clock.now(), due + 3 * hour) + hour);
  await Promise.all([last.stop(), clock.runUntil(clock.now() + hour)]);
  const [post] = await listPosts(store, "1", 1);
  const subscription = await findSubscription(store, "1");
  await store.close();
  return { discord, post, subscription };
}

/** One post, or none and a notice; never two. And the ledger says which. */
async function expectOnce(story: Story) {
  const { discord, post, subscription } = await live(story);
  const context = JSON.stringify({ story, post, notices: discord.notices });
  expect(discord.messages.length, context).toBeLessThanOrEqual(1);
  if (discord.messages.length === 1 && post?.reason !== "missed:unclear") {
    expect(post, context).toMatchObject({ state: "sent", messageId: "1" });
    expect(post?.quoteId).toBe(discord.messages[0]?.quoteId);
  } else {
    expect(post?.state, context).toBe("missed");
    expect(discord.notices.length, context).toBeGreaterThanOrEqual(1);
    expect(subscription?.trouble, context).not.toBeNull();
  }
  expect(subscription?.lookAt, context).toBeGreaterThanOrEqual(due + 24 * hour);
}

test("a process that is killed at any step posts once", async () => {
  for (let death = 1; death <= 24; death++)
    for (const gapMs of [0, 10 * 60_000])
      await expectOnce({ deaths: [death], gapsMs: [gapMs], faults: [], canReadHistory: true });
}, 60_000);

test("each fault, and a kill at any step around it, leaves one post, or none and a notice", async () => {
  for (const fault of faults)
    for (let death = 2; death <= 16; death += 2)
      await expectOnce({ deaths: [death], gapsMs: [death * 20_000], faults: [fault], canReadHistory: true });
}, 60_000);

test("whatever comes together, there are never two", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        deaths: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
        gapsMs: fc.array(fc.integer({ min: 0, max: 20 * 60_000 }), { maxLength: 4 }),
        faults: fc.array(fc.constantFrom(...faults), { maxLength: 12 }),
        canReadHistory: fc.boolean(),
      }),
      expectOnce,
    ),
    {
      numRuns: process.env.LONG ? 3_000 : 80,
      // Killed after it gave up and before it told, while the trouble that was known had passed.
      examples: [[{ deaths: [28, 30, 28], gapsMs: [], faults: ["none", "404"], canReadHistory: false }]],
    },
  );
}, 600_000);
