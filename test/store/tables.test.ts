import { expect, test } from "vitest";
import { foldGap, listGaps, purgeGaps, recordGap } from "../../src/store/gaps.ts";
import { listOverrides, pinQuote, skipQuote } from "../../src/store/overrides.ts";
import { beginAttempt, beginPost, changePost, reclaimPost } from "../../src/store/post-claims.ts";
import { findPostByMessage, listPosts, recordMissed } from "../../src/store/posts.ts";
import {
  changeSubscription,
  findSubscription,
  forgetGuild,
  listSubscriptions,
  nextLook,
  pickDue,
  saveSubscription,
} from "../../src/store/subscriptions.ts";
import { describeOnEachEngine } from "./engines.ts";
import { subscriptionOf } from "./subscription.ts";

const key = { guildId: "1", channelId: "11", date: "2026-03-29" };
const post = { ...key, quoteId: "peace", cycle: 0, dueAt: 1_000, nonce: "n" };
const lease = (owner: string, now: number) => ({ owner, now, until: now + 100 });

describeOnEachEngine("due subscriptions", ({ open }) => {
  test("are picked by one scheduler only, those that wait longest first", async () => {
    const store = await open();
    for (let n = 0; n < 40; n++) await saveSubscription(store, subscriptionOf(`${n}`, { lookAt: 1_000 + n }));
    await saveSubscription(store, subscriptionOf("paused", { paused: true }));
    expect(await nextLook(store)).toBe(1_000);
    const first = await pickDue(store, { now: 5_000, until: 60_000, limit: 10 });
    expect(first.map((subscription) => Number(subscription.guildId)).sort((a, b) => a - b)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    const picks = await Promise.all(
      Array.from({ length: 6 }, () => pickDue(store, { now: 5_000, until: 60_000, limit: 10 })),
    );
    const picked = picks.flat().map((subscription) => subscription.guildId);
    expect(new Set(picked).size).toBe(30);
    expect(picked).toHaveLength(30);
    expect(await pickDue(store, { now: 5_000, until: 60_000, limit: 10 })).toEqual([]);
    // Nobody came back for them: after the lease they are due again.
    expect(await pickDue(store, { now: 60_000, until: 99_000, limit: 100 })).toHaveLength(40);
  });

  test("keep what an admin set while a scheduler worked on them", async () => {
    const store = await open();
    await saveSubscription(store, subscriptionOf("1", { lookAt: 1_000 }));
    const [picked] = await pickDue(store, { now: 1_000, until: 2_000, limit: 1 });
    await saveSubscription(store, subscriptionOf("1", { lookAt: 7_000 }));
    expect(await changeSubscription(store, "1", { lookAt: 9_000 }, picked?.lookAt)).toBe(false);
    expect(await findSubscription(store, "1")).toMatchObject({ lookAt: 7_000 });
  });

  test("are listed page by page, and a server that is forgotten leaves nothing", async () => {
    const store = await open();
    for (const guild of ["1", "2", "3"]) await saveSubscription(store, subscriptionOf(guild));
    expect((await listSubscriptions(store, "1", 1)).map((subscription) => subscription.guildId)).toEqual([
      "2",
    ]);
    await beginPost(store, post, lease("a", 1_000));
    await pinQuote(store, "1", { date: "2026-04-01", quoteId: "peace", before: "2026-03-29" });
    await forgetGuild(store, "1");
    expect(await findSubscription(store, "1")).toBeUndefined();
    expect(await listPosts(store, "1", 10)).toEqual([]);
    expect((await listOverrides(store, "1")).pins.size).toBe(0);
  });
});

describeOnEachEngine("the ledger", ({ open }) => {
  test("gives a post to one of many who claim it at once", async () => {
    const store = await open();
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, n) => beginPost(store, post, lease(`owner-${n}`, 1_000))),
    );
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
  });

  test("records the attempt with the claim, and gives it away only after its lease", async () => {
    const store = await open();
    const claimed = await beginPost(store, post, lease("a", 1_000));
    expect(claimed).toMatchObject({ state: "claimed", attempts: 1, unclearSince: 1_000, leaseUntil: 1_100 });
    expect(await reclaimPost(store, key, lease("b", 1_099))).toBeUndefined();
    const taken = await reclaimPost(store, key, lease("b", 1_100));
    expect(taken).toMatchObject({ owner: "b", attempts: 1, unclearSince: 1_000 });
    expect(taken && (await beginAttempt(store, taken, lease("b", 1_100)))).toMatchObject({
      attempts: 2,
      unclearSince: 1_000,
    });
    // The first owner wakes up late: it may neither try again nor write over the second.
    expect(claimed && (await beginAttempt(store, claimed, lease("a", 1_150)))).toBeUndefined();
    expect(await changePost(store, key, "a", { state: "missed", reason: "late" })).toBe(false);
  });

  test("is settled for good, and found by its message", async () => {
    const store = await open();
    await beginPost(store, post, lease("a", 1_000));
    await changePost(store, key, "a", { state: "sent", messageId: "555", shown: true, settledAt: 1_050 });
    expect(await reclaimPost(store, key, lease("b", 9_000))).toBeUndefined();
    expect(await findPostByMessage(store, "555")).toMatchObject({ quoteId: "peace", state: "sent" });
    await recordMissed(store, key, { dueAt: 1, cycle: 0, reason: "away", now: 1 });
    expect(await listPosts(store, "1", 5)).toMatchObject([{ state: "sent", shown: true }]);
  });

  test("refuses a sent post without its message", async () => {
    const store = await open();
    await beginPost(store, post, lease("a", 1_000));
    await expect(changePost(store, key, "a", { state: "sent" })).rejects.toThrow(/constraint/i);
  });
});

