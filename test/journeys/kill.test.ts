/** The office is killed again and again in the middle of writing, justering and anslag: what was answered "done" is there. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import type { Kysely } from "kysely";
import { expect, test } from "vitest";
import { migrate } from "#db/migrate.server.ts";
import { migrations } from "#db/migrations/index.ts";
import { openDatabase } from "#db/open.server.ts";
import { associations } from "#db/queries/associations.server.ts";
import { verifyBytes } from "#db/queries/blobs.server.ts";
import { chainHead, verifyChain } from "#db/queries/events.server.ts";
import { sectionsOf } from "#db/queries/meetings.server.ts";
import { publishedHeads } from "#db/queries/notices.server.ts";
import type { Database } from "#db/schema.ts";

/** A hundred before a release (KILLS=100); fewer each time, since every one is a cold start. */
const kills = Number(process.env.KILLS ?? 10);
const root = path.resolve(import.meta.dirname, "../..");

/** What was done, and to which meeting, or ärende for what was typed. */
type Acknowledged = { act: string; id: string };

/** Kills without warning at a moment nobody chose: so many ms after so many acts were acknowledged. */
type Moment = { acts: number; ms: number };

type Office = ChildProcessByStdio<Writable, Readable, Readable>;

/** A process that has loaded the office and waits to be told where. tsx runs the script in a process of its own. */
function loadOffice(): Office {
  const script = path.join(root, "test/journeys/killedOffice.ts");
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  const stdio: ["pipe", "pipe", "pipe"] = ["pipe", "pipe", "pipe"];
  return spawn(process.execPath, [tsx, script], { cwd: root, detached: true, stdio });
}

const kill = ({ pid }: Office) => process.kill(-(pid ?? 0), "SIGKILL");

/** Sets the office to work, kills it at the moment, and gives what it had acknowledged by then. */
function runAndKill(child: Office, where: string, { acts, ms }: Moment): Promise<Acknowledged[]> {
  let said = "";
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += String(chunk);
  });
  const actsIn = (text: string) =>
    text.split("\n").filter((line) => !/^(?:ready|typed:.*|)$/.test(line)).length;
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      const wasReady = said.startsWith("ready\n");
      const before = actsIn(said);
      said += String(chunk);
      const isTime =
        acts === 0
          ? !wasReady && said.startsWith("ready\n")
          : before < acts && actsIn(said) >= acts;
      if (isTime) setTimeout(() => kill(child), ms);
    });
    child.on("close", (_code, signal) => {
      if (signal !== "SIGKILL")
        return reject(new Error(`The office stopped by itself: ${complaint}`));
      const lines = said.split("\n").slice(0, -1);
      resolve(
        lines
          .filter((line) => line !== "ready")
          .map((line) => {
            const [act = "", id = ""] = line.split(" ");
            return { act, id };
          }),
      );
    });
    child.stdin.write(`${where}\n`);
  });
}

type Counted =
  | "approval"
  | "approved_minutes"
  | "approval_round"
  | "round_withdrawal"
  | "notice_posting"
  | "issued_document";

async function count(db: Kysely<Database>, table: Counted) {
  const { n } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function countEvents(db: Kysely<Database>, kind: string) {
  const { n } = await db
    .selectFrom("event")
    .select(({ fn }) => fn.countAll().as("n"))
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** No act is there by half: every row has its event and the reverse. */
async function expectWhole(db: Kysely<Database>) {
  const postings = await countEvents(db, "notice.posted");
  const adjusted = await countEvents(db, "minutes.adjusted");
  expect(await count(db, "approval")).toBe(await countEvents(db, "minutes.approved"));
  expect(await count(db, "approved_minutes")).toBe(adjusted);
  expect(await count(db, "approval_round")).toBe(await countEvents(db, "minutes.sent"));
  expect(await count(db, "round_withdrawal")).toBe(await countEvents(db, "minutes.recalled"));
  expect(await count(db, "notice_posting")).toBe(postings * 2);
  // Three files of each justerat protokoll, and HTML and PDF of each of the two anslag.
  expect(await count(db, "issued_document")).toBe(adjusted * 3 + postings * 4);
  for (const { id } of await associations(db)) {
    const anchors = [...(await publishedHeads(db, id)), await chainHead(db, id)];
    expect((await verifyChain(db, id, anchors)).broken).toBeNull();
    expect((await verifyBytes(db, id)).broken).toEqual([]);
  }
}

const eventOf: Record<string, string> = {
  closed: "meeting.closed",
  sent: "minutes.sent",
  recalled: "minutes.recalled",
  approved: "minutes.approved",
  justerat: "minutes.adjusted",
  posted: "notice.posted",
};

/** Every word that was answered for is in the protokoll. */
async function expectTyped(db: Kysely<Database>, typed: Acknowledged[]) {
  for (const { act, id } of typed) {
    const [section] = await sectionsOf(db, id);
    const last = Number(act.slice("typed:".length));
    const words = Array.from({ length: last + 1 }, (_, n) => `ord${n}`);
    expect(section?.body.split(" ").slice(0, last + 1)).toEqual(words);
  }
}

async function expectKept(db: Kysely<Database>, acknowledged: Acknowledged[]) {
  const rows = await db.selectFrom("event").select(["kind", "subject"]).execute();
  const kept = new Set(rows.map((r) => `${r.kind} ${r.subject}`));
  const lost = acknowledged.filter((a) => !kept.has(`${eventOf[a.act]} meeting:${a.id}`));
  expect(lost).toEqual([]);
}

test(`after ${kills} kills every acknowledged act is there and none by half`, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "paragraf-kill-"));
  const seen = new Map<string, number>();
  // A new database now and then keeps the check of the whole chain short.
  // The next office is loaded while this one works.
  let next = loadOffice();
  for (let round = 0; round < kills / 10; round += 1) {
    const url = `file:${path.join(folder, `${round}.db`)}`;
    const first = await openDatabase(url);
    expect((await migrate(first.db, migrations, new Date().toISOString())).ok).toBe(true);
    await first.close();
    for (let run = 0; run < 10; run += 1) {
      const office = next;
      next = loadOffice();
      const acknowledged = await runAndKill(office, `${url} ${run}`, {
        acts: Math.floor(Math.random() * 24),
        ms: Math.random() * 150,
      });
      const typed = acknowledged.filter(({ act }) => act.startsWith("typed:"));
      const done = acknowledged.filter((one) => !typed.includes(one));
      for (const { act } of done) seen.set(act, (seen.get(act) ?? 0) + 1);
      seen.set("typed", (seen.get("typed") ?? 0) + typed.length);
      const { db, close } = await openDatabase(url);
      await expectKept(db, done);
      await expectTyped(db, typed.slice(-1));
      await expectWhole(db);
      await close();
    }
  }
  kill(next);
  rmSync(folder, { recursive: true, force: true });
  // The kills fell where they should: acts of every kind were acknowledged before them.
  expect([...seen.keys()].sort()).toEqual([...Object.keys(eventOf), "typed"].sort());
  expect(seen.get("typed")).toBeGreaterThan(0);
  console.info("Acknowledged before the kills:", Object.fromEntries(seen));
}, 1_200_000);
