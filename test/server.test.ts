import { REST } from "discord.js";
import { afterEach, expect, test } from "vitest";
import { ConfigError } from "../src/config.ts";
import { databaseHealth, gatewayHealth, type Health } from "../src/health.ts";
import { createMetrics } from "../src/metrics.ts";
import { openServer, type Server, type ServerParts } from "../src/server.ts";
import { startSimulator } from "./support/discord-simulator.ts";

const servers: Server[] = [];
async function open(parts: Partial<ServerParts> = {}): Promise<Server> {
  const server = await openServer({
    host: "127.0.0.1",
    port: 0,
    probes: {},
    metrics: createMetrics(),
    ...parts,
  });
  servers.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const healthy = (): Health => ({ status: "ok" });
const ready = async ({ url }: Server) => {
  const response = await fetch(`${url}/readyz`);
  return { status: response.status, body: await response.json() };
};

test("a bot that runs is alive, whatever its parts do", async () => {
  const server = await open({ probes: { gateway: () => ({ status: "failing" }) } });
  expect((await fetch(`${server.url}/livez`)).status).toBe(200);
});

test("it is ready when all its parts are", async () => {
  const server = await open({ probes: { knowledge: healthy, gateway: healthy } });
  expect(await ready(server)).toEqual({
    status: 200,
    body: { ready: true, knowledge: { status: "ok" }, gateway: { status: "ok" } },
  });
});

test("without the gateway it is not ready, and says which part is missing", async () => {
  const server = await open({ probes: { knowledge: healthy, gateway: () => gatewayHealth(undefined) } });
  expect(await ready(server)).toMatchObject({
    status: 503,
    body: { ready: false, gateway: { status: "failing", detail: "not connected yet" } },
  });
});

test("without the database it stays ready, because questions need none, and says what is wrong", async () => {
  const failing = { kind: "failing", problem: "full", message: "the disk is full", since: 0 } as const;
  const server = await open({ probes: { database: () => databaseHealth({ check: async () => failing }) } });
  expect(await ready(server)).toEqual({
    status: 200,
    body: { ready: true, database: { status: "degraded", detail: "the disk is full" } },
  });
});

test("metrics count replies and Discord's answers, and carry nobody's id", async () => {
  const metrics = createMetrics({ scheduleLagMs: async () => 1_500 });
  metrics.observe({ kind: "command", name: "ask", outcome: "answered", ms: 2 });
  metrics.observePost("missed");
  const server = await open({ metrics });
  const text = await (await fetch(`${server.url}/metrics`)).text();
  expect(text).toContain('olive_branch_replies_total{kind="command",name="ask",outcome="answered"} 1');
  expect(text).toContain('olive_branch_reply_seconds_bucket{le="0.0025",kind="command"} 1');
  expect(text).toContain('olive_branch_daily_posts_total{outcome="missed"} 1');
  expect(text).toContain("olive_branch_schedule_lag_seconds 1.5");
});

test("metrics count what Discord answers to our requests, by its status", async () => {
  const metrics = createMetrics();
  const discord = await startSimulator();
  const rest = new REST({ api: discord.url }).setToken(discord.token);
  metrics.watchRest(rest);
  await rest.get("/applications/@me");
  await rest.get("/channels/1").catch(() => undefined);
  await discord.close();
  const text = await metrics.text();
  expect(text).toContain('olive_branch_discord_requests_total{status="200"} 1');
  expect(text).toContain('olive_branch_discord_requests_total{status="404"} 1');
});

test("where the schedule can't be read the other metrics are shown all the same", async () => {
  const metrics = createMetrics({ scheduleLagMs: () => Promise.reject(new Error("no database")) });
  expect(await metrics.text()).not.toMatch(/^olive_branch_schedule_lag_seconds \d/m);
});

test("an address that is taken is a mistake in the settings, not a crash", async () => {
  const { port } = new URL((await open()).url);
  const refused = open({ port: Number(port) });
  await expect(refused).rejects.toThrow(ConfigError);
  await expect(refused).rejects.toThrow(/PORT/);
});

test("a server that stops finishes what it has begun, and what follows a response", async () => {
  const done: string[] = [];
  const server = await open({
    endpoint: async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return {
        response: Response.json({ type: 5 }),
        later: async () => {
          done.push("kept the promise");
        },
      };
    },
  });
  const answer = fetch(`${server.url}/interactions`, { method: "POST", body: "{}" });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await server.stop();
  expect((await answer).status).toBe(200);
  expect(done).toEqual(["kept the promise"]);
});
