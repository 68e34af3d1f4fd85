import { afterEach, beforeEach, expect, test } from "vitest";
import type { Desk } from "../../src/answering/desk.ts";
import type { Reply, SlashCommand } from "../../src/discord/command.ts";
import { connectPatiently } from "../../src/discord/connect-patiently.ts";
import type { Gateway } from "../../src/discord/gateway.ts";
import { LoginError } from "../../src/discord/login-error.ts";
import { connectBot, type TestBotOptions, until } from "../support/bot.ts";
import { allPermissions, type DiscordSimulator, startSimulator } from "../support/discord-simulator.ts";
import { keepLog } from "../support/log.ts";
import { ids, rawCommand, rawComponent } from "../support/raw-interactions.ts";
import { permission } from "../support/simulator/message-routes.ts";

let discord: DiscordSimulator;
let gateways: Gateway[] = [];

beforeEach(async () => {
  discord = await startSimulator();
});

afterEach(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  gateways = [];
  await discord.close();
});

async function connect(options: TestBotOptions = {}) {
  const bot = await connectBot(discord, options);
  gateways.push(bot.gateway);
  return bot;
}

const say = (content: string): Reply => ({
  kind: "message",
  message: { content },
  private: false,
  outcome: "said",
});
const command = (name: string, run: SlashCommand["run"]): SlashCommand => ({
  definition: { name, description: name },
  private: false,
  run,
});
const ask = command("ask", (call) => say(`you asked: ${call.text("question")}`));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("a command is answered over a real connection", async () => {
  await connect({ interactions: { commands: [ask] } });
  const sent = discord.interact(rawCommand("ask", { question: "who is Conte?" }));
  expect((await sent.shown()).body).toMatchObject({ content: "you asked: who is Conte?" });
});

test("no reply is lost across ten forced reconnects, whichever way they happen", async () => {
  const { gateway } = await connect({ interactions: { commands: [ask] } });
  await until(() => gateway.client.isReady());
  const sent = [];
  for (let round = 0; round < 10; round += 1) {
    sent.push(discord.interact(rawCommand("ask", { question: `before ${round}` })));
    if (round % 3 === 0) discord.gateway.drop();
    else if (round % 3 === 1) discord.gateway.drop({ code: 4_000 });
    else discord.gateway.askToReconnect();
    sent.push(discord.interact(rawCommand("ask", { question: `while away ${round}` })));
    await until(() => discord.gateway.resumes === round + 1);
  }
  for (const interaction of sent) expect((await interaction.shown()).body.content).toMatch(/^you asked/);
  expect(discord.gateway.identifies).toBe(1);
});

test("when a session can't be resumed the bot logs in anew, and its start-up work isn't repeated", async () => {
  let ready = 0;
  const onReady = () => {
    ready += 1;
  };
  const { gateway } = await connect({ interactions: { commands: [ask] }, gateway: { onReady } });
  await until(() => gateway.client.isReady());
  discord.gateway.drop({ forget: true });
  await until(() => discord.gateway.identifies === 2 && discord.gateway.connected === 1, 10_000);
  expect((await discord.interact(rawCommand("ask", { question: "again" })).shown()).body.content).toMatch(
    /again/,
  );
  expect(ready).toBe(1);
}, 20_000);

test("an event that Discord delivers several times is handled once", async () => {
  let runs = 0;
  const once = command("once", () => {
    runs += 1;
    return say("done");
  });
  await connect({ interactions: { commands: [once] } });
  await discord.interact(rawCommand("once")).shown();
  discord.gateway.replay(1);
  discord.gateway.replay(1);
  await pause(50);
  expect(runs).toBe(1);
});

test("a reply that takes long is promised, then shown", async () => {
  const slow = command("slow", () => pause(80).then(() => say("at last")));
  await connect({ interactions: { commands: [slow] }, deferAfterMs: 20 });
  const sent = discord.interact(rawCommand("slow"));
  expect((await sent.response()).type).toBe(5);
  expect((await sent.shown()).body).toMatchObject({ content: "at last" });
});

