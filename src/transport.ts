import { REST } from "discord.js";
import { exitOnKnownError } from "./cli/exit-on-known-error.ts";
import type { Config } from "./config.ts";
import { commandDefinitions } from "./discord/command-definitions.ts";
import { connectPatiently } from "./discord/connect-patiently.ts";
import type { Dispatcher } from "./discord/dispatch.ts";
import { createEndpoint, type Endpoint } from "./discord/endpoint.ts";
import { connectGateway, type Gateway, type GatewayOptions } from "./discord/gateway.ts";
import { type Log, logRegistration } from "./discord/log.ts";
import { refusalOf } from "./discord/login-error.ts";
import { registerCommands } from "./discord/register.ts";
import { gatewayHealth, type Health } from "./health.ts";

/** One of the two ways in which Discord reaches the bot. */
export interface Transport {
  /** For signed interactions over HTTP. */
  readonly endpoint?: Endpoint;
  readonly probes: Readonly<Record<string, () => Health>>;
  /** Reaches out to Discord, as often as it takes. Throws where Discord refuses the bot for good. */
  connect(): Promise<void>;
  stop(): Promise<void>;
}

export interface TransportOptions {
  readonly config: Config & { readonly token: string };
  readonly dispatch: Dispatcher;
  readonly onMessage: GatewayOptions["onMessage"];
  readonly log: Log;
  /** Sees each REST client that is made. */
  readonly watchRest: (rest: REST) => void;
}

/** The transport that the settings ask for. It does nothing before it connects. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const { interactions, publicKey } = options.config;
  return interactions === "http" && publicKey ? overHttp(options, publicKey) : overGateway(options);
}

function overGateway({ config, dispatch, onMessage, log, watchRest }: TransportOptions): Transport {
  const { token, apiUrl } = config;
  let gateway: Gateway | undefined;
  const onReady = ({ rest }: { readonly rest: REST }) => {
    watchRest(rest);
    return register(rest, config, log);
  };
  const options = { token, apiUrl, dispatch, onMessage, log, onReady, onLost: exitOnKnownError };
  return {
    probes: { gateway: () => gatewayHealth(gateway?.client) },
    async connect() {
      gateway = await connectPatiently(() => connectGateway(options), log);
    },
    stop: async () => gateway?.stop(),
  };
}

async function overHttp(options: TransportOptions, publicKey: string): Promise<Transport> {
  const { config, dispatch, log, watchRest } = options;
  const rest = new REST({ api: config.apiUrl }).setToken(config.token);
  watchRest(rest);
  const attempt = () =>
    register(rest, config, log).catch((error: unknown) => {
      throw refusalOf(error) ?? error;
    });
  return {
    endpoint: await createEndpoint({ publicKey, dispatch, rest, log, now: Date.now }),
    probes: {},
    async connect() {
      // Interactions come whether or not Discord can be reached from here.
      connectPatiently(attempt, log).catch(exitOnKnownError);
    },
    stop: async () => undefined,
  };
}

async function register(rest: REST, { guildId }: Pick<Config, "guildId">, log: Log): Promise<void> {
  logRegistration(log, await registerCommands({ rest, commands: commandDefinitions(), guildId }));
}
