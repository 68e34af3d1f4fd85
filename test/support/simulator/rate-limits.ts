/** Whether a request is let in, and what its answer says about those that are left. */
export type Admission =
  | { readonly kind: "admitted"; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly kind: "limited";
      readonly headers: Readonly<Record<string, string>>;
      readonly global: boolean;
      /** Seconds. */
      readonly retryAfter: number;
    };

/** For each channel. Discord publishes no such numbers but in its answers; these are what it has been giving for years. */
const bucketOf = { messages: 5, seconds: 5 };

/**
 * Discord's limits (topics/rate-limits): so many requests a second over all routes but those of interactions, and a bucket
 * of messages for each channel. In real seconds: a test may hold the simulator's clock still.
 */
export class RateLimits {
  readonly #perSecond: number;
  readonly #second = { at: 0, requests: 0 };
  readonly #buckets = new Map<string, { readonly resetAt: number; left: number }>();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  admit({ method, path }: { readonly method: string; readonly path: string }): Admission {
    if (!this.#isWithinSecond())
      return {
        kind: "limited",
        global: true,
        retryAfter: 0.2,
        headers: { "x-ratelimit-global": "true", "x-ratelimit-scope": "global" },
      };
    const channelId = method === "POST" ? /^\/channels\/(\d+)\/messages$/.exec(path)?.[1] : undefined;
    return channelId ? this.#take(channelId) : { kind: "admitted", headers: {} };
  }

  #isWithinSecond(): boolean {
    const second = Math.floor(Date.now() / 1_000);
    if (second !== this.#second.at) Object.assign(this.#second, { at: second, requests: 0 });
    this.#second.requests += 1;
    // Client and server cut their seconds at different moments; twice the limit is surely too much.
    return this.#second.requests <= 2 * this.#perSecond;
  }

  #take(channelId: string): Admission {
    const now = Date.now();
    let bucket = this.#buckets.get(channelId);
    if (!bucket || bucket.resetAt <= now) {
      bucket = { resetAt: now + bucketOf.seconds * 1_000, left: bucketOf.messages };
      this.#buckets.set(channelId, bucket);
    }
    const retryAfter = (bucket.resetAt - now) / 1_000;
    const isEmpty = bucket.left === 0;
    if (!isEmpty) bucket.left -= 1;
    const headers = {
      "x-ratelimit-bucket": "messages",
      "x-ratelimit-limit": String(bucketOf.messages),
      "x-ratelimit-remaining": String(bucket.left),
      "x-ratelimit-reset-after": String(retryAfter),
    };
    return isEmpty
      ? { kind: "limited", global: false, retryAfter, headers: { ...headers, "x-ratelimit-scope": "user" } }
      : { kind: "admitted", headers };
  }
}
