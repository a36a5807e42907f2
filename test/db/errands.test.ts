import { expect } from "vitest";
import { migrate } from "#db/migrate.server.ts";
import { migrations } from "#db/migrations/index.ts";
import type { Database } from "#db/schema.ts";
import { testDialects, testOnEach } from "#test/support/database.ts";

const at = migrations.findIndex(({ name }) => name === "0033_errands");
const now = "2026-03-02T09:00:00.000Z";
const stamp = { at: now, by_person_id: null };
const own = { association_id: "f" };

const eachDialect = testOnEach<Database>(testDialects(migrations.slice(0, at)));

eachDialect(
  "claims and what periods took of them are kept, and one is of either kind",
  async ({ db }) => {
    // The tables as they were then are known by name only.
    const insert = async (table: string, row: Record<string, unknown>) => {
      await db
        .insertInto(table as "item")
        .values(row as never)
        .execute();
    };
    const about = { organisation_number: "", kept_at: "", email: "", phone: "", court: "" };
    const chain = { created_at: now, head_seq: 0, head_hash: "" };
    await insert("association", { id: "f", slug: "f", name: "F", ...about, ...chain });
    await insert("person", {
      id: "p",
      ...own,
      name: "Per Alm",
      email: "",
      organisation: "",
      title: "",
    });
    await insert("meeting", {
      ...{ id: "m", ...own, slug: "m", kind: "ordinary", date: "2026-03-02", starts_at: null },
      ...{ ends_at: null, place: "", is_public: 0, public_notice_on: null, consultation_on: null },
      ...{ consultation_participants: "", distance_decision: null, chair_id: null },
      ...{ secretary_id: null, revision: 4, imported: null },
    });
    const claim = { ...own, person_id: "p", version: 1, text: "{}", ...stamp };
    await insert("fee_claim", { ...claim, id: "c", meeting_id: "m" });
    await insert("fee_period", {
      id: "q",
      ...own,
      year: 2026,
      sequence: 1,
      to_date: now,
      ...stamp,
    });
    await insert("payment", { id: "b", ...own, year: 2026, sequence: 1, ...stamp });
    await insert("fee_listing", { period_id: "q", ...own, claim_id: "c", payment_id: "b" });

    await migrate(db, migrations, now);

    const kept = await db.selectFrom("fee_claim").selectAll().execute();
    expect(kept).toEqual([{ ...claim, id: "c", meeting_id: "m", errand_id: null }]);
    const listed = await db.selectFrom("fee_listing").selectAll().execute();
    expect(listed).toEqual([{ period_id: "q", ...own, claim_id: "c", payment_id: "b" }]);
    await insert("errand", { id: "e", ...own, year: 2026, sequence: 1 });
    await insert("fee_claim", { ...claim, id: "d", meeting_id: null, errand_id: "e" });
    const wrong = [
      { ...claim, id: "x", meeting_id: null, errand_id: null },
      { ...claim, id: "x", meeting_id: "m", errand_id: "e", version: 2 },
      { ...claim, id: "x", meeting_id: null, errand_id: "e" },
      { ...claim, id: "x", meeting_id: "m", errand_id: null },
    ];
    for (const row of wrong) await expect(insert("fee_claim", row)).rejects.toThrow();
    const gone = { period_id: "q", ...own, claim_id: "nothing", payment_id: "b" };
    await expect(insert("fee_listing", gone)).rejects.toThrow();
  },
);
