import { describe, expect, test } from "vitest";
import { checkKnowledge } from "../../src/knowledge/check-knowledge.ts";
import { fingerprint } from "../../src/knowledge/fingerprint.ts";
import { formatProblem } from "../../src/knowledge/knowledge-error.ts";
import { surveyKnowledge } from "../../src/knowledge/survey-knowledge.ts";
import { harbourWith } from "../support/knowledge.ts";

const page =
  "The mayor was clear: “We will sail again, and soon, before the summer.” A ticket costs 4 euros.";

test("a good folder passes", () => {
  expect(checked({})).toEqual([]);
});

describe("an editor sends back", () => {
  const ferry = (from: string, to: string) => ({ "ferry.yaml": [from, to] as const });
  const people = (from: string, to: string) => ({ "people.yaml": [from, to] as const });
  const story = (from: string, to: string) => ({ "story.yaml": [from, to] as const });
  const answer = "A ticket costs 4 euros, the Gazette says.";

  test.each<{ what: string; changes: Parameters<typeof harbourWith>[0]; says: string }>([
    {
      what: "a number that nothing gives",
      changes: ferry(answer, "A ticket costs 5 euros, the Gazette says."),
      says: "ferry.yaml:34:13 questions[1].answer: the number 5 is in nothing that the entry cites",
    },
    {
      what: "a number that is right in one language only",
      changes: ferry(answer, '{ en: It costs 4 euros., it: "Costa 4,5 euro." }'),
      says: "ferry.yaml:34:42 questions[1].answer.it: the number 4.5 is in nothing",
    },
    {
      what: "a year that nothing gives",
      changes: ferry("sails again from May 2019", "sails again from May 2020 to 2021"),
      says: "questions[0].answer: the numbers 2020, 2021 are in nothing",
    },
    {
      what: "a number in what is not known",
      changes: ferry("does not name the captain", "does not name the 7 captains"),
      says: "notCovered[0].because: the number 7",
    },
    {
      what: "a quotation that was edited",
      changes: ferry("“We will sail again”", "“We shall sail again”"),
      says: "questions[2].answer: “We shall sail again” is in no quotation that the knowledge holds",
    },
    {
      what: "a quotation that hides a cut",
      changes: ferry("“We will sail again”, before", "“We will sail again before the summer”, before"),
      says: "“We will sail again before the summer” is in no quotation",
    },
    {
      what: "a quotation that only the translation has",
      changes: ferry(answer, "{ en: It is cheap., it: Costa “molto poco” al porto. }"),
      says: "questions[1].answer.it: “molto poco” is in no quotation",
    },
    {
      what: "a passage that the source hasn't",
      changes: people("at: ¶1 }]\nquotes", "at: ¶9 }]\nquotes"),
      says: 'people.yaml:8:35 profiles[0].cite[0].at: gazette has no passage "¶9"',
    },
    {
      what: "a citation that tells nothing",
      changes: people("{ source: gazette, at: ¶1 }]\nquotes", "{ source: gazette }]\nquotes"),
      says: "people.yaml:8:12 profiles[0].cite[0]: tells nothing: say in `says` what gazette says",
    },
    {
      what: "words that nothing proves",
      changes: people("    checked: { by: hand, against: the printed page }\n", ""),
      says: "people.yaml:12:12 quotes[0].words: nothing proves these words: compare them with gazette",
    },
    {
      what: "a place that speaks",
      changes: people("type: person", "type: place"),
      says: 'people.yaml:11:14 quotes[0].speaker: "ada-porto" is a place: name the person or body',
    },
    {
      what: "a difference that the answer hides",
      changes: ferry("standing: corroborated", "standing: disputed"),
      says: "claims[0].standing: sources differ on this, but the answer of ferry-start has no note that cites both sides",
    },
    {
      what: "a unit without its number",
      changes: story('"€{n}"', '"€n"'),
      says: "story.yaml:11:25 units[0].pattern: has no {n}",
    },
    {
      what: "a range that runs backwards",
      changes: ferry("value: 4\n", "value: [5, 4]\n"),
      says: "ferry.yaml:4:12 figures[0].value: a range goes from the lower to the higher number",
    },
    {
      what: "a time that ends before it begins",
      changes: ferry("asOf: 2018\n", "asOf: 2018\n    until: 2017\n"),
      says: "ferry.yaml:7:12 figures[0].until: ends before it begins (2018)",
    },
    {
      what: "a series with one date twice",
      changes: ferry(
        "asOf: 2018\n",
        "asOf: 2018\n    series: [{ asOf: 2016, value: 1 }, { asOf: 2016, value: 2 }]\n",
      ),
      says: "figures[0].series[1]: 2016 is in the series twice",
    },
    {
      what: "a series that contradicts its figure",
      changes: ferry("asOf: 2018\n", "asOf: 2018\n    series: [{ asOf: 2018, value: 3 }]\n"),
      says: "figures[0].series[0]: differs from the figure's own value (4) as of 2018",
    },
    {
      what: "a derived figure of two units",
      changes: { "x.yaml": derived("ticket, crew", "people") },
      says: "x.yaml:5:45 figures[1].derived.of: compares eur with people",
    },
    {
      what: "a derived figure that can't be computed",
      changes: { "x.yaml": derived("ticket, half", "people") },
      says: "figures[1].derived.of: is derived from a derived figure",
    },
    {
      what: "one phrasing in two entries",
      changes: ferry("- ticket price", "- Captain's name?\n        - CAPTAIN NAME"),
      says: "notCovered[0].ask.en[0]: “captain name” is claimed by ferry-price too",
    },
    {
      what: "a question that is another's phrasing",
      changes: ferry("- ticket price", "- Who is the captain"),
      says: "notCovered[0].question: “Who is the captain?” is claimed by ferry-price too",
    },
    {
      what: "a dead end",
      changes: ferry("next: [mayor-plan]", "next: []"),
      says: "ferry.yaml:36:11 questions[1].next: leads nowhere",
    },
    {
      what: "a question that leads to itself",
      changes: ferry("next: [mayor-plan]", "next: [ferry-price]"),
      says: "questions[1].next: leads to itself",
    },
    {
      what: "a question that nothing leads to",
      changes: { "x.yaml": island() },
      says: "x.yaml:2:9 questions[0].id: no path from the first questions leads here",
    },
    {
      what: "an answer that nobody reads to its end",
      changes: ferry(answer, `${answer} ${"Tickets are sold here. ".repeat(60)}`.trim()),
      says: "questions[1].answer: has 1421 characters; the most is 1200",
    },
    {
      what: "too many long answers",
      changes: ferry(answer, `${answer} ${"Tickets are sold here. ".repeat(30)}`.trim()),
      says: "questions[1].answer: has 731 characters, as one of 1 from 600 on, where 0 may be",
    },
    {
      what: "a question that autocomplete would cut",
      changes: ferry("What does a ticket cost?", `What does a ticket cost ${"and why ".repeat(12)}?`),
      says: "questions[1].question: has 121 characters; autocomplete shows 100",
    },
  ])("$what", ({ changes, says }) => {
    expect(checked(changes).join("\n")).toContain(says);
  });
});

