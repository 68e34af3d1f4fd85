import { type REST, Routes } from "discord.js";
import { z } from "zod";
import type { Found } from "../daily/post-sender.ts";
import { failureOf } from "./daily-errors.ts";
import { get, inspectPlace, ownIdOf } from "./daily-inspect.ts";
import { markOf } from "./daily-post.ts";

const historySchema = z.array(
  z.looseObject({ id: z.string(), timestamp: z.string(), author: z.object({ id: z.string() }) }),
);
/** How far a busy channel is read back, in pages of 100 messages. */
const pagesMax = 10;

/** Looks for our own post of a date in a channel, back to `since`. Never throws for what Discord answers. */
export async function findPost(rest: REST, channelId: string, date: string, since: number): Promise<Found> {
  try {
    if (!(await mayReadHistory(rest, channelId))) return { kind: "unreadable" };
    const ownId = await ownIdOf(rest);
    let before: string | undefined;
    for (let page = 0; page < pagesMax; page++) {
      const query = new URLSearchParams({ limit: "100", ...(before && { before }) });
      const messages = historySchema.parse(await get(rest, Routes.channelMessages(channelId), query));
      for (const message of messages) {
        const mark = message.author.id === ownId ? markOf(message) : undefined;
        if (mark?.date === date) return { kind: "found", messageId: message.id, quoteId: mark.quoteId };
      }
      const oldest = messages.at(-1);
      // A minute more than needed, for clocks that differ.
      if (!oldest || messages.length < 100 || Date.parse(oldest.timestamp) < since - 60_000)
        return { kind: "absent" };
      before = oldest.id;
    }
    return { kind: "unreadable" };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "limited") return { kind: "later", retryAfterMs: failure.retryAfterMs };
    return failure.kind === "refused" ? { kind: "unreadable" } : { kind: "later", retryAfterMs: 60_000 };
  }
}

/** Without the permission Discord answers with no messages (resources/message), which proves nothing. */
async function mayReadHistory(rest: REST, channelId: string): Promise<boolean> {
  const { guild_id: guildId } = z
    .object({ guild_id: z.string() })
    .parse(await get(rest, Routes.channel(channelId)));
  const inspection = await inspectPlace(rest, { guildId, channelId, roleId: null, thread: false });
  if (inspection.kind === "later") throw new Error("Discord did not say which permissions there are");
  return (
    inspection.kind === "seen" &&
    inspection.checks.some((check) => check.permission === "ReadMessageHistory" && check.has)
  );
}
