import { pino } from "pino";
import type { Config } from "../config.ts";
import { createLog } from "../discord/log.ts";
import { createMetrics } from "../metrics.ts";
import { openKnowledge } from "../reload.ts";
import { openServer, type Server } from "../server.ts";
import { buildPages } from "./pages.ts";

type PreviewConfig = Pick<Config, "host" | "port" | "knowledgeDir" | "logLevel">;

/** Opens the local page that shows the bot without Discord, and says where it is. It holds no secret. */
export async function openPreview(config: PreviewConfig): Promise<Server> {
  // The log goes to standard error: on standard output stands the address, and nothing else.
  const log = createLog(config.logLevel === "info" ? "warn" : config.logLevel, pino.destination(2));
  const knowledge = await openKnowledge(config.knowledgeDir, log);
  await knowledge.watch();
  const metrics = createMetrics();
  const closing = new AbortController();
  const server = await openServer({
    ...config,
    metrics,
    probes: { knowledge: knowledge.health },
    pages: buildPages({
      knowledge,
      log,
      observe: metrics.observe,
      host: config.host,
      closing: closing.signal,
    }),
  });
  console.log(
    `The bot is on this page: ${server.url}\n\n` +
      "To have it on Discord, create a bot at https://discord.com/developers/applications,\n" +
      "put its token into .env as DISCORD_TOKEN (see .env.example), and run npm start again.",
  );
  return {
    url: server.url,
    stop() {
      // A page that stays open would hold its connection for ever.
      closing.abort();
      return server.stop();
    },
  };
}
