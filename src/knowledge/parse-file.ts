import type { z } from "zod";
import { knownKeys } from "./json-schema.ts";
import type { Problem } from "./knowledge-error.ts";
import { didYouMean } from "./nearest-name.ts";
import { fileSchema, type KnowledgeFile } from "./schema.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";

/** The kinds of entry that are lists in a file. */
export const kinds = [
  "topics",
  "units",
  "sources",
  "profiles",
  "quotes",
  "figures",
  "events",
  "questions",
  "notCovered",
  "smallTalk",
  "claims",
] as const;
export type Kind = (typeof kinds)[number];

/** One file of knowledge: what of it can be used, and what is wrong with the rest. */
export interface ParsedFile {
  readonly yaml: YamlFile;
  /** The entries that pass the schema. */
  readonly value: KnowledgeFile;
  /** Every id that is written, also of entries that don't pass: so that one mistake isn't reported twice. */
  readonly ids: readonly {
    readonly kind: Kind;
    readonly id: string;
    readonly path: readonly PropertyKey[];
  }[];
  readonly problems: readonly Problem[];
}

/** Parses the text of one file. Never throws for what a curator can write: mistakes are in `problems`. */
export function parseFile(name: string, text: string): ParsedFile {
  const yaml = readYaml(name, text);
  const ids = idsOf(yaml.value);
  const nothing = fileSchema.parse({});
  if (yaml.problems.length > 0) return { yaml, value: nothing, ids, problems: yaml.problems };
  if (!isRecord(yaml.value)) {
    const message =
      yaml.value === null
        ? "holds nothing: write entries, or remove the file"
        : "must be a map from kinds to lists (questions:, quotes:, figures: …)";
    return { yaml, value: nothing, ids, problems: [yaml.problem([], message)] };
  }
  const result = parse(yaml.value);
  if (result.success) return { yaml, value: result.data, ids, problems: [] };
  const issues = result.error.issues.flatMap((issue) => unfold(issue));
  const rest = parse(without(yaml.value, issues));
  return {
    yaml,
    value: rest.success ? rest.data : nothing,
    ids,
    problems: issues.flatMap((issue) => problemsOf(issue, yaml)),
  };
}

function parse(value: unknown) {
  return fileSchema.safeParse(value, { error: describe, reportInput: true });
}

/** What zod says where the schema has no words of its own. */
function describe(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `is missing: give ${nameOfType(issue.expected)}`
        : `must be ${nameOfType(issue.expected)}, not ${nameOfValue(issue.input)}`;
    case "invalid_value":
      return `must be one of ${issue.values.join(", ")}${didYouMean(String(issue.input), issue.values.map(String))}`;
    case "too_small":
      return `must be at least ${issue.minimum}`;
    case "too_big":
      return `must be at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  array: "a list",
  tuple: "a list",
  object: "a map",
  record: "a map",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

function nameOfType(type: string): string {
  return typeNames[type] ?? type;
}

function nameOfValue(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return nameOfType(typeof value);
}

/**
 * A union's issue tells only that no branch fits. Where just one branch expects the kind of value that was written,
 * what is wrong in that branch says more: an unknown language in a text, say.
 */
function unfold(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const fitting = issue.errors.filter(
    (branch) => !branch.some((inner) => inner.code === "invalid_type" && inner.path.length === 0),
  );
  const [only, another] = fitting;
  if (!only || another) return [issue];
  return only.flatMap((inner) => unfold({ ...inner, path: [...issue.path, ...inner.path] }));
}

function problemsOf(issue: z.core.$ZodIssue, yaml: YamlFile): readonly Problem[] {
  if (issue.code !== "unrecognized_keys") {
    const missing = issue.input === undefined && !issue.message.startsWith("is missing");
    return [yaml.problem(issue.path, missing ? `is missing: ${issue.message}` : issue.message)];
  }
  const known = knownKeys(issue.path);
  return issue.keys.map((key) => {
    const hint = didYouMean(key, known) || `; known here: ${known.join(", ")}`;
    return yaml.keyProblem([...issue.path, key], `"${key}" is not known here${hint}`);
  });
}

/** The file without the entries that have issues; without a whole kind where the issue is the kind itself. */
function without(value: Readonly<Record<string, unknown>>, issues: readonly z.core.$ZodIssue[]) {
  const kept = Object.entries(value).flatMap(([kind, entries]) => {
    const own = issues.filter((issue) => issue.path[0] === kind);
    if (own.length === 0) return [[kind, entries] as const];
    if (!Array.isArray(entries)) return [];
    const bad = new Set(own.map((issue) => issue.path[1]));
    return bad.has(undefined) ? [] : [[kind, entries.filter((_, index) => !bad.has(index))] as const];
  });
  return Object.fromEntries(kept.filter(([kind]) => Object.hasOwn(fileSchema.shape, kind)));
}

function idsOf(value: unknown): ParsedFile["ids"] {
  if (!isRecord(value)) return [];
  return kinds.flatMap((kind) => {
    const entries = value[kind];
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown, index) =>
      isRecord(entry) && typeof entry.id === "string" ? [{ kind, id: entry.id, path: [kind, index] }] : [],
    );
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
