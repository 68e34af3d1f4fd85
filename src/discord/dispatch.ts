import { InteractionResponseType, InteractionType, type REST } from "discord.js";
import type { Desk } from "../answering/desk.ts";
import type { CompletionCall, Interactions, Reply } from "./command.ts";
import { completionResponse } from "./complete.ts";
import { createFinder, type Job, mishapReply } from "./find-job.ts";
import type { Log } from "./log.ts";
import { type Envelope, type ParsedInteraction, parseInteraction } from "./parse-interaction.ts";
import {
  deferredResponse,
  deleteOriginal,
  type FirstResponse,
  firstResponse,
  isSettled,
  keepPromise,
} from "./respond.ts";

/** What to send for one interaction. */
export interface Dispatched extends FirstResponse {
  /** Where to send it; null for a ping and for what has no address, which only HTTP can answer. */
  readonly envelope: Envelope | null;
  /** What follows once the first response has been sent. Never rejects. */
  readonly later?: (rest: REST) => Promise<void>;
}

/** One interaction or mention, done: for logs and metrics. */
export interface Observation {
  readonly kind: ParsedInteraction["kind"] | "mention";
  /** The command with its sub-command, the component's action, or "mention". */
  readonly name: string;
  readonly outcome: string;
  /** From arrival to the reply, in milliseconds; without the network. */
  readonly ms: number;
}

export interface DispatcherOptions {
  readonly interactions: Interactions;
  /** The desk at this moment: a reload of the knowledge swaps it. */
  readonly desk: () => Desk;
  readonly log: Log;
  readonly observe?: (observation: Observation) => void;
  /** A reply that takes longer is deferred. Discord waits 3 s. */
  readonly deferAfterMs?: number;
}

export type Dispatcher = (raw: unknown) => Promise<Dispatched>;

/** Answers interactions in Discord's own format, whichever way they came. The returned function never rejects. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const findJob = createFinder(options.interactions, options.desk);
  return async (raw) => {
    const parsed = parseInteraction(raw);
    if (parsed.kind === "ping") {
      return { envelope: null, body: { type: InteractionResponseType.Pong }, files: [] };
    }
    if (parsed.kind === "completion") return complete(parsed.call, parsed.envelope, options);
    if (parsed.envelope?.type === InteractionType.ApplicationCommandAutocomplete) {
      return { envelope: parsed.envelope, body: completionResponse([]), files: [] };
    }
    return answer(findJob(parsed), options);
  };
}

async function answer(job: Job, options: DispatcherOptions): Promise<Dispatched> {
  const { envelope } = job;
  const reply = runSafely(job, options);
  const ready: Reply | undefined =
    reply instanceof Promise ? await within(options.deferAfterMs ?? 1_000, reply) : reply;
  if (!envelope) return { envelope, ...(ready ? firstResponse(ready) : deferredResponse(job.deferral)) };
  if (!ready) {
    const later = finisher(job, options.log, async (rest) => keep(await reply, job, envelope, rest));
    return { envelope, ...deferredResponse(job.deferral), later };
  }
  if (ready.kind !== "delete") return { envelope, ...firstResponse(ready) };
  const later = finisher(job, options.log, (rest) => deleteOriginal(envelope, rest));
  return { envelope, ...firstResponse(ready), later };
}

/** Runs a job; what it throws becomes an apology, and its stack goes to the log under the interaction's id. */
function runSafely(job: Job, { log, observe }: DispatcherOptions): Reply | Promise<Reply> {
  const { kind, name, envelope } = job;
  const interaction = envelope?.id;
  const started = performance.now();
  const done = (reply: Reply) => {
    const { outcome } = reply;
    const ms = performance.now() - started;
    log.info({ interaction, kind, name, outcome, ms: Math.round(ms * 10) / 10 }, "answered");
    observe?.({ kind, name, outcome, ms });
    return reply;
  };
  const failed = (error: unknown) => {
    log.error({ interaction, kind, name, err: error }, "could not answer");
    return done(mishapReply("failed", envelope));
  };
  try {
    const reply = job.run();
    return reply instanceof Promise ? reply.then(done, failed) : done(reply);
  } catch (error) {
    return failed(error);
  }
}

/** The value of a promise, or undefined where it takes longer than `ms`. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}

/** Keeps the promise of a deferred response; if Discord refuses the reply, the apology takes its place. */
async function keep(reply: Reply, { deferral }: Job, envelope: Envelope, rest: REST): Promise<void> {
  try {
    await keepPromise(reply, deferral, envelope, rest);
  } catch (error) {
    if (!isSettled(error)) await keepPromise(mishapReply("failed", envelope), deferral, envelope, rest);
    throw error;
  }
}

/** What follows a first response has nobody to throw to: the log learns what went wrong. */
function finisher({ envelope, name }: Job, log: Log, act: (rest: REST) => Promise<void>) {
  return async (rest: REST): Promise<void> => {
    try {
      await act(rest);
    } catch (error) {
      if (isSettled(error)) log.debug({ interaction: envelope?.id, name }, "settled already");
      else log.error({ interaction: envelope?.id, name, err: error }, "could not finish the answer");
    }
  };
}

/** Suggestions while somebody types: from memory, never deferred, and none rather than an error. */
function complete(call: CompletionCall, envelope: Envelope, options: DispatcherOptions): Dispatched {
  const started = performance.now();
  const { interactions, desk, log, observe } = options;
  const command = interactions.commands.find(({ definition }) => definition.name === call.command);
  try {
    const body = completionResponse(command?.complete?.(call, desk()) ?? []);
    // Observed, but not logged: phones send one of these for nearly every key.
    const ms = performance.now() - started;
    observe?.({ kind: "completion", name: command ? call.command : "unknown", outcome: "suggested", ms });
    return { envelope, body, files: [] };
  } catch (error) {
    log.error({ interaction: call.id, name: call.command, err: error }, "could not suggest");
    return { envelope, body: completionResponse([]), files: [] };
  }
}
