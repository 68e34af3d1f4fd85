import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { KnowledgeError, type Problem } from "./knowledge-error.ts";

/** A file above this size was not written by hand, and would hold up the start. */
const bytesMax = 4_000_000;

/** Folders within the knowledge that hold no entries. */
const besides = ["schema", "fingerprints"];

/**
 * Reads every `*.yaml` under `dir`, by its path as messages shall print it.
 * Throws a KnowledgeError for a folder without any and for files that can't be read as text.
 */
export async function readKnowledgeFiles(dir: string): Promise<ReadonlyMap<string, string>> {
  const names = await namesIn(dir);
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  for (const name of names) {
    const bytes = await readFile(name);
    const wrong = whatIsWrong(name, bytes);
    if (wrong) problems.push(problem(name, wrong));
    else files.set(name, new TextDecoder().decode(bytes));
  }
  if (problems.length > 0) throw new KnowledgeError(problems);
  if (files.size === 0)
    throw new KnowledgeError([problem(dir, "holds no .yaml file: write one, or set KNOWLEDGE_DIR")]);
  return files;
}

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    const found = await readdir(dir, { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((name) => !besides.includes(relative(dir, name).split(sep)[0] ?? ""))
      .sort();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new KnowledgeError([
      problem(dir, `can't be read: set KNOWLEDGE_DIR to the folder of the story (${why})`),
    ]);
  }
}

function whatIsWrong(name: string, bytes: Buffer): string | undefined {
  if (!name.endsWith(".yaml")) return "is not read under this name: call it .yaml";
  if (bytes.length > bytesMax) return `is larger than ${bytesMax / 1_000_000} MB: split it by topic`;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return undefined;
  } catch {
    return "is not UTF-8: save it as UTF-8 in the editor";
  }
}

function problem(file: string, message: string): Problem {
  return { file, line: 0, column: 0, path: "", message };
}
