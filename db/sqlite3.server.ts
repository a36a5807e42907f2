/**
 * Kysely on SQLite through the `sqlite3` package. One connection writes and several read, so a page is shown
 * while someone else's protokoll is being saved. A transaction holds the writer from BEGIN IMMEDIATE to its end.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type RootOperationNode,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { SqliteConnection } from "./sqliteConnection.server.ts";
import { SqlitePool } from "./sqlitePool.server.ts";

export type Sqlite3Settings = {
  /** A path, or ":memory:" for a database that only lives as long as it is open. */
  path: string;
  /** Connections that only read. */
  readers?: number;
  /** Longest wait in ms for the write connection or a reader, after which the statement fails. */
  waitMs?: number;
  /** Longest wait in ms for another process that is writing to the same file. */
  busyMs?: number;
};

/** Kysely's own adapter, introspector and compiler for SQLite, over our driver. */
export class Sqlite3Dialect implements Dialect {
  readonly #settings: Sqlite3Settings;

  constructor(settings: Sqlite3Settings) {
    this.#settings = settings;
  }

  createDriver = () => new Sqlite3Driver(this.#settings);
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new SqliteAdapter();
  createIntrospector: Dialect["createIntrospector"] = (db) => new SqliteIntrospector(db);
}

class Sqlite3Driver implements Driver {
  readonly #settings: Required<Sqlite3Settings>;
  #writer = new SqlitePool([], 0);
  #readers = new SqlitePool([], 0);

  constructor(settings: Sqlite3Settings) {
    this.#settings = { readers: 3, waitMs: 30_000, busyMs: 10_000, ...settings };
  }

  /** Opens every connection. Errors: SqliteError, e.g. SQLITE_CANTOPEN, SQLITE_NOTADB. */
  async init(): Promise<void> {
    const { path, readers, waitMs } = this.#settings;
    this.#writer = new SqlitePool([await this.#open("write")], waitMs);
    // Each connection to ":memory:" would be a database of its own.
    if (path === ":memory:") this.#readers = this.#writer;
    else {
      const opened = Array.from({ length: readers }, () => this.#open("read"));
      this.#readers = new SqlitePool(await Promise.all(opened), waitMs);
    }
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new Session(this.#writer, this.#readers);
  }

  beginTransaction = (session: Session) => session.begin();
  commitTransaction = (session: Session) => session.commit();
  rollbackTransaction = (session: Session) => session.rollback();
  releaseConnection = (session: Session) => session.rollback();

  async destroy(): Promise<void> {
    if (this.#readers !== this.#writer) await this.#readers.close();
    await this.#writer.close();
  }

  async #open(use: "read" | "write"): Promise<SqliteConnection> {
    const connection = await SqliteConnection.open(this.#settings.path, this.#settings.busyMs);
    try {
      const pragma = (text: string) => connection.run(`pragma ${text}`, [], "rows");
      if (use === "write") await pragma("journal_mode = wal");
      await pragma("synchronous = full");
      await pragma("foreign_keys = on");
      if (use === "read") await pragma("query_only = on");
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }
}

/** What Kysely holds for the length of one query or one transaction. */
class Session implements DatabaseConnection {
  readonly #writer: SqlitePool;
  readonly #readers: SqlitePool;
  #held: SqliteConnection | null = null;
  #failure: unknown = null;

  constructor(writer: SqlitePool, readers: SqlitePool) {
    this.#writer = writer;
    this.#readers = readers;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const kind = changesRows(query.query) ? "change" : "rows";
    const { rows, changes } = this.#held
      ? await this.#inTransaction(this.#held, query, kind)
      : await this.#alone(query, kind);
    const result = { rows: rows as R[] };
    return changes === null ? result : { ...result, numAffectedRows: BigInt(changes) };
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield* [];
    throw new Error("The SQLite driver does not stream; fetch in batches");
  }

  async begin(): Promise<void> {
    const connection = await this.#writer.acquire();
    try {
      await connection.run("begin immediate", [], "rows");
      this.#held = connection;
    } catch (error) {
      this.#writer.release(connection);
      throw error;
    }
  }

  async commit(): Promise<void> {
    if (!this.#held) return;
    if (this.#failure) throw this.#aborted();
    await this.#held.run("commit", [], "rows");
    this.#letGo();
  }

  /** Does nothing when no transaction is open. */
  async rollback(): Promise<void> {
    if (!this.#held) return;
    try {
      await this.#held.run("rollback", [], "rows");
    } catch (error) {
      // A full disk or a failed write has made SQLite roll back by itself; the first error is the one to tell.
      if (!(error instanceof Error) || !error.message.includes("no transaction is active")) {
        throw error;
      }
    } finally {
      this.#letGo();
    }
  }

  #letGo(): void {
    if (this.#held) this.#writer.release(this.#held);
    this.#held = null;
    this.#failure = null;
  }

  async #alone({ sql, parameters, query }: CompiledQuery, kind: "rows" | "change") {
    const pool = SelectQueryNode.is(query) ? this.#readers : this.#writer;
    const connection = await pool.acquire();
    try {
      return await connection.run(sql, parameters, kind);
    } finally {
      pool.release(connection);
    }
  }

  /**
   * As in PostgreSQL, nothing more can be done after an error. SQLite would go on, and after an error that made
   * it roll back by itself each statement would be saved alone.
   */
  async #inTransaction(
    connection: SqliteConnection,
    { sql, parameters }: CompiledQuery,
    kind: "rows" | "change",
  ) {
    if (this.#failure) throw this.#aborted();
    try {
      return await connection.run(sql, parameters, kind);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  #aborted(): Error {
    return new Error("The transaction is aborted by an earlier error", { cause: this.#failure });
  }
}

/** Does the statement change rows without giving any back? Raw statements are taken to give rows. */
const changesRows = (node: RootOperationNode): boolean =>
  (node.kind === "InsertQueryNode" ||
    node.kind === "UpdateQueryNode" ||
    node.kind === "DeleteQueryNode") &&
  !node.returning;
