import { config as loadDotenv } from "dotenv";
import { buildDesk } from "./answering/build-desk.ts";
import { exitOnKnownError } from "./cli/exit-on-known-error.ts";
import { type Config, parseConfig } from "./config.ts";
import { commandDefinitions } from "./discord/command-definitions.ts";
import { connectPatiently } from "./discord/connect-patiently.ts";
import { openDaily } from "./discord/daily-parts.ts";
import { createDailyRest } from "./discord/daily-sender.ts";
import { createDispatcher } from "./discord/dispatch.ts";
import { connectGateway } from "./discord/gateway.ts";
import { buildInteractions } from "./discord/interactions.ts";
import { createLog, logRegistration } from "./discord/log.ts";
import { createMentionHandler } from "./discord/mention.ts";
import { registerCommands } from "./discord/register.ts";
import { renderAnswer } from "./discord/render-answer.ts";
import { loadKnowledge } from "./knowledge/load-knowledge.ts";
import { createStore } from "./store/store.ts";

/** Reads the settings, builds each part once, and opens the face that was asked for. */
async function main(): Promise<void> {
  loadDotenv({ quiet: true });
  const config = parseConfig(process.env);
  const { token } = config;
  if (token) await runOnDiscord({ ...config, token });
  else await runInTerminal();
}

async function runOnDiscord(config: Config & { readonly token: string }): Promise<void> {
  const { token, apiUrl, guildId } = config;
  const log = createLog(config.logLevel);
  // discord.js reads every event itself. One that it can't read must not end the bot.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  const dossier = await loadKnowledge(config.knowledgeDir);
  log.info({ version: dossier.version, entries: dossier.entries.size }, "knowledge loaded");
  const current = buildDesk(dossier);
  const desk = () => current;

  const store = createStore(config.databaseUrl);
  const daily = openDaily({ store, rest: createDailyRest(token, apiUrl), desk, log });
  const interactions = buildInteractions({ random: Math.random, extra: daily.interactions });
  const commands = commandDefinitions();
  const gateway = await connectPatiently(
    () =>
      connectGateway({
        token,
        apiUrl,
        log,
        dispatch: createDispatcher({ interactions, desk, log }),
        onMessage: createMentionHandler({
          desk,
          log,
          render: renderAnswer,
          onReplyToPost: daily.onReplyToPost,
        }),
        onReady: async ({ rest }) =>
          logRegistration(log, await registerCommands({ rest, commands, guildId })),
        onLost: exitOnKnownError,
      }),
    log,
  );
  daily.scheduler.start();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      log.info({ signal }, "finishing the replies in flight");
      Promise.all([gateway.stop(), daily.scheduler.stop()])
        .then(() => store.close())
        .then(() => process.exit(0), exitOnKnownError);
    });
  }
}

async function runInTerminal(): Promise<void> {
  console.error(
    "No DISCORD_TOKEN: answering here. To answer on Discord, create a bot at\n" +
      "https://discord.com/developers/applications and put its token into .env (see .env.example).\n",
  );
  await import("./cli/ask.ts");
}

await main().catch(exitOnKnownError);
