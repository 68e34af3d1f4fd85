import { z } from "zod";
import { nextId } from "../raw-interactions.ts";
import type { Route, SimulatedRequest } from "./rest-server.ts";
import { Refusal, type SimulatedChannel, type SimulatedMessage, type SimulatorState } from "./state.ts";
import { messageJson } from "./to-json.ts";
import { type MessageBody, pingsOf, validateMessage } from "./validate-message.ts";

/** Permission bits of topics/permissions. */
export const permission = {
  manageMessages: 1n << 13n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
  pinMessages: 1n << 51n,
};

const nonceLifeMs = 5 * 60_000;
const channelType = { announcement: 5, forum: 15, media: 16 };
const isThread = ({ type }: SimulatedChannel) => type >= 10 && type <= 12;

/** Regular messages: channels/{id}/messages with publishing, pins and threads. */
export function messageRoutes(state: SimulatorState): Route[] {
  /** The messages that a nonce made. Discord remembers them "for a few minutes", even when they have been deleted. */
  const byNonce = new Map<string, { id: string; at: number }>();

  return [
    { method: "GET", path: /^\/channels\/(\d+)$/, handle: ({ params }) => channelJson(visible(params[0])) },
    { method: "POST", path: /^\/channels\/(\d+)\/messages$/, handle: create },
    { method: "GET", path: /^\/channels\/(\d+)\/messages$/, handle: list },
    {
      method: "GET",
      path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      handle: (request) => messageJson(find(request)),
    },
    { method: "PATCH", path: /^\/channels\/(\d+)\/messages\/(\d+)$/, handle: edit },
    { method: "DELETE", path: /^\/channels\/(\d+)\/messages\/(\d+)$/, handle: remove },
    { method: "POST", path: /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/, handle: crosspost },
    { method: "PUT", path: /^\/channels\/(\d+)\/(?:messages\/pins|pins)\/(\d+)$/, handle: pin },
    { method: "POST", path: /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, handle: startThread },
  ];

  function visible(id = ""): SimulatedChannel {
    const channel = state.channels.get(id);
    if (!channel) throw new Refusal(404, 10_003, "Unknown Channel");
    if (channel.guildId) requirePermission(channel, permission.viewChannel, 50_001, "Missing Access");
    return channel;
  }

  function create(request: SimulatedRequest) {
    const channel = visible(request.params[0]);
    if (channel.type === channelType.forum || channel.type === channelType.media) {
      throw new Refusal(400, 40_058, "Cannot message this channel until the first post is created.");
    }
    requirePermission(
      channel,
      isThread(channel) ? permission.sendMessagesInThreads : permission.sendMessages,
    );
    if (channel.locked) requirePermission(channel, permission.manageThreads, 160_005, "Thread is locked");
    const message = validateMessage(request.body, request.files.length);
    if (message.embeds?.length) requirePermission(channel, permission.embedLinks);
    if (request.files.length > 0) requirePermission(channel, permission.attachFiles);
    const reference = message.message_reference;
    if (reference) {
      requirePermission(
        channel,
        permission.readMessageHistory,
        160_002,
        "Cannot reply without permission to read message history",
      );
      if (!state.messages.has(reference.message_id) && reference.fail_if_not_exists !== false)
        throw new Refusal(400, 50_035, "Invalid Form Body", ["message_reference: Unknown message"]);
    }
    const earlier = earlierByNonce(message);
    if (earlier) return messageJson(earlier);
    const stored = storeMessage(state, channel.id, message, {
      files: request.files,
      isReply: false,
      channel,
    });
    if (stored.nonce && !remembered(stored.nonce))
      byNonce.set(stored.nonce, { id: stored.id, at: state.now() });
    return messageJson(stored);
  }

  /** What `enforce_nonce` returns instead of creating a second message. */
  function earlierByNonce(message: MessageBody): SimulatedMessage | undefined {
    if (!message.enforce_nonce || message.nonce == null) return undefined;
    const earlier = remembered(String(message.nonce));
    if (!earlier) return undefined;
    const found = state.messages.get(earlier.id);
    if (!found) throw new Refusal(404, 10_008, "Unknown Message");
    return found;
  }

  function remembered(nonce: string) {
    const earlier = byNonce.get(nonce);
    return earlier && state.now() - earlier.at <= nonceLifeMs ? earlier : undefined;
  }

  function find({ params }: SimulatedRequest): SimulatedMessage {
    const channel = visible(params[0]);
    const message = state.messages.get(params[1] ?? "");
    if (message?.channelId !== channel.id) throw new Refusal(404, 10_008, "Unknown Message");
    return message;
  }

  /** Newest first. Without the permission Discord shows an empty history, and does not say why. */
  function list({ params, query }: SimulatedRequest) {
    const channel = visible(params[0]);
    if (channel.guildId && (channel.permissions & permission.readMessageHistory) === 0n) return [];
    const before = BigInt(query.get("before") ?? "9".repeat(19));
    return [...state.messages.values()]
      .filter((message) => message.channelId === channel.id && BigInt(message.id) < before)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
      .slice(0, Number(query.get("limit") ?? 50))
      .map(messageJson);
  }

  function edit(request: SimulatedRequest) {
    const message = find(request);
    if (!message.byBot) throw new Refusal(403, 50_005, "Cannot edit a message authored by another user");
    editMessage(message, request.body, request.files, false);
    return messageJson(message);
  }

  function remove(request: SimulatedRequest): undefined {
    const message = find(request);
    if (!message.byBot) requirePermission(visible(message.channelId), permission.manageMessages);
    state.messages.delete(message.id);
  }

  function crosspost(request: SimulatedRequest) {
    const channel = visible(request.params[0]);
    const message = find(request);
    if (channel.type !== channelType.announcement)
      throw new Refusal(400, 50_024, "Cannot execute action on this channel type");
    requirePermission(channel, permission.sendMessages);
    if (message.crossposted) throw new Refusal(400, 40_033, "This message has already been crossposted");
    message.crossposted = true;
    return messageJson(message);
  }

  function pin(request: SimulatedRequest): undefined {
    const message = find(request);
    requirePermission(visible(message.channelId), permission.pinMessages);
    message.pinned = true;
  }

  function startThread(request: SimulatedRequest) {
    const channel = visible(request.params[0]);
    const message = find(request);
    requirePermission(channel, permission.createPublicThreads);
    const thread = z
      .object({
        name: z.string().min(1).max(100),
        auto_archive_duration: z.literal([60, 1_440, 4_320, 10_080]).optional(),
      })
      .safeParse(request.body);
    if (!thread.success) throw new Refusal(400, 50_035, "Invalid Form Body", [z.prettifyError(thread.error)]);
    if (message.threadId)
      throw new Refusal(400, 160_004, "A thread has already been created for this message");
    message.threadId = message.id;
    const { guildId, permissions } = channel;
    const created = { id: message.id, guildId, type: 11, name: thread.data.name, permissions };
    state.channels.set(message.id, created);
    return channelJson(created);
  }
}

