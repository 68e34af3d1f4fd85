import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import Libsql from "libsql";

/**
 * Opens an SQLite file for Kysely, with its folder. Waiting for another process's lock would stop this whole process,
 * so the engine waits 50 ms at most, and the store tries again in its own time. Synchronous is FULL, because a power
 * cut must not forget that a post was begun.
 *
 * libsql 0.5 does not reset a statement that found the database locked: it goes on holding the connection to an old
 * state of the file, in which nothing can be written any more. Only `exec` cleans up after itself. So whatever begins
 * or ends a transaction is executed by `exec`, every write stands inside one, and after a read that failed the file is
 * opened anew.
 */
export function openSqliteFile(path: string): SqliteDatabase {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  let database = connect(path);
  return {
    close: () => {
      database.close();
    },
    prepare(sql): SqliteStatement {
      if (/^\s*(begin|commit|rollback)\b/i.test(sql)) return onlyRuns(() => database.exec(sql));
      const statement = database.prepare<unknown[]>(sql);
      const run = <T>(work: () => T): T => {
        if (database.inTransaction) return work();
        if (!/^\s*(select|with|pragma)\b/i.test(sql)) return inTransaction(database, work);
        try {
          return work();
        } catch (error) {
          if (path !== ":memory:") {
            database.close();
            database = connect(path);
          }
          throw error;
        }
      };
      return {
        reader: statement.reader,
        all: (parameters) => run(() => statement.all([...parameters])),
        run: (parameters) => run(() => statement.run([...parameters])),
        iterate: (parameters) => statement.iterate([...parameters]),
      };
    },
  };
}

function connect(path: string): Libsql.Database {
  const database = new Libsql(path, { timeout: 50 });
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Takes the write lock first: with it, nothing that follows can find the database locked. */
function inTransaction<T>(database: Libsql.Database, work: () => T): T {
  database.exec("begin immediate");
  try {
    const result = work();
    database.exec("commit");
    return result;
  } catch (error) {
    if (database.inTransaction) database.exec("rollback");
    throw error;
  }
}

function onlyRuns(work: () => unknown): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    run: () => {
      work();
      return { changes: 0, lastInsertRowid: 0 };
    },
    iterate: () => [].values(),
  };
}
