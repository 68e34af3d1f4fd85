import type { Clock } from "../../src/daily/clock.ts";
import type { DailyPost, Found, Inspected, PostSender, Sent } from "../../src/daily/post-sender.ts";
import type { Trouble } from "../../src/daily/trouble.ts";

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
  /** How many requests of any kind are taken in a second. */
  perSecondMax = Infinity;
  refusals = 0;
  #second = { at: 0, count: 0 };
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async create(post: DailyPost): Promise<Sent> {
    this.requests.push({ at: this.#clock.now(), channelId: post.channelId });
    const second = Math.floor(this.#clock.now() / 1_000);
    this.#second = { at: second, count: this.#second.at === second ? this.#second.count + 1 : 1 };
    if (this.#second.count > this.perSecondMax) {
      this.refusals++;
      return { kind: "limited", retryAfterMs: 1_000, global: true };
    }
    const fault = this.faults.shift() ?? "none";
    await this.#clock.sleep(this.slow.get(post.channelId) ?? this.latencyMs);
    if (this.slow.has(post.channelId)) return { kind: "unclear", why: "timeout" };
    const trouble = this.troubles.get(post.channelId);
    if (trouble) return { kind: "refused", trouble };
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
    await this.#clock.sleep(this.latencyMs);
    if (!this.canReadHistory) return { kind: "unreadable" };
    const message = this.messages.find((each) => each.channelId === channelId && each.date === date);
    return message ? { kind: "found", messageId: message.id, quoteId: message.quoteId } : { kind: "absent" };
  }

  async inspect({ channelId }: { channelId: string }): Promise<Inspected> {
    await this.#clock.sleep(this.latencyMs);
    const trouble = this.troubles.get(channelId);
    return trouble ? { kind: "trouble", trouble } : { kind: "clear" };
  }

  async followUp(): Promise<readonly string[]> {
    return [];
  }

  async notify({ guildId }: { guildId: string }, trouble: Trouble): Promise<boolean> {
    await this.#clock.sleep(this.latencyMs);
    this.notices.push({ guildId, trouble, at: this.#clock.now() });
    return true;
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
