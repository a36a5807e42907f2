import { expect } from "vitest";
import { attestRegister } from "#app/commands/attestPayment.server.ts";
import { enterBaseAmount } from "#app/commands/baseAmounts.server.ts";
import { registerDelegated } from "#app/commands/delegatedDecisions.server.ts";
import { reviewContextOf } from "#app/commands/findings.server.ts";
import { capIn } from "#app/domain/attest/cap.ts";
import { baseAmount } from "#app/domain/baseAmounts.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { enteredBaseAmounts } from "#db/queries/fees.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { adopted, decision } from "../support/delegation.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { fieldsOf, rulesOf } from "../support/payments.ts";
import { board, planned, value } from "../support/story.ts";

const price = { kind: "price", year: "2027", kronor: "60 200", source: "SFS 2026:900" };

onEachDatabase(
  "a year whose prisbasbelopp is missing stops, until the office has entered it with its source",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { groupId } = await adopted(office, b);
    office.at("2027-01-11T08:00");
    const bought = decision(b, groupId, { decidedOn: legalDate("2027-01-08"), ore: 6_000_000 });
    expect(rulesOf(await registerDelegated(office, b.as("chair"), bought))).toEqual(["BAS-1"]);
    expect(rulesOf(await enterBaseAmount(office, b.as("chair"), price))).toEqual(["behorighet"]);
    const unsaid = await enterBaseAmount(office, b.as("secretary"), { ...price, source: "" });
    expect(fieldsOf(unsaid)).toEqual(["source"]);
    value(await enterBaseAmount(office, b.as("secretary"), price));
    value(await registerDelegated(office, b.as("chair"), bought));
    const register = await attestRegister(office.db, b.associationId, legalDate("2027-01-11"));
    const two = { kind: "priceBaseAmounts" as const, count: 2 };
    expect(capIn(two, 2027, register.baseAmounts)).toEqual({ kind: "limit", kronor: 120_400 });
    // One that was wrong is entered anew; the earlier is still told, with who wrote it.
    office.at("2027-01-12T08:00");
    value(await enterBaseAmount(office, b.as("secretary"), { ...price, kronor: "60 300" }));
    const rows = await enteredBaseAmounts(office.db, b.associationId);
    expect(rows.map(({ kronor, byName, at }) => [kronor, byName, at.slice(0, 10)])).toEqual([
      [60_300, "Siv Hed", "2027-01-12"],
      [60_200, "Siv Hed", "2027-01-11"],
    ]);
    // The check of a protokoll holds what it says against the same table.
    const meetingId = await planned(office, b, "2027-02-01");
    const minutes = await minutesOf(office.db, b.associationId, meetingId);
    if (!minutes) throw new Error("The meeting vanished");
    const { baseAmounts } = await reviewContextOf(office.db, b.associationId, minutes);
    expect(baseAmount("price", 2027, baseAmounts)).toBe(60_300);
    const events = await office.db
      .selectFrom("event")
      .select(["kind", "subject", "ground"])
      .where("kind", "=", "baseAmount.entered")
      .execute();
    expect(events).toEqual([
      ...[60_200, 60_300].map(() => ({
        ...{ kind: "baseAmount.entered", subject: "baseAmount:price:2027" },
        ground: "SFS 2026:900",
      })),
    ]);
  },
);
