import { watchGaps } from "./answering/watch-gaps.ts";
import type { Config } from "./config.ts";
import { openDaily } from "./discord/daily-parts.ts";
import { createDailyRest } from "./discord/daily-sender.ts";
import { createDispatcher } from "./discord/dispatch.ts";
import { buildInteractions } from "./discord/interactions.ts";
import { createLog } from "./discord/log.ts";
import { createMentionHandler } from "./discord/mention.ts";
import { renderAnswer } from "./discord/render-answer.ts";
import { databaseHealth } from "./health.ts";
import { createMetrics } from "./metrics.ts";
import { openKnowledge } from "./reload.ts";
import { openServer } from "./server.ts";
import { createGapRecorder } from "./store/gap-recorder.ts";
import { createStore } from "./store/store.ts";
import { scheduleLagMs } from "./store/subscriptions.ts";
import { openTransport } from "./transport.ts";

/** The bot on Discord. */
export interface Bot {
  /** Reaches out to Discord, and begins to post. Throws where Discord refuses the bot for good. */
  start(): Promise<void>;
  /** Finishes the replies in flight. */
  stop(): Promise<void>;
}

/** Builds each part of the bot once, and opens its server. It hears nothing from Discord before it is started. */
export async function openBot(config: Config & { readonly token: string }): Promise<Bot> {
  const { token, apiUrl } = config;
  const log = createLog(config.logLevel);
  // discord.js reads every event itself. One that it can't read must not end the bot.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  const knowledge = await openKnowledge(config.knowledgeDir, log);
  process.on("SIGHUP", () => void knowledge.reload());
  const store = createStore(config.databaseUrl);
  const onGap = createGapRecorder(store, log);
  const desk = config.gaps ? () => watchGaps(knowledge.desk(), onGap) : knowledge.desk;

  const rest = createDailyRest(token, apiUrl);
  const metrics = createMetrics({ scheduleLagMs: () => scheduleLagMs(store, Date.now()) });
  const { observe, observePost, watchRest } = metrics;
  const daily = openDaily({ store, rest, desk, log, observe: observePost });
  watchRest(rest);
  const interactions = buildInteractions({ random: Math.random, extra: daily.interactions });
  const dispatch = createDispatcher({ interactions, desk, log, observe });
  const { onReplyToPost } = daily;
  const onMessage = createMentionHandler({ desk, log, observe, render: renderAnswer, onReplyToPost });

  const transport = await openTransport({ config, dispatch, onMessage, log, watchRest });
  const probes = {
    knowledge: knowledge.health,
    database: () => databaseHealth(store),
    ...transport.probes,
  };
  const server = await openServer({ ...config, metrics, probes, endpoint: transport.endpoint });
  log.info({ url: server.url }, "listening");
  return {
    async start() {
      await transport.connect();
      daily.scheduler.start();
    },
    async stop() {
      log.info("finishing the replies in flight");
      await Promise.all([server.stop(), transport.stop(), daily.scheduler.stop()]);
      await store.close();
    },
  };
}