describe("a source's print", () => {
  const prints = new Map([["gazette", fingerprint("gazette", page)]]);
  const quoted = (words: string) =>
    checked(
      { "people.yaml": ["words: We will sail again … before the summer.", `words: "${words}"`] },
      prints,
    );

  test.each([
    "We will sail again … before the summer.",
    "we will sail again, and soon",
    "The mayor was clear: 'We will sail",
  ])("proves the words %s", (words) => {
    expect(quoted(words).filter((line) => line.includes("quotes[0].words"))).toEqual([]);
  });

  test.each([
    "We will sail again and soon",
    "We will fail again, and soon",
    "We will sail again before the summer",
    "We will sail again … before the autumn",
  ])("refuses the words %s, though they were compared by hand", (words) => {
    expect(quoted(words).join("\n")).toMatch(
      /people\.yaml:12:12 quotes\[0\]\.words: “.*” does not stand in gazette/,
    );
  });

  test("holds no word of the text", () => {
    const written = JSON.stringify(prints.get("gazette")).toLowerCase();
    for (const word of page.toLowerCase().match(/[a-z]{4,}/g) ?? []) expect(written).not.toContain(word);
  });
});

test.each([
  [
    "a translation, where the English text quotes",
    "{ en: “We will sail again” she said., it: “Navigheremo ancora” disse. }",
  ],
  ["one word", "The price is “fair”, the Gazette says."],
  ["a name", "{ en: The ship is old., ru: Судно «Большая волна» старое. }"],
])("%s may stand in quotation marks", (_, answer) => {
  expect(checked({ "ferry.yaml": ["A ticket costs 4 euros, the Gazette says.", answer] })).toEqual([]);
});

test("a number in a name needs no citation", () => {
  const changes = {
    "people.yaml": ["name: Ada Porto", "name: Ada Porto\n    names: [Pier 9 Ada]"],
    "ferry.yaml": ["A ticket costs 4 euros, the Gazette says.", "Pier 9 Ada sells tickets."],
  } as const;
  expect(checked(changes)).toEqual([]);
});

test("what a cited source prints may stand in quotation marks", () => {
  const prints = new Map([["gazette", fingerprint("gazette", page)]]);
  const costs = (quoted: string) =>
    checked(
      { "ferry.yaml": ["A ticket costs 4 euros, the Gazette says.", `The mayor “${quoted}”.`] },
      prints,
    );
  expect(costs("was clear").join()).not.toContain("is in no quotation");
  expect(costs("was not clear").join()).toContain("“was not clear” is in no quotation");
});

function checked(changes: Parameters<typeof harbourWith>[0], prints = new Map()): readonly string[] {
  const { dossier, problems, problem } = surveyKnowledge(harbourWith(changes));
  if (!dossier || problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  return checkKnowledge({ dossier, whole: true, prints, problem }).map(formatProblem);
}

function derived(of: string, unit: string): string {
  return `units: [{ id: people, pattern: "{n} people" }]
figures:
  - { id: crew, measures: the crew, value: 2, unit: ${unit}, cite: [{ source: gazette, at: ¶1 }] }
  - id: half
    derived: { how: share, digits: 0,   of: [${of}] }
    measures: a share
    unit: people
    cite: [{ source: gazette, at: ¶1 }]
`;
}

function island(): string {
  return `questions:
  - id: island
    question: Is there an island?
    ask: { en: [island there] }
    answer: The Gazette speaks of an island.
    next: [ferry-start]
    topics: [ferry]
    cite: [{ source: gazette, at: ¶1 }]
`;
}
