import { createHash } from "node:crypto";
import type { Dossier, Entry } from "./dossier.ts";
import { formatProblem, type Problem } from "./knowledge-error.ts";
import { didYouMean } from "./nearest-name.ts";
import { type Kind, kinds, type ParsedFile, parseFile } from "./parse-file.ts";
import { type Reference, referencesOf } from "./references.ts";

/** What a folder of knowledge holds, as far as it can be used, with where each entry was written. */
export interface Survey {
  /** Undefined only without a story or words. With problems it lacks entries, and ids in it may lead nowhere. */
  readonly dossier: Dossier | undefined;
  /** Syntax, schema, duplicate ids, ids that don't exist: nothing runs on knowledge with one of these. */
  readonly problems: readonly Problem[];
  /** A problem with the value at `path` within an entry; within the story itself for the kind "story". */
  problem(kind: Kind | "story", id: string, path: readonly PropertyKey[], message: string): Problem;
}

/** Parses the texts of knowledge files by their names (as messages shall print them), in the order of the names. */
export function surveyKnowledge(files: ReadonlyMap<string, string>): Survey {
  const names = [...files.keys()].sort();
  const parsed = names.map((name) => parseFile(name, files.get(name) ?? ""));
  const places = placesOf(parsed);
  return {
    dossier: buildDossier(parsed, versionOf(names.map((name) => files.get(name) ?? ""))),
    problems: [
      ...parsed.flatMap((file) => file.problems),
      ...places.problems,
      ...brokenReferences(parsed, places),
      ...onlyOne(parsed, "story"),
      ...onlyOne(parsed, "words"),
    ],
    problem: (...args) => places.problem(...args),
  };
}

function buildDossier(files: readonly ParsedFile[], version: string): Dossier | undefined {
  const story = files.find((file) => file.value.story)?.value.story;
  const words = files.find((file) => file.value.words)?.value.words;
  if (!story || !words) return undefined;
  const entries: readonly Entry[] = files.flatMap(({ value }) => [
    ...value.questions.map((entry) => ({ kind: "question" as const, ...entry })),
    ...value.profiles.map((entry) => ({ kind: "profile" as const, ...entry })),
    ...value.notCovered.map((entry) => ({ kind: "notCovered" as const, ...entry })),
    ...value.smallTalk.map((entry) => ({ kind: "smallTalk" as const, ...entry })),
  ]);
  return {
    story,
    words,
    version,
    entries: byId(entries),
    sources: byId(files.flatMap((file) => file.value.sources)),
    profiles: byId(files.flatMap((file) => file.value.profiles)),
    quotes: byId(files.flatMap((file) => file.value.quotes)),
    figures: byId(files.flatMap((file) => file.value.figures)),
    events: byId(files.flatMap((file) => file.value.events)),
    topics: byId(files.flatMap((file) => file.value.topics)),
    units: byId(files.flatMap((file) => file.value.units)),
    claims: byId(files.flatMap((file) => file.value.claims)),
  };
}

interface Places {
  has(kind: Kind, id: string): boolean;
  idsOf(kinds: readonly Kind[]): readonly string[];
  problem: Survey["problem"];
  /** Ids that are taken. */
  readonly problems: readonly Problem[];
}

/** Questions, profiles, not covered and small talk are all answers, so no two of them share an id. */
const answerKinds: readonly Kind[] = ["questions", "profiles", "notCovered", "smallTalk"];

interface Place {
  readonly file: ParsedFile;
  readonly path: readonly PropertyKey[];
}

function placesOf(files: readonly ParsedFile[]): Places {
  const places = new Map<string, Place>();
  const taken = new Map<string, Place>();
  const problems: Problem[] = [];
  for (const file of files) {
    for (const { kind, id, path } of file.ids) {
      const place = { file, path };
      const space = answerKinds.includes(kind) ? "answers" : kind;
      const first = taken.get(`${space} ${id}`);
      if (first) problems.push(takenBy(first, place, id));
      else taken.set(`${space} ${id}`, place);
      if (!places.has(`${kind} ${id}`)) places.set(`${kind} ${id}`, place);
    }
  }
  const storyFile = files.find((file) => file.value.story);
  return {
    problems,
    has: (kind, id) => places.has(`${kind} ${id}`),
    idsOf: (wanted) =>
      files.flatMap((file) => file.ids.filter(({ kind }) => wanted.includes(kind)).map(({ id }) => id)),
    problem: (kind, id, path, message) => {
      const place =
        kind === "story" ? storyFile && { file: storyFile, path: ["story"] } : places.get(`${kind} ${id}`);
      if (!place) throw new Error(`no place is known for ${kind} ${id}`);
      return place.file.yaml.problem([...place.path, ...path], message);
    },
  };
}

function takenBy(first: Place, { file, path }: Place, id: string): Problem {
  const before = first.file.yaml.problem([...first.path, "id"], "");
  const where = formatProblem({ ...before, path: "" }).replace(/: $/, "");
  return file.yaml.problem([...path, "id"], `the id "${id}" is taken by ${where}: choose another`);
}

function brokenReferences(files: readonly ParsedFile[], places: Places): readonly Problem[] {
  // Where a file could not be read to its end, what seems to be missing may stand in the rest of it.
  if (files.some((file) => file.yaml.problems.length > 0)) return [];
  return files
    .flatMap((file) => referencesOf(file.value))
    .filter((reference) => !reference.to.some((kind) => places.has(kind, reference.id)))
    .map((reference) => {
      const [kind, id] =
        reference.from === "story" ? (["story", ""] as const) : [reference.from.kind, reference.from.id];
      return places.problem(kind, id, reference.path, missing(reference, places));
    });
}

function missing({ to, id }: Reference, places: Places): string {
  const elsewhere = kinds.find((kind) => places.has(kind, id));
  const what = to.join(", ").replace(/, ([^,]*)$/, " or $1");
  const hint = elsewhere
    ? `; "${id}" is one of the ${elsewhere}`
    : didYouMean(id, places.idsOf(to)) || "; write it, or name another";
  return `there is no "${id}" among the ${what}${hint}`;
}

function onlyOne(files: readonly ParsedFile[], key: "story" | "words"): readonly Problem[] {
  const holders = files.filter(({ yaml: { value } }) => typeof value === "object" && value && key in value);
  if (holders.length > 1) {
    return holders
      .slice(1)
      .map(({ yaml }) =>
        yaml.keyProblem(
          [key],
          `a knowledge folder has one ${key}, and ${holders[0]?.yaml.name} has it: remove this one`,
        ),
      );
  }
  if (holders.length === 1 || files.some((file) => file.yaml.problems.length > 0)) return [];
  const file = files[0]?.yaml.name ?? "knowledge";
  return [
    { file, line: 0, column: 0, path: "", message: `no file has \`${key}:\`: write it once, in any file` },
  ];
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** First 12 hex digits of a SHA-256 over the texts, each with its length, so that moving lines between files counts. */
function versionOf(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}\n${text}`);
  return hash.digest("hex").slice(0, 12);
}
