/** The start page of an office with one year behind it, and of one with ten: what is expected of two who work there. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import type { Office } from "#app/commands/command.server.ts";
import { swedishNow } from "#app/domain/swedishTime.ts";
import { openOffice } from "#app/office.server.ts";
import { expectedOf } from "#app/routes/work/expected/index.server.ts";
import { associationBySlug } from "#db/queries/associations.server.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import { fillExample } from "../cli/demo.ts";
import { associationSlug, people } from "../demo/board.ts";

type Row = Record<string, string | number | null>;

const rounds = 15;
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

/** Median in ms of what is expected of one person. */
async function timed({ db, clock }: Office, key: string): Promise<number> {
  const associationId = (await associationBySlug(db, associationSlug))?.id ?? "";
  const { today } = swedishNow(clock());
  const { account_id: accountId } = await db
    .selectFrom("person")
    .select("account_id")
    .where("name", "=", people.find((one) => one.key === key)?.name ?? "")
    .executeTakeFirstOrThrow();
  const actor = await actorOfAccount(db, associationId, accountId ?? "", today);
  if (!actor) throw new Error(`${key} has no place`);
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    await expectedOf({ db, associationId, actor, today });
    // The first is cold.
    if (round > 0) times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

/** One year and ten in one run, and how much the ten are of the one. */
export async function measureStart(say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "paragraf-bench-"));
  const running = await openOffice({
    ...{ databaseUrl: `file:${path.join(folder, "start.db")}`, port: 0, host: "127.0.0.1" },
    ...{ publicUrl: "http://127.0.0.1", secret: "only for the bench" },
  });
  await fillExample(running);
  const { office } = running;
  const who = { "the sekreterare": "jonas", "the ordförande": "karin" };
  const before = new Map<string, number>();
  for (const [name, key] of Object.entries(who)) before.set(name, await timed(office, key));
  const meetings = await layUpYears(office.db);
  say(`\nThe start page: the example's year, and nine more years with ${meetings} meetings`);
  for (const [name, key] of Object.entries(who)) {
    const [one, ten] = [before.get(name) ?? 0, await timed(office, key)];
    const ratio = (ten / one).toFixed(1);
    say(`  ${name.padEnd(18)} ${one.toFixed(1)} ms, ${ten.toFixed(1)} ms, × ${ratio}`);
  }
  running.live.close();
  await running.database.close();
  rmSync(folder, { recursive: true, force: true });
}
