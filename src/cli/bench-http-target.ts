import { webcrypto } from "node:crypto";
import { REST } from "discord.js";
import { verifyKey } from "discord-interactions";
import { buildDesk } from "../answering/build-desk.ts";
import { createDispatcher } from "../discord/dispatch.ts";
import { createEndpoint, type Endpoint } from "../discord/endpoint.ts";
import { buildInteractions } from "../discord/interactions.ts";
import { createLog } from "../discord/log.ts";
import { loadKnowledge } from "../knowledge/load-knowledge.ts";
import { letHeapGrow } from "../let-heap-grow.ts";
import { createMetrics } from "../metrics.ts";
import { openServer } from "../server.ts";

/*
 * One of the two servers that bench-http compares, in a process of its own: "ask" is our endpoint as the bot opens it,
 * "bare" checks the signature and answers a constant.
 */
const [kind, publicKey = ""] = process.argv.slice(2);
letHeapGrow();
const metrics = createMetrics();
const dossier = await loadKnowledge(process.env.KNOWLEDGE_DIR ?? "knowledge");
const questions = [...dossier.entries.values()].flatMap((entry) =>
  entry.kind === "question" ? (entry.ask.en ?? []).slice(0, 2) : [],
);
const endpoint = kind === "bare" ? await bare() : await ours();
const server = await openServer({ host: "127.0.0.1", port: 0, probes: {}, metrics, endpoint });
process.send?.({ url: `${server.url}/interactions`, questions });
process.on("disconnect", () => process.exit());
// Collecting garbage, for the sake of a steady number, is no part of what requests cost.
let collecting = 0;
process.on("message", () => {
  const before = cpuMicroseconds();
  globalThis.gc?.();
  collecting += cpuMicroseconds() - before;
  process.send?.({ ...process.memoryUsage(), cpuMicroseconds: cpuMicroseconds() - collecting });
});

function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function ours(): Promise<Endpoint> {
  const desk = buildDesk(dossier);
  const log = createLog("error");
  const interactions = buildInteractions({ random: Math.random });
  const dispatch = createDispatcher({ interactions, desk: () => desk, log, observe: metrics.observe });
  return createEndpoint({ publicKey, dispatch, rest: new REST(), log, now: Date.now });
}

async function bare(): Promise<Endpoint> {
  const key = await webcrypto.subtle.importKey(
    "raw",
    Buffer.from(publicKey, "hex"),
    { name: "Ed25519" },
    false,
    ["verify"],
  );
  const constant = { type: 4, data: { content: "An answer.", allowed_mentions: { parse: [] } } };
  return async (request) => {
    const signature = request.headers.get("x-signature-ed25519") ?? "";
    const timestamp = request.headers.get("x-signature-timestamp") ?? "";
    const body = new Uint8Array(await request.arrayBuffer());
    const valid = await verifyKey(body, signature, timestamp, key);
    return { response: valid ? Response.json(constant) : new Response(null, { status: 401 }) };
  };
}
