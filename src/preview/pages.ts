import { Hono } from "hono";
import { compress } from "hono/compress";
import { streamSSE } from "hono/streaming";
import { dailyPostButtons, dailyPostModals } from "../discord/daily-buttons.ts";
import { createDispatcher, type Observation } from "../discord/dispatch.ts";
import { buildInteractions } from "../discord/interactions.ts";
import type { Log } from "../discord/log.ts";
import { createMentionHandler } from "../discord/mention.ts";
import { languageOf } from "../discord/parse-interaction.ts";
import { renderAnswer } from "../discord/render-answer.ts";
import type { Reloadable } from "../reload.ts";
import type { Env } from "../server.ts";
import { loadAsset } from "./assets.ts";
import { guardOrigin } from "./guard-origin.ts";
import { createLocalRest, type LocalCall } from "./local-rest.ts";
import { botId, describeSetup } from "./setup.ts";

export interface PagesOptions {
  readonly knowledge: Reloadable;
  readonly log: Log;
  readonly observe: (observation: Observation) => void;
  /** The name under which the server listens. */
  readonly host: string;
  /** Ends what is told to open pages. */
  readonly closing: AbortSignal;
}

/** Everything comes from this server, and no script or style stands in the page itself. */
const securityHeaders = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/**
 * The preview: a page like a Discord channel, and the addresses that it posts raw interactions to. They go through the
 * dispatcher that Discord's own go through, so what is shown is the payload that Discord would get.
 */
export function buildPages({ knowledge, log, observe, host, closing }: PagesOptions): Hono<Env> {
  const { desk } = knowledge;
  const interactions = buildInteractions({
    random: Math.random,
    extra: { components: dailyPostButtons, modals: dailyPostModals },
  });
  const dispatch = createDispatcher({ interactions, desk, log, observe });
  const onMessage = createMentionHandler({ desk, log, observe, render: renderAnswer });

  const pages = new Hono<Env>();
  pages.use(guardOrigin(host));
  pages.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
  });
  pages.use(compress());

  pages.get("/preview/setup", (context) => {
    context.header("cache-control", "no-store");
    return context.json(describeSetup(knowledge, interactions, new Date().toISOString().slice(0, 10)));
  });

  pages.post("/preview/interactions", async (context) => {
    const raw: unknown = await context.req.json().catch(() => undefined);
    if (raw === undefined) return context.body(null, 400);
    const { body, files, later } = await dispatch(raw);
    const calls: LocalCall[] = [];
    await later?.(createLocalRest((call) => calls.push(call)));
    const shown = files.map(({ name, data, contentType }) => ({
      name,
      type: contentType,
      text: String(data),
    }));
    return context.json({ response: body, files: shown, calls });
  });

  pages.post("/preview/messages", async (context) => {
    const raw: unknown = await context.req.json().catch(() => undefined);
    if (raw === undefined) return context.body(null, 400);
    const calls: LocalCall[] = [];
    const rest = createLocalRest((call) => calls.push(call));
    await onMessage(raw, { userId: botId, rest, locale: languageOf(context.req.query("locale")) });
    return context.json({ calls });
  });

  pages.get("/preview/events", (context) =>
    streamSSE(context, async (stream) => {
      const tell = () =>
        stream.writeSSE({ event: "knowledge", data: JSON.stringify(knowledgeState(knowledge)) });
      const forget = knowledge.onReload(() => void tell());
      await tell();
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        closing.addEventListener("abort", () => resolve(), { once: true });
      });
      forget();
    }),
  );

  pages.get("*", async (context) => {
    const asset = await loadAsset(context.req.path);
    if (!asset) return context.text("There is nothing here. The bot is on the page /", 404);
    return context.body(asset.content, 200, { "content-type": asset.type, "cache-control": "no-cache" });
  });
  return pages;
}

function knowledgeState(knowledge: Reloadable) {
  const { version, entries } = knowledge.desk().dossier;
  return { version, entries: entries.size, mistake: knowledge.mistake() ?? null };
}
