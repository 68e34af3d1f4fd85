import { REST } from "discord.js";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import type { Interactions, SlashCommand } from "../../src/discord/command.ts";
import { ask } from "../../src/discord/commands/ask.ts";
import { createDispatcher } from "../../src/discord/dispatch.ts";
import { createEndpoint } from "../../src/discord/endpoint.ts";
import { buildInteractions } from "../../src/discord/interactions.ts";
import { createMetrics } from "../../src/metrics.ts";
import { openServer, type Server } from "../../src/server.ts";
import { type DiscordSimulator, startSimulator } from "../support/discord-simulator.ts";
import { keepLog } from "../support/log.ts";
import { palace } from "../support/palace.ts";
import { nextId, rawCommand, rawComponent, rawModal } from "../support/raw-interactions.ts";
import { postSigned, publicKeyHex, signatureHeaders } from "../support/signed.ts";

const now = Date.parse("2026-01-01T00:00:00Z");
const desk = buildDesk(palace);
const definition = (name: string) => ({ ...ask.definition, name });
const slow: SlashCommand = {
  definition: definition("slow"),
  private: false,
  run: async () => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    return { kind: "message", private: false, message: { content: "late, but here" }, outcome: "answered" };
  },
};
const picture: SlashCommand = {
  definition: definition("picture"),
  private: false,
  run: () => ({
    kind: "message",
    private: false,
    message: { content: "see", files: [{ name: "chart.svg", data: "<svg/>", type: "image/svg+xml" }] },
    outcome: "answered",
  }),
};

let discord: DiscordSimulator;
let server: Server;
let url: string;
let log = keepLog();
let dispatched = 0;

beforeAll(async () => {
  discord = await startSimulator();
  const built = buildInteractions({ random: () => 0.5 });
  const interactions: Interactions = { ...built, commands: [...built.commands, slow, picture] };
  const current = { debug: log.debug, info: log.info, warn: log.warn, error: log.error };
  for (const level of ["debug", "info", "warn", "error"] as const) {
    current[level] = (...args: Parameters<typeof log.info>) => log[level](...args);
  }
  const dispatch = createDispatcher({ interactions, desk: () => desk, log: current, deferAfterMs: 30 });
  const endpoint = await createEndpoint({
    publicKey: publicKeyHex,
    dispatch: (raw) => {
      dispatched += 1;
      return dispatch(raw);
    },
    rest: new REST({ api: discord.url }).setToken(discord.token),
    log: current,
    now: () => now,
  });
  server = await openServer({ host: "127.0.0.1", port: 0, probes: {}, metrics: createMetrics(), endpoint });
  url = `${server.url}/interactions`;
});
beforeEach(() => {
  log = keepLog();
  dispatched = 0;
});
afterAll(async () => {
  await server.stop();
  await discord.close();
});

const send = (raw: unknown) => postSigned(url, JSON.stringify(raw), now);
const ping = () => ({ type: 1, id: nextId(), application_id: "500000000000000001", token: "a", version: 1 });

/** Nothing may be told or done without a valid signature. */
async function expectUnauthorized(response: Response): Promise<void> {
  expect(response.status).toBe(401);
  expect(await response.text()).toBe("");
  expect(dispatched).toBe(0);
}

test("a ping gets a pong in the response itself", async () => {
  const response = await send(ping());
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(await response.json()).toEqual({ type: 1 });
});

test("commands, suggestions, buttons and modals are answered in the response itself", async () => {
  const asked = await (await send(rawCommand("ask", { question: "trade" }))).json();
  expect(asked).toMatchObject({ type: 4, data: { allowed_mentions: { parse: [] } } });
  const suggested = await (
    await send(rawCommand("ask", { question: "tra" }, { focused: "question" }))
  ).json();
  expect(suggested).toMatchObject({ type: 8 });
  expect(await (await send(rawComponent("v1:next:trade:en"))).json()).toMatchObject({ type: 4 });
  expect(await (await send(rawModal("v1:nothing", { field: "x" }))).json()).toMatchObject({ type: 4 });
});

test.each([
  ["no headers at all", {}],
  ["no signature", { "x-signature-timestamp": String(now / 1_000) }],
  ["no timestamp", { "x-signature-ed25519": "ab".repeat(64) }],
  [
    "a wrong signature",
    { "x-signature-ed25519": "ab".repeat(64), "x-signature-timestamp": String(now / 1_000) },
  ],
  ["a signature that is no hex", { "x-signature-ed25519": "zz".repeat(64), "x-signature-timestamp": "1" }],
  ["a signature of the wrong length", { "x-signature-ed25519": "ab", "x-signature-timestamp": "1" }],
])("a request with %s is refused", async (_, headers) => {
  const body = JSON.stringify(ping());
  await expectUnauthorized(await fetch(url, { method: "POST", body, headers }));
});

test("a body that was altered after it was signed is refused", async () => {
  const headers = signatureHeaders(JSON.stringify(ping()), now);
  await expectUnauthorized(await fetch(url, { method: "POST", body: JSON.stringify(ping()), headers }));
});

test("a timestamp that was altered after it was signed is refused", async () => {
  const body = JSON.stringify(ping());
  const headers = { ...signatureHeaders(body, now), "x-signature-timestamp": String(now / 1_000 + 1) };
  await expectUnauthorized(await fetch(url, { method: "POST", body, headers }));
});

