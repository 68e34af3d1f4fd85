import { type REST, Routes } from "discord.js";
import { z } from "zod";
import { isBlocking, type Trouble } from "../daily/trouble.ts";
import type { Subscription } from "../store/subscriptions.ts";
import { failureOf } from "./daily-errors.ts";
import { get } from "./daily-inspect.ts";
import { explainTrouble } from "./daily-trouble-text.ts";
import { inTime } from "./in-time.ts";
import type { Log } from "./log.ts";
import { messageBody } from "./message-body.ts";

const guildSchema = z.object({
  owner_id: z.string(),
  public_updates_channel_id: z.string().nullish(),
  system_channel_id: z.string().nullish(),
});
const channelSchema = z.object({ id: z.string() });

/**
 * Tells who can act what stands in the way of the daily quote: in the channel for moderators' updates, else in the
 * channel for system messages, else its owner directly; what is no question of permissions first in the quote's own
 * channel. True when somebody was told, or nobody can be; false where it should be tried again.
 */
export async function sendNotice(
  rest: REST,
  log: Pick<Log, "warn">,
  subscription: Subscription,
  trouble: Trouble,
  nonce: string,
): Promise<boolean> {
  const { guildId, channelId, locale } = subscription;
  const body = {
    ...messageBody({ content: explainTrouble(trouble, subscription, locale) }),
    nonce,
    enforce_nonce: true,
  };
  try {
    const guild = guildSchema.parse(await get(rest, Routes.guild(guildId)));
    const places = [
      ...(isBlocking(trouble) ? [] : [async () => channelId]),
      ...[guild.public_updates_channel_id, guild.system_channel_id].flatMap((id) =>
        id ? [async () => id] : [],
      ),
      () => directChannel(rest, guild.owner_id),
    ];
    for (const place of places) {
      if (await tell(rest, place, body)) return true;
    }
    log.warn({ guild: guildId, trouble: trouble.kind }, "nobody could be told about a daily quote");
    return true;
  } catch (error) {
    // A server that the bot has left has nobody to tell.
    return failureOf(error).kind === "refused";
  }
}

/** False where this place refuses; throws where Discord did not answer. */
async function tell(rest: REST, place: () => Promise<string>, body: object): Promise<boolean> {
  try {
    await rest.post(Routes.channelMessages(await place()), { body, signal: inTime(rest) });
    return true;
  } catch (error) {
    const { kind } = failureOf(error);
    if (kind === "refused" || kind === "unsendable") return false;
    if (kind === "unknownMessage") return true;
    throw error;
  }
}

async function directChannel(rest: REST, userId: string): Promise<string> {
  const body = { recipient_id: userId };
  const channel = await rest.post(Routes.userChannels(), { body, signal: inTime(rest) });
  return channelSchema.parse(channel).id;
}