describeOnEachEngine("overrides", ({ open }) => {
  test("hold one pin for a date and one date for a pin, and a skip takes the pin away", async () => {
    const store = await open();
    const pin = (date: string, quoteId: string) =>
      pinQuote(store, "1", { date, quoteId, before: "2026-03-29" });
    await pin("2026-03-28", "old");
    await pin("2026-04-01", "peace");
    await pin("2026-04-02", "peace");
    await pin("2026-04-03", "trade");
    await pin("2026-04-03", "gas");
    expect([...(await listOverrides(store, "1")).pins]).toEqual([
      ["2026-04-02", "peace"],
      ["2026-04-03", "gas"],
    ]);
    await skipQuote(store, "1", 4, "gas");
    await skipQuote(store, "1", 4, "gas");
    expect(await listOverrides(store, "1")).toEqual({
      skips: [{ cycle: 4, quoteId: "gas" }],
      pins: new Map([["2026-04-02", "peace"]]),
    });
  });
});

describeOnEachEngine("gaps", ({ open }) => {
  const day = Date.UTC(2026, 2, 29);

  test("count what is asked in the same words, and are gone after 30 days", async () => {
    const store = await open();
    await Promise.all(
      ["Who won the match?", "who WON the match", "What is it for?"].map((text) =>
        recordGap(store, text, day),
      ),
    );
    await recordGap(store, "???", day);
    expect(await listGaps(store, day)).toEqual([
      { text: "who won the match", count: 2, lastDay: "2026-03-29" },
      { text: "what is it for", count: 1, lastDay: "2026-03-29" },
    ]);
    expect(await listGaps(store, day, { countMin: 2 })).toHaveLength(1);
    expect(await listGaps(store, day + 31 * 86_400_000)).toEqual([]);
    await purgeGaps(store, day + 31 * 86_400_000);
    expect(await listGaps(store, day)).toEqual([]);
  });
});

test("a gap keeps no mention, link, address or telephone number", () => {
  expect(
    foldGap("<@123456789012345678> mail bob@example.org or +39 06 1234 5678, see https://x.y/z: why?"),
  ).toBe("mail or see why");
  expect(foldGap("è vero che nel 2018 …")).toBe("è vero che nel 2018");
  expect(foldGap("x".repeat(6_000))).toHaveLength(120);
});
