import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from "discord.js";
import { z } from "zod";
import type { Language } from "../knowledge/text.ts";
import type {
  Call,
  CommandCall,
  CompletionCall,
  ComponentCall,
  MessageCommandCall,
  ModalCall,
} from "./command.ts";
import { parseCustomId } from "./custom-id.ts";
import {
  type RawChannel,
  type RawEnvelope,
  type RawInteraction,
  type RawOption,
  rawEnvelopeSchema,
  rawInteractionSchema,
  snowflake,
} from "./raw-interaction.ts";

/** How to reach whoever sent an interaction: all that an answer needs besides its body. */
export interface Envelope {
  /** Discord's InteractionType. */
  readonly type: number;
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  readonly locale: Language;
}

export type ParsedInteraction =
  | { readonly kind: "ping" }
  | { readonly kind: "command"; readonly envelope: Envelope; readonly call: CommandCall }
  | { readonly kind: "completion"; readonly envelope: Envelope; readonly call: CompletionCall }
  | { readonly kind: "messageCommand"; readonly envelope: Envelope; readonly call: MessageCommandCall }
  | { readonly kind: "component"; readonly envelope: Envelope; readonly call: ComponentCall }
  | {
      readonly kind: "modal";
      readonly envelope: Envelope;
      readonly call: ModalCall;
      readonly onMessage: boolean;
    }
  /** A component or modal whose custom id an older version wrote. */
  | { readonly kind: "outdated"; readonly envelope: Envelope }
  /** Nothing that this bot knows; null where not even an address could be read. */
  | { readonly kind: "unknown"; readonly envelope: Envelope | null };

/** Reads an interaction as Discord sends it, over the gateway or HTTP. Never throws. */
export function parseInteraction(raw: unknown): ParsedInteraction {
  const result = rawInteractionSchema.safeParse(raw);
  if (!result.success) return parseEnvelope(raw);
  const interaction = result.data;
  const envelope = envelopeOf(interaction);
  if (envelope.type === InteractionType.Ping) return { kind: "ping" };
  const call = callOf(interaction, envelope);
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return parseCommand(interaction, envelope, call);
    case InteractionType.ApplicationCommandAutocomplete:
      return parseCompletion(interaction, envelope, call);
    case InteractionType.MessageComponent:
      return parseComponent(interaction, envelope, call);
    case InteractionType.ModalSubmit:
      return parseModal(interaction, envelope, call);
    default:
      return { kind: "unknown", envelope };
  }
}

/** What can be read of an interaction that is none as a whole: at least, perhaps, where to send the apology. */
function parseEnvelope(raw: unknown): ParsedInteraction {
  const addressed = rawEnvelopeSchema.safeParse(raw);
  if (!addressed.success) return isPing(raw) ? { kind: "ping" } : { kind: "unknown", envelope: null };
  const envelope = envelopeOf(addressed.data);
  return envelope.type === InteractionType.Ping ? { kind: "ping" } : { kind: "unknown", envelope };
}

/** The bot's language for a Discord locale; English for those that it doesn't speak. */
export function languageOf(locale: string | undefined): Language {
  if (locale === "it" || locale === "ru") return locale;
  return "en";
}

const pingSchema = z.object({ type: z.literal(InteractionType.Ping) });
const isPing = (raw: unknown) => pingSchema.safeParse(raw).success;

function envelopeOf(interaction: RawEnvelope): Envelope {
  const { type, id, token, application_id: applicationId } = interaction;
  return { type, id, token, applicationId, locale: languageOf(interaction.locale) };
}

function callOf(interaction: RawInteraction, envelope: Envelope): Call {
  return {
    id: envelope.id,
    locale: envelope.locale,
    channelLocale: interaction.guild_locale ? languageOf(interaction.guild_locale) : envelope.locale,
    userId: interaction.member?.user?.id ?? interaction.user?.id ?? "0",
    guildId: interaction.guild_id ?? null,
    channelId: interaction.channel_id ?? interaction.channel?.id ?? null,
    memberPermissions: interaction.member?.permissions ?? 0n,
    botPermissions: interaction.app_permissions ?? 0n,
  };
}

