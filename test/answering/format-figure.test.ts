import { expect, test } from "vitest";
import { formatFigure, formatMeasure } from "../../src/answering/format-figure.ts";
import type { Figure } from "../../src/knowledge/schema.ts";
import { languages } from "../../src/knowledge/text.ts";
import { palace } from "../support/palace.ts";

const figure = (id: string): Figure => {
  const found = palace.figures.get(id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};
const inEach = (id: string) => languages.map((language) => formatFigure(figure(id), palace, language));

test("a figure is written as each language writes it, with its qualifier", () => {
  expect(inEach("trade-2013")).toEqual([
    "nearly €47.5 billion",
    "quasi 47,5 miliardi di euro",
    "почти 47,5 млрд евро",
  ]);
});

test("thousands are grouped as each language groups them", () => {
  expect(inEach("deaths")).toEqual([
    "more than 10,500 people",
    "più di 10.500 persone",
    "более 10\u00a0500 человек",
  ]);
});

test("one of something is written in the singular", () => {
  expect(formatFigure({ ...figure("deaths"), value: 1, qualifier: undefined }, palace, "en")).toBe(
    "1 person",
  );
});

test("a range shows both its ends", () => {
  expect(formatFigure({ ...figure("trade-2013"), value: [2, 3.5] }, palace, "it")).toBe(
    "quasi 2–3,5 miliardi di euro",
  );
});

test("a derived figure is computed from what it names, in whatever unit they are", () => {
  expect(inEach("trade-fall")).toEqual(["−55.6%", "−55,6%", "−55,6\u00a0%"]);
  expect(formatFigure(figure("trade-gap"), palace, "en")).toBe("€26.4 billion");
});

test("what a figure measures comes with its date", () => {
  expect(formatMeasure(figure("trade-2013"), "en")).toBe("trade between Italy and Russia, 2013");
});

test("a date that the words already say isn't said again", () => {
  const measured = { ...figure("trade-2013"), measures: "trade in 2013" };
  expect(formatMeasure(measured, "en")).toBe("trade in 2013");
});
