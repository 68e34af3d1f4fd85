import { once } from "node:events";
import type { Server } from "node:http";
import { ids, nextId, type RawSent, rawComponent, userOf } from "./raw-interactions.ts";
import { applicationRoutes } from "./simulator/application-routes.ts";
import { type Fault, Faults } from "./simulator/faults.ts";
import { GatewayServer } from "./simulator/gateway-server.ts";
import { interactionRoutes } from "./simulator/interaction-routes.ts";
import { messageRoutes } from "./simulator/message-routes.ts";
import { RateLimits } from "./simulator/rate-limits.ts";
import { createRestServer } from "./simulator/rest-server.ts";
import type {
  RecordedRequest,
  SimulatedChannel,
  SimulatedInteraction,
  SimulatedMessage,
  SimulatorState,
} from "./simulator/state.ts";
import { messageJson } from "./simulator/to-json.ts";

/** Every permission that a channel can give. */
export const allPermissions = (1n << 53n) - 1n;

export interface SimulatorOptions {
  readonly token?: string;
  /** Epoch milliseconds; the deadlines of interactions and nonces are measured with it. */
  readonly now?: () => number;
  /** Requests that are allowed in a second; 50 unless told. */
  readonly perSecond?: number;
  /** How many connections Discord recommends; 1 unless told. */
  readonly shards?: number;
}

/** Starts a local Discord. One server with one text channel, in which the bot may do everything, is there already. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<DiscordSimulator> {
  const state: SimulatorState = {
    token: options.token ?? "NTAwMDAwMDAwMDAwMDAwMDAx.simulated.token",
    applicationId: ids.application,
    botId: ids.bot,
    now: options.now ?? Date.now,
    shards: options.shards ?? 1,
    guilds: new Map([[ids.guild, { id: ids.guild, name: "Olive Grove", locale: "en-US" }]]),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    commands: new Map(),
    requests: [],
  };
  const faults = new Faults();
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const routes = [
    ...applicationRoutes(state, gatewayUrl),
    ...messageRoutes(state),
    ...interactionRoutes(state),
  ];
  const server = createRestServer(state, routes, { faults, limits: new RateLimits(options.perSecond ?? 50) });
  const gateway = new GatewayServer(server, state, gatewayUrl);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address === "object" && address) port = address.port;
  const simulator = new DiscordSimulator({ state, faults, server, gateway, port });
  simulator.addChannel({ id: ids.channel });
  return simulator;
}

interface Parts {
  readonly state: SimulatorState;
  readonly faults: Faults;
  readonly server: Server;
  readonly gateway: GatewayServer;
  readonly port: number;
}

/** A local Discord for tests: a real client logs in to it, and it refuses what Discord refuses. */
export class DiscordSimulator {
  /** For `DISCORD_API_URL`, or the `api` option of discord.js's REST. */
  readonly url: string;
  readonly token: string;
  readonly gateway: GatewayServer;
  readonly state: SimulatorState;
  readonly #faults: Faults;
  readonly #server: Server;

  constructor({ state, faults, server, gateway, port }: Parts) {
    this.url = `http://127.0.0.1:${port}/api`;
    this.token = state.token;
    this.state = state;
    this.gateway = gateway;
    this.#faults = faults;
    this.#server = server;
  }

  get requests(): readonly RecordedRequest[] {
    return this.state.requests;
  }

  addGuild(id: string, name = "Another Grove"): void {
    this.state.guilds.set(id, { id, name, locale: "en-US" });
  }

  /** A text channel of the first server with all permissions, but for what is given. */
  addChannel(channel: Partial<SimulatedChannel> & { readonly id: string }): SimulatedChannel {
    const defaults = { guildId: ids.guild, type: 0, name: "general", permissions: allPermissions };
    const added = { ...defaults, ...channel };
    this.state.channels.set(added.id, added);
    return added;
  }

  setPermissions(channelId: string, permissions: bigint): void {
    const channel = this.state.channels.get(channelId);
    if (!channel) throw new RangeError(`no channel ${channelId}`);
    channel.permissions = permissions;
  }

  removeChannel(channelId: string): void {
    this.state.channels.delete(channelId);
    this.gateway.dispatch("CHANNEL_DELETE", { id: channelId, guild_id: ids.guild, type: 0 });
  }

  /** Makes the next matching requests fail, hang or get lost. */
  fail(fault: Fault): void {
    this.#faults.add(fault);
  }

  noMoreFaults(): void {
    this.#faults.clear();
  }

  /** Registers an interaction, as if somebody had used a command: for faces that get it by another way than the gateway. */
  expect(raw: RawSent): SentInteraction {
    const message = raw.message;
    let originalId: string | null = null;
    if (typeof message === "object" && message && "id" in message) {
      originalId = String(message.id);
      if (!this.state.messages.has(originalId)) this.#keepForeign(originalId, raw, message);
    }
    const interaction: SimulatedInteraction = {
      raw,
      type: Number(raw.type),
      sentAt: this.state.now(),
      responded: null,
      respondedAt: 0,
      response: null,
      originalId,
      promised: null,
      followUps: [],
    };
    this.state.interactions.set(raw.token, interaction);
    return new SentInteraction(interaction, this.state);
  }

