import type { Desk } from "../answering/desk.ts";
import { upcomingRuns } from "../daily/schedule.ts";
import { turnsOn } from "../daily/turns.ts";
import { pinQuote, skipQuote, unpinQuote } from "../store/overrides.ts";
import { listPosts } from "../store/posts.ts";
import { StoreError } from "../store/store-error.ts";
import { findSubscription, type Subscription } from "../store/subscriptions.ts";
import type { ComponentCall, ComponentHandler, Reply } from "./command.ts";
import type { GuildCall } from "./commands/daily.ts";
import type { DailyParts } from "./daily-parts.ts";
import { notice } from "./daily-replies.ts";
import { dailyTexts } from "./daily-texts.ts";
import { renderUpcoming, type Upcoming } from "./daily-upcoming-list.ts";
import { componentLimits } from "./limits.ts";

/** How many can be chosen from and pinned to. */
const choosable = componentLimits.selectOptions;

/** The next quotes with their dates, to be skipped, moved up or pinned. */
export async function showUpcoming(call: GuildCall, parts: DailyParts, desk: Desk): Promise<Reply> {
  const says = dailyTexts[call.locale];
  const subscription = await findSubscription(parts.store, call.guildId);
  if (!subscription) return notice(says.notSet, "not-set");
  const turns = await upcoming(parts, subscription);
  if (turns.length === 0) return notice(says.noQuotes, "no-quotes");
  return {
    kind: "message",
    private: true,
    message: renderUpcoming(turns, undefined, desk, call.locale),
    outcome: "listed",
  };
}

/** What is done to one quote of the list. Each leaves the list as it stands then, with that quote still chosen. */
export function upcomingComponents(parts: DailyParts): readonly ComponentHandler[] {
  const { store } = parts;
  const handler = (action: string, change: Change): ComponentHandler => ({
    action,
    run: (call, desk) => changeUpcoming(call, desk, parts, change),
  });
  return [
    handler("daily-choose", async () => {}),
    handler("daily-skip", (guildId, turn) => skipQuote(store, guildId, turn.cycle, turn.quoteId)),
    handler("daily-unpin", (guildId, turn) => unpinQuote(store, guildId, turn.quoteId)),
    handler("daily-up", async (guildId, turn, turns, { today }) => {
      const before = turns[turns.indexOf(turn) - 1];
      if (!before) return;
      const pin = (date: string, quoteId: string) =>
        pinQuote(store, guildId, { date, quoteId, before: today });
      // What was pinned to the earlier date changes places; what merely came then moves down by itself.
      if (before.pinned) await pin(turn.date, before.quoteId);
      await pin(before.date, turn.quoteId);
    }),
    handler("daily-pin", async (guildId, turn, _turns, { today, value }) => {
      if (/^\d{4}-\d{2}-\d{2}$/.test(value))
        await pinQuote(store, guildId, { date: value, quoteId: turn.quoteId, before: today });
    }),
  ];
}

type Change = (
  guildId: string,
  turn: Upcoming,
  turns: readonly Upcoming[],
  chosen: { readonly today: string; readonly value: string },
) => Promise<void>;

async function changeUpcoming(
  call: ComponentCall,
  desk: Desk,
  parts: DailyParts,
  change: Change,
): Promise<Reply> {
  const says = dailyTexts[call.locale];
  if (call.guildId === null) return notice(says.serversOnly, "refused");
  try {
    const subscription = await findSubscription(parts.store, call.guildId);
    if (!subscription) return notice(says.notSet, "not-set");
    const [value = ""] = call.values;
    const [quoteId = value] = call.customId.args;
    const turns = await upcoming(parts, subscription);
    const turn = turns.find((each) => each.quoteId === quoteId);
    if (turn) await change(call.guildId, turn, turns, { today: turns[0]?.date ?? "", value });
    // What was skipped is done with, although it comes again in the next cycle.
    const chosen = call.customId.action === "daily-skip" ? undefined : quoteId;
    const message = renderUpcoming(await upcoming(parts, subscription), chosen, desk, call.locale);
    const stale = turn === undefined ? { content: says.stale } : {};
    return { kind: "update", message: { ...message, ...stale }, outcome: turn ? "saved" : "stale" };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return notice(says.storeAway, "store-away");
  }
}

/** The next dates on which nothing was begun, with their quotes. */
async function upcoming(
  { store, settling }: DailyParts,
  subscription: Subscription,
): Promise<readonly Upcoming[]> {
  const begun = new Set((await listPosts(store, subscription.guildId, 5)).map((post) => post.date));
  const runs = upcomingRuns(subscription, settling.clock.now(), choosable + 1)
    .filter((run) => !begun.has(run.date))
    .slice(0, choosable);
  const turns = await turnsOn(
    settling,
    subscription,
    runs.map((run) => run.date),
  );
  return turns.flatMap((turn, at) => {
    const run = runs[at];
    return run ? [{ ...run, ...turn }] : [];
  });
}
