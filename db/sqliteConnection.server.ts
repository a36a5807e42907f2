/**
 * One connection to an SQLite file through the `sqlite3` package: one statement at a time, prepared statements
 * kept for the next time, values checked before the driver silently makes something else of them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import sqlite3 from "sqlite3";

/** What SQLite or its driver refused. `code` is SQLite's own, e.g. "SQLITE_CONSTRAINT", "SQLITE_FULL". */
export class SqliteError extends Error {
  override name = "SqliteError";
  readonly code: string;
  readonly errno: number | undefined;
  /** The statement without its values, which may be personal data. */
  readonly sql: string;

  constructor(cause: Error & { code?: string; errno?: number }, sql: string) {
    super(cause.message, { cause });
    this.code = cause.code ?? "SQLITE_ERROR";
    this.errno = cause.errno;
    this.sql = sql;
  }
}

export type SqliteRows = { rows: unknown[]; changes: number | null };

/** Enough for every statement of the program; a guard against statements made with ever new text. */
const MAX_PREPARED = 200;
/** A prepared statement keeps a copy of its values; those with large ones are not kept. */
const MAX_KEPT_BYTES = 65_536;

/** Between two tries at a file that another program holds, in ms. */
const RETRY_MS = 10;

type Bindable = string | number | null | Buffer;

export class SqliteConnection {
  readonly #handle: sqlite3.Database;
  readonly #prepared = new Map<string, sqlite3.Statement>();
  readonly #busyMs: number;
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(handle: sqlite3.Database, busyMs: number) {
    this.#handle = handle;
    this.#busyMs = busyMs;
    // SQLite's own waiting would hold one of Node's few threads, perhaps the one that must end what we wait for.
    handle.configure("busyTimeout", 0);
  }

  /**
   * Opens the file (made when missing) or ":memory:". `busyMs` is how long in ms a statement waits for another
   * program that holds the file. Errors: SqliteError, e.g. SQLITE_CANTOPEN.
   */
  static async open(path: string, busyMs: number): Promise<SqliteConnection> {
    const mode = sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE | sqlite3.OPEN_FULLMUTEX;
    const handle = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened = new sqlite3.Database(path, mode, (error) =>
        error ? reject(new SqliteError(error, "open")) : resolve(opened),
      );
    });
    return new SqliteConnection(handle, busyMs);
  }

  /**
   * Runs one statement after those already asked for. `kind` "change" tells how many rows were changed and
   * gives none back; "rows" gives rows. Errors: SqliteError; TypeError for a value SQLite cannot hold.
   */
  run(sql: string, parameters: readonly unknown[], kind: "rows" | "change"): Promise<SqliteRows> {
    const result = this.#tail.then(() => this.#retry(sql, parameters.map(toBindable), kind));
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** Closes when the running statement is done. */
  async close(): Promise<void> {
    await this.#tail;
    for (const statement of this.#prepared.values()) statement.finalize();
    this.#prepared.clear();
    await new Promise<void>((resolve, reject) =>
      this.#handle.close((error) => (error ? reject(new SqliteError(error, "close")) : resolve())),
    );
  }

  /** A statement that found the file locked has done nothing, so it can be tried again. */
  async #retry(sql: string, values: Bindable[], kind: "rows" | "change"): Promise<SqliteRows> {
    const giveUpAt = performance.now() + this.#busyMs;
    for (;;) {
      try {
        return await this.#run(sql, values, kind);
      } catch (error) {
        const busy = error instanceof SqliteError && error.code === "SQLITE_BUSY";
        if (!busy || performance.now() > giveUpAt) throw error;
        await sleep(RETRY_MS);
      }
    }
  }

  async #run(sql: string, values: Bindable[], kind: "rows" | "change"): Promise<SqliteRows> {
    const statement = await this.#prepare(sql);
    try {
      return await execute(statement, sql, values, kind);
    } finally {
      this.#keep(sql, statement, values);
    }
  }

  async #prepare(sql: string): Promise<sqlite3.Statement> {
    const prepared = this.#prepared.get(sql);
    if (prepared) return prepared;
    return new Promise((resolve, reject) => {
      const statement = this.#handle.prepare(sql, (error: Error | null) =>
        error ? reject(new SqliteError(error, sql)) : resolve(statement),
      );
    });
  }

  /** Puts the statement last in the map, and lets the one longest unused go when there are too many. */
  #keep(sql: string, statement: sqlite3.Statement, values: Bindable[]): void {
    this.#prepared.delete(sql);
    if (values.reduce<number>((sum, value) => sum + sizeOf(value), 0) > MAX_KEPT_BYTES) {
      statement.finalize();
      return;
    }
    this.#prepared.set(sql, statement);
    const [oldest] = this.#prepared;
    if (this.#prepared.size > MAX_PREPARED && oldest) {
      this.#prepared.delete(oldest[0]);
      oldest[1].finalize();
    }
  }
}

function execute(
  statement: sqlite3.Statement,
  sql: string,
  values: Bindable[],
  kind: "rows" | "change",
): Promise<SqliteRows> {
  return new Promise((resolve, reject) => {
    if (kind === "rows") {
      statement.all(values, (error: Error | null, rows: unknown[]) =>
        error ? reject(new SqliteError(error, sql)) : resolve({ rows, changes: null }),
      );
      return;
    }
    statement.run(values, function (this: sqlite3.RunResult, error: Error | null) {
      if (error) reject(new SqliteError(error, sql));
      else resolve({ rows: [], changes: this.changes });
    });
  });
}

const sizeOf = (value: Bindable): number =>
  typeof value === "string" || Buffer.isBuffer(value) ? value.length : 0;

/**
 * The driver binds NULL for undefined, bigint and NaN and "[object Object]" for an object, without a word.
 * Nothing that this program stores may be lost that way.
 */
function toBindable(value: unknown): Bindable {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" || typeof value === "bigint") return toSafeNumber(value);
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  throw new TypeError(`SQLite cannot hold a value of type ${describe(value)}`);
}

function toSafeNumber(value: number | bigint): number {
  const number = Number(value);
  const exact = Number.isSafeInteger(number) || (Number.isFinite(number) && number % 1 !== 0);
  if (!exact) throw new TypeError(`The number ${value} cannot be stored exactly`);
  return number;
}

const describe = (value: unknown): string =>
  typeof value === "object" ? (value?.constructor?.name ?? "object") : typeof value;
