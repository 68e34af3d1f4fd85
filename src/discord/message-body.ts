import {
  type APIAllowedMentions,
  type APIInteractionResponseCallbackData,
  MessageFlags,
  type RawFile,
} from "discord.js";
import type { OutgoingMessage } from "./command.ts";

/**
 * A message as Discord's API takes it. It states every part, so that an edit takes away what the new message no longer
 * has, and names its mentions, because Discord otherwise pings whatever the text happens to contain, on edits as well.
 */
export function messageBody(
  message: OutgoingMessage,
  { private: isPrivate }: { private: boolean } = { private: false },
): APIInteractionResponseCallbackData {
  return {
    content: message.content ?? "",
    embeds: [...(message.embeds ?? [])],
    components: [...(message.components ?? [])],
    attachments: (message.files ?? []).map(({ name }, id) => ({ id, filename: name })),
    allowed_mentions: allowedMentions(message),
    ...(isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
  };
}

/** The files of a message, in the order of its `attachments`. */
export function messageFiles(message: OutgoingMessage): RawFile[] {
  return (message.files ?? []).map(({ name, data, type }) => ({ name, data, contentType: type }));
}

/** Nobody but those listed, and never by kind: `@everyone` in a text stays text. */
function allowedMentions({ mentions }: OutgoingMessage): APIAllowedMentions {
  const users = [...(mentions?.users ?? [])];
  const roles = [...(mentions?.roles ?? [])];
  return {
    parse: [],
    ...(users.length > 0 ? { users } : {}),
    ...(roles.length > 0 ? { roles } : {}),
    replied_user: false,
  };
}
