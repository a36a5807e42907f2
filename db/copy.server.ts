/** Copies tables row by row between databases that have had the same migrations. */
import { type Kysely, sql, type Transaction } from "kysely";
import { dialectOf } from "./dialect.server.ts";

type Row = Record<string, unknown>;

const ROWS_AT_A_TIME = 500;
/** For tables with bytes, where a row may be a whole document. */
const BYTE_ROWS_AT_A_TIME = 4;

/** Names of all tables of the database, in no certain order. */
export async function tableNames<DB>(db: Kysely<DB>): Promise<string[]> {
  const names =
    dialectOf(db) === "postgres"
      ? sql<{ name: string }>`
          select tablename as name from pg_tables where schemaname = current_schema()`
      : sql<{ name: string }>`
          select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`;
  return (await names.execute(db)).rows.map((row) => row.name);
}

/** The first of the tables that has a row, null when all are empty. */
export async function tableWithRows<DB>(
  db: Kysely<DB>,
  tables: readonly string[],
): Promise<string | null> {
  for (const table of tables) {
    const rows = await asRows(db).selectFrom(table).select(sql`1`.as("one")).limit(1).execute();
    if (rows.length > 0) return table;
  }
  return null;
}

/**
 * Copies every row, table by table in the order given, and gives their number. Tables that `from` does not have yet
 * are left out. `from` must not change meanwhile; when it is PostgreSQL it is a transaction.
 * Text, whole numbers and bytes keep their value; another kind of column makes it throw, as does a table of `from`
 * that is not in the list, whose rows would be lost.
 */
export async function copyTables<From, To>(
  from: Kysely<From>,
  to: Transaction<To>,
  tables: readonly string[],
): Promise<number> {
  const there = await tableNames(from);
  const forgotten = there.filter((name) => name !== "migration" && !tables.includes(name));
  if (forgotten.length > 0) throw new Error(`Not in the list of tables: ${forgotten.join(", ")}`);
  let copied = 0;
  for (const table of tables) {
    if (!there.includes(table)) continue;
    for await (const rows of batches(from, table)) {
      await asRows(to).insertInto(table).values(rows).execute();
      copied += rows.length;
    }
  }
  return copied;
}

async function* batches<DB>(db: Kysely<DB>, table: string): AsyncGenerator<Row[]> {
  const size = (await hasBytes(db, table)) ? BYTE_ROWS_AT_A_TIME : ROWS_AT_A_TIME;
  yield* dialectOf(db) === "postgres"
    ? cursorBatches(db, table, size)
    : rowidBatches(db, table, size);
}

async function hasBytes<DB>(db: Kysely<DB>, table: string): Promise<boolean> {
  const columns =
    dialectOf(db) === "postgres"
      ? sql`
          select 1 from information_schema.columns
          where table_schema = current_schema() and table_name = ${table} and data_type = 'bytea'`
      : sql`select 1 from pragma_table_info(${table}) where lower(type) = 'blob'`;
  return (await columns.execute(db)).rows.length > 0;
}

async function* cursorBatches<DB>(
  db: Kysely<DB>,
  table: string,
  size: number,
): AsyncGenerator<Row[]> {
  await sql`declare copied_rows cursor for select * from ${sql.table(table)}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(size)} from copied_rows`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await sql`close copied_rows`.execute(db);
}

async function* rowidBatches<DB>(
  db: Kysely<DB>,
  table: string,
  size: number,
): AsyncGenerator<Row[]> {
  let last: unknown = null;
  for (;;) {
    const after = last === null ? sql`` : sql`where rowid > ${last}`;
    const { rows } = await sql<Row>`
      select rowid as copied_rowid, * from ${sql.table(table)}
      ${after} order by rowid limit ${size}`.execute(db);
    last = rows.at(-1)?.copied_rowid;
    if (rows.length > 0) yield rows.map(({ copied_rowid, ...row }) => row);
    if (rows.length < size) return;
  }
}

/** The tables are known by name only. */
const asRows = <DB>(db: Kysely<DB>) => db as unknown as Kysely<Record<string, Row>>;