test.each([-6, 6])(
  "a signed request from %i minutes away is refused, and the log tells of the clock",
  async (minutes) => {
    const body = JSON.stringify(ping());
    await expectUnauthorized(await postSigned(url, body, now + minutes * 60_000));
    expect(log.lines).toMatchObject([{ level: "warn", text: expect.stringContaining("clock") }]);
  },
);

test("a signed request from four minutes away is answered", async () => {
  expect((await postSigned(url, JSON.stringify(ping()), now - 240_000)).status).toBe(200);
});

test("a signed request that is repeated runs once", async () => {
  const body = JSON.stringify(rawCommand("ask", { question: "trade" }));
  expect((await postSigned(url, body, now)).status).toBe(200);
  expect(dispatched).toBe(1);
  expect((await postSigned(url, body, now)).status).toBe(401);
  expect(dispatched).toBe(1);
});

test("a body of two megabytes is refused, signed or not", async () => {
  const body = JSON.stringify({ ...ping(), padding: "x".repeat(2 << 20) });
  for (const headers of [signatureHeaders(body, now), { "content-type": "application/json" }]) {
    const response = await fetch(url, { method: "POST", body, headers }).catch(() => undefined);
    if (response) await expectUnauthorized(response);
    expect(dispatched).toBe(0);
  }
  expect((await send(ping())).status).toBe(200);
});

test("a body whose length is not announced is read as far as it may be", async () => {
  const stream = (text: string) => new Blob([text]).stream();
  const post = (body: string, headers: Readonly<Record<string, string>>) =>
    fetch(url, Object.assign({ method: "POST", body: stream(body), headers }, { duplex: "half" }));
  const body = JSON.stringify(ping());
  expect((await post(body, signatureHeaders(body, now))).status).toBe(200);
  const long = JSON.stringify({ ...ping(), padding: "x".repeat(2 << 20) });
  const refused = await post(long, signatureHeaders(long, now)).catch(() => undefined);
  expect(refused?.status ?? 401).toBe(401);
  expect(dispatched).toBe(1);
});

test.each([
  ["no JSON", '{"type":1'],
  ["nothing", ""],
  ["null", "null"],
  ["a list", "[]"],
  ["a type that doesn't exist", JSON.stringify({ ...ping(), type: 99 })],
  ["no type", JSON.stringify({ id: "1" })],
])("a signed body with %s is a bad request", async (_, body) => {
  const response = await postSigned(url, body, now);
  expect(response.status).toBe(400);
  expect(await response.text()).toBe("");
});

test("other methods than POST are not allowed", async () => {
  expect((await fetch(url)).status).toBe(405);
});

test("a file travels with the reply as Discord's form", async () => {
  const response = await send(rawCommand("picture"));
  expect(response.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
  const form = await response.formData();
  expect(JSON.parse(String(form.get("payload_json")))).toMatchObject({
    type: 4,
    data: { attachments: [{ id: 0, filename: "chart.svg" }] },
  });
  const file = form.get("files[0]");
  expect(file instanceof File && [file.name, file.type, await file.text()]).toEqual([
    "chart.svg",
    "image/svg+xml",
    "<svg/>",
  ]);
});

test("a reply that takes longer is promised in the response, and kept over REST", async () => {
  const raw = rawCommand("slow");
  const sent = discord.expect(raw);
  const response = await send(raw);
  const promised = await response.json();
  expect(promised).toEqual({ type: 5, data: {} });
  // The simulator learns of the response as Discord would: from the answer to its own request.
  await fetch(`${discord.url}/v10/interactions/${raw.id}/${raw.token}/callback`, {
    method: "POST",
    body: JSON.stringify(promised),
    headers: { "content-type": "application/json" },
  });
  expect((await sent.shown()).body.content).toBe("late, but here");
});

const header = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "ab".repeat(64),
    "AB".repeat(64),
    "zz".repeat(64),
    "-1",
    "1e9",
    String(now / 1_000),
  ),
  fc.string({ maxLength: 200 }).map((text) => encodeURIComponent(text)),
);
const bodies = fc.oneof(
  fc.json(),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .record({ type: fc.anything(), id: fc.anything(), data: fc.anything() })
    .map((raw) => JSON.stringify(raw) ?? ""),
  fc
    .constantFrom("ask", "who", "nothing")
    .chain((name) =>
      fc
        .dictionary(fc.string(), fc.jsonValue())
        .map((extra) => JSON.stringify({ ...rawCommand(name), ...extra })),
    ),
);

test("1,000 forged requests are all refused, and 1,000 signed ones with any body never end in a server error", async () => {
  await fc.assert(
    fc.asyncProperty(bodies, header, header, async (body, signature, timestamp) => {
      const headers = { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp };
      await expectUnauthorized(await fetch(url, { method: "POST", body, headers }));
    }),
    { numRuns: 1_000 },
  );
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      expect([200, 400, 401]).toContain((await postSigned(url, body, now)).status);
    }),
    { numRuns: 1_000 },
  );
  expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
  expect((await send(ping())).status).toBe(200);
}, 60_000);
