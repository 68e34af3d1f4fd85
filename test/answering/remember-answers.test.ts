import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { rememberAnswers } from "../../src/answering/remember-answers.ts";
import type { Language } from "../../src/knowledge/text.ts";
import { palace } from "../support/palace.ts";

const desk = buildDesk(palace);

/** What remembers, with the questions that had to be worked out. */
function remembering(max?: number) {
  const workedOut: string[] = [];
  const answer = rememberAnswers((question: string, locale: Language) => {
    workedOut.push(`${locale} ${question}`);
    return desk.answer(question, locale);
  }, max);
  return { answer, workedOut };
}

test("a question that is asked again has the same answer, and isn't worked out again", () => {
  const { answer, workedOut } = remembering();
  expect(answer("trade", "en")).toEqual(desk.answer("trade", "en"));
  expect(answer("trade", "en")).toEqual(desk.answer("trade", "en"));
  expect(workedOut).toEqual(["en trade"]);
});

test("another language is another question", () => {
  const { answer, workedOut } = remembering();
  expect(answer("trade", "it")).toEqual(desk.answer("trade", "it"));
  expect(answer("trade", "ru")).toEqual(desk.answer("trade", "ru"));
  expect(workedOut).toEqual(["it trade", "ru trade"]);
});

test("what is asked all the time stays, and what was asked once is forgotten", () => {
  const { answer, workedOut } = remembering(10);
  for (let at = 0; at < 100; at++) {
    answer("trade", "en");
    answer(`question ${at}`, "en");
  }
  expect(workedOut.filter((question) => question === "en trade")).toHaveLength(1);
  answer("question 99", "en");
  expect(workedOut).toHaveLength(101);
  answer("question 0", "en");
  expect(workedOut).toHaveLength(102);
});

test("long messages are answered, and not kept", () => {
  const { answer, workedOut } = remembering();
  const long = "trade ".repeat(60);
  expect(answer(long, "en")).toEqual(desk.answer(long, "en"));
  answer(long, "en");
  expect(workedOut).toHaveLength(2);
});