test("a removed message is gone from Discord", async () => {
  const components = [{ action: "remove", run: (): Reply => ({ kind: "delete", outcome: "removed" }) }];
  await connect({ interactions: { components } });
  const raw = rawComponent("v1:remove");
  const sent = discord.interact(raw);
  expect((await sent.response()).type).toBe(6);
  await until(() => discord.state.messages.size === 0);
});

test("a reply that Discord refuses becomes an apology with a reference, and the log says why", async () => {
  const { log } = await connect({
    interactions: { commands: [command("long", () => say("x".repeat(2_001)))] },
  });
  const sent = discord.interact(rawCommand("long"));
  expect((await sent.shown()).body.content).toContain(sent.id);
  expect(log.lines.some(({ level, text }) => level === "error" && text === "Discord refused the reply")).toBe(
    true,
  );
});

test.each([
  ["5xx", { kind: "status", status: 503, times: 2 }],
  ["a rate limit", { kind: "status", status: 429, retryAfter: 0.05 }],
  ["a connection that breaks before Discord has it", { kind: "reset" }],
  ["a connection that breaks after Discord has it", { kind: "reset", afterTaking: true }],
] as const)("the reply arrives, once, in spite of %s", async (_, fault) => {
  await connect({ interactions: { commands: [ask] } });
  discord.fail({ ...fault, path: /callback$/ });
  const sent = discord.interact(rawCommand("ask", { question: "still there?" }));
  expect((await sent.shown()).body.content).toMatch(/still there/);
  expect([...discord.state.messages.values()]).toHaveLength(1);
});

test("an interaction that is answered too late is settled: no crash, no retry", async () => {
  const { log } = await connect({ interactions: { commands: [ask] } });
  const raw = rawCommand("ask", { question: "too late" });
  discord.gateway.dispatch("INTERACTION_CREATE", raw);
  await until(() => log.lines.some(({ text }) => text === "interaction settled already"));
  expect(discord.requests.filter(({ path }) => path.endsWith("/callback"))).toHaveLength(1);
});

test("stopping finishes the replies in flight and takes no new work", async () => {
  let started = 0;
  const slow = command("slow", async () => {
    started += 1;
    await pause(150);
    return say("finished");
  });
  const { gateway } = await connect({ interactions: { commands: [slow] } });
  const inFlight = discord.interact(rawCommand("slow"));
  await until(() => started === 1);
  const stopping = gateway.stop();
  discord.interact(rawCommand("slow"));
  await stopping;
  expect((await inFlight.shown()).body.content).toBe("finished");
  expect(started).toBe(1);
  expect(discord.gateway.connected).toBe(0);
});

test("a wrong token ends the start with one clear line", async () => {
  const attempt = connectBot(discord, { gateway: { token: "wrong.token.here" } });
  await expect(attempt).rejects.toThrow(LoginError);
  await expect(attempt).rejects.toThrow(/DISCORD_TOKEN/);
});

test.each([
  [4_004, /DISCORD_TOKEN/],
  [4_014, /intents/],
  [4_011, /sharding/],
])("a gateway that closes with %i ends the start with one clear line", async (code, words) => {
  discord.gateway.closeWith = code;
  const attempt = connectBot(discord);
  await expect(attempt).rejects.toThrow(LoginError);
  await expect(attempt).rejects.toThrow(words);
});

test("a token that is reset while the bot runs is reported", async () => {
  const lost: Error[] = [];
  const { gateway } = await connect({ gateway: { onLost: (error) => lost.push(error) } });
  await until(() => gateway.client.isReady());
  discord.gateway.drop({ code: 4_004 });
  await until(() => lost.length === 1);
  expect(lost[0]?.message).toMatch(/DISCORD_TOKEN/);
});

