import { expect, test } from "vitest";
import { withoutBeliefs } from "../../src/answering/asides.ts";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { faultOf, goldenQuestions } from "../support/golden-questions.ts";
import { slips, withTypo } from "../support/typos.ts";

const desk = buildDesk(await loadKnowledge("knowledge"));
/** Every third is enough, and takes a third of the time. */
const answered = goldenQuestions
  .filter((golden) => golden.expect === "answer" && !faultOf(golden, desk))
  .filter((_, number) => number % 3 === 0);
const inEnglish = answered.filter(({ lang }) => lang === "en");

const entryFor = (question: string) => {
  const answer = desk.answer(question, "en");
  return answer.kind === "answered" ? answer.entry.id : answer.kind;
};

test.each<{ how: string; change: (question: string) => string }>([
  { how: "in capitals", change: (question) => question.toUpperCase() },
  { how: "without capitals", change: (question) => question.toLowerCase() },
  {
    how: "with more space and more question marks",
    change: (question) => ` ${question.replaceAll(" ", "  ")}??? `,
  },
])("a question asked $how has the same answer", ({ change }) => {
  const changed = answered.filter(({ q }) => entryFor(change(q)) !== entryFor(q));
  expect(changed.map(({ q }) => change(q))).toEqual([]);
});

test.each<{ how: string; change: (question: string) => string }>([
  { how: "please", change: (question) => `please tell me, ${question}` },
  { how: "thanks", change: (question) => `${question} thanks!` },
  { how: "a greeting", change: (question) => `Hi! ${question}` },
])("$how around a question leaves nearly all answers as right as they were", ({ change }) => {
  const right = inEnglish.filter((golden) => !faultOf(golden, desk, change(golden.q)));
  expect(right.length / inEnglish.length).toBeGreaterThan(0.98);
});

// `answeredMax`: the share that is still answered, wrongly, is never more than this.
test.each([
  { what: "a year", find: /\b20\d\d\b/, put: "1987", answeredMax: 0 },
  { what: "a politician", find: /\b(Matteo )?Salvini\b/, put: "Bolsonaro", answeredMax: 0 },
  { what: "a country", find: /\bItaly\b/, put: "Peru", answeredMax: 0 },
  { what: "a place", find: /\b(Chelyabinsk|Moscow|Rome)\b/, put: "Toronto", answeredMax: 0 },
  { what: "a surname", find: /\b(Giuseppe )?Conte\b/, put: "Kowalski", answeredMax: 0.03 },
  { what: "a people", find: /\bItalian\b/, put: "Danish", answeredMax: 0.05 },
])("$what that the story doesn't know, instead of one that it does, keeps the answer back", (changed) => {
  const { find, put, answeredMax } = changed;
  // In a guess beside the question it would be no part of it.
  const naming = inEnglish.filter(({ q }) => find.test(withoutBeliefs(q)));
  const asked = naming.map(({ q }) => q.replace(find, put));
  const given = asked.filter((question) => desk.answer(question, "en").kind === "answered");
  expect(given.length / asked.length, given.join("\n")).toBeLessThanOrEqual(answeredMax);
});

test.each<{ how: string; change: (question: string) => string }>([
  { how: "a friend's wrong year", change: (question) => `${question}, my friend says 1987` },
  {
    how: "a wrong guess",
    change: (question) => `${question.replace(/\W*$/, "?")} I thought it was Bolsonaro.`,
  },
])("$how after a question doesn't keep the answer back", ({ change }) => {
  const asking = inEnglish.filter(({ q }) => /^(what|who|when|where|why|how|which)\b/i.test(q));
  const lost = asking.filter(({ q }) => entryFor(change(q)) !== entryFor(q));
  expect(lost.length / asking.length, lost.map(({ q }) => q).join("\n")).toBeLessThan(0.03);
});

test.each<{ how: string; change: (question: string) => string }>([
  { how: "who asks", change: (question) => `I'm Priya from Mumbai. ${question}` },
  { how: "what it is for", change: (question) => `for my class at McGill: ${question}` },
  {
    how: "who wants to know",
    change: (question) => `my teacher Mrs Lawson wants to know ${question.toLowerCase()}`,
  },
])("$how, told by name before a question, keeps few answers back", ({ change }) => {
  const asking = inEnglish.filter(({ q }) => /^(what|who|when|where|why|how|which)\b/i.test(q));
  const lost = asking.filter((golden) => faultOf(golden, desk, change(golden.q)));
  expect(lost.length / asking.length, lost.map(({ q }) => q).join("\n")).toBeLessThan(0.06);
});

test("a name that is told of the story, not of who asks, keeps the answer back", () => {
  const asking = inEnglish.filter(({ q }) => /^(what|who|when|where|why|how|which)\b/i.test(q));
  const given = asking.filter(
    ({ q }) => desk.answer(`Bolsonaro talked to him. ${q}`, "en").kind === "answered",
  );
  expect(given.map(({ q }) => q)).toEqual([]);
});

test.each([
  { country: /\bItaly\b/g, capital: "Rome" },
  { country: /\bRussia\b/g, capital: "Moscow" },
])("$capital instead of its country leaves most answers as right", ({ country, capital }) => {
  const naming = inEnglish.filter(({ q }) => q.search(country) >= 0);
  const lost = naming.filter((golden) => faultOf(golden, desk, golden.q.replace(country, capital)));
  expect(lost.length / naming.length, lost.map(({ q }) => q).join("\n")).toBeLessThan(0.15);
});

const spelledRight = answered.filter(({ by }) => by !== "phone");

test.each(slips)(
  "one slip (%s) leaves 93 questions of 100 answered right, and hardly one answered wrong",
  (slip) => {
    const faults = spelledRight
      .map((golden, row) => faultOf(golden, desk, withTypo(golden.q, slip, row * 31)))
      .filter((fault) => fault !== undefined);
    expect(faults.length / spelledRight.length, faults.join("\n")).toBeLessThan(0.07);
    const wrong = faults.filter((fault) => fault !== "ambiguous" && fault !== "notCovered");
    expect(wrong.length / spelledRight.length, wrong.join("\n")).toBeLessThan(0.01);
  },
);

test.each([
  {
    question: "how long had the war lasted, and how many people had died?",
    both: ["war-duration", "war-deaths"],
  },
  {
    question: "che posto occupa l'Italia come economia e come debito pubblico?",
    both: ["italy-debt-rank", "italy-economy-rank"],
  },
  {
    question: "с какого года действуют санкции и за что их ввели",
    both: ["sanctions-since", "sanctions-why"],
  },
])("“$question” asks two things and gets both", ({ question, both }) => {
  const answer = desk.answer(question, "en");
  const given = answer.kind === "answered" ? [answer.entry.id, answer.also?.id] : [];
  expect(given.sort()).toEqual(both.sort());
});

test("two names with “and” between them are one question", () => {
  const answer = desk.answer("on what day did Conte and Putin meet", "en");
  expect(answer).toMatchObject({ entry: { id: "meeting-date" } });
  expect(answer).not.toMatchObject({ also: expect.anything() });
});
