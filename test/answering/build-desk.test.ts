import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { palace } from "../support/palace.ts";

const desk = buildDesk(palace);

test.each([
  { question: "trade volume", entry: "trade" },
  { question: "  WHAT did she say?! ", entry: "promise" },
  { question: "who is Ada Guest", entry: "ada-guest" },
  { question: "menu of the dinner", entry: "menu" },
  { question: "Hello", entry: "hello" },
])("“$question”, in a curator's own words, is $entry without a doubt", ({ question, entry }) => {
  expect(desk.answer(question, "en")).toMatchObject({ entry: { id: entry }, confidence: 1 });
});

test("words written in Italian are answered in Italian, English ones in the reader's language", () => {
  expect(desk.answer("chi è Ada Guest", "en").language).toBe("it");
  expect(desk.answer("trade volume", "ru").language).toBe("ru");
});
