import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ComponentType,
} from "discord.js";
import { buildCardQuote } from "../answering/build-card-quote.ts";
import type { Desk } from "../answering/desk.ts";
import type { Turn } from "../daily/quote-order.ts";
import { type Run, upcomingRuns } from "../daily/schedule.ts";
import { turnsOn } from "../daily/settle-subscription.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import { pinQuote, skipQuote, unpinQuote } from "../store/overrides.ts";
import { listPosts } from "../store/posts.ts";
import { StoreError } from "../store/store-error.ts";
import { findSubscription, type Subscription } from "../store/subscriptions.ts";
import { button, buttonRows } from "./button.ts";
import type { ComponentCall, ComponentHandler, OutgoingMessage, Reply } from "./command.ts";
import type { GuildCall } from "./commands/daily.ts";
import { writeCustomId } from "./custom-id.ts";
import type { DailyParts } from "./daily-parts.ts";
import { notice, panel, stamp } from "./daily-replies.ts";
import { dailyTexts } from "./daily-texts.ts";
import { escapeMarkdown, shorten } from "./escape.ts";
import { componentLimits } from "./limits.ts";

/** How many are listed, and how many can be chosen from and pinned to. */
const listed = 7;
const choosable = componentLimits.selectOptions;

/** One date with the quote whose turn it will be. */
type Upcoming = Run & Turn;

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
    message: render(turns, undefined, desk, call.locale),
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
    const message = render(await upcoming(parts, subscription), chosen, desk, call.locale);
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

function render(
  turns: readonly Upcoming[],
  chosenId: string | undefined,
  desk: Desk,
  language: Language,
): OutgoingMessage {
  const says = dailyTexts[language];
  const chosen = turns.find((turn) => turn.quoteId === chosenId);
  const lines = turns.slice(0, listed).map((turn) => {
    const { speaker, words } = describe(turn.quoteId, desk, language);
    const mark = turn.pinned ? ` · 📌 ${says.pinned}` : "";
    const line = `${stamp(turn.at)}${mark}\n${escapeMarkdown(`${speaker}: ${shorten(words, 150)}`)}`;
    return turn === chosen ? `▶ **${line.replace("\n", "**\n")}` : line;
  });
  // A quote comes once in a menu, at its next turn.
  const distinct = turns.filter(
    (turn, at) => turns.findIndex(({ quoteId }) => quoteId === turn.quoteId) === at,
  );
  const choice = menu(
    writeCustomId("daily-choose"),
    says.chooseQuote,
    distinct.map((turn) => optionOf(turn, turn === chosen, desk, language)),
  );
  const rows = chosen ? chosenRows(chosen, turns, language) : [];
  return panel(
    { title: says.upcomingTitle, description: `${says.upcomingHelp}\n\n${lines.join("\n\n")}`, fields: [] },
    [choice, ...rows],
  );
}

function chosenRows(chosen: Upcoming, turns: readonly Upcoming[], language: Language) {
  const says = dailyTexts[language];
  const id = (action: string) => writeCustomId(action, chosen.quoteId);
  const buttons: readonly APIButtonComponentWithCustomId[] = [
    button(says.skip, id("daily-skip")),
    ...(turns[0] === chosen ? [] : [button(says.moveUp, id("daily-up"))]),
    ...(chosen.pinned ? [button(says.unpin, id("daily-unpin"))] : []),
  ];
  const dates = turns.map(({ date }) => ({
    label: dayLabel(date, language),
    value: date,
    default: date === chosen.date && chosen.pinned,
  }));
  return [...buttonRows(buttons), menu(id("daily-pin"), says.pinTo, dates)];
}

function menu(
  customId: string,
  placeholder: string,
  options: APISelectMenuOption[],
): APIActionRowComponent<APIStringSelectComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.StringSelect, custom_id: customId, placeholder, options }],
  };
}

function optionOf(turn: Upcoming, chosen: boolean, desk: Desk, language: Language): APISelectMenuOption {
  const { speaker, words } = describe(turn.quoteId, desk, language);
  return {
    label: shorten(`${dayLabel(turn.date, language)} · ${speaker}`, componentLimits.selectText),
    description: shorten(words, componentLimits.selectText),
    value: turn.quoteId,
    default: chosen,
  };
}

function describe(quoteId: string, { dossier }: Desk, language: Language) {
  const quote = dossier.quotes.get(quoteId);
  if (!quote) return { speaker: quoteId, words: quoteId };
  const speaker = dossier.profiles.get(quote.speaker);
  return {
    speaker: speaker ? textIn(speaker.name, language) : quote.speaker,
    words: buildCardQuote(quote, dossier, language).words,
  };
}

/** "Sun, 29 Mar": the date in the server's zone, which menus can't convert. */
function dayLabel(date: string, language: Language): string {
  const format = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, format).format(new Date(`${date}T00:00:00Z`));
}