function requirePermission(
  { guildId, permissions }: SimulatedChannel,
  bit: bigint,
  code = 50_013,
  text = "Missing Permissions",
) {
  if (guildId !== null && (permissions & bit) === 0n) throw new Refusal(403, code, text);
}

/** Keeps a message that was accepted. Where the bot may not ping everyone, such a mention stays silent. */
export function storeMessage(
  state: SimulatorState,
  channelId: string,
  message: MessageBody,
  { files, isReply, channel }: { files: readonly string[]; isReply: boolean; channel?: SimulatedChannel },
): SimulatedMessage {
  const pings = pingsOf(message, { isReply });
  const mayPingAll = !channel || (channel.permissions & permission.mentionEveryone) !== 0n;
  const stored: SimulatedMessage = {
    id: nextId(),
    channelId,
    byBot: true,
    body: message,
    nonce: message.nonce == null ? null : String(message.nonce),
    createdAt: state.now(),
    pings: mayPingAll ? pings : { ...pings, everyone: false },
    files,
    crossposted: false,
    pinned: false,
    threadId: null,
  };
  state.messages.set(stored.id, stored);
  return stored;
}

/** An edit changes what it names and leaves the rest; whom it pings is read anew from the text. */
export function editMessage(
  message: SimulatedMessage,
  raw: unknown,
  files: readonly string[],
  isReply: boolean,
): void {
  const changes = validateMessage(raw, files.length, { edit: true });
  const body = { ...message.body, ...changes };
  validateMessage(body, files.length);
  message.body = body;
  message.pings = pingsOf(changes, { isReply });
}

/** A channel as the API shows it; what the bot may not do is denied to it by name. */
export function channelJson({ id, guildId, type, name, permissions, locked = false }: SimulatedChannel) {
  const denied = ((1n << 53n) - 1n) & ~permissions;
  const overwrites = [{ id: "500000000000000001", type: 1, allow: "0", deny: String(denied) }];
  const inGuild = {
    guild_id: guildId,
    name,
    position: 0,
    permission_overwrites: overwrites,
    topic: null,
    nsfw: false,
  };
  if (!guildId) return { id, type, recipients: [] };
  return type >= 10 && type <= 12
    ? { id, type, ...inGuild, parent_id: null, thread_metadata: { archived: false, locked } }
    : { id, type, ...inGuild };
}
