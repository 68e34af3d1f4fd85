import { answerMin } from "../answering/decide.ts";
import type { Words } from "../knowledge/schema.ts";
import { buildSearchIndex } from "../retrieval/build-search-index.ts";
import type { IndexEntry } from "../retrieval/search-index.ts";
import type { Engine } from "./measure-engine.ts";

/** The project's own index as an engine under measurement; it answers from the confidence that the policy asks for. */
export function ownEngine(entries: readonly IndexEntry[], words?: Words): Engine {
  const index = buildSearchIndex(entries, words);
  return {
    answerAbove: answerMin,
    ask: (question) => {
      const { hits, confidence } = index.search(question, 3);
      return { ids: hits.map((hit) => hit.id), confidence };
    },
  };
}
