import { MessageFlags } from "discord.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { nonceOf } from "../../src/daily/post-key.ts";
import type { DailyPost, PostSender } from "../../src/daily/post-sender.ts";
import { permissionsIn } from "../../src/discord/daily-permissions.ts";
import { createDailyRest, createDailySender } from "../../src/discord/daily-sender.ts";
import { subscriptionOf } from "../store/subscription.ts";
import { allPermissions, type DiscordSimulator, startSimulator } from "../support/discord-simulator.ts";
import { ids } from "../support/raw-interactions.ts";
import { permission } from "../support/simulator/message-routes.ts";
import { dozen, seen } from "./daily-bot.ts";

let discord: DiscordSimulator;
let sender: PostSender;
beforeAll(async () => {
  discord = await startSimulator();
  const rest = createDailyRest(discord.token, discord.url);
  sender = createDailySender({ rest, desk: () => dozen, log: { warn() {} } });
});
afterAll(() => discord.close());

let channels = 0;
let post: DailyPost;
beforeEach(() => {
  discord.noMoreFaults();
  const channelId = String(720_000_000_000_000_000n + BigInt(channels++));
  discord.addChannel({ id: channelId });
  const subscription = subscriptionOf(ids.guild, { channelId });
  const date = "2026-03-29";
  post = { subscription, channelId, quoteId: "friends-1", date, nonce: nonceOf(ids.guild, channelId, date) };
});
const path = () => new RegExp(`^/channels/${post.channelId}/messages`);

