import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import pg from "pg";
import { openSqliteFile } from "./sqlite-file.ts";

/** The engine that a DATABASE_URL names. Nothing is opened before the first query. */
export function dialectFor(url: string): Dialect {
  return url.startsWith("file:") ? sqlite(url.replace(/^file:(\/\/)?/, "")) : postgres(url);
}

function postgres(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "olive-branch",
    max: 8,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    keepAlive: true,
    types: {
      // Milliseconds are bigint; they stay far below 2^53.
      getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? Number : typeParser(oid, format)),
    },
  });
  // An idle connection that breaks is no news: the next query opens another or reports.
  pool.on("error", () => {});
  return new PostgresDialect({ pool });
}

const typeParser = (oid: number, format: "text" | "binary" = "text") =>
  format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");

function sqlite(path: string): Dialect {
  const database = async () => openSqliteFile(path);
  return new (class extends SqliteDialect {
    override createDriver = () => new ImmediateDriver({ database });
    override createAdapter = () => new TransactionalAdapter();
  })({ database });
}

/** Takes the write lock at the beginning: a transaction that reads first could not take it later without failing. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** SQLite creates tables inside a transaction; with that, a migration is done wholly or not at all. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
