import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from "discord.js";

/** Interactions as Discord sends them. Anything can be overridden, so that a test can also send nonsense. */
export interface RawOverrides {
  readonly id?: string;
  readonly locale?: string;
  readonly guildLocale?: string;
  readonly guildId?: string | null;
  readonly channelId?: string;
  readonly userId?: string;
  readonly memberPermissions?: bigint;
}

/** What a simulator has to know of an interaction in order to send it and to judge the answers. */
export type RawSent = { readonly id: string; readonly token: string } & Readonly<Record<string, unknown>>;

export const ids = {
  application: "500000000000000001",
  bot: "500000000000000001",
  guild: "600000000000000001",
  channel: "700000000000000001",
  user: "800000000000000001",
} as const;

let counter = 0n;
/** A snowflake that no other call of this process has. */
export function nextId(): string {
  counter += 1n;
  return String(900_000_000_000_000_000n + counter);
}

type OptionValue = string | number | boolean | { readonly user: string } | { readonly role: string };

/** A slash command; a name of two or three words is a sub-command. `focused` names the option being typed. */
export function rawCommand(
  path: string,
  values: Readonly<Record<string, OptionValue>> = {},
  overrides: RawOverrides & { readonly focused?: string; readonly resolved?: unknown } = {},
): RawSent {
  const [name = "", ...nested] = path.split(" ");
  const leaves: unknown[] = Object.entries(values).map(([option, value]) => ({
    ...optionOf(option, value),
    ...(overrides.focused === option ? { focused: true } : {}),
  }));
  const options = nested.reduceRight<unknown[]>(
    (inner, step, depth) => [
      {
        name: step,
        type:
          depth === nested.length - 1
            ? ApplicationCommandOptionType.Subcommand
            : ApplicationCommandOptionType.SubcommandGroup,
        options: inner,
      },
    ],
    leaves,
  );
  return {
    ...common(overrides),
    type: overrides.focused
      ? InteractionType.ApplicationCommandAutocomplete
      : InteractionType.ApplicationCommand,
    data: {
      id: nextId(),
      name,
      type: ApplicationCommandType.ChatInput,
      options,
      ...(overrides.resolved ? { resolved: overrides.resolved } : {}),
    },
  };
}

/** A message command on a message with this text. */
export function rawMessageCommand(name: string, content: string, overrides: RawOverrides = {}): RawSent {
  const target = nextId();
  const message = { ...messageOf(content), id: target, author: userOf("800000000000000099") };
  return {
    ...common(overrides),
    type: InteractionType.ApplicationCommand,
    data: {
      id: nextId(),
      name,
      type: ApplicationCommandType.Message,
      target_id: target,
      resolved: { messages: { [target]: message } },
    },
  };
}

/** A button, or a menu where values are given, on a message that `askerId` asked for. */
export function rawComponent(
  customId: string,
  overrides: RawOverrides & {
    readonly values?: readonly string[];
    readonly askerId?: string;
    readonly onPrivate?: boolean;
    readonly message?: Readonly<Record<string, unknown>>;
  } = {},
): RawSent {
  const { values, askerId = ids.user, onPrivate = false } = overrides;
  return {
    ...common(overrides),
    type: InteractionType.MessageComponent,
    data: {
      custom_id: customId,
      component_type: values ? ComponentType.StringSelect : ComponentType.Button,
      ...(values ? { values } : {}),
    },
    message: {
      ...messageOf(""),
      flags: onPrivate ? MessageFlags.Ephemeral : 0,
      interaction_metadata: {
        id: nextId(),
        type: 2,
        user: userOf(askerId),
        authorizing_integration_owners: {},
      },
      ...overrides.message,
    },
  };
}

/** A modal with these inputs. */
export function rawModal(
  customId: string,
  fields: Readonly<Record<string, string>>,
  overrides: RawOverrides = {},
): RawSent {
  const components = Object.entries(fields).map(([id, value]) => ({
    type: 18,
    component: { type: ComponentType.TextInput, custom_id: id, value },
  }));
  return {
    ...common(overrides),
    type: InteractionType.ModalSubmit,
    data: { custom_id: customId, components },
  };
}

export function userOf(id: string) {
  return { id, username: `user${id.slice(-4)}`, discriminator: "0", avatar: null, global_name: "Somebody" };
}

function messageOf(content: string) {
  return {
    id: nextId(),
    channel_id: ids.channel,
    author: { ...userOf(ids.bot), bot: true },
    content,
    timestamp: "2026-01-01T00:00:00.000Z",
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
  };
}

function common(overrides: RawOverrides): RawSent {
  const { guildId = ids.guild, locale = "en-US", guildLocale = "en-US" } = overrides;
  const id = overrides.id ?? nextId();
  const user = userOf(overrides.userId ?? ids.user);
  const permissions = String(overrides.memberPermissions ?? 0n);
  return {
    id,
    version: 1,
    token: `token-${id}`,
    application_id: ids.application,
    locale,
    channel_id: overrides.channelId ?? ids.channel,
    channel: { id: overrides.channelId ?? ids.channel, type: guildId ? 0 : 1 },
    app_permissions: "2147483647",
    attachment_size_limit: 10_485_760,
    entitlements: [],
    authorizing_integration_owners: guildId ? { "0": guildId } : { "0": "0" },
    context: guildId ? 0 : 1,
    ...(guildId
      ? {
          guild_id: guildId,
          guild_locale: guildLocale,
          guild: { id: guildId, locale: guildLocale, features: [] },
          member: {
            user,
            permissions,
            roles: [],
            joined_at: "2020-01-01T00:00:00.000Z",
            deaf: false,
            mute: false,
            flags: 0,
          },
        }
      : { user }),
  };
}

function optionOf(name: string, value: OptionValue) {
  if (typeof value === "string") return { name, type: ApplicationCommandOptionType.String, value };
  if (typeof value === "number") return { name, type: ApplicationCommandOptionType.Integer, value };
  if (typeof value === "boolean") return { name, type: ApplicationCommandOptionType.Boolean, value };
  if ("user" in value) return { name, type: ApplicationCommandOptionType.User, value: value.user };
  return { name, type: ApplicationCommandOptionType.Role, value: value.role };
}
