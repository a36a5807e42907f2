/** Kysely on PostgreSQL through the `pg` package. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from "kysely";
import pg from "pg";

/** Object ids of PostgreSQL's int8 (bigint, count) and numeric (sum of bigint). */
const INT8 = 20;
const NUMERIC = 1700;

/** A whole number that fits is a number, as on SQLite; anything else stays the text PostgreSQL sent. */
export const toNumber = (text: string): number | string =>
  /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;

/** By object id, as both `pg` and PGlite take them. */
export const postgresParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: toNumber,
  [NUMERIC]: toNumber,
};

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    postgresParsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** `url` is postgres://user:password@host:port/database. Connects when first used. */
export function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    application_name: "paragraf",
    max: 10,
    // All in ms. The last one ends a transaction whose program has hung, so that its locks are let go.
    connectionTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 120_000,
  });
  // An idle connection that the server closes is replaced by the pool; unheard, the event ends the process.
  pool.on("error", () => undefined);
  return new StrictPostgresDialect({ pool });
}

class StrictPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new StrictPostgresDriver(this.#config);
  }
}

/**
 * PostgreSQL answers COMMIT with a silent ROLLBACK when a statement has failed. Asking first makes it an error
 * when code has swallowed the statement's error: nothing may look saved that is not.
 */
class StrictPostgresDriver extends PostgresDriver {
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("select 1"));
    await super.commitTransaction(connection);
  }
}
