import { sql } from "kysely";
import { expect } from "vitest";
import { postNotice } from "#app/commands/notices.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { OpenDatabase } from "#db/open.server.ts";
import { verifyBytes } from "#db/queries/blobs.server.ts";
import { chainHead, verifyChain } from "#db/queries/events.server.ts";
import { publishedHeads } from "#db/queries/notices.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, held, justerat, planned, type TestBoard, value } from "../support/story.ts";

/** A board with a justerat and anslaget protokoll, so that a head is published. */
async function announced(database: OpenDatabase): Promise<TestBoard> {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  await justerat(office, b, meetingId);
  const memberIds = b.memberIds.slice(0, 2);
  const post = { meetingId, memberIds, on: legalDate("2026-03-02") };
  value(await postNotice(office, b.as("secretary"), post));
  return b;
}

const verify = async ({ db }: OpenDatabase, b: TestBoard) =>
  verifyChain(db, b.associationId, await publishedHeads(db, b.associationId));

onEachDatabase("an untouched chain holds, link by link and from any link", async (database) => {
  const b = await announced(database);
  const head = await chainHead(database.db, b.associationId);
  expect(await verify(database, b)).toEqual({ length: head.seq, broken: null });
  expect((await verifyChain(database.db, b.associationId, [head], 5)).broken).toBeNull();
  expect((await verifyBytes(database.db, b.associationId)).broken).toEqual([]);
});

const tamperings: [string, (database: OpenDatabase) => Promise<unknown>, number, string][] = [
  [
    "a changed event",
    ({ db }) => db.updateTable("event").set({ data: '{"x":1}' }).where("seq", "=", 7).execute(),
    7,
    "ändrad",
  ],
  [
    "a changed time",
    ({ db }) =>
      db
        .updateTable("event")
        .set({ at: "2020-01-01T00:00:00.000Z" })
        .where("seq", "=", 9)
        .execute(),
    9,
    "ändrad",
  ],
  [
    "data that is no longer JSON",
    ({ db }) => db.updateTable("event").set({ data: "{" }).where("seq", "=", 3).execute(),
    3,
    "ändrad",
  ],
  [
    "a deleted event",
    ({ db }) => db.deleteFrom("event").where("seq", "=", 8).execute(),
    8,
    "saknas",
  ],
  [
    "a deleted first event",
    ({ db }) => db.deleteFrom("event").where("seq", "=", 1).execute(),
    1,
    "saknas",
  ],
  [
    "two events that changed places",
    async ({ db }) => {
      await sql`update event set seq = 100004 where seq = 4`.execute(db);
      await sql`update event set seq = 4 where seq = 5`.execute(db);
      await sql`update event set seq = 5 where seq = 100004`.execute(db);
    },
    4,
    "hänger inte ihop",
  ],
];

for (const [what, tamper, seq, words] of tamperings) {
  onEachDatabase(`${what} is found and named`, async (database) => {
    const b = await announced(database);
    await tamper(database);
    const { broken } = await verify(database, b);
    expect(broken?.seq).toBe(seq);
    expect(broken?.what).toContain(words);
  });
}

onEachDatabase(
  "a chain cut short is found by the head that an anslag printed",
  async (database) => {
    const b = await announced(database);
    const [published] = await publishedHeads(database.db, b.associationId);
    const last = (published?.seq ?? 0) - 1;
    await database.db.deleteFrom("event").where("seq", ">=", last).execute();
    await sql`update association set head_seq = ${last - 1}`.execute(database.db);
    expect((await verifyChain(database.db, b.associationId)).broken).toBeNull();
    const { broken } = await verify(database, b);
    expect(broken?.seq).toBe(last);
    expect(broken?.what).toContain("tagits bort från slutet");
  },
);

onEachDatabase(
  "a chain written anew from an earlier link is not the published one",
  async (database) => {
    const b = await announced(database);
    const [published] = await publishedHeads(database.db, b.associationId);
    const seq = published?.seq ?? 0;
    await database.db
      .updateTable("notice_posting")
      .set({ head_hash: "0".repeat(64) })
      .execute();
    const { broken } = await verify(database, b);
    expect(broken?.seq).toBe(seq);
    expect(broken?.what).toContain("inte den som publicerades");
  },
);

onEachDatabase(
  "a frozen document whose bytes were changed, or that is gone, is found",
  async (database) => {
    const b = await announced(database);
    const { db } = database;
    const pdf = await db
      .selectFrom("approval_round")
      .select("pdf_sha256")
      .executeTakeFirstOrThrow();
    await db
      .updateTable("blob")
      .set({ bytes: new Uint8Array([1, 2, 3]) })
      .where("sha256", "=", pdf.pdf_sha256)
      .execute();
    const html = await db
      .selectFrom("approval_round")
      .select("html_sha256")
      .executeTakeFirstOrThrow();
    await db.deleteFrom("blob").where("sha256", "=", html.html_sha256).execute();
    const { broken } = await verifyBytes(db, b.associationId);
    expect(broken.map((d) => [d.sha256, d.what]).sort()).toEqual(
      [
        [pdf.pdf_sha256, "innehållet är ändrat"],
        [html.html_sha256, "filen saknas"],
      ].sort(),
    );
  },
);
