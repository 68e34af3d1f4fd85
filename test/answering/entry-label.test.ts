import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { entryLabel } from "../../src/answering/entry-label.ts";
import { parseKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { languages } from "../../src/knowledge/text.ts";
import { harbourWith } from "../support/knowledge.ts";

const dossier = parseKnowledge(
  harbourWith({
    "x.yaml": `profiles:
  - id: lifeboats
    name: { en: Lifeboats, it: Scialuppe, ru: Шлюпки }
    asked: { en: What are the lifeboats?, it: Che cosa sono le scialuppe? }
    type: term
    is: Boats that rescue people.
    next: [ferry-start]
    cite: [{ source: gazette, at: ¶1 }]
`,
  }),
);

const labelsOf = (id: string) => {
  const entry = dossier.entries.get(id);
  return languages.map((language) => entry && entryLabel(entry, language));
};

test("a profile is asked for as its kind is, in each language", () => {
  expect(labelsOf("ada-porto")).toEqual(["Who is Ada Porto?", "Chi è Ada Porto?", "Кто это: Ada Porto?"]);
});

test("where a name wants an article or a plural, the curator's question stands for the usual one", () => {
  expect(labelsOf("lifeboats")).toEqual([
    "What are the lifeboats?",
    "Che cosa sono le scialuppe?",
    "Что такое Шлюпки?",
  ]);
});

test("that question, and the usual ones, find the profile without a doubt", () => {
  const desk = buildDesk(dossier);
  for (const question of ["What are the lifeboats?", "che cosa sono le scialuppe", "what is lifeboats"])
    expect(desk.answer(question, "en")).toMatchObject({ entry: { id: "lifeboats" }, confidence: 1 });
});
