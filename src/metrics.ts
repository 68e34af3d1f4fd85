import { type REST, RESTEvents } from "discord.js";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { PostOutcome } from "./daily/settle-subscription.ts";
import type { Observation } from "./discord/dispatch.ts";

export interface Metrics {
  /** Counts one interaction or mention, and times it. */
  observe(observation: Observation): void;
  /** Counts a daily post that was sent, or a date that went without. */
  observePost(outcome: PostOutcome): void;
  /** Counts what Discord answers to this client's requests. */
  watchRest(rest: REST): void;
  /** All of them in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface MetricsOptions {
  /** How long the oldest daily post that is due has been waiting, in milliseconds. May reject: then nothing is shown. */
  readonly scheduleLagMs?: () => Promise<number>;
}

/** Answers come from memory: the buckets are finest below a tenth of a second, and end at Discord's 3 s. */
const bucketsSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];

/** The numbers of this process. Labels are names of our own making: nobody's id, and no text, ever becomes one. */
export function createMetrics({ scheduleLagMs }: MetricsOptions = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const replies = new Counter({
    name: "olive_branch_replies_total",
    help: "Replies by kind of interaction, command or button, and outcome",
    labelNames: ["kind", "name", "outcome"],
    registers,
  });
  const duration = new Histogram({
    name: "olive_branch_reply_seconds",
    help: "From an interaction's arrival to its reply, without the network",
    labelNames: ["kind"],
    buckets: bucketsSeconds,
    registers,
  });
  const requests = new Counter({
    name: "olive_branch_discord_requests_total",
    help: "Requests to Discord's REST API by status",
    labelNames: ["status"],
    registers,
  });
  const posts = new Counter({
    name: "olive_branch_daily_posts_total",
    help: "Dates of daily quotes by how they ended: sent or missed",
    labelNames: ["outcome"],
    registers,
  });
  if (scheduleLagMs) {
    new Gauge({
      name: "olive_branch_schedule_lag_seconds",
      help: "How long the oldest daily post that is due has been waiting",
      registers,
      async collect() {
        // Where the database is away there is no number, rather than an old one.
        this.reset();
        await scheduleLagMs().then(
          (ms) => this.set(ms / 1_000),
          () => this.remove(),
        );
      },
    });
  }
  return {
    observe({ kind, name, outcome, ms }) {
      replies.inc({ kind, name, outcome });
      duration.observe({ kind }, ms / 1_000);
    },
    observePost: (outcome) => posts.inc({ outcome }),
    watchRest(rest) {
      rest.on(RESTEvents.Response, (_, { status }) => requests.inc({ status: String(status) }));
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
