import { DiscordAPIError, type REST, Routes } from "discord.js";
import type { Subscription } from "../store/subscriptions.ts";
import { dailyTexts } from "./daily-texts.ts";
import { inTime } from "./in-time.ts";
import type { Log } from "./log.ts";

/** Opens a thread below a post and publishes it, where that is wanted. The names of the steps that failed. */
export async function followUp(
  rest: REST,
  log: Pick<Log, "warn">,
  subscription: Subscription,
  messageId: string,
  date: string,
): Promise<readonly string[]> {
  const { channelId, guildId, locale, thread, publish } = subscription;
  const name = dailyTexts[locale].threadName(date);
  const steps = [
    {
      name: "threadOpened",
      wanted: thread,
      route: Routes.threads(channelId, messageId),
      body: { name, auto_archive_duration: 1_440 },
    },
    {
      name: "published",
      wanted: publish,
      route: Routes.channelMessageCrosspost(channelId, messageId),
      body: undefined,
    },
  ];
  const failed: string[] = [];
  for (const step of steps.filter(({ wanted }) => wanted)) {
    try {
      await rest.post(step.route, { signal: inTime(rest), ...(step.body && { body: step.body }) });
    } catch (error) {
      if (error instanceof DiscordAPIError && doneBefore.has(Number(error.code))) continue;
      log.warn({ guild: guildId, step: step.name, err: error }, "a daily post is out, but not all of it");
      failed.push(step.name);
    }
  }
  return failed;
}

/** Published already; has a thread already. */
const doneBefore: ReadonlySet<number> = new Set([40_033, 160_004]);
