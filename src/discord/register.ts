import { DiscordAPIError, type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from "discord.js";
import { z } from "zod";
import { ConfigError } from "../config.ts";
import { commandSize } from "./command-size.ts";
import { type Difference, diffCommands, isEmptyDifference, keyOf } from "./diff-commands.ts";
import { commandLimits } from "./limits.ts";

/** The commands can't be registered as they are, or there. The message names each problem. */
export class RegistrationError extends ConfigError {
  override name = "RegistrationError";
}

export interface RegistrationOptions {
  /** Carries the bot's token. */
  readonly rest: REST;
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
  /** Register in this server only, where changes show at once. */
  readonly guildId: string | undefined;
  /** Only tell what would change. */
  readonly dryRun?: boolean;
}

/** What was changed, or would be, in one place. */
export interface Registered {
  /** "everywhere" or "server 123…" */
  readonly scope: string;
  readonly difference: Difference;
}

/** How many servers are searched for duplicates: commands of single servers come from development alone. */
const searchedServers = 25;

/**
 * Makes Discord's list of our commands the wanted one, and writes only where they differ. Commands of the same name in
 * the other scope would show twice, so they are removed. Throws a RegistrationError before Discord has to refuse.
 */
export async function registerCommands(options: RegistrationOptions): Promise<readonly Registered[]> {
  requireValid(options.commands);
  const { rest, guildId } = options;
  const application = idSchema.parse(await rest.get("/applications/@me")).id;
  const main = await overwrite(application, options).catch((error: unknown) => {
    throw guildId && isAbsent(error) ? new RegistrationError(absent(guildId)) : error;
  });
  const others = guildId ? [undefined] : await ownServers(rest);
  const cleaned: Registered[] = [];
  for (const other of others) cleaned.push(await removeDuplicates(application, other, options));
  return [main, ...cleaned].filter(({ difference }) => !isEmptyDifference(difference));
}

/**
 * What a registration would change of what a server sees: its own commands where it has some of ours, else those of
 * everywhere. Changes nothing.
 */
export async function compareCommands({
  rest,
  commands,
  guildId,
}: Pick<RegistrationOptions, "rest" | "commands"> & { readonly guildId: string }): Promise<Difference> {
  const application = idSchema.parse(await rest.get("/applications/@me")).id;
  const own = await commandsOfServer(application, guildId, rest);
  const ours = new Set(commands.map((command) => keyOf({ ...command })));
  const scope = own.some((command) => ours.has(keyOf(command))) ? guildId : undefined;
  return (await overwrite(application, { rest, commands, guildId: scope, dryRun: true })).difference;
}

const idSchema = z.object({ id: z.string() });
const commandsSchema = z.array(z.looseObject({ id: z.string(), type: z.int().default(1), name: z.string() }));
type Registration = z.infer<typeof commandsSchema>[number];

function requireValid(commands: readonly RESTPostAPIApplicationCommandsJSONBody[]): void {
  const problems = commands.flatMap((command) => {
    const size = commandSize(command);
    const over = size > commandLimits.characters;
    return over
      ? [`${keyOf({ ...command })}: ${size} characters in all, Discord takes ${commandLimits.characters}`]
      : [];
  });
  const keys = commands.map((command) => keyOf({ ...command }));
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  problems.push(...twice.map((key) => `${key}: there are two commands of this name`));
  if (problems.length > 0)
    throw new RegistrationError(["The commands can't be registered:", ...problems].join("\n  "));
}

async function overwrite(
  application: string,
  { rest, commands, guildId, dryRun }: RegistrationOptions,
): Promise<Registered> {
  const existing = await list(application, guildId, rest);
  // Where a command can be used is a matter of global commands alone.
  const wanted = guildId ? commands.map(({ contexts, integration_types, ...command }) => command) : commands;
  const activity = existing.filter(({ type }) => type === entryPoint);
  const body = [...wanted.map((command) => ({ ...command })), ...activity];
  const difference = diffCommands(body, existing);
  if (!dryRun && !isEmptyDifference(difference)) await rest.put(routeOf(application, guildId), { body });
  return { scope: scopeName(guildId), difference };
}

/** The command that opens an Activity is made by Discord; overwriting would delete it. */
const entryPoint = 4;

async function removeDuplicates(
  application: string,
  guildId: string | undefined,
  { rest, commands, dryRun }: RegistrationOptions,
): Promise<Registered> {
  const ours = new Set(commands.map((command) => keyOf({ ...command })));
  const existing = await commandsOfServer(application, guildId, rest);
  const duplicates = existing.filter((command) => ours.has(keyOf(command)));
  for (const { id } of dryRun ? [] : duplicates) await rest.delete(`${routeOf(application, guildId)}/${id}`);
  return {
    scope: scopeName(guildId),
    difference: { added: [], changed: [], removed: duplicates.map(keyOf) },
  };
}

/** A server that invited the bot without commands has none of its own. */
async function commandsOfServer(
  application: string,
  guildId: string | undefined,
  rest: REST,
): Promise<readonly Registration[]> {
  return list(application, guildId, rest).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
}

/** Missing Access: the bot isn't in that server, or without the scope applications.commands. */
const isAbsent = (error: unknown) => error instanceof DiscordAPIError && error.code === 50_001;
const absent = (guildId: string) =>
  `DISCORD_GUILD_ID: there is no access to server ${guildId}. Invite the bot there with the scope applications.commands.`;

async function ownServers(rest: REST): Promise<readonly string[]> {
  const query = new URLSearchParams({ limit: String(searchedServers) });
  const servers = z.array(idSchema).parse(await rest.get(Routes.userGuilds(), { query }));
  return servers.slice(0, searchedServers).map(({ id }) => id);
}

async function list(
  application: string,
  guildId: string | undefined,
  rest: REST,
): Promise<readonly Registration[]> {
  // Without this Discord leaves the translations out, and every command would look changed.
  const query = new URLSearchParams({ with_localizations: "true" });
  return commandsSchema.parse(await rest.get(routeOf(application, guildId), { query }));
}

const routeOf = (application: string, guildId: string | undefined) =>
  guildId ? Routes.applicationGuildCommands(application, guildId) : Routes.applicationCommands(application);

const scopeName = (guildId: string | undefined) => (guildId ? `server ${guildId}` : "everywhere");
