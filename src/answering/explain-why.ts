import type { Explanation, Search, WordTrace } from "../retrieval/search-index.ts";
import { type Decision, type Judged, matchOf } from "./decide.ts";
import type { Answer } from "./desk.ts";

const entriesMax = 4;
const termsMax = 10;

/** How a question was read, why its best entries won and which rule decided, as lines for a person. */
export function explainWhy(
  { query, language, words }: Search,
  explanations: readonly Explanation[],
  unmetBy: (id: string) => readonly WordTrace[],
  { judged, because, answer: whole }: Decision,
  answer: Answer,
): string {
  const read = words.map(({ word, term, how, weight }) => {
    const as = how === "corrected" || how === "synonym" ? ` → ${term}` : "";
    return `  ${word}${as}  ${how}, weight ${weight.toFixed(2)}`;
  });
  const ranked = judged.slice(0, entriesMax).flatMap((one, rank) => {
    const { entry, hit, eligible } = one;
    const explained = explanations.find(({ id }) => id === hit.id);
    return [
      `${rank + 1}. ${hit.id} (${entry.kind})  score ${hit.score.toFixed(3)} × covers ${hit.coverage.toFixed(2)} = ${matchOf(one).toFixed(3)}`,
      ...(explained ? [`   ${termsOf(explained)}`] : []),
      ...(eligible ? [] : [`   ruled out: ${ruledOut(hit, unmetBy)}`]),
    ];
  });
  const elsewhere = answer.kind === whole.kind ? [] : ["By one of its parts alone, asked by itself."];
  const also =
    answer.kind === "answered" && answer.also ? [`Its other half asks for ${answer.also.id}.`] : [];
  return [
    `read as (${language}): ${query}`,
    ...read,
    "",
    ...ranked,
    "",
    `as a whole: ${whole.kind}, because ${because}.`,
    `outcome: ${answer.kind}.`,
    ...elsewhere,
    ...also,
  ].join("\n");
}

function ruledOut({ id }: Judged["hit"], unmetBy: (id: string) => readonly WordTrace[]): string {
  const unmet = unmetBy(id).map(({ word }) => word);
  return unmet.length > 0
    ? `it doesn't know ${unmet.join(", ")}`
    : "a profile, it covers too little of the question";
}

/** The terms that say most for or against an entry, and what the others come to. */
function termsOf({ terms }: Explanation): string {
  const strongest = [...terms].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const others = strongest.slice(termsMax).reduce((sum, { contribution }) => sum + contribution, 0);
  const listed = strongest
    .slice(0, termsMax)
    .map(({ term, contribution }) => `${term} ${signed(contribution)}`);
  return [...listed, ...(strongest.length > termsMax ? [`others ${signed(others)}`] : [])].join(", ");
}

function signed(value: number): string {
  return `${value >= 0 ? "+" : "−"}${Math.abs(value).toFixed(3)}`;
}
