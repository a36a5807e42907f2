/** A small database for the tests of the driver, with each kind of column that a migration may use. */
import { sql } from "kysely";
import { bytesType, dialectOf } from "#db/dialect.server.ts";
import type { Migration } from "#db/migrate.server.ts";

export type Things = {
  counter: { id: string; value: number };
  thing: {
    id: string;
    counter_id: string;
    name: string;
    amount: number | null;
    chosen: number;
    bytes: Uint8Array | null;
  };
};

export const thingTables = ["counter", "thing"];

export const thingMigrations: Migration[] = [
  {
    name: "0001_counter",
    up: async (db) => {
      await db.schema
        .createTable("counter")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("value", "integer", (column) => column.notNull())
        .execute();
    },
  },
  {
    name: "0002_thing",
    up: async (db) => {
      await db.schema
        .createTable("thing")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("counter_id", "text", (column) => column.notNull().references("counter.id"))
        .addColumn("name", "text", (column) => column.notNull().unique())
        .addColumn("amount", "bigint")
        .addColumn("chosen", "integer", (column) => column.notNull().check(sql`chosen in (0, 1)`))
        .addColumn("bytes", bytesType(dialectOf(db)))
        .execute();
    },
  },
];
