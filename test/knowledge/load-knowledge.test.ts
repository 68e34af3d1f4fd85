import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadKnowledge, parseKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { harbour, harbourWith, loadProblems } from "../support/knowledge.ts";

const good = new Map(Object.entries(harbour));

test("a good folder loads, with every kind under its ids", () => {
  const dossier = parseKnowledge(good);
  expect([...dossier.entries.keys()]).toEqual([
    "ferry-start",
    "ferry-price",
    "mayor-plan",
    "ferry-captain",
    "hello",
    "ada-porto",
  ]);
  expect(dossier.entries.get("ferry-captain")?.kind).toBe("notCovered");
  expect(dossier.quotes.get("porto-sail")?.speaker).toBe("ada-porto");
  expect(dossier.figures.get("ticket")?.asOf).toBe("2018");
  expect(dossier.story.title).toBe("The harbour");
});

test("the version changes with the words, and with nothing else", () => {
  const changed = harbourWith({ "ferry.yaml": ["ticket price", "ticket prices"] });
  expect(parseKnowledge(good).version).toBe(parseKnowledge(new Map([...good].reverse())).version);
  expect(parseKnowledge(changed).version).not.toBe(parseKnowledge(good).version);
  expect(parseKnowledge(good).version).toMatch(/^[0-9a-f]{12}$/);
});

