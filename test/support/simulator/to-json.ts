import { ids, userOf } from "../raw-interactions.ts";
import type { SimulatedMessage } from "./state.ts";

/** A message as the API shows it. */
export function messageJson(message: SimulatedMessage) {
  const { content, embeds, components, flags } = message.body;
  return {
    id: message.id,
    channel_id: message.channelId,
    author: { ...userOf(message.byBot ? ids.bot : ids.user), bot: message.byBot },
    content: content ?? "",
    embeds: embeds ?? [],
    components: components ?? [],
    flags: Number(flags ?? 0) | (message.crossposted ? 1 : 0),
    nonce: message.nonce,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: message.pings.everyone,
    mentions: message.pings.users.map(userOf),
    mention_roles: message.pings.roles,
    attachments: message.files.map((filename, index) => ({
      id: String(index),
      filename,
      size: 1,
      url: "",
      proxy_url: "",
    })),
    pinned: message.pinned,
    type: 0,
  };
}
