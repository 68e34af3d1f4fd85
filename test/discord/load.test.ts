import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { until } from "../support/bot.ts";
import { startSimulator } from "../support/discord-simulator.ts";
import { rawCommand } from "../support/raw-interactions.ts";

const root = join(import.meta.dirname, "../..");
const seconds = 60;
const perSecond = 100;
/** A quiet machine stays below 50; one that shares its processors with others is left some room. */
const p99MaxMs = 150;
const questions = [
  "what did Conte say about the sanctions",
  "how much do Italy and Russia trade",
  "who is Salvini",
  "did Italy threaten a veto",
  "what is the Minsk agreement",
  "who won the football match",
];

/**
 * A minute of load on the built bot (`npm run build` first) in a process of its own, with the shipped story. It needs
 * a machine with nothing else to do, so it runs only with LONG=1.
 */
test.runIf(process.env.LONG)(
  "the first response comes soon for 99 of 100, at 100 interactions a second",
  async () => {
    const discord = await startSimulator();
    const folder = await mkdtemp(join(tmpdir(), "olive-branch-"));
    const { PATH = "" } = process.env;
    const settings = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      LOG_LEVEL: "warn",
      PORT: "0",
    };
    const bot = spawn("node", [join(root, "dist/main.js")], {
      cwd: folder,
      env: { PATH, KNOWLEDGE_DIR: join(root, "knowledge"), ...settings },
      stdio: "inherit",
    });
    await until(() => discord.state.commands.has("global"), 60_000);
    const sent = [];
    const start = performance.now();
    for (let n = 0; n < seconds * perSecond; n += 1) {
      const question = `${questions[n % questions.length]} ${n}`;
      const typed = question.slice(0, 4 + (n % 20));
      const completion = rawCommand("ask", { question: typed }, { focused: "question" });
      sent.push(discord.interact(n % 2 ? completion : rawCommand("ask", { question })));
      const dueIn = start + ((n + 1) * 1_000) / perSecond - performance.now();
      if (dueIn > 0) await new Promise((resolve) => setTimeout(resolve, dueIn));
    }
    for (const interaction of sent) await interaction.response();
    const latencies = sent.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)];
    console.log(`first response in ms: p50 ${at(0.5)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}, max ${at(1)}`);
    bot.kill("SIGTERM");
    await until(() => bot.exitCode !== null, 15_000);
    await discord.close();
    expect(at(0.99)).toBeLessThan(p99MaxMs);
  },
  200_000,
);
