import { once } from "node:events";
import { type HttpBindings, serve } from "@hono/node-server";
import { Hono } from "hono";
import { ConfigError } from "./config.ts";
import type { Endpoint } from "./discord/endpoint.ts";
import type { Health } from "./health.ts";
import type { Metrics } from "./metrics.ts";

export interface ServerParts {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** What `/readyz` asks, by name: knowledge, database, gateway. */
  readonly probes: Readonly<Record<string, () => Health | Promise<Health>>>;
  readonly metrics: Pick<Metrics, "text" | "contentType">;
  /** Signed interactions. */
  readonly endpoint?: Endpoint | undefined;
  /** Further pages: the preview. */
  readonly pages?: Hono<Env>;
}

export interface Env {
  readonly Bindings: HttpBindings;
}

export interface Server {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Takes no more requests, and resolves when those in flight and what follows them are done. */
  stop(): Promise<void>;
}

/** Opens the one HTTP server of the process. Throws a ConfigError where the address can't be had. */
export async function openServer(parts: ServerParts): Promise<Server> {
  const { host, port } = parts;
  const work = new Set<Promise<void>>();
  const server = serve({ fetch: buildApp(parts, work).fetch, hostname: host, port });
  await once(server, "listening").catch((error: unknown) => {
    throw new ConfigError(
      `HOST and PORT: can't listen on ${host}:${port} (${error instanceof Error ? error.message : error}).\n` +
        "Another program may be there; PORT=0 takes any free port.",
    );
  });
  const address = server.address();
  const boundPort = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${boundPort}`,
    async stop() {
      const closed = once(server, "close");
      server.close();
      // A connection that is kept open for further requests would be waited for as well.
      const closing = setInterval(
        () => "closeIdleConnections" in server && server.closeIdleConnections(),
        20,
      );
      await Promise.race([closed, pause(drainMs)]);
      clearInterval(closing);
      await Promise.race([Promise.all(work), pause(drainMs)]);
      if ("closeAllConnections" in server) server.closeAllConnections();
    },
  };
}

const drainMs = 5_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

function buildApp({ probes, metrics, endpoint, pages }: ServerParts, work: Set<Promise<void>>): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/livez", (context) => context.text("ok"));
  app.get("/readyz", async (context) => {
    const entries = Object.entries(probes).map(async ([name, probe]) => [name, await probe()] as const);
    const health = Object.fromEntries(await Promise.all(entries));
    const ready = Object.values(health).every(({ status }) => status !== "failing");
    return context.json({ ready, ...health }, ready ? 200 : 503);
  });
  app.get("/metrics", async (context) =>
    context.body(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );
  if (endpoint) {
    app.post("/interactions", async (context) => {
      const { response, later } = await endpoint(context.req.raw);
      if (later) {
        const done: Promise<void> = sent(context.env)
          .then(later)
          .finally(() => work.delete(done));
        work.add(done);
      }
      return response;
    });
    app.all("/interactions", (context) => context.body(null, 405, { allow: "POST" }));
  }
  if (pages) app.route("/", pages);
  return app;
}

/** Discord can only be told more about a response once it has it, and it needs a moment to act on it. */
async function sent({ outgoing }: HttpBindings): Promise<void> {
  if (!outgoing.writableFinished) await once(outgoing, "close").catch(() => undefined);
  await pause(150);
}
