import { buildDesk } from "../../answering/build-desk.ts";
import type { Desk } from "../../answering/desk.ts";
import { loadKnowledge } from "../../knowledge/load-knowledge.ts";
import { type Gap, listGaps } from "../../store/gaps.ts";
import { createStore } from "../../store/store.ts";
import { StoreError } from "../../store/store-error.ts";
import type { CheckSettings } from "./run-check.ts";

/** What came up once may be anybody's slip; what comes again is worth an answer. */
const countMin = 2;
const gapsMax = 500;

/** Prints what people asked in vain, by the entry that comes nearest. Returns the exit code: 1 where the store is away. */
export async function showGaps(dir: string, settings: CheckSettings): Promise<number> {
  const desk = buildDesk(await loadKnowledge(dir));
  const store = createStore(settings.databaseUrl());
  try {
    const gaps = await listGaps(store, Date.now(), { countMin, limit: gapsMax });
    settings.print(reportGaps(gaps, desk));
    return 0;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    settings.complain(error.message);
    return 1;
  } finally {
    await store.close();
  }
}

/** Gaps under the entry that comes nearest to each, so that a curator sees where a phrasing or an answer is missing. */
export function reportGaps(gaps: readonly Gap[], desk: Desk): string {
  const open = gaps.map((gap) => ({ gap, ...lookUp(gap.text, desk) })).filter(({ isGap }) => isGap);
  const sorted = [...new Set(open.map(({ nearest }) => nearest))]
    .map((nearest) => ({ nearest, found: open.filter((one) => one.nearest === nearest) }))
    .map((group) => ({ ...group, count: sum(group.found.map(({ gap }) => gap.count)) }))
    .sort((one, other) => other.count - one.count);
  const lines = sorted.flatMap(({ nearest, found, count }) => [
    nearest === undefined ? `${count} × far from everything` : `${count} × near ${nearest}`,
    ...found.map(({ gap }) => `${String(gap.count).padStart(6)} ×  ${gap.lastDay}  ${gap.text}`),
  ]);
  const settled = gaps.length - open.length;
  return [
    ...(lines.length > 0 ? lines : [`Nothing was asked in vain ${countMin} times in the last 30 days.`]),
    ...(settled > 0 ? [`${settled} more ${settled === 1 ? "is" : "are"} answered by now.`] : []),
  ].join("\n");
}

function lookUp(question: string, desk: Desk): { isGap: boolean; nearest?: string | undefined } {
  const answer = desk.answer(question, "en");
  switch (answer.kind) {
    case "answered":
    case "smallTalk":
      return { isGap: false };
    case "ambiguous":
      return { isGap: true, nearest: answer.candidates[0]?.id };
    case "notCovered":
      return { isGap: answer.entry === null, nearest: answer.nearest[0]?.id };
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
