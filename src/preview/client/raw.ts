import { bot, type Person, people, you } from "./people.ts";
import type { Language } from "./texts.ts";

/*
 * Interactions as Discord sends them (interactions/receiving-and-responding): whatever the bot may read in one stands in
 * these too, so that the page needs no way into the bot that Discord doesn't have.
 */
export type Raw = Readonly<Record<string, unknown>> & { readonly id: string };

export interface OptionValue {
  readonly name: string;
  readonly type: number;
  readonly value: string | number | boolean;
  readonly focused?: boolean;
}

/** What a message brings along when a component on it, or a message command, is used. */
export interface RawMessage {
  readonly id: string;
  readonly author: Person;
  readonly body: object;
  /** Who used the command that made it. */
  readonly askedBy: Person | null;
}

const guild = "600000000000000001";
export const channel = "700000000000000001";
const discordLocales = { en: "en-US", it: "it", ru: "ru" } as const;
/** Everything that a moderator of a server may do. */
const permissions = String((1n << 53n) - 1n);

let sequence = 0n;
/** A snowflake: milliseconds since Discord's first of January 2015, and a number of our own. */
export function snowflake(): string {
  sequence = (sequence + 1n) % 4096n;
  return String(((BigInt(Date.now()) - 1_420_070_400_000n) << 22n) | sequence);
}

/** A slash command; while an option of it is `focused`, a request for suggestions. */
export function rawCommand(name: string, options: readonly OptionValue[], language: Language): Raw {
  const type = options.some(({ focused }) => focused) ? 4 : 2;
  const users = options
    .filter((option) => option.type === 6)
    .flatMap(({ value }) =>
      people.filter(({ id }) => id === value).map((person) => [person.id, user(person)]),
    );
  const resolved = users.length > 0 ? { resolved: { users: Object.fromEntries(users) } } : {};
  return { ...common(language), type, data: { id: snowflake(), name, type: 1, options, ...resolved } };
}

export function rawMessageCommand(name: string, target: RawMessage, language: Language): Raw {
  const data = {
    id: snowflake(),
    name,
    type: 3,
    target_id: target.id,
    resolved: { messages: { [target.id]: message(target) } },
  };
  return { ...common(language), type: 2, data };
}

/** A button; with values, a menu. */
export function rawComponent(
  customId: string,
  target: RawMessage,
  language: Language,
  values?: readonly string[],
): Raw {
  const data = { custom_id: customId, component_type: values ? 3 : 2, ...(values ? { values } : {}) };
  return { ...common(language), type: 3, data, message: message(target) };
}

export function rawModal(
  customId: string,
  fields: ReadonlyMap<string, string>,
  target: RawMessage | null,
  language: Language,
): Raw {
  const components = [...fields].map(([id, value]) => ({
    type: 18,
    component: { type: 4, custom_id: id, value },
  }));
  const on = target ? { message: message(target) } : {};
  return { ...common(language), type: 5, data: { custom_id: customId, components }, ...on };
}

/** A message that somebody wrote and that mentions the bot, as the gateway sends it. */
export function rawMention(id: string, text: string): Raw {
  return {
    id,
    channel_id: channel,
    guild_id: guild,
    type: 0,
    content: text,
    author: user(you),
    mentions: [user(bot)],
  };
}

function common(language: Language) {
  const locale = discordLocales[language];
  return {
    id: snowflake(),
    application_id: bot.id,
    token: `preview-${snowflake()}`,
    version: 1,
    locale,
    guild_locale: locale,
    guild_id: guild,
    guild: { id: guild, locale, features: [] },
    channel_id: channel,
    channel: { id: channel, type: 0, name: "the-story" },
    member: { user: user(you), roles: [], permissions },
    app_permissions: permissions,
    authorizing_integration_owners: { "0": guild },
    context: 0,
    entitlements: [],
    attachment_size_limit: 10_485_760,
  };
}

function user({ id, name, bot: isBot }: Person) {
  return { id, username: name.toLowerCase().replace(" ", "-"), global_name: name, avatar: null, bot: isBot };
}

function message({ id, author, body, askedBy }: RawMessage) {
  const metadata = askedBy
    ? { interaction_metadata: { id, type: 2, user: user(askedBy), authorizing_integration_owners: {} } }
    : {};
  return {
    content: "",
    flags: 0,
    type: 0,
    ...body,
    id,
    channel_id: channel,
    author: user(author),
    ...metadata,
  };
}
