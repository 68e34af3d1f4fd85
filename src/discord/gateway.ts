import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options, RESTEvents } from "discord.js";
import { z } from "zod";
import type { Language } from "../knowledge/text.ts";
import type { Dispatcher } from "./dispatch.ts";
import type { Log } from "./log.ts";
import { type LoginError, refusalByCode, refusalOf } from "./login-error.ts";
import type { Recipient } from "./mention.ts";
import { languageOf } from "./parse-interaction.ts";
import { createSeen } from "./seen.ts";
import { sendFirstResponse } from "./send-response.ts";

export interface GatewayOptions {
  readonly token: string;
  /** Discord's REST address; it tells where the gateway is. */
  readonly apiUrl: string;
  readonly dispatch: Dispatcher;
  readonly onMessage: (raw: unknown, recipient: Recipient) => Promise<void>;
  readonly log: Log;
  /** Runs once, when Discord knows us; not again when the connection comes back. */
  readonly onReady?: (client: Client<true>) => void | Promise<void>;
  /** The connection has ended for good after it once stood. */
  readonly onLost: (error: LoginError) => void;
}

/** The running connection. */
export interface Gateway {
  readonly client: Client;
  /** Takes no more work, waits for the replies in flight (10 s at most) and leaves. */
  stop(): Promise<void>;
}

const drainMs = 10_000;

/**
 * Connects to Discord and answers what comes. Interactions and messages are taken raw, so that both transports share
 * one path and discord.js keeps next to nothing in memory. Throws a LoginError when Discord refuses us for good, and
 * whatever the network throws otherwise.
 */
export async function connectGateway(options: GatewayOptions): Promise<Gateway> {
  const { log } = options;
  const client = createClient(options.apiUrl);
  const work = new Set<Promise<void>>();
  const seen = createSeen(2_000);
  let accepting = true;

  /** Runs work for an event that is taken once: the gateway may deliver it several times (reference, Consistency). */
  const take = (raw: unknown, run: () => Promise<void>) => {
    const id = idSchema.safeParse(raw).data?.id;
    if (!accepting || !id || !seen.add(id)) return;
    const done = run()
      .catch((error: unknown) => log.error({ err: error, event: id }, "an event was not handled"))
      .finally(() => work.delete(done));
    work.add(done);
  };

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: unknown) => {
    take(raw, async () => {
      const dispatched = await options.dispatch(raw);
      if (await sendFirstResponse(dispatched, client.rest, log)) await dispatched.later?.(client.rest);
    });
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (raw: unknown) => {
    const userId = client.user?.id;
    if (!userId) return;
    const { rest } = client;
    take(raw, () => options.onMessage(raw, { userId, rest, locale: localeOf(client, raw) }));
  });
  listen(client, options);

  try {
    await client.login(options.token);
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
  return {
    client,
    async stop() {
      accepting = false;
      await Promise.race([Promise.all(work), wait(drainMs)]);
      await client.destroy();
    },
  };
}

const idSchema = z.object({ id: z.string() });
const placeSchema = z.object({ guild_id: z.string() });

function localeOf(client: Client, raw: unknown): Language {
  const guildId = placeSchema.safeParse(raw).data?.guild_id ?? "";
  return languageOf(client.guilds.cache.get(guildId)?.preferredLocale);
}

function createClient(apiUrl: string): Client {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
  return new Client({
    // As many connections as Discord recommends: one for up to 2,500 servers.
    shards: "auto",
    // None is privileged: mentions and direct messages carry their text without the message content intent.
    intents: [Guilds, GuildMessages, DirectMessages],
    rest: { api: apiUrl, invalidRequestWarningInterval: 500 },
    allowedMentions: { parse: [], repliedUser: false },
    // Messages, members and users would only grow: nothing reads them. Guilds, channels and roles stay.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadManager: 50,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
      VoiceStateManager: 0,
    }),
  });
}

function listen(client: Client, { log, onReady, onLost }: GatewayOptions): void {
  // `once`: Discord may announce readiness again after a reconnect, and nothing may hang on that.
  client.once(Events.ClientReady, (ready) => {
    log.info({ user: ready.user.id, guilds: ready.guilds.cache.size }, "connected to Discord");
    Promise.resolve(onReady?.(ready)).catch((error: unknown) =>
      log.error({ err: error }, "start-up work failed"),
    );
  });
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, "resumed"));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, "connection lost, reconnecting"));
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, err: error }, "connection error"));
  client.on(Events.Error, (error) => log.error({ err: error }, "discord.js error"));
  client.on(Events.Warn, (text) => log.warn({ text }, "discord.js warning"));
  client.on(Events.ShardDisconnect, ({ code }) => onLost(refusalByCode(code)));
  client.rest.on(RESTEvents.InvalidRequestWarning, (data) => {
    log.warn({ ...data }, "many invalid requests: Discord blocks an address after 10,000 in ten minutes");
  });
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global }) => {
    log.warn({ route, ms: timeToReset, global }, "rate limited");
  });
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
