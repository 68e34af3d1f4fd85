import { expect, test } from "vitest";
import { reachProblems } from "../../src/cli/check/reach.ts";
import { formatProblem } from "../../src/knowledge/knowledge-error.ts";
import { surveyKnowledge } from "../../src/knowledge/survey-knowledge.ts";
import { harbourWith } from "../support/knowledge.ts";

const { dossier, problem } = surveyKnowledge(harbourWith({}));

function problemsAt(all: number) {
  if (!dossier) throw new Error("the harbour's knowledge doesn't load");
  const reach = { lost: [], heldOut: { all, byLanguage: new Map() }, entries: [] };
  return reachProblems(reach, { dossier, problem, whole: true, prints: new Map() }).map(formatProblem);
}

test("entries that are hardly told apart by their phrasings are a problem of the story", () => {
  expect(problemsAt(0.54)).toEqual([
    expect.stringMatching(
      /^\S+\.yaml:\d+:\d+ .*only 54% of the phrasings find their entry by the others, where 55% must: add phrasings, or merge/,
    ),
  ]);
  expect(problemsAt(0.55)).toEqual([]);
});
