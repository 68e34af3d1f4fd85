import type { Answer, Desk } from "../../src/answering/desk.ts";
import type { Interactions, OutgoingMessage } from "../../src/discord/command.ts";
import { createDispatcher, type Observation } from "../../src/discord/dispatch.ts";
import { connectGateway, type Gateway, type GatewayOptions } from "../../src/discord/gateway.ts";
import { createMentionHandler, type MentionOptions } from "../../src/discord/mention.ts";
import type { DiscordSimulator } from "./discord-simulator.ts";
import { keepLog } from "./log.ts";

export interface TestBotOptions {
  readonly interactions?: Partial<Interactions>;
  readonly desk?: Desk;
  readonly render?: (answer: Answer, desk: Desk) => OutgoingMessage;
  readonly onReplyToPost?: MentionOptions["onReplyToPost"];
  readonly gateway?: Partial<GatewayOptions>;
  readonly deferAfterMs?: number;
}

export interface TestBot {
  readonly gateway: Gateway;
  readonly log: ReturnType<typeof keepLog>;
  readonly observed: readonly Observation[];
}

/** Connects the real bot, as `open-bot.ts` builds it, to a simulated Discord. Without a desk nothing may ask it. */
export async function connectBot(discord: DiscordSimulator, options: TestBotOptions = {}): Promise<TestBot> {
  const log = keepLog();
  const observed: Observation[] = [];
  const desk = (): Desk => options.desk ?? Object.create(null);
  const observe = (observation: Observation) => observed.push(observation);
  const interactions = {
    commands: [],
    messageCommands: [],
    components: [],
    modals: [],
    ...options.interactions,
  };
  const deferral = options.deferAfterMs === undefined ? {} : { deferAfterMs: options.deferAfterMs };
  const gateway = await connectGateway({
    token: discord.token,
    apiUrl: discord.url,
    dispatch: createDispatcher({ interactions, desk, log, observe, ...deferral }),
    onMessage: createMentionHandler({
      desk,
      log,
      observe,
      render: options.render ?? (() => ({ content: "an answer" })),
      ...(options.onReplyToPost ? { onReplyToPost: options.onReplyToPost } : {}),
    }),
    log,
    onLost: (error) => log.error({ err: error }, "lost"),
    ...options.gateway,
  });
  return { gateway, log, observed };
}

/** Waits until something holds, looking every few milliseconds; fails after `timeoutMs`. */
export async function until(condition: () => boolean, timeoutMs = 5_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`still not so after ${timeoutMs} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
