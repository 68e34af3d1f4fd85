import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { faultOf, type GoldenQuestion, goldenQuestions } from "../support/golden-questions.ts";

const desk = buildDesk(await loadKnowledge("knowledge"));

test.each(goldenQuestions.filter(({ known }) => known === undefined))(
  "$by, $lang: “$q” → $expect, because $because",
  (golden) => {
    expect(faultOf(golden, desk)).toBeUndefined();
  },
);

// A known fault that has become right fails here, so that its mark is taken off.
test.fails.each(goldenQuestions.filter(({ known }) => known !== undefined))(
  "$by, $lang: “$q” should be $expect but is $known",
  (golden) => {
    expect(faultOf(golden, desk)).toBeUndefined();
  },
);

test("a question that the sources don't answer gets an answer in fewer than one case of sixteen", () => {
  const unanswerable = goldenQuestions.filter((golden) => golden.expect === "refuse");
  const answered = unanswerable.filter((golden) => faultOf(golden, desk));
  expect(answered.length / unanswerable.length, listed(answered)).toBeLessThan(1 / 16);
});

test("of the answers that are given, at most one in twenty is wrong", () => {
  const given = goldenQuestions.filter(({ q, lang }) => desk.answer(q, lang).kind === "answered");
  const wrong = given.filter((golden) => faultOf(golden, desk));
  console.info(countsByAsker());
  expect(wrong.length / given.length, listed(wrong)).toBeLessThanOrEqual(1 / 20);
});

function listed(questions: readonly GoldenQuestion[]): string {
  return questions.map((golden) => `${golden.q} → ${faultOf(golden, desk)}`).join("\n");
}

/** "journalist en answer: 38 of 40 right", one line for each kind of asker. */
function countsByAsker(): string {
  const groups = new Map<string, { right: number; of: number }>();
  for (const golden of goldenQuestions) {
    const group = `${golden.by} ${golden.lang} ${golden.expect}`;
    const { right, of } = groups.get(group) ?? { right: 0, of: 0 };
    groups.set(group, { right: right + (faultOf(golden, desk) ? 0 : 1), of: of + 1 });
  }
  return [...groups].map(([group, { right, of }]) => `${group}: ${right} of ${of} right`).join("\n");
}