function parseCommand(interaction: RawInteraction, envelope: Envelope, call: Call): ParsedInteraction {
  const { data } = interaction;
  if (!data?.name) return { kind: "unknown", envelope };
  if (data.type === ApplicationCommandType.Message) {
    const target = data.resolved.messages[data.target_id ?? ""];
    if (!target) return { kind: "unknown", envelope };
    const { id, content, author } = target;
    const messageCall = {
      ...call,
      command: data.name,
      target: { id, text: content, authorId: author?.id ?? "0" },
    };
    return { kind: "messageCommand", envelope, call: messageCall };
  }
  if (data.type === ApplicationCommandType.User) return { kind: "unknown", envelope };
  return { kind: "command", envelope, call: commandCall(interaction, data.name, call) };
}

function parseCompletion(interaction: RawInteraction, envelope: Envelope, call: Call): ParsedInteraction {
  const { data } = interaction;
  if (!data?.name) return { kind: "unknown", envelope };
  const focused = flatten(data.options).options.find((option) => option.focused);
  const typed = { option: focused?.name ?? "", typed: ifString(String(focused?.value ?? "")) ?? "" };
  return {
    kind: "completion",
    envelope,
    call: { ...commandCall(interaction, data.name, call), focused: typed },
  };
}

function commandCall(interaction: RawInteraction, command: string, call: Call): CommandCall {
  const { subcommand, options } = flatten(interaction.data?.options ?? []);
  const channels = interaction.data?.resolved.channels ?? {};
  const optionValue = (name: string) => options.find((option) => option.name === name)?.value;
  return {
    command,
    subcommand,
    text: (name) => ifString(optionValue(name)),
    integer: (name) => ifNumber(optionValue(name)),
    flag: (name) => ifBoolean(optionValue(name)),
    mentionable: (name) => ifSnowflake(optionValue(name)),
    channel: (name) => pickedChannel(channels[ifString(optionValue(name)) ?? ""]),
    // Last: V8 takes thirty times as long to add functions to an object that began as a copy of another.
    ...call,
  };
}

/** The options that carry values, with the path of sub-commands that leads to them ("set", "rules add"). */
function flatten(options: readonly RawOption[]): {
  subcommand: string | null;
  options: readonly RawOption[];
} {
  const path: string[] = [];
  let level = options;
  for (let nested = nestedIn(level); nested; nested = nestedIn(level)) {
    path.push(nested.name);
    level = nested.options ?? [];
  }
  return { subcommand: path.join(" ") || null, options: level };
}

function nestedIn(options: readonly RawOption[]): RawOption | undefined {
  return options.find(
    ({ type }) =>
      type === ApplicationCommandOptionType.Subcommand ||
      type === ApplicationCommandOptionType.SubcommandGroup,
  );
}

function pickedChannel(channel: RawChannel | undefined) {
  if (!channel) return undefined;
  const { id, type, name, app_permissions: botPermissions = null } = channel;
  return { id, type, name, botPermissions };
}

function parseComponent(interaction: RawInteraction, envelope: Envelope, call: Call): ParsedInteraction {
  const customId = parseCustomId(interaction.data?.custom_id ?? "");
  if (!customId) return { kind: "outdated", envelope };
  const { message } = interaction;
  const component: ComponentCall = {
    ...call,
    customId,
    values: interaction.data?.values ?? [],
    askerId: message?.interaction_metadata?.user?.id ?? message?.referenced_message?.author?.id ?? null,
    content: message?.content ?? "",
    onPrivate: ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
  };
  return { kind: "component", envelope, call: component };
}

function parseModal(interaction: RawInteraction, envelope: Envelope, call: Call): ParsedInteraction {
  const customId = parseCustomId(interaction.data?.custom_id ?? "");
  if (!customId) return { kind: "outdated", envelope };
  const fields = new Map<string, string>();
  for (const row of interaction.data?.components ?? []) {
    for (const input of [...row.components, ...(row.component ? [row.component] : [])]) {
      if (input.type === ComponentType.TextInput) fields.set(input.custom_id, input.value ?? "");
      else fields.set(input.custom_id, input.value ?? input.values.join(","));
    }
  }
  return {
    kind: "modal",
    envelope,
    call: { ...call, customId, fields },
    onMessage: interaction.message !== undefined,
  };
}

/** Without halves of characters, which clients that cut a text by UTF-16 units leave behind. */
function ifString(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  // Nearly every text has none, and is spared the slower search.
  return /[\ud800-\udfff]/.test(value) ? value.replaceAll(/\p{Cs}/gu, "") : value;
}

const ifSnowflake = (value: unknown) => (value === undefined ? undefined : snowflake.safeParse(value).data);
const ifNumber = (value: unknown) => (typeof value === "number" ? value : undefined);
const ifBoolean = (value: unknown) => (typeof value === "boolean" ? value : undefined);
