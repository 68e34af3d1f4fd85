import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { examine } from "../../src/cli/check/examine.ts";
import { printFile, schemaFile } from "../../src/cli/check/made-files.ts";
import { readingEase } from "../../src/cli/check/reading-ease.ts";
import { runCheck } from "../../src/cli/check/run-check.ts";
import { fingerprint } from "../../src/knowledge/fingerprint.ts";
import { renderJsonSchema } from "../../src/knowledge/json-schema.ts";
import { formatProblem } from "../../src/knowledge/knowledge-error.ts";
import { recordGap } from "../../src/store/gaps.ts";
import { createStore } from "../../src/store/store.ts";
import { harbourWith } from "../support/knowledge.ts";

describe("the check of a whole folder", () => {
  test("passes a good one, and tells what it holds", async () => {
    const { problems, summary } = await examine(await folder({}));
    expect(problems).toEqual([]);
    expect(summary).toContain("entries: notCovered 1, profile 1, question 3, smallTalk 1");
    expect(summary).toContain("phrasings: en 13");
    expect(summary).toContain("sources by reliability: B 1");
    expect(summary).toContain("claims by standing: corroborated 1");
    expect(summary).toContain("wordings of quotations: proven by fingerprint 0, compared by hand 1");
    expect(summary).toMatch(/phrasings found by the others: \d+% \(en \d+%, it \d+%, ru \d+%\)/);
    expect(summary).toMatch(/weakest entries:\n +\d+% of \d+ phrasings {2}[a-z-]+\n/);
  });

  test("counts quotations that a print proves", async () => {
    const print = fingerprint("gazette", "“We will sail again”, she said, “and before the summer.”");
    const { summary } = await examine(await folder({ [printFile("gazette")]: JSON.stringify(print) }));
    expect(summary).toContain("wordings of quotations: proven by fingerprint 1, compared by hand 0");
  });

  test.each<{ what: string; changes: Parameters<typeof harbourWith>[0]; says: string }>([
    {
      what: "a question that finds another entry",
      changes: {
        "ferry.yaml": [
          "question: What does a ticket cost?",
          "question: { en: What does a ticket cost?, it: When does the ferry leave again? }",
        ],
      },
      says: "questions[0].question: finds ferry-price instead: add phrasings that tell the two apart",
    },
    {
      what: "a reply that Discord has no room for",
      changes: {
        "people.yaml": [
          "role: mayor",
          `role: mayor\n    notes:\n${Array.from({ length: 12 }, (_, at) => `      - { text: "${String.fromCharCode(65 + at)} ${"Others say that the ferry will not sail. ".repeat(13).trim()}", cite: [{ source: gazette, at: ¶1 }] }\n`).join("")}`,
        ],
      },
      says: 'people.yaml:2:9 profiles[0].id: the reply in "en" has',
    },
    {
      what: "a schema that is out of date",
      changes: { [schemaFile]: "{}" },
      says: "schema/knowledge.schema.json: is out of date: run `npm run check -- --schema`",
    },
    {
      what: "a broken print",
      changes: { [printFile("gazette")]: '{"source":"gazette"}' },
      says: "fingerprints/gazette.json: is no print of a source",
    },
    {
      what: "what is wrong by the schema and by the rules, together",
      changes: {
        "people.yaml": ["type: person", "type: plcae"],
        "ferry.yaml": ["because: The", "because: 7 The"],
      },
      says: "notCovered[0].because: the number 7 is in nothing",
    },
  ])("finds $what", async ({ changes, says }) => {
    const lines = await examine(await folder(changes)).then(
      ({ problems }) => problems.map(formatProblem),
      (error: unknown) => [String(error)],
    );
    expect(lines.join("\n")).toContain(says);
  });
});

describe("the command", () => {
  const run = async (...args: string[]) => runOn("file::memory:", ...args);
  const runOn = async (databaseUrl: string, ...args: string[]) => {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const code = await runCheck(args, {
      dir: await folder({}),
      databaseUrl: () => databaseUrl,
      print: say,
      complain: say,
    });
    return { code, said: said.join("\n") };
  };

  test("tells what a good folder holds, and ends well", async () => {
    expect(await run()).toMatchObject({ code: 0, said: expect.stringContaining("entries: notCovered 1") });
  });

  test("lists problems with their number, and fails", async () => {
    const dir = await folder({ "people.yaml": ["type: person", "type: place"] });
    const { code, said } = await run("--dir", dir);
    expect(code).toBe(1);
    expect(said).toMatch(/people\.yaml:11:14 quotes\[0\]\.speaker: .*\n\n1 problem$/);
  });

  test("makes a schema and a print that the check then reads", async () => {
    const dir = await folder({});
    await writeFile(join(dir, "page.txt"), "“We will sail again”, she said, “and before the summer.”");
    expect(await run("--dir", dir, "--schema")).toMatchObject({ code: 0 });
    expect(await run("--dir", dir, "--fingerprint", "gazette", join(dir, "page.txt"))).toMatchObject({
      code: 0,
    });
    expect((await run("--dir", dir)).said).toContain("proven by fingerprint 1");
  });

  test("lists what was asked in vain more than once, by what comes nearest, without what is answered by now", async () => {
    const url = `file:${join(await mkdtemp(join(tmpdir(), "gaps-")), "store.db")}`;
    const store = createStore(url);
    const asked = [
      "who paints the ferry",
      "who paints the ferry",
      "zebra quorum",
      "zebra quorum",
      "zebra quorum",
    ];
    for (const question of [...asked, "does it snow", "who is Ada Porto?", "who is Ada Porto?"])
      await recordGap(store, question, Date.now());
    await store.close();
    const { code, said } = await runOn(url, "--gaps");
    expect(code).toBe(0);
    expect(said).toMatch(
      /^3 × far from everything\n +3 × {2}\d{4}-\d\d-\d\d {2}zebra quorum\n2 × near ferry-start\n/,
    );
    expect(said).not.toContain("snow");
    expect(said).toMatch(/\n1 more is answered by now\.$/);
  });

  test("says so where nothing was asked in vain, and where the store is away", async () => {
    expect(await run("--gaps")).toMatchObject({
      code: 0,
      said: expect.stringContaining("Nothing was asked"),
    });
    expect(await runOn("postgres://127.0.0.1:1/none", "--gaps")).toMatchObject({
      code: 1,
      said: expect.stringContaining("The database can't be reached"),
    });
  });

  test.each<{ args: readonly string[]; says: string }>([
    { args: ["--nope"], says: "Unknown option '--nope'" },
    { args: ["--fingerprint", "gazette"], says: "name the file that holds the source's text" },
    { args: ["--fingerprint", "../gazette", "x.txt"], says: '"../gazette" is no id of a source' },
    { args: ["--fingerprint", "gazette", "/nowhere.txt"], says: "/nowhere.txt can't be read" },
  ])("refuses $args in a line or two", async ({ args, says }) => {
    expect(await run(...args)).toMatchObject({ code: 2, said: expect.stringContaining(says) });
  });
});

test("short plain sentences read more easily than long learned ones", () => {
  const plain = readingEase("Conte went to Moscow. He met Putin. They spoke of trade.");
  const learned = readingEase(
    "Notwithstanding considerable institutional reservations, governmental intermediaries reiterated multilateral commitments.",
  );
  expect(plain).toBeGreaterThan(80);
  expect(learned).toBeLessThan(0);
});

async function folder(changes: Parameters<typeof harbourWith>[0]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "knowledge-"));
  const files = [[schemaFile, renderJsonSchema()] as const, ...harbourWith(changes)];
  for (const [name, content] of files) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
  return dir;
}
