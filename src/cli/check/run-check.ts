import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { fingerprint } from "../../knowledge/fingerprint.ts";
import { renderJsonSchema } from "../../knowledge/json-schema.ts";
import { formatProblem, KnowledgeError, type Problem } from "../../knowledge/knowledge-error.ts";
import { idSchema } from "../../knowledge/schema.ts";
import { examine } from "./examine.ts";
import { printFile, schemaFile } from "./made-files.ts";
import { showGaps } from "./show-gaps.ts";

const usage = `npm run check                                       checks the knowledge and tells what it holds
npm run check -- --dir FOLDER                       another folder than KNOWLEDGE_DIR or knowledge
npm run check -- --schema                           writes FOLDER/schema/knowledge.schema.json, for editors
npm run check -- --fingerprint SOURCE_ID FILE.txt   writes the print of a source's text, to prove quotations by
npm run check -- --gaps                             lists what people asked in vain, from the store of DATABASE_URL`;

export interface CheckSettings {
  /** The folder to check where none is named. */
  readonly dir: string;
  /** Where unanswered questions are counted: "file:…" or "postgres://…". */
  databaseUrl(): string;
  print(text: string): void;
  complain(text: string): void;
}

/** Runs `npm run check` with these arguments. Returns the exit code: 0 fine, 1 problems, 2 not understood. */
export async function runCheck(args: readonly string[], settings: CheckSettings): Promise<number> {
  const wish = readWish(args, settings.dir);
  if (typeof wish === "string") {
    settings.complain(`${wish}\n${usage}`);
    return 2;
  }
  const { dir } = wish;
  switch (wish.kind) {
    case "help":
      settings.print(usage);
      return 0;
    case "schema":
      return write(join(dir, schemaFile), renderJsonSchema(), settings);
    case "gaps":
      return catchKnowledge(() => showGaps(dir, settings), settings);
    case "fingerprint": {
      const text = await readFile(wish.file, "utf8").catch((error: Error) => error);
      if (typeof text !== "string") {
        settings.complain(`${wish.file} can't be read (${text.message})`);
        return 2;
      }
      const print = fingerprint(wish.source, text);
      return write(join(dir, printFile(wish.source)), `${JSON.stringify(print)}\n`, settings);
    }
    case "check":
      return catchKnowledge(() => check(dir, settings), settings);
  }
}

type Wish =
  | { readonly kind: "help" | "schema" | "gaps" | "check"; readonly dir: string }
  | { readonly kind: "fingerprint"; readonly dir: string; readonly source: string; readonly file: string };

/** What is asked for, or what can't be understood. */
function readWish(args: readonly string[], defaultDir: string): Wish | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: "string", default: defaultDir },
        schema: { type: "boolean", default: false },
        fingerprint: { type: "string" },
        gaps: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const { dir, fingerprint: source } = values;
    const [file] = positionals;
    if (values.help) return { kind: "help", dir };
    if (values.schema) return { kind: "schema", dir };
    if (values.gaps) return { kind: "gaps", dir };
    if (source === undefined) return { kind: "check", dir };
    if (!idSchema.safeParse(source).success) return `"${source}" is no id of a source`;
    return file === undefined
      ? "name the file that holds the source's text"
      : { kind: "fingerprint", dir, source, file };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function check(dir: string, settings: CheckSettings): Promise<number> {
  const { problems, summary } = await examine(dir);
  if (problems.length > 0) return fail(problems, settings);
  settings.print(summary);
  return 0;
}

/** Mistakes in the knowledge are listed, and anything else is a bug. */
async function catchKnowledge(work: () => Promise<number>, settings: CheckSettings): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KnowledgeError) return fail(error.problems, settings);
    throw error;
  }
}

function fail(problems: readonly Problem[], { complain }: CheckSettings): number {
  complain(problems.map(formatProblem).join("\n"));
  complain(`\n${problems.length} ${problems.length === 1 ? "problem" : "problems"}`);
  return 1;
}

async function write(path: string, content: string, { print }: CheckSettings): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  print(`wrote ${path}`);
  return 0;
}
