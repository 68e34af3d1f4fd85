import type {
  Call,
  CommandCall,
  CompletionCall,
  ComponentCall,
  OutgoingMessage,
  Reply,
} from "../../src/discord/command.ts";
import { parseCustomId } from "../../src/discord/custom-id.ts";

const call: Call = {
  id: "1000000000000000001",
  locale: "en",
  channelLocale: "en",
  userId: "asker",
  guildId: "guild",
  channelId: "channel",
  memberPermissions: 0n,
  botPermissions: 0n,
};

type Options = Readonly<Record<string, string | boolean>>;

/** A slash command as somebody sent it. */
export function commandCall(command: string, options: Options = {}, more: Partial<Call> = {}): CommandCall {
  const option = (name: string) => options[name];
  const text = (name: string) => {
    const value = option(name);
    return typeof value === "string" ? value : undefined;
  };
  return {
    ...call,
    ...more,
    command,
    subcommand: null,
    text,
    integer: () => undefined,
    flag: (name) => (typeof option(name) === "boolean" ? option(name) === true : undefined),
    mentionable: text,
    channel: () => undefined,
  };
}

/** A slash command of which an option is being typed. */
export function completionCall(
  command: string,
  option: string,
  typed: string,
  more: Partial<Call> = {},
): CompletionCall {
  return { ...commandCall(command, { [option]: typed }, more), focused: { option, typed } };
}

/** A press of a button. */
export function buttonCall(customId: string, more: Partial<ComponentCall> = {}): ComponentCall {
  const parsed = parseCustomId(customId);
  if (!parsed) throw new Error(`no custom id of ours: ${customId}`);
  return { ...call, customId: parsed, values: [], askerId: "asker", content: "", onPrivate: false, ...more };
}

/** The message of a reply that has one. */
export function messageOf(reply: Reply): OutgoingMessage {
  if (reply.kind !== "message" && reply.kind !== "update") throw new Error(`the reply is a ${reply.kind}`);
  return reply.message;
}

/** All that a reader sees of a message, one part a line. */
export function textOf(message: OutgoingMessage): string {
  const embeds = (message.embeds ?? []).flatMap((embed) => [
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
    embed.footer?.text,
  ]);
  return [message.content, ...embeds].filter(Boolean).join("\n");
}

/** Labels of a message's buttons with their custom ids. */
export function buttonsOf(message: OutgoingMessage): Map<string, string> {
  const buttons = (message.components ?? []).flatMap((row) => row.components);
  return new Map(
    buttons.flatMap((button) =>
      "label" in button && "custom_id" in button ? [[button.label ?? "", button.custom_id] as const] : [],
    ),
  );
}
