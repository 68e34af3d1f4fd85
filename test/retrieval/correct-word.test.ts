import { expect, test } from "vitest";
import { buildCorrection } from "../../src/retrieval/correct-word.ts";

const correct = buildCorrection(
  new Map(
    Object.entries({
      sanctions: 40,
      sanctioned: 3,
      veto: 30,
      votes: 5,
      europe: 9,
      council: 8,
      unanimity: 2,
      what: 50,
      punti: 2,
      putin: 70,
      санкции: 20,
    }),
  ),
);

test.each([
  { typed: "santions", right: ["sanctions"], because: "a letter is missing" },
  { typed: "sancttions", right: ["sanctions"], because: "a letter is doubled" },
  { typed: "sanctoins", right: ["sanctions"], because: "two letters are swapped" },
  { typed: "putni", right: ["putin"], because: "of two words that a swap makes it is used more" },
  { typed: "vrto", right: ["veto"], because: "a wrong key was hit in a short word" },
  { typed: "vetoeurope", right: ["veto", "europe"], because: "a space is missing" },
  { typed: "wat", right: ["what"], because: "three letters are enough with the same first letter" },
  { typed: "санкци", right: ["санкции"], because: "Cyrillic is like any script" },
  { typed: "eurppe", right: ["europe"], because: "the letters around the wrong one agree" },
])("$typed reads as $right, because $because", ({ typed, right }) => {
  expect(correct(typed)?.words).toEqual(right);
});

test.each([
  { typed: "it", because: "two letters could be anything" },
  { typed: "2018x", because: "a number is never corrected" },
  { typed: "chimpanzee", because: "nothing known is near" },
  { typed: "hat", because: "three letters with another first letter are another word" },
])("$typed is left alone, because $because", ({ typed }) => {
  expect(correct(typed)).toBeUndefined();
});

test("the nearer the word, the more it is trusted", () => {
  const near = correct("unanimitty")?.trust ?? 0;
  expect(near).toBeGreaterThan(0.75);
  expect(near).toBeLessThan(1);
});