  /** Somebody uses a command, button or modal: the bot hears of it through the gateway. */
  interact(raw: RawSent): SentInteraction {
    const sent = this.expect(raw);
    this.gateway.dispatch("INTERACTION_CREATE", raw);
    return sent;
  }

  /** Somebody presses a button, or chooses from a menu, on a message of the bot's. */
  press(
    message: SimulatedMessage,
    customId: string,
    options: Parameters<typeof rawComponent>[1] = {},
  ): SentInteraction {
    const onPrivate = (Number(message.body.flags ?? 0) & 64) !== 0;
    return this.interact(rawComponent(customId, { onPrivate, message: { id: message.id }, ...options }));
  }

  /**
   * Somebody writes a message. Its text reaches the bot only where Discord shows it to bots without the message content
   * intent: in direct messages, and where the bot is mentioned (a reply with the ping on is a mention).
   */
  say(message: {
    readonly content: string;
    readonly channelId?: string;
    readonly replyTo?: string;
    readonly userId?: string;
    readonly byBot?: boolean;
    readonly id?: string;
  }): string {
    const channel = this.state.channels.get(message.channelId ?? ids.channel);
    if (!channel) throw new RangeError("no such channel");
    const id = message.id ?? nextId();
    const replied = message.replyTo ? this.state.messages.get(message.replyTo) : undefined;
    const mentionsBot = message.content.includes(`<@${ids.bot}>`) || replied?.byBot === true;
    const visible = channel.guildId === null || mentionsBot;
    const author = { ...userOf(message.userId ?? ids.user), bot: message.byBot ?? false };
    const stored: SimulatedMessage = {
      id,
      channelId: channel.id,
      byBot: false,
      body: { content: message.content },
      nonce: null,
      createdAt: this.state.now(),
      pings: { everyone: false, users: [], roles: [] },
      files: [],
      crossposted: false,
      pinned: false,
      threadId: null,
    };
    this.state.messages.set(id, stored);
    this.gateway.dispatch("MESSAGE_CREATE", {
      ...messageJson(stored),
      author,
      content: visible ? message.content : "",
      mentions: mentionsBot ? [{ ...userOf(ids.bot), bot: true }] : [],
      type: replied ? 19 : 0,
      ...(channel.guildId ? { guild_id: channel.guildId } : {}),
      ...(message.replyTo
        ? { message_reference: { message_id: message.replyTo, channel_id: channel.id } }
        : {}),
      ...(replied ? { referenced_message: messageJson(replied) } : {}),
    });
    return id;
  }

  /** The bot's messages in a channel, oldest first, without those that only one person sees. */
  messagesIn(channelId: string): readonly SimulatedMessage[] {
    return [...this.state.messages.values()].filter(
      (message) =>
        message.channelId === channelId && message.byBot && (Number(message.body.flags ?? 0) & 64) === 0,
    );
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  #keepForeign(id: string, raw: RawSent, message: object): void {
    this.state.messages.set(id, {
      id,
      channelId: String(raw.channel_id),
      byBot: true,
      body: { ...message },
      nonce: null,
      createdAt: this.state.now(),
      pings: { everyone: false, users: [], roles: [] },
      files: [],
      crossposted: false,
      pinned: false,
      threadId: null,
    });
  }
}

/** An interaction on its way, seen by whoever used the command. */
export class SentInteraction {
  readonly #interaction: SimulatedInteraction;
  readonly #state: SimulatorState;

  constructor(interaction: SimulatedInteraction, state: SimulatorState) {
    this.#interaction = interaction;
    this.#state = state;
  }

  get id(): string {
    return this.#interaction.raw.id;
  }

  /** From the event to the first response, in milliseconds of the simulator's clock. */
  get latencyMs(): number {
    return this.#interaction.respondedAt - this.#interaction.sentAt;
  }

  /** The first response's type and data; rejects when nobody answers in time. */
  async response(timeoutMs = 4_000): Promise<{ type: number; data: Readonly<Record<string, unknown>> }> {
    await this.#until(() => this.#interaction.responded !== null, timeoutMs, "nobody answered");
    const { responded, response } = this.#interaction;
    return { type: responded ?? 0, data: response ?? {} };
  }

  /** The message that the reader ends up with: after a promise, once it is kept. */
  async shown(timeoutMs = 4_000): Promise<SimulatedMessage> {
    await this.response(timeoutMs);
    await this.#until(() => !this.#interaction.promised, timeoutMs, "the promised message never came");
    const last = this.#interaction.followUps.at(-1) ?? this.#interaction.originalId;
    const message = this.#state.messages.get(last ?? "");
    if (!message) throw new Error(`interaction ${this.id} left no message`);
    return message;
  }

  async #until(condition: () => boolean, timeoutMs: number, problem: string): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!condition()) {
      if (Date.now() > deadline) throw new Error(`interaction ${this.id}: ${problem}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
