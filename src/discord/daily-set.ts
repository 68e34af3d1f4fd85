import { randomBytes } from "node:crypto";
import { ChannelType } from "discord.js";
import { parseTime } from "../daily/parse-time.ts";
import { everyDay, parseWeekdays } from "../daily/parse-weekdays.ts";
import { nextRun } from "../daily/schedule.ts";
import { findZone, zoneOfLocale } from "../daily/time-zones.ts";
import { findSubscription, type Subscription, saveSubscription } from "../store/subscriptions.ts";
import type { Reply } from "./command.ts";
import type { GuildCall } from "./commands/daily.ts";
import { inspectPlace } from "./daily-inspect.ts";
import type { DailyParts } from "./daily-parts.ts";
import { isPostable, takesThreads } from "./daily-permissions.ts";
import { notice, panel } from "./daily-replies.ts";
import { settingsFields } from "./daily-status.ts";
import { dailyTexts } from "./daily-texts.ts";
import { explainTrouble } from "./daily-trouble-text.ts";

const hourMs = 3_600_000;

/** Sets the daily quote up, or changes it. Nothing is saved where it could not be posted. */
export async function setDaily(call: GuildCall, { store, rest, settling, wake }: DailyParts): Promise<Reply> {
  const says = dailyTexts[call.locale];
  const channel = call.channel("channel");
  const minute = parseTime(call.text("time") ?? "");
  const weekdays =
    call.text("weekdays") === undefined ? everyDay : parseWeekdays(call.text("weekdays") ?? "");
  const typedZone = call.text("timezone");
  const roleId = call.mentionable("role") ?? null;
  const thread = call.flag("thread") ?? false;
  if (!channel || !isPostable(channel.type)) return notice(says.channelTypes, "refused");
  if (minute === undefined) return notice(says.badTime, "refused");
  if (weekdays === undefined) return notice(says.badDays, "refused");
  if (typedZone !== undefined && findZone(typedZone) === undefined)
    return notice(says.badZone(typedZone.replaceAll(/[^\p{L}\p{N}/_+ -]/gu, "")), "refused");
  if (roleId === call.guildId) return notice(says.noEveryone, "refused");
  if (thread && !takesThreads(channel.type)) return notice(says.noThreadHere, "refused");

  const place = { guildId: call.guildId, channelId: channel.id, roleId, thread };
  const inspection = await inspectPlace(rest, place);
  if (inspection.kind === "later") return notice(says.discordBusy, "discord-busy");
  if (inspection.trouble)
    return notice(`${says.notSaved}\n${explainTrouble(inspection.trouble, place, call.locale)}`, "refused");

  const before = await findSubscription(store, call.guildId);
  const zone = findZone(typedZone ?? "") ?? before?.zone ?? zoneOfLocale(call.channelLocale);
  const now = settling.clock.now();
  const subscription: Subscription = {
    ...place,
    minute,
    zone,
    weekdays,
    silent: call.flag("silent") ?? false,
    publish: channel.type === ChannelType.GuildAnnouncement,
    catchUpMs: (call.integer("catch-up") ?? 6) * hourMs,
    locale: call.channelLocale,
    seed: before?.seed ?? randomBytes(8).toString("hex"),
    startsAt: now,
    paused: false,
    trouble: null,
    troubleAt: null,
    noticeDue: false,
    lookAt: nextRun({ minute, zone, weekdays }, now).at,
  };
  await saveSubscription(store, subscription);
  wake();
  const guessed = typedZone === undefined && before === undefined;
  const message = panel({
    title: says.statusTitle,
    description: [says.saved(`<#${channel.id}>`), ...(guessed ? [says.zoneGuessed] : [])].join(" "),
    fields: settingsFields(subscription, now, call.locale),
  });
  return { kind: "message", private: true, message, outcome: "saved" };
}
