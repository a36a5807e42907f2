/** The steps of an utbetalning: who may take them, what makes them void, and what is told in the chain. */
import { expect } from "vitest";
import {
  confirmAccount,
  returnPayment,
  takeAttestStep,
} from "#app/commands/attestPayment.server.ts";
import { addTie } from "#app/commands/interests.server.ts";
import { changePayment, recordPaid } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { standingMarks } from "#app/domain/payment/payment.ts";
import { verifyChain } from "#db/queries/events.server.ts";
import { versionsOfPayment } from "#db/queries/payments.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  bankgiro,
  changed,
  confirmed,
  entered,
  fieldsOf,
  invoice,
  ordinarySteps,
  paid,
  payingBoard,
  payment,
  rulesOf,
  state,
  step,
  stepped,
  told,
} from "../support/payments.ts";
import { refusal, value } from "../support/story.ts";

const today = legalDate("2026-03-02");

const otherAccount = { payee: { ...invoice().payee, account: bankgiro("7654320") } };

onEachDatabase("an invoice goes all the way, and each step is in the chain", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const number = await entered(b);
  expect(number).toBe("2026-1");
  value(await confirmed(b, number, "director"));
  const states = [await state(b, number)];
  for (const one of ordinarySteps) {
    value(await step(b, number, one));
    states.push(await state(b, number));
  }
  expect(states).toEqual([
    "Väntar på mottagningsattest",
    "Väntar på granskningsattest",
    "Väntar på beslutsattest",
    ...["Väntar på utanordning", "Väntar på utanordning", "Klar att betala"],
  ]);
  const ground = " Kontoutdrag, rad 4 ";
  value(await recordPaid(office, b.as("fia"), { number, version: 1, on: today, ground }));
  expect(await payment(b, number)).toMatchObject({ ...invoice(), paidOn: "2026-03-02" });
  const events = await told(b);
  expect(events.map(([kind]) => kind)).toEqual([
    ...["payment.entered", "payment.accountConfirmed"],
    ...ordinarySteps.map(() => "payment.attested"),
    "payment.paid",
  ]);
  const attests = events.filter(([kind]) => kind === "payment.attested");
  expect(attests.map(([, data]) => data)).toEqual(
    ordinarySteps.map(([who, taken]) => ({
      ...{ step: taken, version: 1, reason: "", rules: [] },
      // The system answers for the decision once, before the first of the two.
      ...(who === "fia" ? { authority: "ok" } : {}),
    })),
  );
  expect(events.at(-1)?.[1]).toEqual({ day: "2026-03-02", ground: "Kontoutdrag, rad 4" });
  expect((await verifyChain(office.db, b.associationId)).broken).toBeNull();
});

onEachDatabase("the attestordning holds to the last second of its last day", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const number = await entered(b);
  await stepped(b, number, 2);
  const at = (instant: string) => ({ ...b, office: { ...office, clock: () => new Date(instant) } });
  const chair = ["chair", "decision"] as const;
  expect(rulesOf(await step(at("2026-12-31T23:00:00Z"), number, chair))).toEqual(["CTRL-01"]);
  value(await step(at("2026-12-31T22:59:59Z"), number, chair));
  expect((await payment(b, number)).marks.at(-1)).toMatchObject({
    ...{ step: "decision", day: "2026-12-31" },
  });
});

onEachDatabase("the wrong person is told who can, and nothing is saved", async (database) => {
  const b = await payingBoard(officeOn(database));
  const number = await entered(b);
  await stepped(b, number, 2);
  const before = await told(b);
  const byThird = await step(b, number, ["third", "decision"]);
  expect(rulesOf(byThird)).toEqual(["CTRL-01"]);
  expect(refusal(byThird)).toBe(
    "Eva Lind har inte rätt till beslutsattest av den här utbetalningen enligt attestordningen. Anna Ek eller Per Alm kan göra beslutsattest.",
  );
  expect(rulesOf(await step(b, number, ["director", "decision"]))).toContain("CTRL-03");
  expect(rulesOf(await step(b, number, ["fia", "disbursement"]))).toEqual(["CTRL-09"]);
  expect(rulesOf(await step(b, number, ["auditor", "decision"]))).toEqual(["behorighet"]);
  expect((await payment(b, number)).marks).toHaveLength(2);
  expect(await told(b)).toEqual(before);
});

