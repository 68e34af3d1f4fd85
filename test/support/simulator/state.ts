import type { RawSent } from "../raw-interactions.ts";

/** What the simulated Discord knows. Plain data, changed by its REST routes and read by tests. */
export interface SimulatorState {
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly now: () => number;
  /** How many connections Discord recommends. */
  readonly shards: number;
  readonly guilds: Map<string, SimulatedGuild>;
  readonly channels: Map<string, SimulatedChannel>;
  readonly messages: Map<string, SimulatedMessage>;
  /** By token. */
  readonly interactions: Map<string, SimulatedInteraction>;
  /** Commands by scope: "global" or a guild's id. */
  readonly commands: Map<string, readonly SimulatedCommand[]>;
  /** Every request, in the order in which they arrived. */
  readonly requests: RecordedRequest[];
}

export type SimulatedCommand = Readonly<Record<string, unknown>> & { readonly id: string };

export interface SimulatedGuild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** Where moderators get news from Discord. */
  readonly updatesChannelId?: string;
  /** Besides everyone's: roles that give nothing, and that not everybody may ping. */
  readonly roleIds?: readonly string[];
}

export interface SimulatedChannel {
  readonly id: string;
  /** Null for a direct message. */
  readonly guildId: string | null;
  /** Discord's ChannelType: 0 text, 1 DM, 5 announcement, 11 thread, 15 forum. */
  readonly type: number;
  readonly name: string;
  /** Of a thread: only who manages threads may write in it. */
  readonly locked?: boolean;
  /** What the bot may do here. */
  permissions: bigint;
}

export interface SimulatedMessage {
  readonly id: string;
  readonly channelId: string;
  readonly byBot: boolean;
  /** As it was sent: content, embeds, components, flags … */
  body: Readonly<Record<string, unknown>>;
  readonly nonce: string | null;
  readonly createdAt: number;
  /** Whom it pinged, as it was sent or last edited. */
  pings: Pings;
  readonly files: readonly string[];
  crossposted: boolean;
  pinned: boolean;
  threadId: string | null;
}

export interface Pings {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export interface SimulatedInteraction {
  readonly raw: RawSent;
  readonly type: number;
  readonly sentAt: number;
  /** The first response's type, null until somebody answered. */
  responded: number | null;
  respondedAt: number;
  response: Readonly<Record<string, unknown>> | null;
  /** The message which `@original` means. */
  originalId: string | null;
  /** Whether a promised message is still to come, and whether it will be private. */
  promised: { readonly private: boolean } | null;
  followUps: string[];
}

export interface RecordedRequest {
  readonly method: string;
  /** Without the `/api/v10` in front. */
  readonly path: string;
  readonly body: unknown;
  readonly files: readonly string[];
  readonly status: number;
  /** Discord's error code, null for success. */
  readonly code: number | null;
  readonly at: number;
}

/** Why Discord refuses a request. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  /** The places in the body that are wrong. */
  readonly problems: readonly string[];

  constructor(status: number, code: number, message: string, problems: readonly string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}
