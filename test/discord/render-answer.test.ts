import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import type { Card } from "../../src/answering/card.ts";
import { emptyCard } from "../../src/answering/card-parts.ts";
import { renderAnswer } from "../../src/discord/render-answer.ts";
import { renderCard } from "../../src/discord/render-card.ts";
import { languages } from "../../src/knowledge/text.ts";
import { answered } from "../support/answers.ts";
import { buttonsOf, textOf } from "../support/calls.ts";
import { messageViolations } from "../support/message-violations.ts";
import { palace } from "../support/palace.ts";

const desk = buildDesk(palace);
const rendered = (id: string, isPrivate = false) =>
  renderAnswer(answered(palace, id, "en"), desk, { private: isPrivate, askerId: "asker" });

test("an answer shows figures, dates, words, differences and sources, in this order", () => {
  const [embed] = rendered("promise").embeds ?? [];
  expect(embed?.fields?.map((field) => field.name)).toEqual([
    "Dates",
    "Ada Guest, joint press conference, 24 October 2018",
    "Ada Guest, at dinner, October 2018",
    "Where sources differ",
    "Sources",
  ]);
});

test("each line says by number which sources it rests on, and the list links them", () => {
  const text = textOf(rendered("promise"));
  expect(text).toContain("• The Gazette says Monday; Wire says Wednesday. \\[1, 2\\]");
  expect(text).toContain("1. [Gazette, ¶1, ¶2, ¶10](https://gazette.example/visit#:~:text=");
  expect(text).toContain("2. [Wire](https://wire.example/%28palace%29");
});

test("a reply with one source needs no numbers", () => {
  expect(textOf(rendered("host"))).not.toContain("\\[1\\]");
});

test("nothing in a quotation becomes formatting or a mention", () => {
  expect(textOf(rendered("promise"))).toContain("> “We are \\*friends\\* of \\@everyone”");
});

test("a public answer can be removed, a private one can be posted", () => {
  expect([...buttonsOf(rendered("trade")).keys()]).toEqual([
    "What did the guest say of the relations?",
    "Who was the host?",
    "Where is this from?",
    "Remove",
    "Italiano",
    "Русский",
  ]);
  expect(buttonsOf(rendered("trade", true)).get("Post here")).toBe("v1:post:answer:en:0:trade");
});

test("a language is offered only where the answer was written in it", () => {
  expect(buttonsOf(rendered("host")).has("Italiano")).toBe(false);
});

test("what isn't covered offers the nearest that is", () => {
  expect([...buttonsOf(rendered("menu")).values()]).toEqual([
    "v1:next:promise:en",
    "v1:next:host:en",
    "v1:remove:asker",
  ]);
});

test.each(languages)("every entry's reply is within Discord's limits in %s", (language) => {
  for (const id of palace.entries.keys()) {
    const message = renderAnswer(answered(palace, id, language), desk, {
      private: false,
      askerId: "1".repeat(20),
    });
    expect(messageViolations(message), id).toEqual([]);
  }
});

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");
const source = (at: number) => ({
  id: `s${at}`,
  label: `Publisher ${at}`,
  url: `https://p${at}.example/${"x".repeat(120)}`,
});
const heavy: Card = {
  ...emptyCard("answered", "en"),
  title: "How much fits?",
  body: words(150),
  figures: Array.from({ length: 10 }, (_, at) => ({
    id: `f${at}`,
    value: `${at}%`,
    measures: words(10),
    sources: ["s1"],
  })),
  quotes: Array.from({ length: 5 }, (_, at) => ({
    id: `q${at}`,
    words: `“quote${at} ${words(60)}”`,
    attribution: `Speaker ${at}`,
    label: "translation",
    url: "https://p1.example",
    versions: [{ label: "original", words: words(50), source: "s2" }],
    notes: [],
    sources: ["s1"],
  })),
  notes: Array.from({ length: 3 }, (_, at) => ({ text: `note${at} ${words(30)}`, sources: ["s1", "s2"] })),
  sources: Array.from({ length: 12 }, (_, at) => source(at)),
};

test("a reply that is too long leaves out whole items and says how many", () => {
  const message = renderCard(heavy, []);
  expect(messageViolations(message)).toEqual([]);
  const text = textOf(message);
  expect(text).toMatch(/… and \d+ more/);
  // Whatever is still quoted is quoted to its end.
  const quoted = text.match(/quote\d[^”]*/g) ?? [];
  expect(quoted.length).toBeGreaterThan(0);
  for (const quote of quoted) expect(quote).toMatch(/word59$/);
});

test("notes on differences are shown however long the rest is", () => {
  const text = textOf(renderCard(heavy, []));
  for (const note of heavy.notes) expect(text).toContain(note.text);
});

test("a quotation longer than a field goes on in the next, and loses no word", () => {
  const [quote] = heavy.quotes;
  if (!quote) throw new Error("the heavy card has quotations");
  const long = { ...quote, words: `“${words(250)}”`, versions: [] };
  const message = renderCard({ ...emptyCard("list", "en"), title: "Long", quotes: [long] }, []);
  expect(messageViolations(message)).toEqual([]);
  const shown = textOf(message).replace(/[>\u200b\s]+/g, " ");
  expect(shown).toContain(long.words);
});
