/** One thing that is wrong in the knowledge: where it stands, what it is, and what to do about it. */
export interface Problem {
  readonly file: string;
  /** Counted from 1; 0 where the problem is the whole file or folder. */
  readonly line: number;
  readonly column: number;
  /** The way to the value: `questions[2].cite[0].source`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** The knowledge can't be used. The message lists every problem, one a line; `main.ts` prints it alone. */
export class KnowledgeError extends Error {
  override name = "KnowledgeError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/** `knowledge/trade.yaml:14:16 figures[2].unit: there is no unit "eur-bm"; did you mean "eur-bn"?` */
export function formatProblem({ file, line, column, path, message }: Problem): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  return path === "" ? `${place}: ${message}` : `${place} ${path}: ${message}`;
}

/** `["questions", 2, "cite"]` as `questions[2].cite`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}
