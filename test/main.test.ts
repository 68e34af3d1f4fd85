import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { until } from "./support/bot.ts";
import { type DiscordSimulator, startSimulator } from "./support/discord-simulator.ts";
import { harbour } from "./support/knowledge.ts";
import { rawCommand } from "./support/raw-interactions.ts";
import { postSigned, publicKeyHex } from "./support/signed.ts";

const root = join(import.meta.dirname, "..");
let discord: DiscordSimulator;
let folder: string;

beforeAll(async () => {
  await promisify(execFile)("node", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"], {
    cwd: root,
  });
}, 60_000);

beforeEach(async () => {
  discord = await startSimulator();
  folder = await mkdtemp(join(tmpdir(), "olive-branch-"));
  for (const [name, yaml] of Object.entries(harbour)) await writeFile(join(folder, name), yaml);
});
afterEach(() => discord.close());

/** Starts the bot as `npm start` does, with these settings and no others. */
function start(settings: Readonly<Record<string, string>>) {
  const { PATH = "" } = process.env;
  const child = spawn("node", ["--enable-source-maps", join(root, "dist/main.js")], {
    cwd: folder,
    env: { PATH, KNOWLEDGE_DIR: folder, DISCORD_API_URL: discord.url, PORT: "0", ...settings },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = once(child, "exit").then(([code]: unknown[]) => code);
  return { child, ended, stdout: text(child.stdout), stderr: text(child.stderr) };
}

test("the bot registers its commands, answers, and leaves when it is told to", async () => {
  const bot = start({ DISCORD_TOKEN: discord.token });
  let said = "";
  bot.child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  await until(() => discord.state.commands.has("global"), 15_000);
  const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
    ready: true,
    gateway: { status: "ok" },
  });
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(
    /discord_requests_total\{status="200"\} [1-9]/,
  );
  const slash = (discord.state.commands.get("global") ?? []).filter(({ type }) => type === 1);
  expect(slash.map(({ name }) => name)).toEqual(expect.arrayContaining(["ask", "daily", "help"]));
  for (const { name } of slash) {
    const { data } = await discord.interact(rawCommand(String(name))).response();
    expect(data.content ?? "").not.toMatch(/don't know this command/);
  }
  const sent = discord.interact(rawCommand("ask", { question: "Harbour Gazette" }));
  expect((await sent.response()).type).toBe(4);
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  const log = await bot.stdout;
  expect(log).toContain('"name":"ask"');
  expect(log).not.toContain("Harbour Gazette");
  expect(log + (await bot.stderr)).not.toContain(discord.token);
}, 30_000);

test("while the database is away the bot answers, and its log and /readyz say what is wrong", async () => {
  const away = "postgres://nobody@127.0.0.1:9/none";
  const bot = start({ DISCORD_TOKEN: discord.token, DATABASE_URL: away });
  let log = "";
  bot.child.stdout.on("data", (chunk) => {
    log += chunk;
  });
  await until(() => log.includes("daily posts wait: The database can't be reached"), 15_000);
  await until(() => discord.state.commands.has("global"), 15_000);
  const sent = discord.interact(rawCommand("ask", { question: "ticket price" }));
  expect((await sent.response()).data).toMatchObject({ embeds: [{}] });
  const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(log) ?? [];
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
    ready: true,
    database: { status: "degraded" },
  });
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
}, 40_000);

test.each([
  [
    "a token that Discord refuses",
    { DISCORD_TOKEN: "wrong.token.here" },
    /^Discord doesn't accept DISCORD_TOKEN\..*\n$/,
  ],
  [
    "settings that can't be",
    { PORT: "many", INTERACTIONS: "smoke" },
    /INTERACTIONS must be[\s\S]*PORT is not a number/,
  ],
])(
  "%s end the start with a plain message, without a stack",
  async (_, settings, message) => {
    const bot = start(settings);
    expect(await bot.ended).toBe(1);
    const error = await bot.stderr;
    expect(error).toMatch(message);
    expect(error).not.toMatch(/^\s+at /m);
  },
  30_000,
);

test("knowledge with a mistake is refused with the place of the mistake", async () => {
  await writeFile(join(folder, "story.yaml"), "story: 7\n");
  const bot = start({ DISCORD_TOKEN: discord.token });
  expect(await bot.ended).toBe(1);
  expect(await bot.stderr).toMatch(/story\.yaml:1/);
  expect(discord.gateway.identifies).toBe(0);
}, 30_000);

test("without a token the bot is on a local page, and says how to get it onto Discord", async () => {
  const bot = start({ PORT: "0" });
  let said = "";
  bot.child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  await until(() => said.includes("DISCORD_TOKEN"), 20_000);
  const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
  expect(await (await fetch(url)).text()).toContain("<title>Olive Branch</title>");
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
}, 30_000);

test("over HTTP the bot registers its commands, answers what is signed, and needs no gateway", async () => {
  const bot = start({
    DISCORD_TOKEN: discord.token,
    INTERACTIONS: "http",
    DISCORD_PUBLIC_KEY: publicKeyHex,
  });
  let log = "";
  bot.child.stdout.on("data", (chunk) => {
    log += chunk;
  });
  await until(() => discord.state.commands.has("global") && log.includes("listening"), 20_000);
  const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(log) ?? [];
  const answered = await postSigned(
    `${url}/interactions`,
    JSON.stringify(rawCommand("ask", { question: "ticket price" })),
  );
  expect(await answered.json()).toMatchObject({ type: 4 });
  expect(discord.gateway.identifies).toBe(0);
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
    ready: true,
    database: { status: "ok" },
  });
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('name="ask",outcome="answered"} 1');

  await writeFile(join(folder, "ferry.yaml"), "questions: 7\n");
  bot.child.kill("SIGHUP");
  await until(() => log.includes("the last good one goes on answering"), 10_000);
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ knowledge: { status: "degraded" } });
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
}, 40_000);
