import { DiscordAPIError, REST, Routes } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allPermissions, type DiscordSimulator, startSimulator } from "../support/discord-simulator.ts";
import { ids, rawCommand, rawComponent } from "../support/raw-interactions.ts";
import { permission } from "../support/simulator/message-routes.ts";

let discord: DiscordSimulator;
let now = 0;

beforeEach(async () => {
  now = 1_700_000_000_000;
  discord = await startSimulator({ now: () => now });
});
afterEach(() => discord.close());

const client = (token = discord.token) => new REST({ api: discord.url, retries: 0 }).setToken(token);

/** Discord's error code for a request, or the created object's id. */
async function outcome(request: Promise<unknown>): Promise<unknown> {
  try {
    const created = await request;
    return typeof created === "object" && created && "id" in created ? created.id : "done";
  } catch (error) {
    if (error instanceof DiscordAPIError) return error.code;
    throw error;
  }
}

const send = (body: unknown, channel: string = ids.channel) =>
  outcome(client().post(Routes.channelMessages(channel), { body }));
const answer = (raw: { id: string; token: string }, body: unknown) =>
  outcome(client().post(Routes.interactionCallback(raw.id, raw.token), { body, auth: false }));

test.each([
  ["2,001 characters", { content: "x".repeat(2_001) }, 50_035],
  ["nothing", { content: "  " }, 50_006],
  ["an embed with nothing", { embeds: [{}] }, 50_035],
  ["an embed field without a value", { embeds: [{ fields: [{ name: "a", value: "" }] }] }, 50_035],
  ["embeds of 6,001 characters", { embeds: [1, 2].map(() => ({ description: "x".repeat(3_001) })) }, 50_035],
  ["a link to nowhere", { embeds: [{ title: "a", url: "javascript:alert(1)" }] }, 50_035],
  ["six buttons in a row", { content: "a", components: [row(6)] }, 50_035],
  ["six rows", { content: "a", components: Array.from({ length: 6 }, (_, n) => row(1, `r${n}`)) }, 50_035],
  ["a custom id twice", { content: "a", components: [row(1), row(1)] }, 50_035],
  [
    "a button without a label",
    { content: "a", components: [{ type: 1, components: [{ type: 2, style: 1, custom_id: "a" }] }] },
    50_035,
  ],
  ["a menu of 26", { content: "a", components: [menu(26)] }, 50_035],
  ["users parsed and listed", { content: "a", allowed_mentions: { parse: ["users"], users: ["1"] } }, 50_035],
  ["a nonce of 26 characters", { content: "a", nonce: "x".repeat(26) }, 50_035],
  [
    "components and content in one of version 2",
    { content: "a", flags: 1 << 15, components: [{ type: 10, content: "b" }] },
    50_035,
  ],
])("a message with %s is refused", async (_, body, code) => {
  expect(await send(body)).toBe(code);
});

function row(count: number, prefix = "b") {
  const components = Array.from({ length: count }, (_, n) => ({
    type: 2,
    style: 1,
    label: "ok",
    custom_id: `${prefix}${n}`,
  }));
  return { type: 1, components };
}

function menu(count: number) {
  const options = Array.from({ length: count }, (_, n) => ({ label: `${n}`, value: `${n}` }));
  return { type: 1, components: [{ type: 3, custom_id: "menu", options }] };
}

test.each([
  ["to see the channel", permission.viewChannel, { content: "a" }, 50_001],
  ["to send", permission.sendMessages, { content: "a" }, 50_013],
  ["to embed links", permission.embedLinks, { embeds: [{ title: "a" }] }, 50_013],
  [
    "to read the history, for a reply",
    permission.readMessageHistory,
    { content: "a", message_reference: { message_id: "1" } },
    160_002,
  ],
])("without the permission %s a message is refused", async (_, missing, body, code) => {
  discord.setPermissions(ids.channel, allPermissions & ~missing);
  expect(await send(body)).toBe(code);
});

test("unknown channels, forums, foreign tokens and unknown messages are refused", async () => {
  discord.addChannel({ id: "710", type: 15 });
  expect(await send({ content: "a" }, "999")).toBe(10_003);
  expect(await send({ content: "a" }, "710")).toBe(40_058);
  expect(await outcome(client("wrong").get(Routes.gatewayBot()))).toBe(0);
  expect(await outcome(client().delete(Routes.channelMessage(ids.channel, "1")))).toBe(10_008);
});

