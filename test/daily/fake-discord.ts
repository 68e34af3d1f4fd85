import type { Clock } from "../../src/daily/clock.ts";
import type { DailyPost, Found, Inspected, PostSender, Sent } from "../../src/daily/post-sender.ts";
import { isBlocking, type Trouble } from "../../src/daily/trouble.ts";

/** What happens to one request to post, instead of the usual. */
export type Fault =
  | "none"
  /** The request never arrives. */
  | "timeout"
  /** The request arrives, and its answer does not. */
  | "reset-after"
  | "429"
  | "500"
  /** A gateway error although the message was made. */
  | "502-after"
  | "403"
  | "404";

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly quoteId: string;
  readonly date: string;
  readonly nonce: string;
  readonly at: number;
}

/** So many requests in so much time, whenever one begins to count. */
class Limit {
  readonly #max: number;
  readonly #windowMs: number;
  #taken: readonly number[] = [];

  constructor(max: number, windowMs: number) {
    this.#max = max;
    this.#windowMs = windowMs;
  }

  /** Takes one, and gives 0; or the milliseconds until there is another one to take. */
  take(now: number): number {
    this.#taken = this.#taken.filter((at) => at > now - this.#windowMs);
    const [first = now] = this.#taken;
    if (this.#taken.length >= this.#max) return first + this.#windowMs - now;
    this.#taken = [...this.#taken, now];
    return 0;
  }
}

/** Discord as far as a post meets it: channels with messages, nonces that are remembered for some minutes, faults. */
export class FakeDiscord implements PostSender {
  readonly messages: Message[] = [];
  readonly notices: { readonly guildId: string; readonly trouble: Trouble; readonly at: number }[] = [];
  readonly requests: { readonly at: number; readonly channelId: string }[] = [];
  /** Faults of the next requests to post, in order. */
  faults: Fault[] = [];
  /** What stands in the way, by channel. */
  readonly troubles = new Map<string, Trouble>();
  /** Channels whose requests hang for that many milliseconds and then fail. */
  readonly slow = new Map<string, number>();
  canReadHistory = true;
  latencyMs = 80;
  nonceMs = 180_000;
  /** Whether it allows 50 requests a second and 5 messages in 5 seconds for each channel, or any number. */
  isLimited = false;
  /** Requests that were one too many. */
  refusals = 0;
  /** When a thread was opened below a message. */
  readonly threads: number[] = [];
  readonly #global = new Limit(50, 1_000);
  readonly #buckets = new Map<string, Limit>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async create(post: DailyPost): Promise<Sent> {
    this.requests.push({ at: this.#clock.now(), channelId: post.channelId });
    const limited = this.#refuse(post.channelId);
    if (limited) return limited;
    const fault = this.faults.shift() ?? "none";
    await this.#clock.sleep(this.slow.get(post.channelId) ?? this.latencyMs);
    if (this.slow.has(post.channelId)) return { kind: "unclear", why: "timeout" };
    const trouble = this.troubles.get(post.channelId);
    if (trouble) return { kind: isBlocking(trouble) ? "refused" : "unsendable", trouble };
    switch (fault) {
      case "timeout":
        await this.#clock.sleep(10_000);
        return { kind: "unclear", why: "timeout" };
      case "429":
        return { kind: "limited", retryAfterMs: 2_000, global: false };
      case "500":
        return { kind: "unclear", why: "HTTP 500" };
      case "403":
        return { kind: "refused", trouble: { kind: "missingPermission", detail: "SendMessages" } };
      case "404":
        return { kind: "refused", trouble: { kind: "channelGone" } };
      case "reset-after":
      case "502-after":
        this.#take(post);
        return { kind: "unclear", why: fault };
      case "none":
        return { kind: "sent", messageId: this.#take(post).id, quoteId: post.quoteId };
    }
  }

  async find(channelId: string, date: string): Promise<Found> {
    const limited = this.#refuse();
    if (limited) return { ...limited, kind: "later" };
    await this.#clock.sleep(this.latencyMs);
    if (!this.canReadHistory) return { kind: "unreadable" };
    const message = this.messages.find((each) => each.channelId === channelId && each.date === date);
    return message ? { kind: "found", messageId: message.id, quoteId: message.quoteId } : { kind: "absent" };
  }

  async inspect({ channelId }: { channelId: string }): Promise<Inspected> {
    const limited = this.#refuse();
    if (limited) return { ...limited, kind: "later" };
    await this.#clock.sleep(this.latencyMs);
    const trouble = this.troubles.get(channelId);
    return trouble && isBlocking(trouble) ? { kind: "trouble", trouble } : { kind: "clear" };
  }

  async followUp({ thread }: { thread: boolean }): Promise<readonly string[]> {
    if (this.#refuse()) return ["threadOpened"];
    await this.#clock.sleep(this.latencyMs);
    if (thread) this.threads.push(this.#clock.now());
    return [];
  }

  async notify({ guildId }: { guildId: string }, trouble: Trouble): Promise<boolean> {
    if (this.#refuse()) return false;
    await this.#clock.sleep(this.latencyMs);
    this.notices.push({ guildId, trouble, at: this.#clock.now() });
    return true;
  }

  /** The bot says something else in a channel. */
  say(channelId: string): void {
    this.#refuse(channelId);
  }

  /** What a request is refused with that is one too many. A message counts in its channel's bucket as well. */
  #refuse(channelId?: string): { kind: "limited"; retryAfterMs: number; global: boolean } | undefined {
    if (!this.isLimited) return undefined;
    const now = this.#clock.now();
    const globalMs = this.#global.take(now);
    const retryAfterMs = globalMs || (channelId ? this.#bucketOf(channelId).take(now) : 0);
    if (retryAfterMs === 0) return undefined;
    this.refusals++;
    return { kind: "limited", retryAfterMs, global: globalMs > 0 };
  }

  #bucketOf(channelId: string): Limit {
    const bucket = this.#buckets.get(channelId) ?? new Limit(5, 5_000);
    this.#buckets.set(channelId, bucket);
    return bucket;
  }

  #take(post: DailyPost): Message {
    const now = this.#clock.now();
    const earlier = this.messages.find(
      (message) => message.nonce === post.nonce && now - message.at < this.nonceMs,
    );
    if (earlier) return earlier;
    const { channelId, quoteId, date, nonce } = post;
    const message = { id: String(this.messages.length + 1), channelId, quoteId, date, nonce, at: now };
    this.messages.push(message);
    return message;
  }
}
