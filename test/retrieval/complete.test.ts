import { expect, test } from "vitest";
import { buildSearchIndex } from "../../src/retrieval/build-search-index.ts";
import { sampleEntries, sampleWords } from "./sample-entries.ts";

const index = buildSearchIndex(sampleEntries, sampleWords);
const first = (typed: string) => index.complete(typed, 25)[0];

test.each([
  { typed: "flo", entry: "flood-1994", because: "the last word goes on" },
  { typed: "how many bo", entry: "borrowing-limit", because: "the words before it count" },
  { typed: "opning ho", entry: "opening-hours", because: "words before it are corrected" },
  { typed: "phtocopies", entry: "printing", because: "a finished word is corrected too" },
  { typed: "quanti li", entry: "borrowing-limit", because: "Italian goes on in Italian" },
  { typed: "навод", entry: "flood-1994", because: "Russian goes on in Russian" },
  { typed: "hey bot fou", entry: "founder", because: "small talk is taken off" },
])("“$typed” suggests $entry first: $because", ({ typed, entry }) => {
  expect(first(typed)).toBe(entry);
});

test("nothing typed suggests nothing", () => {
  expect(index.complete("", 25)).toEqual([]);
  expect(index.complete(" ?! ", 25)).toEqual([]);
});

test("at most as many as asked for, none twice, and the same ones first however many", () => {
  const ids = index.complete("the", 4);
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(4);
  expect(index.complete("the", 25).slice(0, 4)).toEqual(ids);
});

test("what a whole phrasing suggests first is what Enter gives", () => {
  for (const { text } of sampleEntries.flatMap((entry) => entry.phrasings)) {
    expect([text, first(`${text} `)]).toEqual([text, index.search(text).hits[0]?.id]);
  }
});

test("while a rare word is typed, its entry comes first and stays", () => {
  for (const typed of ["pho", "phot", "photo", "photoc", "photoco", "photocop", "photocopi", "photocopies"]) {
    expect([typed, first(typed)]).toEqual([typed, "printing"]);
  }
});
