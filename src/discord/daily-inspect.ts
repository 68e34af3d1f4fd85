import { type REST, Routes } from "discord.js";
import { z } from "zod";
import type { Trouble } from "../daily/trouble.ts";
import { failureOf } from "./daily-errors.ts";
import {
  checkPermissions,
  isPostable,
  isThread,
  type PermissionCheck,
  permissionsIn,
} from "./daily-permissions.ts";
import { inTime } from "./in-time.ts";

/** Where a daily post is to go. */
export interface Place {
  readonly guildId: string;
  readonly channelId: string;
  readonly roleId: string | null;
  readonly thread: boolean;
}

/** What Discord says about a place, asked anew each time. */
export type Inspection =
  | {
      readonly kind: "seen";
      readonly channelType: number;
      readonly checks: readonly PermissionCheck[];
      /** Undefined where a quote can be posted. */
      readonly trouble: Trouble | undefined;
    }
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  | { readonly kind: "later"; readonly retryAfterMs: number };

const bits = z.string().regex(/^\d+$/).transform(BigInt);
const channelSchema = z.object({
  id: z.string(),
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
  thread_metadata: z.object({ locked: z.boolean().default(false) }).optional(),
});
const rolesSchema = z.array(
  z.object({ id: z.string(), permissions: bits, mentionable: z.boolean().default(false) }),
);
const memberSchema = z.object({ roles: z.array(z.string()) });
const userSchema = z.object({ id: z.string() });

/** Each permission that a post in this place needs, and what stands in its way. Never throws for Discord's answers. */
export async function inspectPlace(rest: REST, place: Place): Promise<Inspection> {
  try {
    const ownId = await ownIdOf(rest);
    const channel = channelSchema.parse(await get(rest, Routes.channel(place.channelId)));
    if (channel.guild_id !== place.guildId) return { kind: "trouble", trouble: { kind: "channelGone" } };
    const roles = rolesSchema.parse(await get(rest, Routes.guildRoles(place.guildId)));
    const member = memberSchema.parse(await get(rest, Routes.guildMember(place.guildId, ownId)));
    const ruled = await ruledBy(rest, channel);
    const permissions = permissionsIn(
      place.guildId,
      { id: ownId, roles: member.roles },
      new Map(roles.map((role) => [role.id, role.permissions])),
      ruled.permission_overwrites,
    );
    const role = roles.find(({ id }) => id === place.roleId);
    const checks = checkPermissions(permissions, {
      channelType: channel.type,
      thread: place.thread,
      pingsRole: role !== undefined && !role.mentionable,
      locked: channel.thread_metadata?.locked ?? false,
    });
    return { kind: "seen", channelType: channel.type, checks, trouble: troubleOf(channel.type, checks) };
  } catch (error) {
    return inspectFailure(rest, place, error);
  }
}

/** The bot's own user id, asked once for each connection. */
export async function ownIdOf(rest: REST): Promise<string> {
  const known = ownIds.get(rest);
  if (known) return known;
  const { id } = userSchema.parse(await get(rest, Routes.user()));
  ownIds.set(rest, id);
  return id;
}
const ownIds = new WeakMap<REST, string>();

/** A request that gives up in time. */
export function get(rest: REST, route: `/${string}`, query?: URLSearchParams): Promise<unknown> {
  return rest.get(route, { signal: inTime(rest), ...(query && { query }) });
}

/** A thread has its channel's permissions. */
async function ruledBy(rest: REST, channel: z.infer<typeof channelSchema>) {
  if (!isThread(channel.type) || !channel.parent_id) return channel;
  return channelSchema.parse(await get(rest, Routes.channel(channel.parent_id)));
}

function troubleOf(channelType: number, checks: readonly PermissionCheck[]): Trouble | undefined {
  if (!isPostable(channelType)) return { kind: "wrongChannel" };
  const missing = checks.filter((check) => check.required && !check.has);
  if (missing.length === 0) return undefined;
  if (missing.some(({ permission }) => permission === "ViewChannel")) return { kind: "missingAccess" };
  return { kind: "missingPermission", detail: missing.map(({ permission }) => permission).join(",") };
}

async function inspectFailure(rest: REST, { guildId }: Place, error: unknown): Promise<Inspection> {
  const failure = failureOf(error);
  if (failure.kind === "limited") return { kind: "later", retryAfterMs: failure.retryAfterMs };
  if (failure.kind !== "refused") return { kind: "later", retryAfterMs: 60_000 };
  // A channel that can't be found may be one of a server that the bot has left.
  try {
    await get(rest, Routes.guild(guildId));
    return { kind: "trouble", trouble: failure.trouble };
  } catch (second) {
    const left = failureOf(second);
    return left.kind === "refused"
      ? { kind: "trouble", trouble: { kind: "guildGone" } }
      : { kind: "later", retryAfterMs: 60_000 };
  }
}
