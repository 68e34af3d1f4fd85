import { performance } from "node:perf_hooks";
import { indexEntries } from "../answering/index-entries.ts";
import { loadKnowledge } from "../knowledge/load-knowledge.ts";
import { type Language, languages } from "../knowledge/text.ts";
import type { IndexEntry } from "../retrieval/search-index.ts";
import { type AskedQuestion, type Measurement, measure } from "./measure-engine.ts";
import { ownEngine } from "./own-engine.ts";

const folds = 5;

/**
 * Measures the shipped knowledge on itself: in turn, a fifth of the entries is left out whole and a fifth of the other
 * entries' phrasings is hidden; the hidden are asked for as in scope, the left out as out of scope.
 */
export async function benchKnowledge(dir: string): Promise<void> {
  const dossier = await loadKnowledge(dir);
  const entries = indexEntries(dossier);
  const begun = performance.now();
  ownEngine(entries, dossier.words);
  // As at the start of the bot: nothing has run before it that would have been compiled for it.
  const buildMs = Math.round(performance.now() - begun);
  const measured: Record<Language | "all", Measurement[]> = { all: [], en: [], it: [], ru: [] };
  for (let fold = 0; fold < folds; fold++) {
    const { shown, questions } = holdOut(entries, fold);
    const build = () => ownEngine(shown, dossier.words);
    measured.all.push(measure(questions, build));
    const built = build();
    for (const language of languages) {
      const inLanguage = questions.filter((question) => question.language === language);
      measured[language].push(measure(inLanguage, () => built, true));
    }
  }
  const phrasings = entries.reduce((sum, entry) => sum + entry.phrasings.length, 0);
  console.log(`${entries.length} entries, ${phrasings} phrasings: indexed and calibrated in ${buildMs} ms`);
  console.log("A fifth hidden in turn:");
  console.table(Object.fromEntries(Object.entries(measured).map(([part, folds]) => [part, meanOf(folds)])));
}

function holdOut(entries: readonly IndexEntry[], fold: number) {
  const shown: IndexEntry[] = [];
  const questions: (AskedQuestion & { readonly language: Language })[] = [];
  for (const [number, entry] of entries.entries()) {
    const isLeftOut = number % folds === fold;
    const isHidden = (nth: number) => isLeftOut || (nth % folds === fold && entry.phrasings.length > 1);
    for (const [nth, { text, language }] of entry.phrasings.entries()) {
      if (isHidden(nth)) questions.push({ q: text, id: isLeftOut ? null : entry.id, language });
    }
    if (!isLeftOut) shown.push({ ...entry, phrasings: entry.phrasings.filter((_, nth) => !isHidden(nth)) });
  }
  return { shown, questions };
}

function meanOf(measured: readonly Measurement[]): Record<string, number> {
  const keys = ["acc1", "acc3", "auroc", "rightAt90Refused", "answeredRight", "answeredWrong"] as const;
  const rest = ["outOfScopeAnswered", "usMedian", "usP99", "buildMs", "heapMB"] as const;
  return Object.fromEntries(
    [...keys, ...rest].map((key) => {
      const sum = measured.reduce((total, one) => total + (one[key] ?? 0), 0);
      return [key, Number((sum / measured.length).toFixed(3))];
    }),
  );
}
