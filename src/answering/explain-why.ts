import type { SearchIndex } from "../retrieval/search-index.ts";
import type { Constraints } from "./constraints.ts";
import { answerMin, hitsMax, offerMin } from "./decide.ts";
import type { Answer } from "./desk.ts";
import { properNames } from "./proper-names.ts";

const termsMax = 8;

/** How a question was read and why its best entries won, as lines for a person. */
export function explainWhy(
  question: string,
  index: SearchIndex,
  constraints: Constraints,
  answer: Answer,
): string {
  const search = index.search(question, hitsMax);
  const asked = { words: search.words, properNames: properNames(question) };
  const { words, entries } = index.explain(question);
  const read = words.map(({ word, term, how, weight }) => {
    const as = how === "corrected" || how === "synonym" ? ` → ${term}` : "";
    return `  ${word}${as}  ${how}, weight ${weight.toFixed(2)}`;
  });
  const ranked = entries.map(({ id, score, terms }, rank) => {
    const unmet = constraints.unmet(asked, id).map(({ word }) => word);
    const counted = terms
      .slice(0, termsMax)
      .map(
        ({ term, contribution }) =>
          `${term} ${contribution >= 0 ? "+" : "−"}${Math.abs(contribution).toFixed(3)}`,
      );
    const [own, rivals] = [
      search.hits.filter((hit) => hit.id === id),
      search.hits.filter((hit) => hit.id !== id),
    ];
    const confidence = index.confidenceOf([...own, ...rivals]);
    return [
      `${rank + 1}. ${id}  score ${score.toFixed(3)}, covers ${percent(own[0]?.coverage ?? 0)}, P(right) ${confidence.toFixed(2)}`,
      `   ${counted.join(", ")}`,
      ...(unmet.length > 0 ? [`   left out: it doesn't know ${unmet.join(", ")}`] : []),
    ].join("\n");
  });
  return [
    `read as (${search.language}): ${search.query}`,
    ...read,
    "",
    ...ranked,
    "",
    `outcome: ${answer.kind}. Answered from P(right) ${answerMin.toFixed(2)}, offered as a choice from ${offerMin.toFixed(2)}.`,
  ].join("\n");
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
