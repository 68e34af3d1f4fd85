import { buildDesk } from "../../src/answering/build-desk.ts";
import type { Desk } from "../../src/answering/desk.ts";
import { type Daily, openDaily } from "../../src/discord/daily-parts.ts";
import { createDailyRest } from "../../src/discord/daily-sender.ts";
import { renderAnswer } from "../../src/discord/render-answer.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { connectBot, type TestBot } from "../support/bot.ts";
import { type DiscordSimulator, startSimulator } from "../support/discord-simulator.ts";
import { palace } from "../support/palace.ts";
import { ids, type RawOverrides, rawCommand, rawComponent, rawModal } from "../support/raw-interactions.ts";
import type { SimulatedMessage } from "../support/simulator/state.ts";

/** The palace with a dozen quotes. */
export const dozen: Desk = buildDesk({
  ...palace,
  quotes: new Map(
    [...palace.quotes].flatMap(([id, quote]) =>
      Array.from({ length: 6 }, (_, n) => [`${id}-${n}`, { ...quote, id: `${id}-${n}` }] as const),
    ),
  ),
});

export interface DailyBot {
  readonly discord: DiscordSimulator;
  readonly bot: TestBot;
  readonly daily: Daily;
  readonly store: Store;
  /** A sub-command of `/daily`, and what its user ends up seeing. */
  use(
    subcommand: string,
    options?: Readonly<Record<string, string | number | boolean | { readonly role: string }>>,
    overrides?: RawOverrides,
  ): Promise<SimulatedMessage>;
  press(customId: string, values?: readonly string[], overrides?: RawOverrides): Promise<SimulatedMessage>;
  submit(customId: string, fields: Readonly<Record<string, string>>): Promise<SimulatedMessage>;
  close(): Promise<void>;
}

/** The real bot with its daily quote, on a simulated Discord. Its scheduler runs only where a test starts it. */
export async function connectDailyBot(store = createStore("file::memory:"), desk = dozen): Promise<DailyBot> {
  const discord = await startSimulator();
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const rest = createDailyRest(discord.token, discord.url);
  const daily = openDaily({ store, rest, desk: () => desk, log });
  const bot = await connectBot(discord, {
    desk,
    interactions: daily.interactions,
    onReplyToPost: daily.onReplyToPost,
    render: (answer) => renderAnswer(answer, desk, { private: false }),
  });
  return {
    discord,
    bot,
    daily,
    store,
    use: (subcommand, options = {}, overrides = {}) =>
      discord
        .interact(
          rawCommand(`daily ${subcommand}`, options, {
            ...overrides,
            resolved: { channels: resolved(discord) },
          }),
        )
        .shown(),
    press: (customId, values, overrides = {}) =>
      discord
        .interact(rawComponent(customId, { ...overrides, onPrivate: true, ...(values && { values }) }))
        .shown(),
    submit: (customId, fields) => discord.interact(rawModal(customId, fields)).shown(),
    async close() {
      await daily.scheduler.stop();
      await bot.gateway.stop();
      await discord.close();
      await store.close();
    },
  };
}

/** All that a reader sees of a message. */
export const seen = (message: SimulatedMessage) =>
  JSON.stringify(message.body, (key, value) => (key === "custom_id" ? undefined : value));

function resolved(discord: DiscordSimulator) {
  return Object.fromEntries(
    [...discord.state.channels].map(([id, { type, name, permissions }]) => [
      id,
      { id, type, name, app_permissions: String(permissions) },
    ]),
  );
}

export const set = { channel: ids.channel, time: "9:00", timezone: "Europe/Rome" };