describe("broken knowledge is refused, with the place, what is wrong and what to do", () => {
  const ferry = (from: string, to: string) => harbourWith({ "ferry.yaml": [from, to] });
  const story = (from: string, to: string) => harbourWith({ "story.yaml": [from, to] });
  const people = (from: string, to: string) => harbourWith({ "people.yaml": [from, to] });
  const extra = (text: string) => harbourWith({ "x.yaml": text });

  test.each<{ what: string; files: ReadonlyMap<string, string>; says: string }>([
    { what: "an empty file", files: extra(""), says: "x.yaml:1:1: holds nothing: write entries" },
    { what: "a file of comments", files: extra("# to be written\n"), says: "holds nothing" },
    {
      what: "a list at the top",
      files: extra("- a\n- b\n"),
      says: "x.yaml:1:1: must be a map from kinds to lists",
    },
    {
      what: "a text at the top",
      files: extra("hello"),
      says: "x.yaml:1:1: must be a map from kinds to lists",
    },
    {
      what: "a tab as indent",
      files: extra("topics:\n\t- id: a\n"),
      says: "x.yaml:2:1: a tab stands where YAML wants spaces",
    },
    {
      what: "an open quote",
      files: extra('topics:\n  - { id: a, name: "A }\n'),
      says: 'x.yaml:3:1: Missing closing "quote',
    },
    { what: "an open bracket", files: extra("topics: [\n"), says: "x.yaml:2:1:" },
    {
      what: "a key twice",
      files: extra("topics: []\nunits: []\ntopics: []\n"),
      says: "x.yaml:3:1: this key stands twice in one entry",
    },
    {
      what: "a field twice",
      files: ferry("    value: 4\n", "    value: 4\n    value: 5\n"),
      says: "ferry.yaml:5:5: this key stands twice",
    },
    {
      what: "a colon in a plain text",
      files: ferry("The Gazette does not name", "Sorry: the Gazette does not name"),
      says: "ferry.yaml:55:14: a text with a colon in it needs quotes around it",
    },
    {
      what: "a second document",
      files: extra("topics: []\n---\nunits: []\n"),
      says: "x.yaml:2:1: a second document starts here",
    },
    {
      what: "an alias",
      files: extra("topics: &t []\nunits: *t\n"),
      says: "x.yaml:2:8: *t repeats another value: write it out",
    },
    { what: "an alias bomb", files: extra(bomb()), says: "repeats another value" },
    {
      what: "a tag",
      files: extra("topics: !!js/function 'x'\n"),
      says: "x.yaml:1:9: tags (!…) are not read",
    },
    { what: "ten thousand brackets", files: extra(`topics: ${"[".repeat(10_000)}`), says: "x.yaml:1:" },
    {
      what: "an unknown kind",
      files: extra("question:\n  - id: a\n"),
      says: 'x.yaml:1:1 question: "question" is not known here; did you mean "questions"?',
    },
    {
      what: "a text left out",
      files: ferry("    because: The Gazette does not name the captain.\n", ""),
      says: "ferry.yaml:52:5 notCovered[0].because: is missing: write a text, or a map",
    },
    {
      what: "an unknown field",
      files: ferry("    because:", "    becuase:"),
      says: 'ferry.yaml:55:5 notCovered[0].becuase: "becuase" is not known here; did you mean "because"?',
    },
    {
      what: "a field left out",
      files: ferry("    unit: eur\n", ""),
      says: "ferry.yaml:2:5 figures[0].unit: is missing: give a text",
    },
    {
      what: "no citation",
      files: ferry("    cite: [{ source: gazette, at: ¶2 }]\nevents", "    cite: []\nevents"),
      says: "ferry.yaml:7:11 figures[0].cite: give at least one citation",
    },
    {
      what: "a text for a number",
      files: ferry("value: 4", "value: four"),
      says: "ferry.yaml:4:12 figures[0].value: ",
    },
    {
      what: "a map for a list",
      files: extra("topics: { id: a }\n"),
      says: "x.yaml:1:9 topics: must be a list, not a map",
    },
    {
      what: "a kind without a list",
      files: extra("topics:\n"),
      says: "x.yaml:1:8 topics: must be a list, not nothing",
    },
    {
      what: "an id in capitals",
      files: extra("topics:\n  - { id: Sea, name: Sea }\n"),
      says: "x.yaml:2:11 topics[0].id: use kebab-case, e.g. sanctions-veto",
    },
    {
      what: "an impossible date",
      files: ferry("date: 2019-05", "date: 2019-13"),
      says: "ferry.yaml:10:11 events[0].date: write a date as 2018-10-24, 2018-10 or 2018",
    },
    {
      what: "a date of nothing",
      files: ferry("date: 2019-05", "date:"),
      says: "ferry.yaml:10:10 events[0].date: ",
    },
    {
      what: "an unknown language",
      files: extra("topics:\n  - { id: a, name: { en: A, fr: A } }\n"),
      says: 'x.yaml:2:29 topics[0].name.fr: "fr" is not known here; known here: en, it, ru',
    },
    {
      what: "a text without English",
      files: extra("topics:\n  - { id: a, name: { it: A } }\n"),
      says: "x.yaml:2:20 topics[0].name.en: is missing: give a text",
    },
    {
      what: "an empty text",
      files: extra('topics:\n  - { id: a, name: " " }\n'),
      says: "x.yaml:2:20 topics[0].name: write at least one word",
    },
    {
      what: "a phrasing in an unknown language",
      files: ferry("ask: { en: [captain", "ask: { de: [captain"),
      says: 'ferry.yaml:54:12 notCovered[0].ask.de: "de" is not known here',
    },
    {
      what: "an overlong phrasing",
      files: ferry("ticket price", "ticket ".repeat(20).trim()),
      says: "ferry.yaml:32:11 questions[1].ask.en[1]: at most 100 characters",
    },
    {
      what: "a choice that isn't offered",
      files: people("type: person", "type: persn"),
      says: 'people.yaml:4:11 profiles[0].type: must be one of person, party, institution, place, company, term; did you mean "person"?',
    },
    {
      what: "a weight that is too high",
      files: people("weight: 1", "weight: 9"),
      says: "people.yaml:18:13 quotes[0].weight: must be at most 3",
    },
    {
      what: "an address without https",
      files: story("url: https://gazette", "url: gazette"),
      says: "story.yaml:16:10 sources[0].url: write the whole address, with https://",
    },
    {
      what: "a figure with value and derived",
      files: ferry("value: 4", "value: 4\n    derived: { how: share, of: [ticket, ticket] }"),
      says: "give either a value or derived, not both",
    },
    {
      what: "too few first questions",
      files: story("first: [ferry-start, ferry-price, mayor-plan]", "first: [ferry-start]"),
      says: "story.yaml:5:10 story.first: give at least three first questions",
    },
    {
      what: "an id twice",
      files: extra("topics:\n  - { id: ferry, name: Ship }\n"),
      says: 'x.yaml:2:11 topics[0].id: the id "ferry" is taken by story.yaml:9:11: choose another',
    },
    {
      what: "a question called as a profile",
      files: people("id: ada-porto", "id: hello"),
      says: 'people.yaml:2:9 profiles[0].id: the id "hello" is taken by ferry.yaml:',
    },
    {
      what: "a source that doesn't exist",
      files: people("role: mayor", "notes: [{ text: Others differ., cite: [{ source: gazete }] }]"),
      says: 'people.yaml:5:54 profiles[0].notes[0].cite[0].source: there is no "gazete" among the sources; did you mean "gazette"?',
    },
    {
      what: "a next that doesn't exist",
      files: ferry("next: [mayor-plan]", "next: [mayor-plans]"),
      says: 'ferry.yaml:36:12 questions[1].next[0]: there is no "mayor-plans" among the questions, profiles or notCovered; did you mean "mayor-plan"?',
    },
    {
      what: "an id of another kind",
      files: ferry("figures: [ticket]", "figures: [porto-sail]"),
      says: '"porto-sail" is one of the quotes',
    },
    {
      what: "an unknown speaker",
      files: people("speaker: ada-porto", "speaker: zzz"),
      says: 'people.yaml:11:14 quotes[0].speaker: there is no "zzz" among the profiles; write it, or name another',
    },
    {
      what: "a first question that doesn't exist",
      files: story("first: [ferry-start,", "first: [zeppelin,"),
      says: 'story.yaml:5:11 story.first[0]: there is no "zeppelin"',
    },
    {
      what: "an unknown unit",
      files: ferry("unit: eur", "unit: euro"),
      says: 'figures[0].unit: there is no "euro" among the units; did you mean "eur"?',
    },
    {
      what: "two stories",
      files: extra("story: { title: A, about: B, article: gazette, first: [hello, hello, hello] }\n"),
      says: "x.yaml:1:1 story: a knowledge folder has one story, and story.yaml has it: remove this one",
    },
    {
      what: "no words",
      files: new Map([...good, ["story.yaml", withoutWords()]]),
      says: "no file has `words:`: write it once, in any file",
    },
  ])("$what", ({ files, says }) => {
    expect(loadProblems(files)).toContain(says);
  });

  test("every mistake of every file is named in one run, and none twice", () => {
    const files = harbourWith({
      "ferry.yaml": ["    unit: eur\n", ""],
      "people.yaml": ["speaker: ada-porto", "speaker: nobody"],
      "x.yaml": "topics:\n\t- a\n",
    });
    const withoutSyntaxError = new Map([...files].filter(([name]) => name !== "x.yaml"));
    expect(loadProblems(files).split("\n")).toHaveLength(2);
    expect(loadProblems(withoutSyntaxError).split("\n")).toEqual([
      "ferry.yaml:2:5 figures[0].unit: is missing: give a text",
      'people.yaml:11:14 quotes[0].speaker: there is no "nobody" among the profiles; write it, or name another',
    ]);
  });
});

