/** The list of utbetalningar as each of those whom it concerns meets it. */
import { expect } from "vitest";
import { confirmAccount, returnPayment } from "#app/commands/attestPayment.server.ts";
import { bulkRows } from "#app/commands/bulkAttest.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { openRows } from "#app/routes/work/payments/paymentRows.server.ts";
import { deskOf } from "../support/desk.ts";
import { agreed, granted, grantingItem, grantPayment, part } from "../support/grants.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  bankgiro,
  entered,
  invoice,
  ordinarySteps,
  payingBoard,
  payment,
  step,
  stepped,
} from "../support/payments.ts";
import { value } from "../support/story.ts";

const seen = (rows: { number: string; state: string }[]) =>
  rows.map(({ number, state }) => `${number} ${state}`);

onEachDatabase("each meets their own first, the longest waiting first", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const from = (name: string, giro: string) => ({
    ...{ ...invoice().payee, name, organisationNumber: null, account: bankgiro(giro) },
  });
  const later = await entered(
    b,
    invoice({ payee: from("Norr AB", "50501055"), dueDate: legalDate("2026-03-01") }),
  );
  const first = await entered(b, invoice({ payee: from("Söder AB", "7654320") }));
  const back = await entered(b, invoice({ payee: from("Väster AB", "1234566") }));
  const how = "Ringde växeln";
  for (const number of [first, later, back]) {
    value(await confirmAccount(office, b.as("director"), { number, version: 1, how }));
  }
  office.at("2026-03-02T12:00");
  for (const one of ordinarySteps.slice(0, 2)) value(await step(b, first, one));
  office.at("2026-03-05T12:00");
  for (const one of ordinarySteps.slice(0, 2)) value(await step(b, later, one));
  value(
    await returnPayment(office, b.as("director"), {
      number: back,
      version: 1,
      reason: "Fel konto",
    }),
  );

  const chair = await openRows(await deskOf(b.office, b, "chair", "2026-03-06"));
  expect(seen(chair.mine)).toEqual([`${first} Beslutsattest`, `${later} Beslutsattest`]);
  expect(chair.mine.map(({ waited, isLate }) => [waited, isLate])).toEqual([
    ["Väntat i 4 dagar", false],
    ["Väntat i 1 dag", true],
  ]);
  expect(chair.mine[0]?.why).toEqual([
    "Din rad i attestordningen: beslutsattest på alla utbetalningar. Utan beloppsgräns.",
  ]);
  const writer = await office.db
    .selectFrom("person")
    .select("name")
    .where("id", "=", b.person("secretary"))
    .executeTakeFirstOrThrow();
  expect(seen(chair.others)).toEqual([
    `${back} Tillbaka för rättelse hos ${writer.name}: ”Fel konto”`,
  ]);

  const secretary = await openRows(await deskOf(b.office, b, "secretary", "2026-03-06"));
  expect(seen(secretary.mine)).toEqual([`${back} Tillbaka för rättelse: ”Fel konto”`]);
});

onEachDatabase("the decision that a payment follows is a link to its ärende", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const item = await office.db
    .selectFrom("item")
    .select(["id", "number", "heading"])
    .where("association_id", "=", b.associationId)
    .where("number", "=", 2)
    .executeTakeFirstOrThrow();
  const number = await entered(b);
  const { id } = await payment(b, number);
  const text = JSON.stringify({ ...invoice(), itemId: item.id });
  await office.db
    .updateTable("payment_version")
    .set({ text })
    .where("payment_id", "=", id)
    .execute();
  const { others } = await openRows(await deskOf(b.office, b, "chair"));
  expect(others[0]?.decision).toEqual({
    text: `§ 2 2 mars 2026: ${item.heading}`,
    href: `/forbund/${b.slug}/sammantraden/2026-03-02/arenden/${item.id}`,
  });
});

onEachDatabase("what is left of a bidrag after a payment stands in the list", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const itemId = await grantingItem(b);
  const grant = await granted(b, itemId);
  value(await agreed(b, part(grant, 0)));
  office.at("2026-04-20T12:00");
  const lokal = { ...invoice().payee, name: "Norr AB", organisationNumber: null };
  const pay = async (ore: number) => {
    const postings = [{ account: "4510", costCentre: "10", project: "", ore }];
    const about = { ore, postings, invoiceNumber: "" };
    const text = grantPayment(itemId, part(grant, 0), about);
    const number = await entered(b, text);
    await stepped(b, number, 2);
    return number;
  };
  await pay(10_000_000);
  await pay(5_000_000);
  await stepped(b, await entered(b, invoice({ payee: lokal })), 2);
  const desk = await deskOf(b.office, b, "chair", "2026-04-20");
  const { mine, others } = await openRows(desk);
  const left = [
    "Av bidraget är 160 000,00 kr kvar när den och 1 till som är på väg är betalda.",
    "Ingen budgetpost är vald för bidraget.",
  ];
  const told = (rows: { left: string[] }[]) =>
    rows.map((row) => row.left.map((text) => text.replaceAll("\u00a0", " ")));
  expect([...told(mine), ...told(others)]).toEqual([left, left, []]);
  expect(told(await bulkRows(office.db, desk.actor, desk.today))).toEqual(told(mine));
});
