import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { parseKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { harbourWith } from "../support/knowledge.ts";
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

test("why an entry won is told: what was read, what each word counted, and which rule decided", () => {
  const answered = desk.why("what is the tradde volume");
  expect(answered).toMatch(/tradde → trade +corrected/);
  expect(answered).toMatch(/1\. trade \(question\) .*\n +(trade|volum) \+0\.\d/);
  expect(answered).toMatch(/as a whole: \w+, because .*P\(right\) is [01]\.\d+/);
  expect(desk.why("zebra quagga")).toContain("notCovered, because no entry shares a word with it");
  expect(desk.why("what is the trade volume in 1971")).toContain("ruled out: it doesn't know 1971");
});

test("words written in Italian are answered in Italian, English ones in the reader's language", () => {
  expect(desk.answer("chi è Ada Guest", "en").language).toBe("it");
  expect(desk.answer("trade volume", "ru").language).toBe("ru");
});

test("a source is found by the name of its site, which its publisher need not have", () => {
  const source = `sources:
  - id: radio
    publisher: Island Radio
    title: The ferry
    url: https://www.sea-waves.example/ferry
    date: null
    dateBasis: unknown
    language: en
    kind: broadcaster
    reliability: B
    licence: All rights reserved
    read: whole
    usedFor: The fares
`;
  const desk = buildDesk(parseKnowledge(harbourWith({ "x.yaml": source })));
  for (const about of ["waves", "sea-waves.example"])
    expect(desk.findSources(about).map(({ id }) => id)).toEqual(["radio"]);
});
