import { ApplicationCommandOptionType, REST, type RESTPostAPIApplicationCommandsJSONBody } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { commandDefinitions } from "../../src/discord/command-definitions.ts";
import { RegistrationError, registerCommands } from "../../src/discord/register.ts";
import { type DiscordSimulator, startSimulator } from "../support/discord-simulator.ts";
import { ids } from "../support/raw-interactions.ts";

let discord: DiscordSimulator;

beforeEach(async () => {
  discord = await startSimulator();
});
afterEach(() => discord.close());

type Definition = RESTPostAPIApplicationCommandsJSONBody;

function register(commands: readonly Definition[], more: { guildId?: string; dryRun?: boolean } = {}) {
  const rest = new REST({ api: discord.url }).setToken(discord.token);
  return registerCommands({ rest, commands, guildId: more.guildId, dryRun: more.dryRun ?? false });
}

const ours = commandDefinitions;
const hello: Definition = {
  name: "hello",
  description: "Say hello",
  name_localizations: { it: "ciao" },
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: "who",
      description: "Whom",
      choices: [{ name: "World", name_localizations: { it: "Mondo" }, value: "world" }],
    },
  ],
};
const writes = () => discord.requests.filter(({ method }) => method !== "GET");

test("our commands are accepted by Discord, everywhere and in one server", async () => {
  const [everywhere] = await register(ours());
  expect(everywhere?.difference.added).toEqual(expect.arrayContaining(["/ask", "/daily", "/help"]));
  const there = await register(ours(), { guildId: ids.guild });
  expect(there[0]?.difference.added).toContain("/ask");
  expect(writes().map(({ status }) => status)).not.toContain(400);
});

test("commands are written once: a second start finds no difference", async () => {
  await register(ours());
  const before = writes().length;
  expect(await register(ours())).toEqual([]);
  expect(writes()).toHaveLength(before);
});

test.each([
  ["a description", { ...hello, description: "Greet" }],
  ["a translation", { ...hello, name_localizations: { it: "salve" } }],
  ["a translation of a choice, deep inside", { ...hello, options: [option({ it: "Pianeta" })] }],
  ["who may use it", { ...hello, default_member_permissions: "32" }],
  ["where it can be used", { ...hello, contexts: [0] }],
])("a change of %s is noticed", async (_, changed) => {
  await register([hello]);
  expect(await register([changed])).toMatchObject([
    { scope: "everywhere", difference: { changed: ["/hello"] } },
  ]);
});

test("what Discord fills in by itself is no difference", async () => {
  await register([{ ...hello, contexts: [2, 0, 1], integration_types: [1, 0], nsfw: false }]);
  expect(await register([{ ...hello, contexts: [0, 1, 2], integration_types: [0, 1] }])).toEqual([]);
  expect(await register([hello])).toEqual([]);
});

test("a dry run tells what would change and changes nothing", async () => {
  await register([hello]);
  const before = writes().length;
  const [told] = await register([{ name: "bye", description: "Say goodbye" }], { dryRun: true });
  expect(told?.difference).toEqual({ added: ["/bye"], changed: [], removed: ["/hello"] });
  expect(writes()).toHaveLength(before);
});

test("a command stands either everywhere or in one server, never twice in the picker", async () => {
  await register([hello], { guildId: ids.guild });
  const globally = await register([hello]);
  expect(globally.map(({ scope }) => scope)).toEqual(["everywhere", `server ${ids.guild}`]);
  expect(discord.state.commands.get(ids.guild)).toEqual([]);

  await register([hello], { guildId: ids.guild });
  expect(discord.state.commands.get("global")).toEqual([]);
  expect(discord.state.commands.get(ids.guild)).toHaveLength(1);
});

test("the entry point that Discord made for an Activity survives", async () => {
  discord.state.commands.set("global", [{ id: "1", type: 4, name: "launch", description: "" }]);
  await register([hello]);
  expect(discord.state.commands.get("global")?.map(({ name }) => name)).toEqual(["hello", "launch"]);
});

test("a server without us is named, and one that invited us without commands is no obstacle", async () => {
  await expect(register([hello], { guildId: "999" })).rejects.toThrow(/DISCORD_GUILD_ID: .* 999/);
  discord.fail({ kind: "status", status: 403, code: 50_001, path: /guilds\/\d+\/commands$/ });
  expect(await register([hello])).toMatchObject([{ scope: "everywhere" }]);
});

test("a command that is too large, or there twice, is refused before Discord has to", async () => {
  const choices = Array.from({ length: 25 }, (_, n) => ({
    name: `${n}`.padEnd(100, "x"),
    value: `${n}`.padEnd(100, "y"),
  }));
  const large = { ...hello, options: ["a", "b"].map((name) => ({ ...option({}), name, choices })) };
  await expect(register([large, hello, hello])).rejects.toThrow(RegistrationError);
  await expect(register([large])).rejects.toThrow(/\/hello: 10\d{3} characters in all, Discord takes 8000/);
  await expect(register([hello, hello])).rejects.toThrow(/two commands of this name/);
  expect(writes()).toEqual([]);
});

function option(localizations: Record<string, string>) {
  return {
    type: ApplicationCommandOptionType.String as const,
    name: "who",
    description: "Whom",
    choices: [{ name: "World", name_localizations: localizations, value: "world" }],
  };
}
