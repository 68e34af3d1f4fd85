import type { Subscription } from "../../src/store/subscriptions.ts";

/** A subscription as most servers have it, at nine in Rome, with what a test wants to be different. */
export function subscriptionOf(guildId: string, changes: Partial<Subscription> = {}): Subscription {
  return {
    guildId,
    channelId: `1${guildId}`,
    minute: 9 * 60,
    zone: "Europe/Rome",
    weekdays: 0b1111111,
    roleId: null,
    thread: false,
    silent: false,
    publish: false,
    catchUpMs: 6 * 3_600_000,
    locale: "en",
    seed: guildId,
    startsAt: 0,
    paused: false,
    trouble: null,
    troubleAt: null,
    noticeDue: false,
    lookAt: 0,
    ...changes,
  };
}
