import type { Dossier } from "./dossier.ts";
import { parseKnowledge } from "./parse-knowledge.ts";
import { readKnowledgeFiles } from "./read-knowledge-files.ts";

/**
 * Loads the story in `dir`: every `*.yaml` under it, but for `schema/` and `fingerprints/`.
 * Builds a new value each time; who reloads swaps it in. Throws a KnowledgeError that lists all problems.
 */
export async function loadKnowledge(dir: string): Promise<Dossier> {
  return parseKnowledge(await readKnowledgeFiles(dir));
}

export { parseKnowledge };
