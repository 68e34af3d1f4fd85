import { config as loadDotenv } from "dotenv";
import { watchGaps } from "./answering/watch-gaps.ts";
import { exitOnKnownError } from "./cli/exit-on-known-error.ts";
import { type Config, parseConfig } from "./config.ts";
import { openDaily } from "./discord/daily-parts.ts";
import { createDailyRest } from "./discord/daily-sender.ts";
import { createDispatcher } from "./discord/dispatch.ts";
import { buildInteractions } from "./discord/interactions.ts";
import { createLog } from "./discord/log.ts";
import { createMentionHandler } from "./discord/mention.ts";
import { renderAnswer } from "./discord/render-answer.ts";
import { databaseHealth } from "./health.ts";
import { createMetrics } from "./metrics.ts";
import { openPreview } from "./preview/open-preview.ts";
import { openKnowledge } from "./reload.ts";
import { openServer } from "./server.ts";
import { createGapRecorder } from "./store/gap-recorder.ts";
import { createStore } from "./store/store.ts";
import { scheduleLagMs } from "./store/subscriptions.ts";
import { openTransport } from "./transport.ts";

/** Reads the settings, builds each part once, and opens the face that was asked for. */
async function main(): Promise<void> {
  loadDotenv({ quiet: true });
  const config = parseConfig(process.env);
  const { token } = config;
  if (token) await runOnDiscord({ ...config, token });
  else stopOnSignal((await openPreview(config)).stop);
}

async function runOnDiscord(config: Config & { readonly token: string }): Promise<void> {
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
  stopOnSignal(async () => {
    log.info("finishing the replies in flight");
    await Promise.all([server.stop(), transport.stop(), daily.scheduler.stop()]);
    await store.close();
  });
  await transport.connect();
  daily.scheduler.start();
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      stop().then(() => process.exit(0), exitOnKnownError);
    });
  }
}

await main().catch(exitOnKnownError);
