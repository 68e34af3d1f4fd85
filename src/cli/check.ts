import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { fingerprint } from "../knowledge/fingerprint.ts";
import { renderJsonSchema } from "../knowledge/json-schema.ts";
import { formatProblem, KnowledgeError, type Problem } from "../knowledge/knowledge-error.ts";
import { examine } from "./check/examine.ts";
import { printFile, schemaFile } from "./check/made-files.ts";

const usage = `npm run check                                       checks the knowledge and tells what it holds
npm run check -- --dir FOLDER                       another folder than KNOWLEDGE_DIR or knowledge
npm run check -- --schema                           writes FOLDER/schema/knowledge.schema.json, for editors
npm run check -- --fingerprint SOURCE_ID FILE.txt   writes the print of a source's text, to prove quotations by`;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  process.exitCode = fail(error.problems);
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: "string", default: process.env.KNOWLEDGE_DIR ?? "knowledge" },
      schema: { type: "boolean", default: false },
      fingerprint: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const [text] = positionals;
  if (values.help) console.log(usage);
  else if (values.schema) await write(join(values.dir, schemaFile), renderJsonSchema());
  else if (values.fingerprint !== undefined) {
    if (text === undefined) throw new Error(`name the file that holds the text\n${usage}`);
    const print = fingerprint(values.fingerprint, await readFile(text, "utf8"));
    await write(join(values.dir, printFile(print.source)), `${JSON.stringify(print)}\n`);
  } else {
    const { problems, summary } = await examine(values.dir);
    if (problems.length > 0) return fail(problems);
    console.log(summary);
  }
  return 0;
}

function fail(problems: readonly Problem[]): number {
  console.error(problems.map(formatProblem).join("\n"));
  console.error(`\n${problems.length} ${problems.length === 1 ? "problem" : "problems"}`);
  return 1;
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  console.log(`wrote ${path}`);
}