describe("a folder on disk", () => {
  const folder = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    const dir = await mkdtemp(join(tmpdir(), "knowledge-"));
    await mkdir(join(dir, "schema"));
    await mkdir(join(dir, "more"));
    for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
    return dir;
  };

  test("is read with its folders, with or without a byte order mark", async () => {
    const { "ferry.yaml": ferry = "", ...rest } = harbour;
    const dir = await folder({
      ...rest,
      "more/ferry.yaml": `\uFEFF${ferry}`,
      "schema/notes.yaml": "- not read",
    });
    expect((await loadKnowledge(dir)).entries.size).toBe(6);
  });

  test.each<{ what: string; files: Readonly<Record<string, string | Uint8Array>>; says: RegExp }>([
    { what: "without YAML", files: {}, says: /holds no \.yaml file/ },
    {
      what: "with another ending",
      files: { ...harbour, "x.yml": "" },
      says: /x\.yml: is not read under this name: call it \.yaml/,
    },
    {
      what: "not in UTF-8",
      files: { "x.yaml": Uint8Array.of(0x61, 0xe9, 0x62) },
      says: /x\.yaml: is not UTF-8/,
    },
    {
      what: "with a huge file",
      files: { "x.yaml": "#".repeat(4_000_001) },
      says: /x\.yaml: is larger than 4 MB/,
    },
  ])("$what is refused", async ({ files, says }) => {
    await expect(loadKnowledge(await folder(files))).rejects.toThrow(says);
  });

  test("that doesn't exist is refused with what to do", async () => {
    await expect(loadKnowledge("/nowhere/at/all")).rejects.toThrow(
      /set KNOWLEDGE_DIR to the folder of the story/,
    );
  });
});

function withoutWords(): string {
  return (harbour["story.yaml"] ?? "").replace(/words:\n.*\n/, "");
}

function bomb(): string {
  const lines = ["topics: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let index = 1; index < 10; index += 1) {
    lines.push(
      `k${index}: &a${index} [${Array(10)
        .fill(`*a${index - 1}`)
        .join(", ")}]`,
    );
  }
  return lines.join("\n");
}
