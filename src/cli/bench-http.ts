import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { keyHex, type Signed, signMany } from "./sign-interactions.ts";

const usage = `npm run bench -- http             signed /ask against an endpoint that only checks the signature
npm run bench -- http --long      and 200,000 requests more, watching the memory`;

const connections = 16;
const roundRequests = 3_000;
const rounds = 9;
/** At half load: some ten seconds, so that one pause of a process is no hundredth of them. */
const steadyRequests = 10_000;

/**
 * Measures our endpoint beside one in the same framework that checks the signature and answers a constant, in turns,
 * each in a process of its own; then the latency of both at half of our load.
 */
export async function benchHttp(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { long: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) return console.log(usage);
  const [bare, ours] = await Promise.all([startTarget("bare"), startTarget("ask")]);
  for (const target of [bare, ours]) await drive(target, signMany(roundRequests, ours.questions));

  const rates: { readonly bare: number[]; readonly ours: number[] } = { bare: [], ours: [] };
  const before = { bare: await stateOf(bare), ours: await stateOf(ours) };
  for (let round = 0; round < rounds; round++) {
    rates.bare.push(await rateOf(bare, ours.questions));
    rates.ours.push(await rateOf(ours, ours.questions));
  }
  const cpuOf = async (name: "bare" | "ours", target: Target) => {
    const spent = (await stateOf(target)).cpuMicroseconds - before[name].cpuMicroseconds;
    return `${Math.round(spent / (rounds * roundRequests))} µs of processor time each`;
  };
  const [bareRate, ourRate] = [median(rates.bare), median(rates.ours)];
  // By rounds, because what else the machine does changes between them more than within one.
  const share = Math.round(100 * median(rates.ours.map((rate, round) => rate / (rates.bare[round] ?? rate))));
  console.log(
    `bare endpoint   ${Math.round(bareRate)} requests/s (median of ${rounds} rounds), ${await cpuOf("bare", bare)}`,
  );
  console.log(
    `signed /ask     ${Math.round(ourRate)} requests/s, ${share}% of it, ${await cpuOf("ours", ours)}`,
  );

  console.log(`at half load    ${describe(await latenciesOf(ours, ours.questions, ourRate / 2))}`);
  // What this machine and the client add: no endpoint could do better here.
  console.log(`  bare, as many ${describe(await latenciesOf(bare, ours.questions, ourRate / 2))}`);
  if (values.long) await watchMemory(ours);
  for (const { child, agent } of [bare, ours]) {
    agent.destroy();
    child.disconnect();
  }
}

interface Target {
  readonly url: string;
  readonly questions: readonly string[];
  readonly child: ReturnType<typeof fork>;
  /** Keeps its connections, as Discord does. */
  readonly agent: Agent;
}

const readySchema = z.object({ url: z.string(), questions: z.array(z.string()) });
const stateSchema = z.object({ heapUsed: z.number(), rss: z.number(), cpuMicroseconds: z.number() });

async function startTarget(kind: "bare" | "ask"): Promise<Target> {
  const script = fileURLToPath(
    new URL(
      import.meta.url.endsWith(".ts") ? "./bench-http-target.ts" : "./bench-http-target.js",
      import.meta.url,
    ),
  );
  const child = fork(script, [kind, keyHex], { execArgv: ["--expose-gc"], stdio: "inherit" });
  const [message]: unknown[] = await once(child, "message");
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return { ...readySchema.parse(message), child, agent };
}

async function stateOf({ child }: Target) {
  child.send("state");
  const [message]: unknown[] = await once(child, "message");
  return stateSchema.parse(message);
}

async function rateOf(target: Target, questions: readonly string[]): Promise<number> {
  const signed = signMany(roundRequests, questions);
  const started = performance.now();
  await drive(target, signed);
  return (1_000 * signed.length) / (performance.now() - started);
}

/** Milliseconds of each of many requests at a steady rate, from when it was due: a queue that builds up counts. */
async function latenciesOf(target: Target, questions: readonly string[], perSecond: number) {
  const signed = signMany(steadyRequests, questions);
  const warming = signMany(perSecond, questions);
  // All that the client still has to clean up would be counted against the server.
  globalThis.gc?.();
  await drive(target, warming, perSecond);
  return drive(target, signed, perSecond);
}

/** Sends requests over a few connections, as fast as they are answered or `perSecond`. Returns milliseconds of each. */
async function drive(
  { url, agent }: Target,
  signed: readonly Signed[],
  perSecond?: number,
): Promise<readonly number[]> {
  const latencies: number[] = [];
  const started = performance.now();
  let next = 0;
  const work = async () => {
    for (let at = next++; at < signed.length; at = next++) {
      const due = perSecond ? started + (1_000 * at) / perSecond : performance.now();
      if (due > performance.now() + 1)
        await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      const one = signed[at];
      const from = perSecond ? Math.max(due, started) : performance.now();
      if (one) await post(url, one, agent);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return latencies;
}

function post(url: string, { body, headers }: Signed, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume().on("end", resolve);
    });
    sent.on("error", reject).end(body);
  });
}

async function watchMemory(target: Target): Promise<void> {
  console.log("memory after    heap    resident");
  for (let sent = 0; sent <= 200_000; sent += 20_000) {
    const { heapUsed, rss } = await stateOf(target);
    const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`.padEnd(8);
    console.log(`${String(sent).padEnd(15)} ${mb(heapUsed)}${mb(rss)}`);
    for (let batch = 0; batch < 4 && sent < 200_000; batch++)
      await drive(target, signMany(5_000, target.questions));
  }
}

function describe(latencies: readonly number[]): string {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)} ms`;
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
