import { DiscordAPIError, GatewayCloseCodes } from "discord.js";
import { ConfigError } from "../config.ts";

/** Discord refuses this bot for good: a wrong token or intents. The message says what to do about it. */
export class LoginError extends ConfigError {
  override name = "LoginError";
}

const tokenRefused =
  "Discord doesn't accept DISCORD_TOKEN. Copy the bot's token anew: https://discord.com/developers/applications → Bot → Reset Token.";

/** What a failed login or request means, where trying again is pointless; undefined where it isn't. */
export function refusalOf(error: unknown): LoginError | undefined {
  if (!(error instanceof Error)) return undefined;
  const unauthorized = error instanceof DiscordAPIError && error.status === 401 && error.code === 0;
  if (unauthorized || ("code" in error && error.code === "TokenInvalid")) return new LoginError(tokenRefused);
  const code = codeByText.get(error.message);
  return code === undefined ? undefined : refusalByCode(code);
}

/** @discordjs/ws ends a first connection with these texts alone. */
const codeByText: ReadonlyMap<string, number> = new Map([
  ["Authentication failed", GatewayCloseCodes.AuthenticationFailed],
  ["Invalid shard", GatewayCloseCodes.InvalidShard],
  ["Sharding is required", GatewayCloseCodes.ShardingRequired],
  ["Used an invalid API version", GatewayCloseCodes.InvalidAPIVersion],
  ["Used invalid intents", GatewayCloseCodes.InvalidIntents],
  ["Used disallowed intents", GatewayCloseCodes.DisallowedIntents],
]);

/** What one of the close codes after which nobody may reconnect means (topics/opcodes-and-status-codes). */
export function refusalByCode(code: number): LoginError {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return new LoginError(tokenRefused);
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return new LoginError(
        `Discord refuses the bot's intents (${code}). It asks only for Guilds, GuildMessages and DirectMessages, which need no approval: check the application at https://discord.com/developers/applications.`,
      );
    case GatewayCloseCodes.ShardingRequired:
      return new LoginError("Discord asks for sharding (4011): the bot is in 2,500 servers or more.");
    default:
      return new LoginError(`Discord ended the connection for good (code ${code}).`);
  }
}
