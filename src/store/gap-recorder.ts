import { recordGap } from "./gaps.ts";
import type { Store } from "./store.ts";

/** Records unanswered questions beside the answering, which neither waits for it nor fails with it. */
export function createGapRecorder(
  store: Store,
  log: { warn(context: object, message: string): void },
  now: () => number = Date.now,
): (question: string) => void {
  return (question) => {
    recordGap(store, question, now()).catch((error: unknown) => {
      // The question itself stays out of the log.
      log.warn({ err: error }, "an unanswered question was not counted");
    });
  };
}
