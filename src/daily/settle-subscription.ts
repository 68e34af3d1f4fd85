import { changePost } from "../store/post-claims.ts";
import { listPosts, markMissedTold, type Post, purgePosts, recordMissed } from "../store/posts.ts";
import { forgetGuild, type Subscription } from "../store/subscriptions.ts";
import { beginRun, deadlineOf, type Posting, type Progress, probeAt, resumePost } from "./post-once.ts";
import { reportTrouble } from "./report-trouble.ts";
import { nextRun, type Run, runsBetween } from "./schedule.ts";
import { isBlocking, parseTrouble, type Trouble, writeTrouble } from "./trouble.ts";
import { replacement, type Turning, turnOn } from "./turns.ts";

/** What settling a subscription needs. */
export type Settling = Posting &
  Turning & {
    /** Told of every date that is settled. */
    readonly observe?: ((outcome: PostOutcome) => void) | undefined;
  };

export type PostOutcome = "sent" | "missed";

const dayMs = 86_400_000;
/** How far back dates are recorded as missed, and how long the settings of a server that was left are kept. */
const lookBackMs = 7 * dayMs;
const keepLeftMs = 30 * dayMs;
/** How long the ledger goes back: far beyond two cycles of any story. */
const keepPostsMs = 400 * dayMs;
/** More rows of the ledger than there are dates to look back on. */
const postsMax = 30;

/**
 * Brings one subscription up to date: settles what was begun, posts what is due, records what was missed, tells who
 * can act when the state has changed, and sets when to look again. False where the token is wrong and all must stop.
 */
export async function settleSubscription(settling: Settling, subscription: Subscription): Promise<boolean> {
  const now = settling.clock.now();
  const known = parseTrouble(subscription.trouble);
  if (known?.kind === "guildGone" && now - (subscription.troubleAt ?? now) > keepLeftMs) {
    await forgetGuild(settling.store, subscription.guildId);
    return true;
  }

  const posts = await listPosts(settling.store, subscription.guildId, postsMax);
  const begun = posts.filter((post) => post.state === "claimed");
  const due = runsBetween(subscription, Math.max(subscription.startsAt, now - lookBackMs), now, 8).filter(
    (run) => !posts.some((post) => post.date === run.date && post.channelId === subscription.channelId),
  );

  const looks = [nextRun(subscription, now).at];
  // A process that died between the ledger and the notice leaves a missed post of which nobody knows.
  const untold = posts.find((post) => post.state === "missed" && post.followUp);
  const missed = parseTrouble(untold?.reason ?? null);
  let trouble = known ?? missed;
  let told = untold === undefined;
  if (known && isBlocking(known)) {
    await settling.pacer.turn();
    const inspected = await settling.sender.inspect(subscription);
    if (inspected.kind === "clear") trouble = missed;
    if (inspected.kind === "trouble") trouble = inspected.trouble;
    if (inspected.kind === "later") looks.push(now + inspected.retryAfterMs + 60_000 * settling.random());
  }

  const work = [
    ...begun.sort((a, b) => a.dueAt - b.dueAt).map((post) => ({ dueAt: post.dueAt, post, run: undefined })),
    ...due.map((run) => ({ dueAt: run.at, post: undefined, run })),
  ];
  for (const { dueAt, post, run } of work) {
    const blocked = trouble && isBlocking(trouble) ? trouble : undefined;
    const late = settling.clock.now() > deadlineOf(subscription, { dueAt });
    if (blocked && !late) {
      looks.push(probeAt(settling, subscription, { dueAt }, now));
      continue;
    }
    const progress = post
      ? await resumeBegun(settling, subscription, post, blocked)
      : await postRun(settling, subscription, run, late, blocked);
    if (progress.kind === "unauthorized") return false;
    if (progress.kind === "open") looks.push(progress.lookAt);
    else settling.observe?.(progress.kind);
    if (progress.kind === "missed") told = false;
    if (progress.kind === "sent") {
      trouble = undefined;
      await purgePosts(settling.store, subscription.guildId, now - keepPostsMs);
    } else trouble = progress.trouble ?? trouble;
  }

  await followUp(settling, subscription, posts);
  const written = await reportTrouble(
    settling,
    subscription,
    trouble,
    Math.max(Math.ceil(Math.min(...looks)), now + 1),
  );
  if (written && !told) await markMissedTold(settling.store, subscription.guildId);
  return true;
}

/** A post that was begun. While something stands in the way, there is nothing to do but to end it in time. */
async function resumeBegun(
  settling: Settling,
  subscription: Subscription,
  post: Post,
  blocked: Trouble | undefined,
): Promise<Progress> {
  const progress = await resumePost(
    settling,
    subscription,
    post,
    await replacement(settling, subscription, post),
  );
  return progress.kind === "missed" && blocked ? { kind: "missed", trouble: blocked } : progress;
}

async function postRun(
  settling: Settling,
  subscription: Subscription,
  run: Run,
  late: boolean,
  blocked: Trouble | undefined,
): Promise<Progress> {
  const turn = await turnOn(settling, subscription, run.date);
  if (turn && !late) return beginRun(settling, subscription, run, turn);
  const trouble: Trouble = blocked ?? { kind: "missed", detail: turn ? "away" : "noQuotes" };
  const { guildId, channelId } = subscription;
  await recordMissed(
    settling.store,
    { guildId, channelId, date: run.date },
    { dueAt: run.at, cycle: turn?.cycle ?? 0, reason: writeTrouble(trouble), now: settling.clock.now() },
  );
  return { kind: "missed", trouble };
}

/** Publishing and threads, once and without harm when they fail: the post itself is out. */
async function followUp(
  settling: Settling,
  subscription: Subscription,
  before: readonly Post[],
): Promise<void> {
  if (!subscription.thread && !subscription.publish && !before.some((post) => post.followUp)) return;
  const [latest] = await listPosts(settling.store, subscription.guildId, 1);
  if (!latest?.followUp || latest.messageId === null) return;
  await settling.pacer.turn();
  // The post may stand in the channel that was set before.
  const place = { ...subscription, channelId: latest.channelId };
  const failed = await settling.sender.followUp(place, latest.messageId, latest.date);
  await changePost(settling.store, latest, latest.owner, {
    followUp: false,
    ...(failed.length > 0 && { reason: `not ${failed.join(", not ")}` }),
  });
}
