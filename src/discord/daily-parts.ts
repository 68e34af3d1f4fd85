import { randomBytes } from "node:crypto";
import { type REST, RESTEvents } from "discord.js";
import type { Desk } from "../answering/desk.ts";
import { type Clock, systemClock } from "../daily/clock.ts";
import type { Candidate } from "../daily/quote-order.ts";
import { createScheduler, type Scheduler } from "../daily/scheduler.ts";
import type { PostOutcome, Settling } from "../daily/settle-subscription.ts";
import type { Dossier } from "../knowledge/dossier.ts";
import type { Store } from "../store/store.ts";
import type { Interactions, SlashCommand } from "./command.ts";
import { commandDefinitions } from "./command-definitions.ts";
import { buildDaily } from "./commands/daily.ts";
import { dailyPostButtons, dailyPostModals } from "./daily-buttons.ts";
import { createReplyToPost } from "./daily-reply.ts";
import { createDailySender } from "./daily-sender.ts";
import { upcomingComponents } from "./daily-upcoming.ts";
import type { Log } from "./log.ts";
import type { MentionOptions } from "./mention.ts";

/** What the commands of the daily quote work with. */
export interface DailyParts {
  readonly store: Store;
  readonly rest: REST;
  readonly settling: Settling;
  /** Tells the scheduler that a subscription has changed. */
  readonly wake: () => void;
  readonly log: Pick<Log, "warn">;
  /** Every command as this version defines it. */
  readonly definitions: readonly SlashCommand["definition"][];
}

export interface Daily {
  readonly scheduler: Scheduler;
  /** `/daily` with its buttons, and the buttons of the posts. */
  readonly interactions: Pick<Interactions, "commands" | "components" | "modals">;
  readonly onReplyToPost: NonNullable<MentionOptions["onReplyToPost"]>;
}

export interface DailyOptions {
  readonly store: Store;
  /** From `createDailyRest`. */
  readonly rest: REST;
  readonly desk: () => Desk;
  readonly log: Log;
  readonly clock?: Clock;
  /** Told of every post that was sent, and of every date that went without. */
  readonly observe?: (outcome: PostOutcome) => void;
}

/** The quote of the day as a whole. It does nothing before its scheduler is started. */
export function openDaily({ store, rest, desk, log, clock = systemClock, observe }: DailyOptions): Daily {
  rest.on(RESTEvents.InvalidRequestWarning, (data) => {
    log.warn({ ...data }, "many invalid requests for daily posts");
  });
  const scheduler = createScheduler({
    store,
    log,
    clock,
    observe,
    sender: createDailySender({ rest, desk, log }),
    quotes: () => candidatesOf(desk().dossier),
    owner: randomBytes(8).toString("hex"),
  });
  const { settling, wake } = scheduler;
  const parts: DailyParts = { store, rest, settling, wake, log, definitions: commandDefinitions() };
  return {
    scheduler,
    interactions: {
      commands: [buildDaily(parts)],
      components: [...dailyPostButtons, ...upcomingComponents(parts)],
      modals: dailyPostModals,
    },
    onReplyToPost: createReplyToPost(parts),
  };
}

/** The quotes that a daily post may choose. */
function candidatesOf(dossier: Dossier): readonly Candidate[] {
  return [...dossier.quotes.values()].filter(({ weight }) => weight > 0);
}
