import { purgeGaps } from "../store/gaps.ts";
import type { Store } from "../store/store.ts";
import { StoreError } from "../store/store-error.ts";
import {
  changeSubscription,
  listSubscriptions,
  nextLook,
  pickDue,
  type Subscription,
} from "../store/subscriptions.ts";
import type { Clock } from "./clock.ts";
import { createPacer } from "./pacer.ts";
import type { PostSender } from "./post-sender.ts";
import type { Candidate } from "./quote-order.ts";
import { nextRun, runsBetween } from "./schedule.ts";
import { type PostOutcome, type Settling, settleSubscription } from "./settle-subscription.ts";

/** The part of a pino logger that the scheduler uses. */
export interface Log {
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
  error(context: object, message: string): void;
}

export interface SchedulerParts {
  readonly store: Store;
  readonly sender: PostSender;
  readonly clock: Clock;
  readonly quotes: () => readonly Candidate[];
  readonly log: Log;
  /** Names this process among those that run the same scheduler: new at each start. */
  readonly owner: string;
  readonly random?: () => number;
  /** Told of every date that is settled. */
  readonly observe?: ((outcome: PostOutcome) => void) | undefined;
  /** The longest time between two looks: what another process has saved is seen by then. */
  readonly idleMs?: number;
}

export interface Scheduler {
  start(): void;
  /** Takes up nothing new, and resolves when what is in hand is settled. */
  stop(): Promise<void>;
  /** Looks now, because a subscription has changed. */
  wake(): void;
  /** What one subscription's work needs, for commands that post at once. */
  readonly settling: Settling;
  /** How many subscriptions are in hand. */
  inHand(): number;
}

/** How many subscriptions are worked on at once: what 50 requests a second with slow answers need, and no more. */
const handsMax = 128;
/** The longest time between two looks while something is in hand: it may have to be tried again sooner than all else. */
const inHandMs = 1_000;
/** How often looks are computed anew, and what is too old is deleted. */
const refreshMs = 24 * 3_600_000;
/** How long a picked subscription is hidden from other schedulers. */
const pickMs = 60_000;

/** Posts what is due, for ever. Any number of processes may run one on the same database. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { store, clock, log, idleMs = 15_000 } = parts;
  const settling: Settling = {
    ...parts,
    random: parts.random ?? Math.random,
    pacer: createPacer(clock),
  };
  const hands = new Set<Promise<void>>();
  const stopping = new AbortController();
  let waking = new AbortController();
  let running: Promise<void> | undefined;

  const settle = async (subscription: Subscription) => {
    try {
      if (await settleSubscription(settling, subscription)) return;
      log.error({}, "Discord refuses the token: daily posts stop");
      stopping.abort();
    } catch (error) {
      // It stays hidden until its pick ends, and is then looked at again: nothing is lost but a minute.
      if (error instanceof StoreError) log.warn({ guild: subscription.guildId }, error.message);
      else log.error({ err: error, guild: subscription.guildId }, "a daily post failed");
    }
  };

  const take = async () => {
    const now = clock.now();
    const picked = await pickDue(store, { now, until: now + pickMs, limit: handsMax - hands.size });
    const waiting = picked
      .map((subscription) => ({ subscription, since: waitingSince(subscription, now) }))
      .sort((a, b) => a.since - b.since);
    for (const { subscription } of waiting) {
      const hand = settle(subscription).finally(() => hands.delete(hand));
      hands.add(hand);
    }
    return picked.length;
  };

  const refresh = async () => {
    await purgeGaps(store, clock.now());
    const subscriptions = await refreshLooks(store, clock.now());
    const next = await nextLook(store);
    log.info({ subscriptions, ...(next && { next: new Date(next).toISOString() }) }, "daily posts run");
  };

  const loop = async () => {
    let refreshedAt = -Infinity;
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        if (clock.now() - refreshedAt >= refreshMs) {
          await refresh();
          refreshedAt = clock.now();
        }
        const taken = await take();
        failures = 0;
        if (hands.size >= handsMax) await Promise.race(hands);
        else if (taken === 0) await nap(await nextLook(store));
      } catch (error) {
        if (!(error instanceof StoreError)) log.error({ err: error }, "the scheduler failed");
        else if (failures === 0) log.warn({}, `daily posts wait: ${error.message}`);
        failures++;
        await clock.sleep(Math.min(1_000 * 2 ** failures, 30_000), stopping.signal);
      }
    }
  };

  const nap = async (until: number | undefined) => {
    waking = new AbortController();
    const longest = hands.size > 0 ? inHandMs : idleMs;
    const ms = Math.min(Math.max((until ?? Infinity) - clock.now(), 10), longest);
    await clock.sleep(ms, AbortSignal.any([waking.signal, stopping.signal]));
  };

  return {
    settling,
    start() {
      running ??= loop();
    },
    async stop() {
      stopping.abort();
      await running;
      await Promise.all(hands);
    },
    wake: () => waking.abort(),
    inHand: () => hands.size,
  };
}

/** The moment since which a subscription waits for its post. */
function waitingSince(subscription: Subscription, now: number): number {
  const [run] = runsBetween(subscription, now - 2 * 86_400_000, now, 1);
  return run?.at ?? now;
}

/**
 * Computes anew when to look at each subscription: the rules of its zone may have changed since that was written.
 * Gives their number.
 */
async function refreshLooks(store: Store, now: number): Promise<number> {
  let count = 0;
  for (let after = ""; ; ) {
    const page = await listSubscriptions(store, after, 500);
    const last = page.at(-1);
    if (!last) return count;
    count += page.length;
    for (const subscription of page) {
      const next = nextRun(subscription, now).at;
      // Earlier looks are retries and checks, and stay.
      if (!subscription.paused && subscription.lookAt > next)
        await changeSubscription(store, subscription.guildId, { lookAt: next }, subscription.lookAt);
    }
    after = last.guildId;
  }
}
