import { type AnswerEntry, type Dossier, type Entry, isAnswer } from "../knowledge/dossier.ts";
import type { Language } from "../knowledge/text.ts";
import type { Hit, Search, SearchIndex } from "../retrieval/search-index.ts";
import type { Asked, Constraints } from "./constraints.ts";
import type { Answer } from "./desk.ts";
import { nearestOf } from "./nearest.ts";

/**
 * From here on an answer is worth giving, where a wrong one costs as much as five refusals. Were P(right) exact, that
 * would be .8; but it is learned where all that is out of scope is near the story, and counts a neighbour that nobody
 * linked as wrong though it may hold what was asked. Over 2,800 questions, most of them by people who saw only the
 * article, the cost is about the same from .55 to .65, and 3% higher at .5: of these the lowest answers most.
 */
export const answerMin = 0.55;
/** Below this the best entries are no more than a guess, not worth offering as "which of these". */
export const offerMin = 0.35;
/** A rival with this share of the best score could as well be meant. */
const closeShare = 0.8;
/** Two hits fit about alike where one has at least this share of what the other has. */
const alikeShare = 0.9;
/** An answer has at least this share of the best score of the hits that a name rules out. */
const meantShare = 0.9;
/** Offered or named as nearest: with at least this share of the best score. */
export const relatedShare = 0.5;
/** Enough hits that some are left when a name or number in the question rules others out. */
export const hitsMax = 20;
const candidatesMax = 4;
/**
 * An entry that knows less of a question doesn't answer it, however sure a small index may be. Over 2,000 questions the
 * cost is 4% higher at .5 and at .65.
 */
const coverageMin = 0.6;
/** How much of a question a profile must know. */
const profileCoverageMin = 0.75;
const nearestMax = 3;

export interface Judged {
  readonly entry: Entry;
  readonly hit: Hit;
  /** Whether it knows every name and year of the question. */
  readonly knowsAll: boolean;
  /** Whether nothing rules it out: it knows them all, and a profile covers enough of the question. */
  readonly eligible: boolean;
}

/** An answer, and how it came about. */
export interface Decision {
  readonly answer: Answer;
  /** The hits that may answer, best first, then those that are ruled out. */
  readonly judged: readonly Judged[];
  /** Which rule decided, for people. */
  readonly because: string;
}

/** Chooses between an answer, "which of these?" and an honest refusal. Pure. */
export function decide(
  search: Search,
  asked: Asked,
  language: Language,
  dossier: Dossier,
  constraints: Constraints,
  confidenceOf: SearchIndex["confidenceOf"],
): Decision {
  const unmet = constraints.unmet(asked);
  const found = search.hits.flatMap((hit) => judge(hit, unmet, dossier));
  const byMatch = found.filter((hit) => hit.eligible).sort((one, other) => matchOf(other) - matchOf(one));
  const eligible = articleFirst(byMatch, dossier.story.article);
  const judged = [...eligible, ...found.filter((hit) => !hit.eligible)];
  const decided = (answer: Answer, because: string): Decision => ({ answer, judged, because });
  const best = eligible[0];
  if (!best) {
    const why = found.length === 0 ? "no entry shares a word with it" : "each entry found is ruled out";
    return decided(refusal(found, 0, language), why);
  }
  const confidence = confidenceOf(eligible.map(({ hit }) => hit));
  const sure = `P(right) is ${confidence.toFixed(2)}`;

  // What the sources don't say is a finding too, and costs a reader less when it is wrong than an answer does.
  if (best.entry.kind === "notCovered" && confidence >= offerMin) {
    const nearest = nearestOf(best.entry, dossier);
    return decided(
      { kind: "notCovered", entry: best.entry, nearest, confidence, language },
      `${best.entry.id} says why the sources don't answer it, and ${sure}, from ${offerMin} on enough for that`,
    );
  }
  if (best.entry.kind === "smallTalk" && confidence >= answerMin) {
    return decided(
      { kind: "smallTalk", entry: best.entry, confidence, language },
      `${sure}, from ${answerMin} on enough`,
    );
  }
  const doubt = doubtOf(best, found, confidence);
  if (isAnswer(best.entry) && doubt === undefined) {
    return decided(
      { kind: "answered", entry: best.entry, confidence, language },
      `${sure}, from ${answerMin} on enough`,
    );
  }
  const candidates = answersAmong(eligible.filter(({ hit }) => hit.score >= best.hit.score * closeShare));
  if (isAnswer(best.entry) && confidence >= offerMin && candidates.length > 1) {
    return decided(
      { kind: "ambiguous", candidates: candidates.slice(0, candidatesMax), confidence, language },
      `${doubt}; offered, since ${sure}, from ${offerMin} on enough for a choice`,
    );
  }
  const few =
    confidence >= offerMin ? "nothing else is near enough for a choice" : `${sure}, below ${offerMin}`;
  return decided(refusal(found, confidence, language), doubt === undefined ? few : `${doubt}; ${few}`);
}

/** Why the best entry that may answer doesn't, in the words of the rule. */
function doubtOf({ hit }: Judged, found: readonly Judged[], confidence: number): string | undefined {
  if (confidence < answerMin) return `P(right) is ${confidence.toFixed(2)}, below ${answerMin}`;
  if (hit.coverage < coverageMin) return `${hit.id} covers less than ${coverageMin} of the question`;
  // Where the entry that was meant is ruled out by a name, a neighbour that knows the name seldom has what was asked.
  const meant = found.find(({ knowsAll }) => !knowsAll);
  if (meant && hit.score < meant.hit.score * meantShare)
    return `${hit.id} scores less than ${meantShare} of what ${meant.hit.id} does`;
  return undefined;
}

/** Close hits are told apart by how much of the question they know: "why" and "who" may be all that differs. */
export function matchOf({ hit }: Judged): number {
  return hit.score * hit.coverage;
}

/** Of questions that fit about alike, one that the article itself answers comes first: most people ask about that. */
function articleFirst(sorted: readonly Judged[], article: string): readonly Judged[] {
  const [top] = sorted;
  if (top?.entry.kind !== "question") return sorted;
  const matchMin = matchOf(top) * alikeShare;
  const first = sorted.find(
    (one) =>
      one.entry.kind === "question" &&
      matchOf(one) >= matchMin &&
      one.entry.cite.some(({ source }) => source === article),
  );
  return first ? [first, ...sorted.filter((one) => one !== first)] : sorted;
}

function judge(hit: Hit, unmet: ReturnType<Constraints["unmet"]>, dossier: Dossier): Judged[] {
  const entry = dossier.entries.get(hit.id);
  if (!entry) return [];
  const knowsAll = unmet(hit.id).length === 0;
  // A profile says who or what something is; whoever asks for more than it covers asks for something else.
  const isAbout = entry.kind !== "profile" || hit.coverage >= profileCoverageMin;
  return [{ entry, hit, knowsAll, eligible: knowsAll && isAbout }];
}

/** "The story doesn't say", with the nearest things that it does. */
function refusal(judged: readonly Judged[], confidence: number, language: Language): Answer {
  const floor = (judged[0]?.hit.score ?? 0) * relatedShare;
  const nearest = answersAmong(judged.filter(({ hit }) => hit.score >= floor)).slice(0, nearestMax);
  return { kind: "notCovered", entry: null, nearest, confidence, language };
}

function answersAmong(judged: readonly Judged[]): AnswerEntry[] {
  return judged.map((hit) => hit.entry).filter(isAnswer);
}
