/** The register for those who look at payments afterwards: the chain of attests, samples, and changed accounts. */
import { expect } from "vitest";
import { attestRegister, returnPayment } from "#app/commands/attestPayment.server.ts";
import {
  accountChangesTold,
  drawSample,
  registerPage,
  registerPages,
} from "#app/commands/paymentRegister.server.ts";
import { attestChain } from "#app/domain/attest/attestChain.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { type PaymentSelection, wholeRegister } from "#app/domain/payment/selection.ts";
import { sampleOf } from "#app/domain/sample.ts";
import {
  registerRow,
  tableResponse,
} from "#app/routes/work/paymentRegister/registerDesk.server.ts";
import { verifyChain } from "#db/queries/events.server.ts";
import { sampledIds, samplesOf } from "#db/queries/paymentSamples.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import {
  bankgiro,
  bookOrder,
  changed,
  confirmed,
  entered,
  fieldsOf,
  invoice,
  type PayingBoard,
  paid,
  payingBoard,
  payment,
  rulesOf,
  step,
  stepped,
} from "../support/payments.ts";
import { refusal, value } from "../support/story.ts";

const today = legalDate("2026-03-02");

/** Invoices that are not alike, each a krona more than the one before. */
async function invoices(b: PayingBoard, count: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let at = 1; at <= count; at += 1) {
    const ore = at * 100;
    const postings = [{ account: "5010", costCentre: "10", project: "", ore }];
    numbers.push(await entered(b, invoice({ ore, postings, invoiceNumber: `N${at}` })));
  }
  return numbers;
}

async function numbersOf(office: TestOffice, b: PayingBoard, about: Partial<PaymentSelection>) {
  const register = await attestRegister(office.db, b.associationId, today);
  const selection = { ...wholeRegister, ...about };
  const asked = { selection, after: null, size: 50 };
  const { payments } = await registerPage(office.db, b.associationId, register, asked);
  return payments.map(({ number }) => number);
}

onEachDatabase("each step is told with who took it and on what right", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const [one = ""] = await invoices(b, 1);
  await stepped(b, one, 2);
  value(await step(b, one, ["vice", "decision"], { reason: "Ordföranden är på resa" }));
  const register = await attestRegister(office.db, b.associationId, today);
  const chain = attestChain(await payment(b, one), register);
  expect(chain.map(({ step: taken, right }) => [taken, right])).toEqual([
    ["receipt", "Mottagningsattest på alla utbetalningar (attestordningen, § 2 2026-03-02)"],
    ["review", "Granskningsattest på alla utbetalningar (attestordningen, § 2 2026-03-02)"],
    [
      "decision",
      "Beslutsattest på alla utbetalningar, som ersättare (attestordningen, § 2 2026-03-02)",
    ],
  ]);
  expect(chain.map(({ personId, day, reason }) => [personId, day, reason])).toEqual([
    [b.person("developer"), "2026-03-02", ""],
    [b.person("director"), "2026-03-02", ""],
    [b.person("vice"), "2026-03-02", "Ordföranden är på resa"],
  ]);
  value(
    await returnPayment(office, b.as("chair"), { number: one, version: 1, reason: "Fel konto" }),
  );
  const back = attestChain(await payment(b, one), register);
  expect(back.map(({ stands, right }) => [stands, right])).toEqual(chain.map(() => [false, null]));
});

onEachDatabase("the system's own step stands before the first utanordning", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const [one = ""] = await invoices(b, 1);
  await stepped(b, one, 5);
  const register = await attestRegister(office.db, b.associationId, today);
  const of = async (number: string) =>
    attestChain(await payment(b, number), register).map(({ step: taken, personId, stands }) =>
      [taken, personId === null ? "systemet" : "", stands ? "" : "gäller inte"].join(" ").trim(),
    );
  expect((await of(one)).slice(2)).toEqual([
    ...["decision", "authority systemet", "disbursement", "disbursement"],
  ]);
  const row = registerRow(await payment(b, one), register);
  const csv = await tableResponse([row], "register.csv").text();
  expect(csv).toContain("Behörighetsattest");
  expect(csv).toContain("systemet;2026-03-02;Den som tog beslutsattesten hade rätt till den");
  // Decided anew it is answered anew, and the earlier answer no longer holds.
  const postings = [{ account: "5010", costCentre: "10", project: "", ore: 200 }];
  value(await changed(b, one, { ore: 200, postings }));
  await stepped(b, one, 4);
  expect((await of(one)).filter((words) => words.startsWith("authority"))).toEqual([
    ...["authority systemet gäller inte", "authority systemet"],
  ]);
});

