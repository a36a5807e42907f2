import { expect } from "vitest";
import { chooseApprovalMethod } from "#app/commands/approvalMethod.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { methodOn, methodVersions } from "#db/queries/signing.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, refusal, value } from "../support/story.ts";

const decided = {
  ...{ method: "certificate" as const, validFrom: legalDate("2026-03-10") },
  ...{ decidedOn: legalDate("2026-02-16"), paragraf: "14", document: "" },
};

onEachDatabase("how protokoll are justerade is chosen on a decision", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const choose = (who: string, more: object = {}) =>
    chooseApprovalMethod(office, b.as(who), { ...decided, ...more });
  expect(refusal(await choose("secretary", { decidedOn: null }))).toContain("styrelsen beslutade");
  expect(refusal(await choose("vice"))).toContain("föra in hur protokoll justeras");
  expect(value(await choose("secretary")).number).toBe(1);

  const on = (day: string) => methodOn(office.db, b.associationId, legalDate(day));
  expect([await on("2026-03-09"), await on("2026-03-10")]).toEqual(["logged", "certificate"]);
  value(await choose("secretary", { method: "logged", decidedOn: null, paragraf: "" }));
  expect(await on("2026-03-10")).toBe("logged");
  const versions = await methodVersions(office.db, b.associationId);
  expect(versions.map(({ number, byName }) => [number, byName])).toEqual([
    [2, "Siv Hed"],
    [1, "Siv Hed"],
  ]);
  const events = await office.db
    .selectFrom("event")
    .select("ground")
    .where("kind", "=", "approvalMethod.chosen")
    .orderBy("seq")
    .execute();
  expect(events.map(({ ground }) => ground)).toEqual(["styrelsens beslut 2026-02-16, § 14", null]);
});
