/** A misfortune of the network or of Discord that the next matching requests meet. */
export interface Fault {
  /** "status" answers with it; "reset" cuts the connection; "silence" never answers; "delay" only waits. */
  readonly kind: "status" | "reset" | "silence" | "delay";
  readonly method?: string;
  readonly path?: RegExp;
  /** How many requests meet it; 1 unless told. */
  readonly times?: number;
  readonly status?: number;
  readonly code?: number;
  /** For 429: seconds. */
  readonly retryAfter?: number;
  readonly delayMs?: number;
  /** The request is carried out before its answer gets lost or is delayed. */
  readonly afterTaking?: boolean;
}

/** The misfortunes to come, each for the first requests that match it. */
export class Faults {
  #pending: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  take(request: { readonly method: string; readonly path: string }): Fault | undefined {
    const found = this.#pending.find(({ fault, left }) => left > 0 && matches(fault, request));
    if (!found) return undefined;
    found.left -= 1;
    return found.fault;
  }

  clear(): void {
    this.#pending = [];
  }
}

function matches(
  { method, path }: Fault,
  request: { readonly method: string; readonly path: string },
): boolean {
  return (!method || method === request.method) && (!path || path.test(request.path));
}