onEachDatabase(
  "the register is turned page by page, also by how far an open one has come",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    const numbers = await invoices(b, 5);
    value(await step(b, numbers[1] ?? "", ["developer", "receipt"]));
    value(await step(b, numbers[3] ?? "", ["developer", "receipt"]));
    expect(await numbersOf(office, b, { state: "review" })).toEqual(["2026-4", "2026-2"]);
    expect(await numbersOf(office, b, { state: "receipt", most: 300 })).toEqual([
      "2026-3",
      "2026-1",
    ]);
    expect(await numbersOf(office, b, { state: "ready" })).toEqual([]);
    const register = await attestRegister(office.db, b.associationId, today);
    for (const state of [null, "receipt", "review"] as const) {
      const selection = { ...wholeRegister, state };
      const seen: string[] = [];
      let after: { year: number; sequence: number } | null = null;
      for (let more = true; more; ) {
        const asked = { selection, after, size: 1 };
        const page: Awaited<ReturnType<typeof registerPage>> = await registerPage(
          ...([office.db, b.associationId, register, asked] as const),
        );
        seen.push(...page.payments.map(({ number }) => number));
        after = { year: 2026, sequence: Number(seen.at(-1)?.split("-")[1]) };
        more = page.hasMore;
      }
      const whole: string[] = [];
      for await (const page of registerPages(office.db, b.associationId, register, selection)) {
        whole.push(...page.map(({ number }) => number));
      }
      expect(seen).toEqual(whole);
      expect(seen).toEqual(await numbersOf(office, b, { state }));
    }
  },
);

onEachDatabase("a revisor draws a sample that anybody can draw again", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const numbers = await invoices(b, 8);
  await entered(b, bookOrder());
  const draw = (about: object, who = "auditor") =>
    drawSample(office, b.as(who), {
      ...{ selection: wholeRegister, size: { kind: "count", size: 3 }, byKind: false, seed: "frö" },
      ...about,
    });
  const first = value(await draw({ seed: " frö " }));
  expect(first).toEqual({ sequence: 1, numbers: sampleOf([...numbers, "2026-9"], "frö", 3) });
  const byKind = value(await draw({ byKind: true, size: { kind: "percent", size: 25 } }));
  expect(byKind.numbers).toEqual([...sampleOf(numbers, "frö/invoice", 2), "2026-9"]);
  const [latest, ...earlier] = await samplesOf(office.db, b.associationId);
  expect(earlier).toHaveLength(1);
  expect(latest).toMatchObject({
    ...{ sequence: 2, seed: "frö", population: 9, byKind: true, selection: wholeRegister },
    size: { kind: "percent", size: 25 },
  });
  const ids = await sampledIds(office.db, latest?.id ?? "");
  const kept = await Promise.all(byKind.numbers.map((one) => payment(b, one)));
  expect(ids).toEqual(kept.map(({ id }) => id));
  const own = value(await draw({ seed: "", selection: { ...wholeRegister, state: "receipt" } }));
  expect(own.numbers).toHaveLength(3);
  const event = await office.db
    .selectFrom("event")
    .select("data")
    .where("kind", "=", "payment.sampled")
    .orderBy("seq")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(event.data)).toMatchObject({
    ...{ seed: "frö", population: 9, from: "alla utbetalningar", numbers: first.numbers },
  });
  for (const size of [0, 1001, 1.5]) {
    expect(fieldsOf(await draw({ size: { kind: "count", size } }))).toEqual(["storlek"]);
  }
  expect(fieldsOf(await draw({ size: { kind: "percent", size: 101 } }))).toEqual(["storlek"]);
  expect(refusal(await draw({ selection: { ...wholeRegister, year: 2020 } }))).toBe(
    "Det finns ingen utbetalning att dra bland.",
  );
  expect(rulesOf(await draw({}, "chair"))).toEqual(["behorighet"]);
  expect((await verifyChain(office.db, b.associationId)).broken).toBeNull();
});

onEachDatabase("a changed payee or account is told with who confirmed it", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const first = await entered(b);
  await paid(b, first);
  office.at("2026-03-02T09:00");
  const moved = { ...invoice().payee, account: bankgiro("7654320") };
  const second = await entered(b, invoice({ payee: moved, invoiceNumber: "1018" }));
  value(await confirmed(b, second, "director"));
  office.at("2026-03-02T10:00");
  const renamed = { ...moved, name: "Norrsunds Lokaler AB", organisationNumber: null };
  value(await changed(b, second, { payee: renamed }));
  office.at("2026-03-02T11:00");
  value(await changed(b, second, { what: "Kurslokal i april" }));
  const told = await accountChangesTold(office.db, b.associationId, 2026);
  const kursgarden = "Kursgården i Norrsund AB";
  expect(told).toEqual([
    {
      ...{ number: second, at: "2026-03-02T10:00:00.000Z", byName: "Fia Bo" },
      ...{ reason: "Leverantören skrev fel", confirmed: null },
      from: { payee: kursgarden, account: "765-4320" },
      to: { payee: "Norrsunds Lokaler AB", account: "765-4320" },
    },
    {
      ...{ number: second, at: "2026-03-02T09:00:00.000Z", byName: "Siv Hed", reason: "" },
      from: { payee: kursgarden, account: "123-4566" },
      to: { payee: kursgarden, account: "765-4320" },
      confirmed: { byName: "Dag Norr", how: "Ringde växeln", at: "2026-03-02T09:00:00.000Z" },
    },
  ]);
  expect(await accountChangesTold(office.db, b.associationId, 2025)).toEqual([]);
});
