/** Budget, account and debts kept on both databases, and a budget read out of a SIE file. */
import { expect } from "vitest";
import {
  endClaim,
  enterClaim,
  importBudget,
  setBudgetLine,
  tellLiquidity,
} from "#app/commands/budget.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { budgetLinesOf, liquidityOf, openClaims } from "#db/queries/budget.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { entered, fieldsOf, payingBoard, rulesOf, step, stepped } from "../support/payments.ts";
import { refusal, value } from "../support/story.ts";

const today = legalDate("2026-03-02");
const line = {
  ...{ year: "2026", account: "4510", initiative: "", name: "Insatser", amount: "500 000" },
  ...{ itemId: "", ground: "Budget 2026" },
};
const sie = (...rows: string[]) =>
  new TextEncoder().encode(
    ["#FLAGGA 0", "#SIETYP 4", "#RAR 0 20260101 20261231", ...rows, ""].join("\r\n"),
  );

onEachDatabase("lines by hand and from a SIE file", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const fia = b.as("fia");
  value(await setBudgetLine(office, fia, line));
  const ringen = { ...line, account: "", initiative: "Ringen", amount: "310 000,50" };
  value(await setBudgetLine(office, fia, ringen));
  const rows = [
    '#KONTO 4510 "Insatser"',
    '#KONTO 3010 "Medel"',
    "#PBUDGET 0 202601 4510 {} 300000",
    "#PBUDGET 0 202602 4510 {} 300000.50",
    "#PBUDGET 0 202601 3010 {} -900000",
    "#RES 0 4510 12000",
  ];
  const read = value(
    await importBudget(office, fia, { filename: "budget.se", bytes: sie(...rows) }),
  );
  expect(read).toEqual({ year: 2026, lines: 1 });
  const lines = await budgetLinesOf(office.db, b.associationId);
  expect(
    lines.map(({ account, initiative, ore, version }) => [account, initiative, ore, version]),
  ).toEqual([
    ["", "Ringen", 31_000_050, 1],
    ["4510", "", 60_000_050, 2],
  ]);
  expect(lines[1]).toMatchObject({
    outcome: { ore: 1_200_000, on: today },
    ground: "SIE-filen budget.se",
  });
  const none = await importBudget(office, fia, { filename: "b.se", bytes: sie() });
  expect(refusal(none)).toBe("Filen har ingen budget på kostnadskonton för 2026.");
  const picture = { filename: "b.png", bytes: new Uint8Array([137, 80]) };
  expect(fieldsOf(await importBudget(office, fia, picture))).toEqual(["sie"]);
});

onEachDatabase("what is wrong in a line is told at its field", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const faults: [Partial<typeof line>, string[]][] = [
    [{ amount: "-1" }, ["lineAmount"]],
    [{ amount: "12345678901234" }, ["lineAmount"]],
    [{ year: "26", account: "x" }, ["year", "account"]],
    [{ account: "" }, ["account"]],
    [{ ground: " " }, ["lineGround"]],
    [{ itemId: "nowhere" }, ["lineItemId"]],
  ];
  for (const [about, fields] of faults) {
    expect(fieldsOf(await setBudgetLine(office, b.as("fia"), { ...line, ...about }))).toEqual(
      fields,
    );
  }
  expect(await budgetLinesOf(office.db, b.associationId)).toEqual([]);
});

onEachDatabase(
  "too little on the account and a debt ask the one who pays for a reason",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    const fia = b.as("fia");
    const number = await entered(b);
    await stepped(b, number, 3);
    const held = { day: "2026-03-02", amount: "12 000", ground: "Kontoutdraget" };
    const late = await tellLiquidity(office, fia, { ...held, day: "2026-03-03" });
    expect(fieldsOf(late)).toEqual(["day"]);
    value(await tellLiquidity(office, fia, { ...held, day: "2026-02-01", amount: "99 000" }));
    expect(await liquidityOf(office.db, b.associationId, today)).toMatchObject({ ore: 9_900_000 });
    value(await tellLiquidity(office, fia, held));
    const claim = { payee: "Kursgården i Norrsund", organisationNumber: "559000-1110" };
    const owed = { ...claim, amount: "500", what: "Återbetald kursavgift" };
    expect(fieldsOf(await enterClaim(office, fia, { ...owed, amount: "0" }))).toEqual([
      "claimAmount",
    ]);
    const { id: claimId } = value(await enterClaim(office, fia, owed));
    const pay = () => step(b, number, ["fia", "disbursement"]);
    expect(rulesOf(await pay())).toEqual(["CTRL-16", "CTRL-16"]);
    value(await tellLiquidity(office, fia, { ...held, amount: "50 000" }));
    expect(refusal(await pay())).toContain("Föreslå kvittning");
    value(await endClaim(office, fia, { claimId, reason: "Betald i dag" }));
    expect(rulesOf(await endClaim(office, fia, { claimId, reason: "igen" }))).toEqual(["saknas"]);
    expect(await openClaims(office.db, b.associationId)).toEqual([]);
    value(await pay());
  },
);
