import { z } from "zod";
import { nextId, userOf } from "../raw-interactions.ts";
import { channelJson } from "./message-routes.ts";
import type { Route, SimulatedRequest } from "./rest-server.ts";
import { Refusal, type SimulatedCommand, type SimulatedGuild, type SimulatorState } from "./state.ts";
import { commandProblems } from "./validate-commands.ts";

/** Every permission but Administrator, which no channel could take away again. */
const allPermissions = String(((1n << 53n) - 1n) & ~8n);
const commandsSchema = z.array(z.record(z.string(), z.unknown()));

/** The application itself, its servers and its commands. */
export function applicationRoutes(state: SimulatorState, gatewayUrl: () => string): Route[] {
  const scoped = String.raw`^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands`;
  return [
    { method: "GET", path: /^\/gateway\/bot$/, handle: gateway },
    { method: "GET", path: /^\/(?:oauth2\/)?applications\/@me$/, handle: application },
    { method: "GET", path: /^\/users\/@me$/, handle: () => ({ ...userOf(state.botId), bot: true }) },
    {
      method: "GET",
      path: /^\/users\/@me\/guilds$/,
      handle: () => [...state.guilds.values()].map(guildJson),
    },
    { method: "GET", path: /^\/guilds\/(\d+)$/, handle: ({ params }) => guildJson(guild(params[0])) },
    { method: "POST", path: /^\/users\/@me\/channels$/, handle: openDirect },
    { method: "GET", path: /^\/guilds\/(\d+)\/channels$/, handle: channels },
    {
      method: "GET",
      path: /^\/guilds\/(\d+)\/roles$/,
      handle: ({ params }) => guildJson(guild(params[0])).roles,
    },
    { method: "GET", path: /^\/guilds\/(\d+)\/members\/(\d+|@me)$/, handle: member },
    { method: "GET", path: /^\/users\/@me\/guilds\/(\d+)\/member$/, handle: member },
    { method: "GET", path: new RegExp(`${scoped}$`), handle: list },
    { method: "PUT", path: new RegExp(`${scoped}$`), handle: overwrite },
    { method: "DELETE", path: new RegExp(String.raw`${scoped}\/(\d+)$`), handle: remove },
  ];

  function gateway() {
    const session_start_limit = { total: 1_000, remaining: 990, reset_after: 3_600_000, max_concurrency: 16 };
    return { url: gatewayUrl(), shards: state.shards, session_start_limit };
  }

  function application() {
    return {
      id: state.applicationId,
      name: "Olive Branch",
      flags: 0,
      bot: { ...userOf(state.botId), bot: true },
    };
  }

  function guild(id = ""): SimulatedGuild {
    const found = state.guilds.get(id);
    if (!found) throw new Refusal(404, 10_004, "Unknown Guild");
    return found;
  }

  /** The channel of direct messages with a user, under that user's own id. */
  function openDirect({ body }: SimulatedRequest) {
    const { recipient_id: id } = z.object({ recipient_id: z.string() }).parse(body);
    const known = state.channels.get(id);
    const channel = known ?? { id, guildId: null, type: 1, name: "", permissions: 0n };
    state.channels.set(id, channel);
    return channelJson(channel);
  }

  function channels({ params }: SimulatedRequest) {
    return [...state.channels.values()]
      .filter(({ guildId }) => guildId === guild(params[0]).id)
      .map(channelJson);
  }

  function member({ params }: SimulatedRequest) {
    guild(params[0]);
    return {
      user: { ...userOf(state.botId), bot: true },
      roles: [],
      joined_at: "2020-01-01T00:00:00.000Z",
      flags: 0,
    };
  }

  function scopeOf({ params }: SimulatedRequest): string {
    if (params[0] !== state.applicationId) throw new Refusal(404, 10_002, "Unknown Application");
    if (params[1] === undefined) return "global";
    // Discord answers so when the bot isn't in that server.
    if (!state.guilds.has(params[1])) throw new Refusal(403, 50_001, "Missing Access");
    return params[1];
  }

  function list(request: SimulatedRequest) {
    const commands = state.commands.get(scopeOf(request)) ?? [];
    if (request.query.get("with_localizations") === "true") return commands;
    return commands.map((command) => withoutLocalizations(command));
  }

  function overwrite(request: SimulatedRequest) {
    const scope = scopeOf(request);
    const commands = commandsSchema.safeParse(request.body);
    const problems = commands.success
      ? commandProblems(commands.data, scope === "global" ? "global" : "guild")
      : [z.prettifyError(commands.error)];
    if (problems.length > 0) throw new Refusal(400, 50_035, "Invalid Form Body", problems);
    const stored = (commands.data ?? []).map((command) => asStored(command, state.applicationId, scope));
    state.commands.set(scope, stored);
    return stored;
  }

  function remove(request: SimulatedRequest): undefined {
    const scope = scopeOf(request);
    const commands = state.commands.get(scope) ?? [];
    if (!commands.some(({ id }) => id === request.params[2]))
      throw new Refusal(404, 10_063, "Unknown application command");
    state.commands.set(
      scope,
      commands.filter(({ id }) => id !== request.params[2]),
    );
  }
}

/** A server as the API and the gateway show it. */
export function guildJson({ id, name, locale, updatesChannelId, roleIds = [] }: SimulatedGuild) {
  const everyone = {
    id,
    name: "@everyone",
    permissions: allPermissions,
    position: 0,
    color: 0,
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  };
  const others = roleIds.map((roleId) => ({ ...everyone, id: roleId, name: roleId, permissions: "0" }));
  return {
    id,
    name,
    preferred_locale: locale,
    owner_id: "1",
    public_updates_channel_id: updatesChannelId ?? null,
    features: [],
    roles: [everyone, ...others],
    emojis: [],
    stickers: [],
    member_count: 2,
    premium_tier: 0,
    verification_level: 0,
  };
}

/** Discord adds what a definition leaves out: that must not look like a difference. */
function asStored(command: Record<string, unknown>, applicationId: string, scope: string): SimulatedCommand {
  return {
    id: nextId(),
    application_id: applicationId,
    version: nextId(),
    default_member_permissions: null,
    type: 1,
    description: "",
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    ...(scope === "global"
      ? { dm_permission: true, contexts: null, integration_types: [0] }
      : { guild_id: scope }),
    ...command,
  };
}

function withoutLocalizations<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key.endsWith("_localizations") ? undefined : inner)),
  );
}
