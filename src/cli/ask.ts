import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { config as loadDotenv } from "dotenv";
import { buildCard } from "../answering/build-card.ts";
import { buildDesk } from "../answering/build-desk.ts";
import type { Answer, Desk } from "../answering/desk.ts";
import { parseConfig } from "../config.ts";
import { loadKnowledge } from "../knowledge/load-knowledge.ts";
import { type Language, languages } from "../knowledge/text.ts";
import { exitOnKnownError } from "./exit-on-known-error.ts";
import { renderText } from "./render-text.ts";

const usage = `npm run ask -- "question"            the answer, as /ask gives it
npm run ask                          one question after another
npm run ask -- --why "question"      which words counted how much, and what was corrected
npm run ask -- --lang it "question"  in Italian (it) or Russian (ru)
npm run ask -- --json                questions one a line in, one JSON object a line out`;

const outcomes = {
  answered: "answer",
  ambiguous: "suggestions",
  notCovered: "unknown",
  smallTalk: "smalltalk",
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      why: { type: "boolean", default: false },
      lang: { type: "string", default: "en" },
      help: { type: "boolean", default: false },
    },
  });
  const locale = languages.find((language) => language === values.lang);
  if (values.help || !locale) {
    console.error(locale ? usage : `--lang must be one of ${languages.join(", ")}`);
    process.exitCode = locale ? 0 : 2;
    return;
  }
  loadDotenv({ quiet: true });
  const desk = buildDesk(await loadKnowledge(parseConfig(process.env).knowledgeDir));
  const asked = positionals.join(" ").trim();
  const print = (question: string) => {
    if (values.json) console.log(JSON.stringify(reply(question, desk, locale)));
    else if (values.why) console.log(desk.why(question));
    else console.log(`${renderText(buildCard(desk.answer(question, locale), desk.dossier), useColour())}\n`);
  };
  if (asked) return print(asked);
  await printEachLine(print, values.json);
}

/** Answers standard input line by line, with a prompt where a person is typing. */
async function printEachLine(print: (question: string) => void, json: boolean): Promise<void> {
  const prompt = !json && process.stdin.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    ...(prompt ? { output: process.stdout, prompt: "? " } : {}),
  });
  if (prompt) lines.prompt();
  for await (const line of lines) {
    // A program gets one object for each of its lines, an empty one too.
    if (json || line.trim() !== "") print(line);
    if (prompt) lines.prompt();
  }
}

/** What `--json` writes for one question. `text` is all that the reply would show a reader. */
function reply(question: string, desk: Desk, locale: Language) {
  const started = performance.now();
  const answer = desk.answer(question, locale);
  const card = buildCard(answer, desk.dossier);
  return {
    question,
    outcome: outcomes[answer.kind],
    entry: entryId(answer),
    confidence: Number(answer.confidence.toFixed(3)),
    text: renderText(card),
    sources: card.sources.map(({ id, url }) => ({ id, url })),
    suggestions: card.next.map(({ label }) => label),
    ms: Number((performance.now() - started).toFixed(3)),
  };
}

function entryId(answer: Answer): string | null {
  return answer.kind === "ambiguous" ? null : (answer.entry?.id ?? null);
}

function useColour(): boolean {
  return process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
}

await main().catch(exitOnKnownError);
