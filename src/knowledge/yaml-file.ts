import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, visit } from "yaml";
import { formatPath, type Problem } from "./knowledge-error.ts";

/** A YAML text that knows where each of its values stands. */
export interface YamlFile {
  readonly name: string;
  /** Plain maps, lists, texts and numbers; what could be recovered where there are syntax errors. */
  readonly value: unknown;
  /** Syntax errors, duplicate keys, aliases: what makes the value unusable. */
  readonly problems: readonly Problem[];
  /** A problem with the value at `path`, or, where that is missing, with the nearest one around it. */
  problem(path: readonly PropertyKey[], message: string): Problem;
  /** A problem with the key itself at the end of `path`. */
  keyProblem(path: readonly PropertyKey[], message: string): Problem;
}

/** Reads one YAML document. Never throws: what is wrong is in `problems`, and `value` is then not to be trusted. */
export function readYaml(name: string, text: string): YamlFile {
  const lines = new LineCounter();
  const at = (offset: number, path: readonly PropertyKey[], message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line, column: col, path: formatPath(path), message };
  };
  try {
    // A byte order mark is invisible in an editor, so it is no mistake.
    const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines, prettyErrors: false });
    const root = document.contents;
    const problems = [...document.errors, ...document.warnings].map((error) =>
      at(error.pos[0], [], `${sentence(error.code, error.message)}`),
    );
    // Without aliases a place in the file is the place of one value, and no file can grow beyond its own size.
    visit(document, {
      Alias: (_, node) => {
        problems.push(
          at(node.range?.[0] ?? 0, [], `*${node.source} repeats another value: write it out instead`),
        );
      },
    });
    const value: unknown = problems.length === 0 ? document.toJS() : recover(() => document.toJS());
    return {
      name,
      value,
      problems,
      problem: (path, message) => at(offsetOf(root, path).value, path, message),
      keyProblem: (path, message) => at(offsetOf(root, path).key, path, message),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const problem = { file: name, line: 1, column: 1, path: "", message: "is nested too deeply to be read" };
    return {
      name,
      value: null,
      problems: [problem],
      problem: () => problem,
      keyProblem: () => problem,
    };
  }
}

const advice: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "this key stands twice in one entry: keep one of them",
  TAB_AS_INDENT: "a tab stands where YAML wants spaces: indent with spaces",
  MULTIPLE_DOCS: "a second document starts here: remove the ---, or make it a file of its own",
  BAD_INDENT: "the indentation does not fit the lines around it",
  TAG_RESOLVE_FAILED: "tags (!…) are not read: remove it",
  BLOCK_AS_IMPLICIT_KEY: "a text with a colon in it needs quotes around it",
  MULTILINE_IMPLICIT_KEY: "a key must stand on one line; is a colon or a quote missing?",
  UNEXPECTED_TOKEN: "this can't stand here; does the text need quotes around it?",
};

function sentence(code: string, message: string): string {
  const words = advice[code];
  return words ? `${words} (${message})` : message;
}

function recover(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    // The file is refused anyway; its ids would only have made the other messages better.
    return null;
  }
}

/** Walks down to `path`, as far as it exists. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): { key: number; value: number } {
  let node: unknown = root;
  let place = { key: startOf(root) ?? 0, value: startOf(root) ?? 0 };
  for (const step of path) {
    const pair = isMap(node) ? node.items.find((item) => keyOf(item) === String(step)) : undefined;
    const next: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    const key = startOf(pair?.key) ?? startOf(next);
    const value = startOf(next) ?? key;
    if (key === undefined || value === undefined) break;
    place = { key, value };
    node = next;
  }
  return place;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
}
