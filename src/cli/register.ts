import { parseArgs } from "node:util";
import { REST } from "discord.js";
import { config as loadDotenv } from "dotenv";
import { ConfigError, parseConfig } from "../config.ts";
import { commandDefinitions } from "../discord/command-definitions.ts";
import { refusalOf } from "../discord/login-error.ts";
import { type Registered, registerCommands } from "../discord/register.ts";
import { exitOnKnownError } from "./exit-on-known-error.ts";

const usage = `npm run register                 registers the commands with Discord where they differ
npm run register -- --dry-run    only shows what would change`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { "dry-run": { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) return console.log(usage);
  loadDotenv({ quiet: true });
  const { token, apiUrl, guildId } = parseConfig(process.env);
  if (!token)
    throw new ConfigError("DISCORD_TOKEN is needed to register commands. .env.example explains it.");
  const registered = await registerCommands({
    rest: new REST({ api: apiUrl }).setToken(token),
    commands: commandDefinitions(),
    guildId,
    dryRun: values["dry-run"],
  });
  console.log(report(registered, values["dry-run"]));
}

function report(registered: readonly Registered[], dryRun: boolean): string {
  if (registered.length === 0) return "Discord has these commands already.";
  const lines = registered.flatMap(({ scope, difference: { added, changed, removed } }) => [
    `${dryRun ? "Would change" : "Changed"} ${scope}:`,
    ...added.map((name) => `  + ${name}`),
    ...changed.map((name) => `  ~ ${name}`),
    ...removed.map((name) => `  - ${name}`),
  ]);
  return lines.join("\n");
}

await main().catch((error: unknown) => exitOnKnownError(refusalOf(error) ?? error));
