import { expect } from "vitest";
import { migrate } from "#db/migrate.server.ts";
import { migrations } from "#db/migrations/index.ts";
import { withholdingsOf } from "#db/queries/attachments.server.ts";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import type { Database } from "#db/schema.ts";
import { testDialects, testOnEach } from "#test/support/database.ts";

const name = "0005_attachments";
const before = migrations.slice(0, 1);
const upTo = [...before, ...migrations.filter((one) => one.name === name)];
const eachDialect = testOnEach<Database>(testDialects(before));
const now = "2026-03-02T09:00:00.000Z";
const hash = "c0ffee";

const meetingRow = (id: string) => ({
  ...{ id, association_id: "f", slug: id, kind: "ordinary" as const, date: "2026-03-02" },
  ...{ starts_at: null, ends_at: null, place: "", is_public: 0, public_notice_on: null },
  ...{ consultation_on: null, consultation_participants: "", distance_decision: null },
  ...{ chair_id: null, secretary_id: null, revision: 1, imported: null },
});

eachDialect(
  "bilagor from before keep their order, and those of a justerat protokoll stay inside",
  async ({ db }) => {
    const about = { organisation_number: "", kept_at: "", email: "", phone: "", court: "" };
    const chain = { created_at: now, head_seq: 0, head_hash: "" };
    await db
      .insertInto("association")
      .values({ id: "f", slug: "f", name: "F", ...about, ...chain })
      .execute();
    await db
      .insertInto("meeting")
      .values(["done", "draft"].map(meetingRow) as never)
      .execute();
    const stamp = { association_id: "f", approved_on: "2026-03-02", at: now };
    await db
      .insertInto("approved_minutes")
      .values({ meeting_id: "done", round_id: null, ...stamp })
      .execute();
    for (const [meeting_id, label, sha256] of [
      ["done", "10", hash],
      ["done", "2", hash],
      ["done", "3", null],
      ["draft", "1", hash],
    ] as const) {
      const id = `${meeting_id}-${label}`;
      const file = { title: label, filename: "", media_type: "", size: 0, sha256 };
      const row = { id, association_id: "f", meeting_id, label, ...file };
      await db
        .insertInto("attachment")
        .values(row as never)
        .execute();
    }
    expect(await migrate(db, upTo, now)).toMatchObject({ ok: true });
    const order = (await attachmentsOf(db, "done")).map((a) => `${a.position} ${a.label}`);
    expect(order).toEqual(["1 2", "2 3", "3 10"]);
    const marks = (await withholdingsOf(db, "done")).map((m) => `${m.attachmentId} ${m.ground}`);
    expect(marks.toSorted()).toEqual(
      ["done-10 inte granskad för webben", "done-2 inte granskad för webben"].toSorted(),
    );
    expect(await withholdingsOf(db, "draft")).toEqual([]);
  },
);