test("a nonce creates one message for some minutes, even when that one has been deleted since", async () => {
  const body = { content: "the quote of the day", nonce: "day-1", enforce_nonce: true };
  const first = await send(body);
  expect(await send(body)).toBe(first);
  expect(await send({ ...body, enforce_nonce: false })).not.toBe(first);
  await client().delete(Routes.channelMessage(ids.channel, String(first)));
  expect(await send(body)).toBe(10_008);
  now += 10 * 60_000;
  expect(await send(body)).toMatch(/^\d+$/);
});

test("a message is published once, in an announcement channel", async () => {
  discord.addChannel({ id: "711", type: 5 });
  const message = String(await send({ content: "a" }, "711"));
  const publish = () => outcome(client().post(Routes.channelMessageCrosspost("711", message)));
  expect(await publish()).toBe(message);
  expect(await publish()).toBe(40_033);
});

test("an interaction is answered once, within 3 s, by its own token", async () => {
  const body = { type: 4, data: { content: "a" } };
  const raw = rawCommand("ask");
  discord.expect(raw);
  expect(await answer({ id: raw.id, token: "stolen" }, body)).toBe(10_062);
  expect(await answer(raw, body)).toBe("done");
  expect(await answer(raw, body)).toBe(40_060);
  const late = rawCommand("ask");
  discord.expect(late);
  now += 3_001;
  expect(await answer(late, body)).toBe(10_062);
});

test.each([
  ["an update to a command", rawCommand("ask"), { type: 7, data: { content: "a" } }],
  ["choices to a command", rawCommand("ask"), { type: 8, data: { choices: [] } }],
  [
    "a message to an autocomplete",
    rawCommand("ask", { q: "a" }, { focused: "q" }),
    { type: 4, data: { content: "a" } },
  ],
  [
    "26 choices",
    rawCommand("ask", { q: "a" }, { focused: "q" }),
    { type: 8, data: { choices: Array(26).fill({ name: "a", value: "a" }) } },
  ],
  [
    "an empty modal",
    rawComponent("v1:a"),
    { type: 9, data: { custom_id: "v1:a", title: "a", components: [] } },
  ],
])("%s is refused", async (_, raw, body) => {
  discord.expect(raw);
  expect(await answer(raw, body)).toBe(50_035);
});

test("a promised reply can be edited for 15 minutes, and nothing can be edited before the first response", async () => {
  const raw = rawCommand("ask");
  discord.expect(raw);
  const edit = () =>
    outcome(
      client().patch(Routes.webhookMessage(ids.application, raw.token), {
        body: { content: "a" },
        auth: false,
      }),
    );
  expect(await edit()).toBe(10_015);
  expect(await answer(raw, { type: 5 })).toBe("done");
  expect(await edit()).toMatch(/^\d+$/);
  now += 15 * 60_000 + 1;
  expect(await edit()).toBe(50_027);
});

test("a text pings whom it mentions unless that is forbidden: an edit too", async () => {
  const loud = "@everyone <@12> <@&34>";
  await send({ content: loud });
  await send({ content: loud, allowed_mentions: { parse: [] } });
  await send({ content: loud, allowed_mentions: { parse: [], users: ["12"] } });
  expect(discord.messagesIn(ids.channel).map(({ pings }) => pings)).toEqual([
    { everyone: true, users: ["12"], roles: ["34"] },
    { everyone: false, users: [], roles: [] },
    { everyone: false, users: ["12"], roles: [] },
  ]);
  const [, quiet] = discord.messagesIn(ids.channel);
  await client().patch(Routes.channelMessage(ids.channel, quiet?.id ?? ""), { body: { content: loud } });
  expect(quiet?.pings.everyone).toBe(true);
});

test("more requests in a second than Discord allows are turned away", async () => {
  const burst = new REST({ api: discord.url, globalRequestsPerSecond: 1_000, rejectOnRateLimit: () => true });
  burst.setToken(discord.token);
  const results = await Promise.allSettled(
    Array.from({ length: 400 }, () => burst.get(Routes.channel(ids.channel))),
  );
  expect(results.filter(({ status }) => status === "rejected").length).toBeGreaterThanOrEqual(20);
});