describe("what Discord answers to a post", () => {
  test.each([
    [
      { kind: "status", status: 429, retryAfter: 3 },
      { kind: "limited", global: false },
    ],
    [
      { kind: "status", status: 500 },
      { kind: "unclear", why: "HTTP 500" },
    ],
    [{ kind: "reset" }, { kind: "unclear" }],
    [{ kind: "status", status: 403, code: 0 }, { kind: "limited" }],
    [
      { kind: "status", status: 400, code: 200_000 },
      { kind: "unsendable", trouble: { kind: "autoMod" } },
    ],
    [
      { kind: "status", status: 400, code: 50_035 },
      { kind: "unsendable", trouble: { kind: "rejected", detail: "50035" } },
    ],
    [
      { kind: "status", status: 404, code: 10_003 },
      { kind: "refused", trouble: { kind: "channelGone" } },
    ],
    [
      { kind: "status", status: 400, code: 40_062 },
      { kind: "limited", global: false },
    ],
    [{ kind: "status", status: 404, code: 10_008 }, { kind: "deleted" }],
  ] as const)("%o is %o, and is asked once", async (fault, sent) => {
    discord.fail({ ...fault, method: "POST", path: path() });
    const before = discord.requests.length;
    expect(await sender.create(post)).toMatchObject(sent);
    expect(discord.requests.slice(before).filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("a second attempt with the same nonce finds what the first one made, with its quote", async () => {
    discord.fail({ kind: "reset", method: "POST", path: path(), afterTaking: true });
    expect(await sender.create(post)).toMatchObject({ kind: "unclear" });
    const [message] = discord.messagesIn(post.channelId);
    expect(await sender.create({ ...post, quoteId: "friends-2" })).toEqual({
      kind: "sent",
      messageId: message?.id,
      quoteId: "friends-1",
    });
    expect(discord.messagesIn(post.channelId)).toHaveLength(1);
  });

  test("a missing permission is named, and so is a server that the bot has left", async () => {
    discord.setPermissions(post.channelId, allPermissions & ~permission.embedLinks);
    expect(await sender.create(post)).toEqual({
      kind: "refused",
      trouble: { kind: "missingPermission", detail: "EmbedLinks" },
    });
    const elsewhere = { ...post, subscription: subscriptionOf("699", { channelId: "7" }), channelId: "7" };
    expect(await sender.create(elsewhere)).toEqual({ kind: "refused", trouble: { kind: "guildGone" } });
  });

  test("a quiet post is quiet, and pings nobody who happens to be in the words", async () => {
    await sender.create({ ...post, subscription: { ...post.subscription, silent: true } });
    const [message] = discord.messagesIn(post.channelId);
    expect(Number(message?.body.flags) & MessageFlags.SuppressNotifications).not.toBe(0);
    expect(message?.pings).toEqual({ everyone: false, users: [], roles: [] });
  });
});

describe("a channel that has its fill of messages", () => {
  const fill = async (by: PostSender) => {
    for (let n = 0; n < 5; n++)
      expect(await by.create({ ...post, nonce: `${n}` })).toMatchObject({ kind: "sent" });
    return discord.requests.length;
  };
  const refused = () =>
    discord.requests.filter(({ path: asked, status }) => path().test(asked) && status === 429);

  test("is left alone until it has room, and no other waits for it", async () => {
    const asked = await fill(sender);
    const sent = await sender.create(post);
    expect(sent).toMatchObject({ kind: "limited", global: false });
    expect(sent.kind === "limited" && sent.retryAfterMs).toBeGreaterThan(2_000);
    expect(discord.requests).toHaveLength(asked);
    discord.addChannel({ id: "729000000000000000" });
    expect(await sender.create({ ...post, channelId: "729000000000000000" })).toMatchObject({ kind: "sent" });
  });

  test("is asked once where another of the bot's clients has filled it", async () => {
    const rest = createDailyRest(discord.token, discord.url);
    await fill(createDailySender({ rest, desk: () => dozen, log: { warn() {} } }));
    const sent = await sender.create(post);
    expect(sent).toMatchObject({ kind: "limited", global: false });
    expect(sent.kind === "limited" && sent.retryAfterMs).toBeGreaterThan(2_000);
    expect(refused()).toHaveLength(1);
  });
});

describe("a post whose answer was lost", () => {
  test("is found in its channel by its date, behind many other messages", async () => {
    await sender.create(post);
    for (let n = 0; n < 150; n++) discord.say({ content: "chatter", channelId: post.channelId });
    const [message] = discord.messagesIn(post.channelId);
    expect(await sender.find(post.channelId, post.date, Date.now())).toEqual({
      kind: "found",
      messageId: message?.id,
      quoteId: "friends-1",
    });
    expect(await sender.find(post.channelId, "2026-03-30", Date.now())).toEqual({ kind: "absent" });
  });

  test("is not called absent where the history can't be read", async () => {
    await sender.create(post);
    discord.setPermissions(post.channelId, allPermissions & ~permission.readMessageHistory);
    expect(await sender.find(post.channelId, post.date, 0)).toEqual({ kind: "unreadable" });
    discord.removeChannel(post.channelId);
    expect(await sender.find(post.channelId, post.date, 0)).toEqual({ kind: "unreadable" });
  });

  test("is looked for later where Discord does not answer", async () => {
    discord.fail({ kind: "status", status: 500, method: "GET", path: path(), times: 5 });
    expect(await sender.find(post.channelId, post.date, 0)).toMatchObject({ kind: "later" });
  });
});

describe("a notice", () => {
  const missing = { kind: "missingPermission", detail: "SendMessages" } as const;
  const updates = "730000000000000001";

  test("goes to the channel for moderators, once however often it is sent", async () => {
    discord.addChannel({ id: updates });
    discord.state.guilds.set(ids.guild, {
      id: ids.guild,
      name: "Olive Grove",
      locale: "en-US",
      updatesChannelId: updates,
    });
    expect(await sender.notify(post.subscription, missing, "notice-1")).toBe(true);
    expect(await sender.notify(post.subscription, missing, "notice-1")).toBe(true);
    const [notice, ...more] = discord.messagesIn(updates);
    expect(more).toEqual([]);
    expect(notice && seen(notice)).toMatch(/Send Messages\*\* \(to post\).*post again by myself/);
  });

  test("goes to the owner where no channel takes it", async () => {
    discord.setPermissions(updates, 0n);
    expect(await sender.notify(post.subscription, missing, "notice-2")).toBe(true);
    expect(discord.messagesIn("1")).toHaveLength(1);
  });

  test("about a missed quote goes to the quote's own channel", async () => {
    await sender.notify(post.subscription, { kind: "missed", detail: "away" }, "notice-3");
    const [notice] = discord.messagesIn(post.channelId);
    expect(notice && seen(notice)).toContain("I was not running at its time");
  });

  test("is tried again where Discord does not answer", async () => {
    discord.fail({ kind: "status", status: 503, path: /guilds/ });
    expect(await sender.notify(post.subscription, missing, "notice-4")).toBe(false);
  });
});

test("a channel takes away what a role gives, and gives back to a role and to the bot itself", () => {
  const [view, send] = [permission.viewChannel, permission.sendMessages];
  const roles = new Map([
    ["guild", view | send],
    ["speaker", 0n],
    ["admin", 8n],
  ]);
  const bot = { id: "bot", roles: ["speaker"] };
  const denied = { id: "guild", allow: 0n, deny: send };
  expect(permissionsIn("guild", bot, roles, [denied])).toBe(view);
  expect(permissionsIn("guild", bot, roles, [denied, { id: "speaker", allow: send, deny: 0n }])).toBe(
    view | send,
  );
  expect(
    permissionsIn("guild", bot, roles, [
      { id: "bot", allow: 0n, deny: view },
      { id: "speaker", allow: view, deny: 0n },
    ]),
  ).toBe(send);
  expect(permissionsIn("guild", { id: "bot", roles: ["admin"] }, roles, [denied]) & send).toBe(send);
});