onEachDatabase("a form sent twice and a person who tries twice make one mark", async (database) => {
  const b = await payingBoard(officeOn(database));
  const number = await entered(b);
  await stepped(b, number, 3);
  const fia = ["fia", "disbursement"] as const;
  const both = await Promise.all([
    step(b, number, fia, { formId: "a double tap" }),
    step(b, number, fia, { formId: "a double tap" }),
  ]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  expect((await payment(b, number)).marks).toHaveLength(4);
  const again = await step(b, number, fia);
  expect(rulesOf(again)).toEqual(["CTRL-03"]);
  expect(refusal(again)).toContain("Finn Ås");
  expect(await state(b, number)).toBe("Väntar på utanordning");
});

onEachDatabase("two who take the same step at once: one of them has it", async (database) => {
  const b = await payingBoard(officeOn(database));
  const number = await entered(b);
  await stepped(b, number, 2);
  const reason = "Ordföranden är på resa";
  const both = await Promise.all([
    step(b, number, ["chair", "decision"]),
    step(b, number, ["vice", "decision"], { reason }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.flatMap(rulesOf)).toEqual(["CTRL-09"]);
  expect((await payment(b, number)).marks).toHaveLength(3);
});

onEachDatabase("what was read before a change is not acted upon", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const number = await entered(b);
  value(await changed(b, number, { what: "Kurslokal i april" }));
  const stale = { number, version: 1 };
  const text = invoice({ what: "Annat" });
  const answers = [
    await takeAttestStep(office, b.as("developer"), { ...stale, step: "receipt", reason: "" }),
    await changePayment(office, b.as("fia"), { ...stale, text, reason: "Nu" }),
    await confirmAccount(office, b.as("director"), { ...stale, how: "Ringde" }),
  ];
  expect(answers.map(rulesOf)).toEqual([["inaktuell"], ["inaktuell"], ["inaktuell"]]);
  expect(await payment(b, number)).toMatchObject({
    ...{ version: 2, what: "Kurslokal i april", marks: [], accountConfirmedBy: null },
  });
});

onEachDatabase("another account voids the marks and is seen to by two", async (database) => {
  const b = await payingBoard(officeOn(database));
  const number = await entered(b);
  await stepped(b, number, 3);
  value(await changed(b, number, otherAccount));
  expect(await state(b, number)).toBe("Väntar på mottagningsattest");
  const now = await payment(b, number);
  expect(standingMarks(now)).toEqual([]);
  expect(now).toMatchObject({ version: 2, attestedFrom: 2, accountConfirmedBy: null });
  for (const one of ordinarySteps.slice(0, 2)) value(await step(b, number, one));
  expect(rulesOf(await step(b, number, ["chair", "decision"]))).toEqual(["CTRL-15"]);
  expect(rulesOf(await confirmed(b, number, "fia"))).toEqual(["CTRL-15"]);
  // A change of the words later does not make somebody else of the one who wrote the account.
  value(await changed(b, number, { what: "Lokal" }, "developer"));
  expect(rulesOf(await confirmed(b, number, "fia"))).toEqual(["CTRL-15"]);
  const { version } = await payment(b, number);
  const silent = { number, version, how: " " };
  expect(fieldsOf(await confirmAccount(b.office, b.as("director"), silent))).toEqual(["how"]);
  value(await confirmed(b, number, "secretary"));
  value(await step(b, number, ["chair", "decision"]));
  const [, data] = (await told(b)).findLast(([kind]) => kind === "payment.accountConfirmed") ?? [];
  expect(data).toEqual({
    ...{ account: "bankgiro:7654320", payee: "5590001110", how: "Ringde växeln" },
  });
});

onEachDatabase("an account is confirmed as one payee's, not as another's", async (database) => {
  const b = await payingBoard(officeOn(database));
  const number = await entered(b);
  value(await confirmed(b, number, "director"));
  const payee = { ...invoice().payee, name: "En annan AB", organisationNumber: "5590002225" };
  value(await changed(b, number, { payee }, "director"));
  expect((await payment(b, number)).accountConfirmedBy).toBeNull();
  expect(rulesOf(await confirmed(b, number, "director"))).toEqual(["CTRL-15"]);
  value(await changed(b, number, { payee: invoice().payee }));
  expect((await payment(b, number)).accountConfirmedBy).toBe(b.person("director"));
});

onEachDatabase("an account that has been paid is not asked about again", async (database) => {
  const b = await payingBoard(officeOn(database));
  const first = await entered(b);
  value(await changed(b, first, otherAccount));
  await paid(b, first);
  const three = async (number: string) => {
    for (const one of ordinarySteps.slice(0, 2)) value(await step(b, number, one));
    return step(b, number, ["chair", "decision"]);
  };
  const another = (month: string) => ({
    invoiceNumber: month,
    invoiceDate: legalDate(`2026-${month}-02`),
  });
  value(await three(await entered(b, invoice({ ...otherAccount, ...another("01") }))));
  // The account of an earlier version has never had any money.
  expect(rulesOf(await three(await entered(b, invoice(another("02")))))).toEqual(["CTRL-15"]);
});

onEachDatabase("another day to pay on keeps the marks, and is kept with its reason", async (db) => {
  const b = await payingBoard(officeOn(db));
  const number = await entered(b);
  await stepped(b, number, 3);
  const dueDate = legalDate("2026-04-15");
  value(await changed(b, number, { dueDate }));
  expect(await state(b, number)).toBe("Väntar på utanordning");
  const now = await payment(b, number);
  expect(now).toMatchObject({ version: 2, attestedFrom: 1, dueDate });
  const versions = await versionsOfPayment(b.office.db, now.id);
  expect(versions.map(({ version, reason, byName }) => [version, reason, byName])).toEqual([
    [1, "", "Siv Hed"],
    [2, "Leverantören skrev fel", "Fia Bo"],
  ]);
  const { version } = now;
  const silent = { number, version, text: invoice(), reason: " " };
  expect(fieldsOf(await changePayment(b.office, b.as("fia"), silent))).toEqual(["reason"]);
});

onEachDatabase("sent back it is nobody's until it is changed", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const number = await entered(b);
  await stepped(b, number, 2);
  office.at("2026-03-03T08:00");
  const back = (reason: string) =>
    returnPayment(office, b.as("chair"), { number, version: 1, reason });
  expect(fieldsOf(await back(""))).toEqual(["returnReason"]);
  value(await back("Fel belopp "));
  expect(rulesOf(await back("Fel belopp"))).toEqual(["inaktuell"]);
  expect(await state(b, number)).toBe("Tillbaka för rättelse");
  expect(standingMarks(await payment(b, number))).toEqual([]);
  expect(rulesOf(await step(b, number, ["developer", "receipt"]))).toEqual(["CTRL-09"]);
  expect((await payment(b, number)).returns).toEqual([
    {
      ...{ personId: b.person("chair"), version: 1, reason: "Fel belopp" },
      at: "2026-03-03T08:00:00.000Z",
    },
  ]);
  // On the same tick of the clock: which came first is told by the version.
  value(await changed(b, number, { what: "Kurslokal, halvdag" }));
  expect(await state(b, number)).toBe("Väntar på mottagningsattest");
  value(await step(b, number, ["developer", "receipt"]));
});

onEachDatabase("from a stale page nothing is sent back, and nothing noted as paid", async (db) => {
  const office = officeOn(db);
  const b = await payingBoard(office);
  const number = await entered(b);
  const back = (version: number) =>
    returnPayment(office, b.as("chair"), { number, version, reason: "Fel belopp" });
  value(await changed(b, number, { what: "Kurslokal, halvdag" }));
  expect(rulesOf(await back(1))).toEqual(["inaktuell"]);
  expect((await payment(b, number)).returns).toEqual([]);
  await stepped(b, number, ordinarySteps.length);
  const pay = (version: number, formId: string | null = null) => {
    const input = { number, version, on: today, ground: "Kontoutdrag" };
    return recordPaid(office, b.as("fia"), input, formId);
  };
  expect(rulesOf(await pay(1))).toEqual(["inaktuell"]);
  expect((await payment(b, number)).paidOn).toBeNull();
  const taps = await Promise.all([pay(2, "a double tap"), pay(2, "a double tap")]);
  expect(taps.map(({ ok }) => ok)).toEqual([true, true]);
  expect((await told(b)).filter(([kind]) => kind === "payment.paid")).toHaveLength(1);
  const other = await entered(
    b,
    invoice({ invoiceNumber: "2", invoiceDate: legalDate("2026-01-02") }),
  );
  const both = await Promise.all(
    ["chair", "vice"].map((who) =>
      returnPayment(office, b.as(who), { number: other, version: 1, reason: `Fel, ${who}` }),
    ),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.flatMap(rulesOf)).toEqual(["inaktuell"]);
});

onEachDatabase("a warning wants its reason, which is kept", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const tie = { personId: b.person("chair"), kind: "employer" as const, from: today };
  const payee = { ...invoice().payee, name: "Norrsunds kommun" };
  value(await addTie(office, b.as("secretary"), { ...tie, name: payee.name }));
  const number = await entered(b, invoice({ payee }));
  await stepped(b, number, 2);
  const asked = await step(b, number, ["chair", "decision"], { reason: "  " });
  expect(rulesOf(asked)).toEqual(["CTRL-06"]);
  expect(fieldsOf(asked)).toEqual(["reason"]);
  expect((await payment(b, number)).marks).toHaveLength(2);
  const reason = "Hyran följer av avtalet";
  value(await step(b, number, ["chair", "decision"], { reason: ` ${reason} ` }));
  expect((await payment(b, number)).marks.find((m) => m.step === "decision")?.reason).toBe(reason);
  const [, data] = (await told(b)).at(-1) ?? [];
  expect(data).toEqual({ step: "decision", version: 1, reason, rules: ["CTRL-06"] });
});

onEachDatabase("what goes to the ordförande is decided by the vice", async (database) => {
  const b = await payingBoard(officeOn(database));
  const chair = { name: "Anna Ek", organisationNumber: null, account: bankgiro() };
  const own = invoice({ kind: "expense", payee: { ...chair, personId: b.person("chair") } });
  const number = await entered(b, own);
  await stepped(b, number, 2);
  const byChair = await step(b, number, ["chair", "decision"]);
  expect(rulesOf(byChair)).toContain("CTRL-04");
  expect(refusal(byChair)).toContain("Per Alm");
  value(await step(b, number, ["vice", "decision"]));
});
