import { expect, test } from "vitest";
import { capIn, capText } from "#app/domain/attest/cap.ts";
import { holdersOn, rulingRights } from "#app/domain/attest/holders.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { order, people } from "./people.ts";

const disaLeft = people.map((one) =>
  one.id === "disa"
    ? { ...one, roles: one.roles.map((r) => ({ ...r, to: legalDate("2026-02-01") })) }
    : one,
);

test("a role is whoever has it on the day", () => {
  const [held] = holdersOn(order(), disaLeft, legalDate("2026-02-02"));
  expect(held).toMatchObject({ holderIds: [], deputyIds: ["dag"] });
  const all = holdersOn(order(), people, legalDate("2026-02-02"));
  expect(all.findLast(({ right }) => right.step === "disbursement")).toMatchObject({
    holderIds: ["fia", "finn"],
    deputyIds: ["dag"],
  });
});

test("the narrowest concern that fits rules, within the area", () => {
  const ruling = (payeeId: string | null) =>
    rulingRights(
      order().rights,
      "decision",
      { payeeId, account: "5010", costCentre: "", project: "" },
      people,
      legalDate("2026-02-02"),
    ).map(({ id }) => id);
  expect([ruling(null), ruling("eva"), ruling("anna"), ruling("per")]).toEqual([
    ["r2"],
    ["r2"],
    ["r3"],
    ["r4"],
  ]);
});

test("a limit in prisbasbelopp is that of the year, and a year that is not known says so", () => {
  const cap = { kind: "priceBaseAmounts", count: 1.5 } as const;
  expect(capIn(cap, 2026, knownBaseAmounts)).toEqual({ kind: "limit", kronor: 88_800 });
  expect(capIn(cap, 2031, knownBaseAmounts)).toEqual({
    kind: "unknownYear",
    text: "Prisbasbeloppet för 2031 är inte känt här.",
  });
  expect(capText(cap, 2026, knownBaseAmounts).replaceAll("\u00a0", " ")).toBe(
    "1,5 prisbasbelopp (88 800 kr 2026)",
  );
});