test("a network that is down is tried again, with longer and longer pauses; a wrong token is not", async () => {
  const pauses: number[] = [];
  const wait = async (ms: number) => void pauses.push(ms);
  let attempts = 0;
  const flaky = async () => {
    attempts += 1;
    if (attempts < 9) throw new Error("ECONNREFUSED");
    return "connected";
  };
  await expect(connectPatiently(flaky, keepLog(), wait)).resolves.toBe("connected");
  expect(pauses.map((ms) => ms / 1_000)).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
  const refused = () => Promise.reject(new LoginError("no"));
  await expect(connectPatiently(refused, keepLog(), wait)).rejects.toThrow(LoginError);
});

test("next to nothing is kept in memory", async () => {
  const { gateway } = await connect({ interactions: { commands: [ask] } });
  for (let n = 0; n < 50; n += 1) {
    const raw = rawCommand("ask", { question: "?" }, { userId: String(10_000_000_000_000_000n + BigInt(n)) });
    await discord.interact(raw).shown();
    discord.say({ content: "chatter", userId: String(20_000_000_000_000_000n + BigInt(n)) });
  }
  const { users, channels, guilds } = gateway.client;
  expect(users.cache.size).toBeLessThanOrEqual(1);
  const messages = channels.cache.map((channel) => ("messages" in channel ? channel.messages.cache.size : 0));
  expect(Math.max(...messages)).toBe(0);
  expect(guilds.cache.get(ids.guild)?.members.cache.size).toBeLessThanOrEqual(1);
});

/** A desk that repeats the question: all that these tests of the way there and back need. */
function echoDesk(): Desk {
  const asked: string[] = [];
  const desk: Desk = Object.create(null);
  return Object.assign(desk, { asked, answer: (question: string) => asked.push(question) });
}

test("mentions and direct messages are answered with a reply that pings nobody", async () => {
  discord.addChannel({ id: "701", guildId: null, type: 1 });
  await connect({ desk: echoDesk(), render: () => ({ content: "an answer for @everyone <@1>" }) });
  const mention = discord.say({ content: `<@${ids.bot}> who is Conte?` });
  discord.say({ content: "who is Putin?", channelId: "701" });
  await until(() => discord.messagesIn(ids.channel).length === 1 && discord.messagesIn("701").length === 1);
  const [reply] = discord.messagesIn(ids.channel);
  expect(reply?.body.message_reference).toMatchObject({ message_id: mention });
  expect(reply?.pings).toEqual({ everyone: false, users: [], roles: [] });
});

test("the question reaches the desk without our name, and a bare mention asks for help", async () => {
  const asked: string[] = [];
  const desk: Desk = Object.assign(Object.create(null), {
    answer: (question: string, locale: string) => asked.push(`${locale} ${question}`),
  });
  await connect({ desk });
  discord.say({ content: `hey <@${ids.bot}>, who is Conte?` });
  discord.say({ content: `<@${ids.bot}>` });
  await until(() => asked.length === 2);
  expect(asked).toEqual(["en hey  , who is Conte?", "en help"]);
});

test("what isn't said to the bot is none of its business", async () => {
  await connect({ desk: echoDesk() });
  discord.say({ content: "who is Conte?" });
  discord.say({ content: `<@${ids.bot}> who is Conte?`, byBot: true });
  const own = discord.say({ content: `<@${ids.bot}> hello`, userId: ids.bot });
  discord.say({ content: "indeed", replyTo: own });
  discord.gateway.dispatch("MESSAGE_CREATE", { nonsense: true, id: "1" });
  await pause(100);
  expect(discord.messagesIn(ids.channel)).toEqual([]);
});

