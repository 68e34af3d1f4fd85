import type { PostSender } from "../../src/daily/post-sender.ts";
import { createScheduler, type Log, type Scheduler, type SchedulerParts } from "../../src/daily/scheduler.ts";
import type { Store } from "../../src/store/store.ts";

export const quotes = Array.from({ length: 12 }, (_, n) => ({ id: `quote-${n}`, weight: 1 + (n % 3) }));

export const silent: Log = { info() {}, warn() {}, error() {} };

/** A scheduler on a virtual clock, without chance. */
export function schedulerOn(
  parts: Pick<SchedulerParts, "store" | "sender" | "clock" | "observe">,
  owner = "one",
): Scheduler {
  return createScheduler({
    ...parts,
    owner,
    quotes: () => quotes,
    log: silent,
    random: () => 0.5,
    idleMs: 3_600_000,
  });
}

/**
 * One process that is killed at a step: after it, nothing of the process goes on. A step is the moment before or
 * after any statement to the database or any request to Discord.
 */
export function mortal(
  store: Store,
  sender: PostSender,
  diesAtStep: number,
): { readonly store: Store; readonly sender: PostSender; readonly isDead: () => boolean } {
  let steps = 0;
  const never = new Promise<never>(() => {});
  const isDead = () => steps >= diesAtStep;
  const live = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isDead()) return never;
    steps++;
    if (isDead()) return never;
    const result = await work();
    if (isDead()) return never;
    steps++;
    return isDead() ? never : result;
  };
  return {
    isDead,
    store: {
      ...store,
      read: (work) => live(() => store.read(work)),
      write: (work) => live(() => store.write(work)),
    },
    sender: {
      create: (post) => live(() => sender.create(post)),
      find: (...where) => live(() => sender.find(...where)),
      inspect: (subscription) => live(() => sender.inspect(subscription)),
      followUp: (...what) => live(() => sender.followUp(...what)),
      notify: (...what) => live(() => sender.notify(...what)),
    },
  };
}
