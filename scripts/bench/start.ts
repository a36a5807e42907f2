/** The start page of an office with one year behind it, and of one with ten: what is expected of two who work there. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import type { Office } from "#app/commands/command.server.ts";
import { openOffice } from "#app/office.server.ts";
import { serve } from "#app/server.ts";
import { fillExample } from "../cli/demo.ts";
import { projectRoot } from "../cli/starta.ts";
import { associationSlug } from "../demo/board.ts";
import { signedIn, timed } from "./payments.ts";

type Row = Record<string, string | number | null>;

const who = { "the sekreterare": "jonas", "the ordförande": "karin" };
const earlierYears = 9;

/** What a meeting that is over consists of, and by which column each row belongs to the one before. */
const parts: [table: string, column: string, of: string][] = [
  ["item", "meeting_id", "meeting"],
  ["section", "item_id", "item"],
  ["meeting_step", "meeting_id", "meeting"],
  ["presence", "meeting_id", "meeting"],
  ["adjuster", "meeting_id", "meeting"],
  ["approval_round", "meeting_id", "meeting"],
  ["approval", "round_id", "approval_round"],
  ["approved_minutes", "meeting_id", "meeting"],
  ["notice_posting", "meeting_id", "meeting"],
  ["notice_removal", "posting_id", "notice_posting"],
  ["summoned_person", "meeting_id", "meeting"],
  ["fee_claim", "meeting_id", "meeting"],
];

const idsIn = (rows: readonly Row[]): string[] => rows.map(({ id }) => String(id));

const rowsOf = async (db: Office["db"], table: string, column: string, values: string[]) =>
  (
    await sql<Row>`select * from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(values)})`.execute(
      db,
    )
  ).rows;

async function insert(db: Office["db"], table: string, row: Row): Promise<void> {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  const values = sql.join(Object.values(row));
  await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(db);
}

/** The meetings that are over, once more for each of the years before. */
async function layUpYears(db: Office["db"]): Promise<number> {
  const over = await sql<Row>`
    select meeting.* from meeting
    where id in (select meeting_id from notice_posting)
      and id not in (select p.meeting_id from notice_posting p
        left join notice_removal r on r.posting_id = p.id where r.posting_id is null)`.execute(db);
  const found = new Map<string, Row[]>([["meeting", over.rows]]);
  for (const [table, column, of] of parts) {
    found.set(table, await rowsOf(db, table, column, idsIn(found.get(of) ?? [])));
  }
  const ids = new Set([...found.values()].flatMap(idsIn));
  for (let year = 1; year <= earlierYears; year += 1) {
    for (const [table, rows] of found) {
      // The example lies in two calendar years: a step of two, or its § would meet those of the year before.
      for (const row of rows) await insert(db, table, earlier(row, ids, 2 * year));
    }
  }
  return over.rows.length * earlierYears;
}

/** The row as it would have stood so many years before: ids of its own, and the days moved. */
function earlier(row: Row, ids: ReadonlySet<string>, years: number): Row {
  const moved = (value: string) =>
    value.replace(/^\d{4}(?=-\d\d-\d\d)/, (year) => String(Number(year) - years));
  const other = (name: string, value: string | number | null) => {
    if (name === "year" && typeof value === "number") return value - years;
    if (typeof value !== "string") return value;
    return ids.has(value) ? `${value}-${years}` : moved(value);
  };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, other(name, value)]));
}

/** One year and ten in one run, and how much the ten are of the one. */
export async function measureStart(say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "paragraf-bench-"));
  process.env.NODE_ENV = "production";
  const config = {
    ...{ databaseUrl: `file:${path.join(folder, "start.db")}`, port: 0, host: "127.0.0.1" },
    ...{ publicUrl: "http://127.0.0.1", secret: "only for the bench" },
  };
  const running = await openOffice(config);
  await fillExample(running);
  const options = { running, root: projectRoot, isDevelopment: false, ...config };
  const { server, port } = await serve(options);
  const url = `http://127.0.0.1:${port}`;
  const cookies = new Map<string, string>();
  for (const [name, key] of Object.entries(who)) cookies.set(name, await signedIn(url, key));
  const page = (name: string) =>
    timed(async () => {
      const headers = { Cookie: cookies.get(name) ?? "" };
      const answer = await fetch(`${url}/forbund/${associationSlug}`, { headers });
      if (!(await answer.text()).includes("Översikt")) throw new Error("No start page");
    });
  const before = new Map<string, number>();
  for (const name of cookies.keys()) before.set(name, await page(name));
  const meetings = await layUpYears(running.office.db);
  say(`\nThe start page: the example's year, and nine more years with ${meetings} meetings`);
  for (const [name, one] of before) {
    const ten = await page(name);
    const ratio = (ten / one).toFixed(1);
    say(`  ${name.padEnd(18)} ${one.toFixed(1)} ms, ${ten.toFixed(1)} ms, × ${ratio}`);
  }
  running.live.close();
  server.closeAllConnections();
  server.close();
  await running.database.close();
  rmSync(folder, { recursive: true, force: true });
}
