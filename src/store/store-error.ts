/** What keeps the database from doing its work, in words that an operator can act on. */
export type StoreProblem = "away" | "locked" | "readOnly" | "full" | "damaged" | "other";

/** The database could not do what was asked. `cause` is what it said itself. */
export class StoreError extends Error {
  override name = "StoreError";
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem, cause: unknown) {
    const said = cause instanceof Error ? cause.message || cause.name : String(cause);
    super(`${advice[problem]} (${said})`, { cause });
    this.problem = problem;
  }
}

const advice: Readonly<Record<StoreProblem, string>> = {
  away: "The database can't be reached: check DATABASE_URL and that it is running.",
  locked: "The database is locked by another process: it is tried again.",
  readOnly: "The database is read-only: give this process the right to write.",
  full: "The database's disk is full: make room.",
  damaged: "This file is not a database, or it is damaged: restore a backup.",
  other: "The database refused.",
};

/**
 * Sorts what libsql and pg throw. Codes: https://sqlite.org/rescode.html,
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function problemOf(error: unknown): StoreProblem {
  const code = codeOf(error);
  if (/^SQLITE_(BUSY|LOCKED)|^(55P03|40001|40P01)$/.test(code)) return "locked";
  if (/^SQLITE_READONLY|^25006$/.test(code)) return "readOnly";
  if (/^SQLITE_FULL|^53100$/.test(code)) return "full";
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return "damaged";
  if (/^SQLITE_(CANTOPEN|IOERR)|^(E[A-Z]+|08...|57P0.|53300|28...|3D000)$/.test(code)) return "away";
  const message = error instanceof Error ? error.message : "";
  // libsql gives these no code: "Unable to open connection …: 14", pg neither: "Connection terminated …".
  if (/unable to open|connection (terminated|failed)|timeout|not queryable/i.test(message)) return "away";
  return "other";
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  // A refused connection to several addresses arrives as one error around the others.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
