import fc from "fast-check";
import { expect, test } from "vitest";
import { normalize, wordsOf } from "../../src/retrieval/normalize.ts";

test("normalizing twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(normalize(normalize(text))).toBe(normalize(text));
    }),
    { numRuns: 500 },
  );
});

test("numbers, however they are strung together, stay the same when normalized twice", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9.,bn%€ ]{0,20}$/), (text) => {
      expect(normalize(normalize(text))).toBe(normalize(text));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  {
    written: "What’s Conte’s plan?",
    read: "what is conte plan",
    because: "contractions open, possessives go",
  },
  {
    written: "dont / don't / DON’T",
    read: "do not do not do not",
    because: "an apostrophe is often forgotten",
  },
  { written: "l'Italia può", read: "l italia puo", because: "an Italian elision is two words, accents go" },
  {
    written: "Кто такой Сергей Шойгу, ёлки",
    read: "кто такой сергей шойгу елки",
    because: "й stays, ё is е",
  },
  {
    written: "€47,5bn on 24.10.2018",
    read: "47.5 bn on 24 10 2018",
    because: "comma and point are both decimal",
  },
  { written: "1.500.000 or 1,500,000", read: "1500000 or 1500000", because: "both separate thousands" },
  { written: "the G7, the M5S", read: "the g7 the m5s", because: "letters and digits can be one name" },
  { written: "?!… 🫒", read: "", because: "nothing of it is a word" },
])("“$written” reads “$read”: $because", ({ written, read }) => {
  expect(normalize(written)).toBe(read);
});

test("a question has at most 64 words of at most 40 characters", () => {
  const words = wordsOf(`${"word ".repeat(200)} ${"x".repeat(300)}`);
  expect(words).toHaveLength(64);
  expect(wordsOf("x".repeat(300))).toEqual(["x".repeat(40)]);
});
