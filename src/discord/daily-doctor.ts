import { type REST, RequestMethod, Routes } from "discord.js";
import type { Desk } from "../answering/desk.ts";
import { upcomingRuns } from "../daily/schedule.ts";
import { listPosts } from "../store/posts.ts";
import { changeSubscription, findSubscription } from "../store/subscriptions.ts";
import type { Reply } from "./command.ts";
import type { GuildCall } from "./commands/daily.ts";
import { type Inspection, inspectPlace } from "./daily-inspect.ts";
import type { DailyParts } from "./daily-parts.ts";
import { notice, panel, stamp } from "./daily-replies.ts";
import { describePost } from "./daily-status.ts";
import { type DailyTexts, dailyTexts } from "./daily-texts.ts";
import { explainTrouble } from "./daily-trouble-text.ts";
import { inTime } from "./in-time.ts";
import { compareCommands } from "./register.ts";

/** More than this, and a post comes noticeably early or late. */
const driftMaxMs = 5_000;

/** Finds the problem before the first missed post does. What has been mended goes on at once. */
export async function doctor(call: GuildCall, parts: DailyParts, desk: Desk): Promise<Reply> {
  const { store, rest, settling, wake } = parts;
  const says = dailyTexts[call.locale];
  const subscription = await findSubscription(store, call.guildId);
  if (!subscription) return notice(says.notSet, "not-set");
  const inspection = await inspectPlace(rest, subscription);
  const [drift, difference] = await Promise.all([
    clockDrift(rest, settling.clock.now),
    commandsDiffering(call.guildId, parts),
  ]);
  const trouble = inspection.kind === "later" ? undefined : inspection.trouble;
  if (inspection.kind === "seen" && !trouble && subscription.trouble !== null) {
    await changeSubscription(store, call.guildId, { lookAt: settling.clock.now() });
    wake();
  }
  const now = settling.clock.now();
  const [latest] = await listPosts(store, call.guildId, 1);
  const runs = subscription.paused ? [] : upcomingRuns(subscription, now, 3);
  const message = panel({
    title: says.doctorTitle,
    description: trouble
      ? explainTrouble(trouble, subscription, call.locale)
      : inspection.kind === "later"
        ? says.discordBusy
        : says.allWell,
    fields: [
      [says.permissions, permissionLines(inspection, says).join("\n")],
      [says.next, subscription.paused ? says.pausedByYou : runs.map((run) => stamp(run.at)).join("\n")],
      [says.latest, latest ? describePost(latest, says) : says.nothingYet],
      [says.commands, difference === undefined ? "" : sayDifference(difference, says)],
      ["⏱", drift === undefined ? "" : sayDrift(drift, says)],
      [says.memory, says.memoryFine],
      ["📖", says.knowledge(desk.dossier.version, settling.quotes().length)],
    ],
  });
  return { kind: "message", private: true, message, outcome: trouble ? "trouble" : "well" };
}

function permissionLines(inspection: Inspection, says: DailyTexts): readonly string[] {
  if (inspection.kind !== "seen") return [];
  return inspection.checks.map(({ permission, has, required }) => {
    const { name, why } = says.permission[permission];
    const mark = has ? "✅" : required ? "❌" : "⚠️";
    return `${mark} **${name}**: ${why}${required ? "" : ` (${says.recommended})`}`;
  });
}

/** How far this clock is ahead of Discord's, in milliseconds; undefined where Discord does not say. */
async function clockDrift(rest: REST, now: () => number): Promise<number | undefined> {
  try {
    const { headers } = await rest.queueRequest({
      method: RequestMethod.Get,
      fullRoute: Routes.user(),
      signal: inTime(rest),
    });
    const date = Date.parse(headers.get("date") ?? "");
    // The header has whole seconds: half a second is its middle.
    return Number.isNaN(date) ? undefined : now() - (date + 500);
  } catch {
    // No answer says nothing about the clock, and the rest of the check-up has said it already.
    return undefined;
  }
}

/** Commands that Discord knows otherwise than this version; undefined where Discord does not say. */
async function commandsDiffering(
  guildId: string,
  { rest, definitions, log }: DailyParts,
): Promise<readonly string[] | undefined> {
  try {
    const { added, changed, removed } = await compareCommands({ rest, commands: definitions, guildId });
    return [...added, ...changed, ...removed];
  } catch (error) {
    log.warn({ err: error, guild: guildId }, "the registered commands could not be compared");
    return undefined;
  }
}

/** More names than these help nobody. */
const namesMax = 10;

function sayDifference(names: readonly string[], says: DailyTexts): string {
  return names.length === 0 ? says.commandsFine : says.commandsDiffer(names.slice(0, namesMax).join(", "));
}

function sayDrift(driftMs: number, says: DailyTexts): string {
  const line = says.clock(Math.round(Math.abs(driftMs) / 1_000));
  return Math.abs(driftMs) > driftMaxMs ? `${line} ${says.clockWrong}` : line;
}