test("a reply to one of our posts is handed on, and answered as a question where it is no post", async () => {
  const seen: string[] = [];
  await connect({
    desk: echoDesk(),
    onReplyToPost: async ({ text }) => {
      seen.push(text);
      return text === "source?" ? { content: "New Europe, ¶7" } : undefined;
    },
  });
  discord.say({ content: `<@${ids.bot}> hello` });
  await until(() => discord.messagesIn(ids.channel).length === 1);
  const post = discord.messagesIn(ids.channel)[0]?.id ?? "";
  discord.say({ content: "source?", replyTo: post });
  await until(() => discord.messagesIn(ids.channel).length === 2);
  discord.say({ content: "who is Conte?", replyTo: post });
  await until(() => discord.messagesIn(ids.channel).length === 3);
  expect(seen).toEqual(["source?", "who is Conte?"]);
  expect(discord.messagesIn(ids.channel).map(({ body }) => body.content)).toEqual([
    "an answer",
    "New Europe, ¶7",
    "an answer",
  ]);
});

test("without permission to read the history the answer comes without a reference", async () => {
  await connect({ desk: echoDesk() });
  discord.setPermissions(ids.channel, allPermissions & ~permission.readMessageHistory);
  discord.say({ content: `<@${ids.bot}> who is Conte?` });
  await until(() => discord.messagesIn(ids.channel).length === 1);
  expect(discord.messagesIn(ids.channel)[0]?.body.message_reference).toBeUndefined();
});

test("without permission to embed links the answer comes as text", async () => {
  const embed = {
    title: "Who is Conte?",
    description: "A prime minister.",
    fields: [{ name: "Sources", value: "¶1" }],
  };
  await connect({ desk: echoDesk(), render: () => ({ embeds: [embed] }) });
  discord.setPermissions(ids.channel, allPermissions & ~permission.embedLinks);
  discord.say({ content: `<@${ids.bot}> who is Conte?` });
  await until(() => discord.messagesIn(ids.channel).length === 1);
  const content = "**Who is Conte?**\nA prime minister.\n**Sources**\n¶1";
  expect(discord.messagesIn(ids.channel)[0]?.body).toMatchObject({ content, embeds: [] });
});

test("a channel in which the bot may not write is left alone for a while", async () => {
  const { log } = await connect({ desk: echoDesk() });
  discord.setPermissions(ids.channel, permission.viewChannel);
  const refused = () => log.lines.filter(({ text }) => text === "could not reply");
  discord.say({ content: `<@${ids.bot}> who is Conte?` });
  await until(() => refused().length === 1);
  for (let n = 0; n < 5; n += 1) discord.say({ content: `<@${ids.bot}> are you there?` });
  await pause(50);
  expect(discord.requests.filter(({ status }) => status === 403)).toHaveLength(1);
  expect(refused()).toMatchObject([{ level: "info" }]);
});

test("a file in a reply arrives, at once or after a promise", async () => {
  const files = [{ name: "figures.csv", data: "a,b", type: "text/csv" }];
  const reply: Reply = { kind: "message", message: { files }, private: false, outcome: "listed" };
  const commands = [command("file", () => reply), command("slow", () => pause(50).then(() => reply))];
  await connect({ interactions: { commands }, deferAfterMs: 10 });
  for (const name of ["file", "slow"]) {
    expect((await discord.interact(rawCommand(name)).shown()).files).toEqual(["figures.csv"]);
  }
});

test("a bot in very many servers opens as many connections as Discord recommends", async () => {
  await discord.close();
  discord = await startSimulator({ shards: 2 });
  await connect({ interactions: { commands: [ask] } });
  expect(discord.gateway.connected).toBe(2);
  expect((await discord.interact(rawCommand("ask", { question: "once?" })).shown()).body.content).toMatch(
    /once/,
  );
});

test("a mention is answered once even when the answer to our request gets lost", async () => {
  await connect({ desk: echoDesk() });
  discord.fail({ kind: "reset", path: /\/messages$/, afterTaking: true });
  discord.say({ content: `<@${ids.bot}> who is Conte?` });
  await until(() => discord.requests.filter(({ path }) => path.endsWith("/messages")).length === 2);
  expect(discord.messagesIn(ids.channel)).toHaveLength(1);
});
