import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { watchGaps } from "../../src/answering/watch-gaps.ts";
import { palace } from "../support/palace.ts";

test("only a question that nobody foresaw is a gap, and its answer is the same", () => {
  const gaps: string[] = [];
  const desk = buildDesk(palace);
  const watched = watchGaps(desk, (question) => gaps.push(question));
  for (const question of ["trade", "hello", "menu of the dinner", "zebra xylophone"])
    expect(watched.answer(question, "en")).toEqual(desk.answer(question, "en"));
  expect(gaps).toEqual(["zebra xylophone"]);
});
