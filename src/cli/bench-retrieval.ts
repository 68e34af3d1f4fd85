import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { parseConfig } from "../config.ts";
import { benchKnowledge } from "./bench-knowledge.ts";
import { type Measurement, measure } from "./measure-engine.ts";
import { ownEngine } from "./own-engine.ts";
import { peers } from "./peer-engines.ts";

const entrySchema = z.object({ id: z.string(), phrasings: z.array(z.string()) });
const questionSchema = z.object({ q: z.string(), id: z.string().nullable() });

/**
 * `bench retrieval --entries E.jsonl --questions Q.jsonl [--peers]`: rows `{"id","phrasings"}` become an index, rows
 * `{"q","id"|null}` are asked, null meaning that no entry answers it. Prints one JSON object. Without rows it measures
 * the shipped knowledge on its own phrasings and prints a table.
 */
export async function benchRetrieval(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      entries: { type: "string" },
      questions: { type: "string" },
      json: { type: "boolean", default: false },
      peers: { type: "boolean", default: false },
    },
  });
  if (values.entries === undefined && values.questions === undefined)
    return benchKnowledge(parseConfig(process.env).knowledgeDir);
  if (values.entries === undefined || values.questions === undefined) {
    throw new Error(
      "Give both --entries E.jsonl and --questions Q.jsonl, or neither for the shipped knowledge.",
    );
  }
  const entries = await readRows(values.entries, entrySchema);
  const questions = await readRows(values.questions, questionSchema);

  const own = measure(questions, () =>
    ownEngine(
      entries.map(({ id, phrasings }) => ({
        id,
        phrasings: phrasings.map((text) => ({ text, language: "en" as const })),
        knows: [],
      })),
    ),
  );
  const phrasings = entries.reduce((sum, entry) => sum + entry.phrasings.length, 0);
  const report = { entries: entries.length, phrasings, ...own };
  if (!values.peers) return print(report);
  const measured: Record<string, Measurement> = {};
  for (const [name, build] of Object.entries(peers))
    measured[name] = measure(questions, () => build(entries));
  print({ ...report, peers: measured });
}

function print(report: object) {
  console.log(JSON.stringify(report));
}

async function readRows<T>(path: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => schema.parse(JSON.parse(line)));
}
