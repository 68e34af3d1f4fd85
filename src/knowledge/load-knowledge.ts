import type { Dossier } from "./dossier.ts";
import { KnowledgeError } from "./knowledge-error.ts";
import { readKnowledgeFiles } from "./read-knowledge-files.ts";
import { surveyKnowledge } from "./survey-knowledge.ts";

/**
 * Loads the story in `dir`: every `*.yaml` under it, but for `schema/` and `fingerprints/`.
 * Builds a new value each time; who reloads swaps it in. Throws a KnowledgeError that lists all problems.
 */
export async function loadKnowledge(dir: string): Promise<Dossier> {
  return parseKnowledge(await readKnowledgeFiles(dir));
}

/** The same from texts by file name. Throws a KnowledgeError with every problem of every file. */
export function parseKnowledge(files: ReadonlyMap<string, string>): Dossier {
  const { dossier, problems } = surveyKnowledge(files);
  if (!dossier || problems.length > 0) throw new KnowledgeError(problems);
  return dossier;
}
