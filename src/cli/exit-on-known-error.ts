import { ConfigError } from "../config.ts";
import { KnowledgeError } from "../knowledge/knowledge-error.ts";

/** Mistakes in settings or knowledge print their message alone; anything else is a bug and keeps its stack. */
export function exitOnKnownError(error: unknown): never {
  const known = error instanceof ConfigError || error instanceof KnowledgeError;
  console.error(known ? error.message : error);
  process.exit(1);
}
