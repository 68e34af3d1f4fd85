import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Fingerprint, fingerprintSchema } from "../../knowledge/fingerprint.ts";
import { renderJsonSchema } from "../../knowledge/json-schema.ts";
import { KnowledgeError, type Problem } from "../../knowledge/knowledge-error.ts";

/** Files of a knowledge folder that a command makes, by their places in it. */
export const schemaFile = "schema/knowledge.schema.json";
export function printFile(source: string): string {
  return `fingerprints/${source}.json`;
}

/** Tells where the schema that editors read isn't the one that the bot reads by. */
export async function schemaProblems(dir: string): Promise<readonly Problem[]> {
  const path = join(dir, schemaFile);
  const written = await readIfThere(path);
  if (written === renderJsonSchema()) return [];
  const message = `${written === undefined ? "is missing" : "is out of date"}: run \`npm run check -- --schema\``;
  return [problem(path, message)];
}

/** The prints of sources by id. Throws a KnowledgeError for a file that is none. */
export async function loadPrints(dir: string): Promise<ReadonlyMap<string, Fingerprint>> {
  const folder = join(dir, "fingerprints");
  const names = await namesIn(folder);
  const prints = await Promise.all(names.map((name) => loadPrint(join(folder, name))));
  return new Map(prints.map((print) => [print.source, print]));
}

async function loadPrint(path: string): Promise<Fingerprint> {
  const message = "is no print of a source: make it anew with `npm run check -- --fingerprint`";
  try {
    return fingerprintSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new KnowledgeError([problem(path, `${message} (${String(error).slice(0, 200)})`)]);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function problem(file: string, message: string): Problem {
  return { file, line: 0, column: 0, path: "", message };
}
