import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import type { Trouble } from "../daily/trouble.ts";

/** What a failed request to Discord means for a daily post (topics/opcodes-and-status-codes). */
export type Failure =
  | { readonly kind: "limited"; readonly retryAfterMs: number; readonly global: boolean }
  | { readonly kind: "refused"; readonly trouble: Trouble }
  | { readonly kind: "unsendable"; readonly trouble: Trouble }
  /** 10008: on creating with a nonce, its message was there and has been deleted. */
  | { readonly kind: "unknownMessage" }
  | { readonly kind: "unauthorized" }
  /** Discord may have done what was asked, or not. */
  | { readonly kind: "unclear"; readonly why: string };

export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError)
    return { kind: "limited", retryAfterMs: error.retryAfter || error.timeToReset, global: error.global };
  if (error instanceof HTTPError) return { kind: "unclear", why: `HTTP ${error.status}` };
  if (error instanceof DiscordAPIError) return refusalOf(error);
  // The library drops a token that was refused, and says so at the next request.
  if (error instanceof Error && error.message.startsWith("Expected token")) return { kind: "unauthorized" };
  return { kind: "unclear", why: error instanceof Error ? error.name : String(error) };
}

function refusalOf({ code, status }: DiscordAPIError): Failure {
  if (status === 401) return { kind: "unauthorized" };
  const trouble = troubles.get(Number(code));
  if (trouble) return { kind: "refused", trouble };
  if (autoMod.has(Number(code))) return { kind: "unsendable", trouble: { kind: "autoMod" } };
  if (code === 10_008) return { kind: "unknownMessage" };
  // Slow mode, write limits and overload pass by themselves.
  if (passing.has(Number(code))) return { kind: "limited", retryAfterMs: 30_000, global: false };
  // Without a code of Discord's own, a proxy or firewall in between has answered.
  if (Number(code) < 10_000 || code === 40_333)
    return { kind: "limited", retryAfterMs: 120_000, global: false };
  if (status === 403) return { kind: "refused", trouble: { kind: "missingPermission" } };
  return { kind: "unsendable", trouble: { kind: "rejected", detail: String(code) } };
}

const troubles: ReadonlyMap<number, Trouble> = new Map<number, Trouble>([
  [10_003, { kind: "channelGone" }],
  [10_004, { kind: "guildGone" }],
  [50_001, { kind: "missingAccess" }],
  [50_013, { kind: "missingPermission" }],
  [40_058, { kind: "wrongChannel" }],
  [50_008, { kind: "wrongChannel" }],
  [50_024, { kind: "wrongChannel" }],
  [50_083, { kind: "wrongChannel" }],
  [160_005, { kind: "wrongChannel" }],
]);
const autoMod: ReadonlySet<number> = new Set([200_000, 200_001, 240_000]);
const passing: ReadonlySet<number> = new Set([20_016, 20_028, 40_062, 130_000]);
