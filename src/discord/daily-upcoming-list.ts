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
import type { Run } from "../daily/schedule.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import { button, buttonRows } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { writeCustomId } from "./custom-id.ts";
import { panel, stamp } from "./daily-replies.ts";
import { dailyTexts } from "./daily-texts.ts";
import { escapeMarkdown, shorten } from "./escape.ts";
import { componentLimits } from "./limits.ts";

/** How many are listed. */
const listed = 7;

/** One date with the quote whose turn it will be. */
export type Upcoming = Run & Turn;

/** The list as a message: seven quotes, a menu of all that can be chosen, and what can be done with the chosen one. */
export function renderUpcoming(
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
