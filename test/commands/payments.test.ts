/** Utbetalningar as they are entered, changed, given their underlag and ended. */
import { expect } from "vitest";
import { returnPayment, takeAttestStep } from "#app/commands/attestPayment.server.ts";
import {
  addPaymentPaper,
  cancelPayment,
  changePayment,
  enterPayment,
  recordPaid,
} from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { bytesOf, verifyBytes } from "#db/queries/blobs.server.ts";
import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { papersOfPayment, paymentsOf } from "#db/queries/payments.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  bookOrder,
  changed,
  confirmed,
  entered,
  fieldsOf,
  invoice,
  type PayingBoard,
  payingBoard,
  payment,
  rulesOf,
  state,
  step,
  stepped,
  told,
} from "../support/payments.ts";
import { justerat, refusal, value } from "../support/story.ts";

const today = legalDate("2026-03-02");

onEachDatabase(
  "cancelled and paid are closed, and only what is ready is paid",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    const gone = await entered(b);
    const cancel = (number: string, reason: string) =>
      cancelPayment(office, b.as("secretary"), { number, reason });
    expect(fieldsOf(await cancel(gone, ""))).toEqual(["reason"]);
    const pay = (number: string, about: object = {}) =>
      recordPaid(office, b.as("fia"), {
        number,
        version: 1,
        on: today,
        ground: "Kontoutdrag",
        ...about,
      });
    expect(rulesOf(await pay(gone))).toEqual(["CTRL-09"]);
    value(await cancel(gone, " Kom två gånger "));
    expect(await payment(b, gone)).toMatchObject({ cancelled: { reason: "Kom två gånger" } });
    const done = await entered(b);
    await stepped(b, done, 5);
    expect(fieldsOf(await pay(done, { on: legalDate("2026-03-03") }))).toEqual(["on"]);
    expect(fieldsOf(await pay(done, { ground: " " }))).toEqual(["ground"]);
    value(await pay(done));
    const waiting = await entered(b);
    value(await step(b, waiting, ["developer", "receipt"]));
    const open = await paymentsOf(office.db, b.associationId, "open");
    expect(open).toEqual([await payment(b, waiting)]);
    expect(open[0]?.marks).toHaveLength(1);
    const file = { filename: "a.txt", mediaType: "text/plain", bytes: new Uint8Array([1]) };
    for (const [number, word] of [
      [gone, "makulerad"],
      [done, "betald"],
    ] as const) {
      const answers = [
        await changed(b, number, { what: "Nytt" }),
        await step(b, number, ["developer", "receipt"]),
        await returnPayment(office, b.as("chair"), { number, version: 1, reason: "Fel" }),
        await confirmed(b, number, "director"),
        await addPaymentPaper(office, b.as("secretary"), { number, file }),
        await cancel(number, "Igen"),
        await pay(number),
      ];
      expect(answers.map(refusal)).toEqual(
        answers.map(() => `Utbetalningen är ${word} och ändras inte mer.`),
      );
    }
  },
);

onEachDatabase("numbers run within the year, also when two come at once", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const enter = (text = invoice()) => enterPayment(office, b.as("fia"), { text, papers: [] });
  const wrong = await enter(invoice({ ore: 1 }));
  expect(fieldsOf(wrong)).toEqual(["postings"]);
  const numbers = (await Promise.all([enter(), enter(), enter()])).map((one) => value(one).number);
  expect(numbers.toSorted()).toEqual(["2026-1", "2026-2", "2026-3"]);
  office.at("2026-12-31T23:30");
  expect(value(await enter()).number).toBe("2027-1");
  const all = await paymentsOf(office.db, b.associationId);
  expect(all.map(({ number }) => number)).toEqual([...numbers.toSorted(), "2027-1"]);
});

onEachDatabase("another förbund has numbers of its own and sees none of ours", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  await entered(b);
  const number = await entered(b);
  const other = await payingBoard(office, { slug: "grannen" });
  expect(await entered(other)).toBe("2026-1");
  const stale = { number, version: 1 };
  const input = { ...stale, step: "receipt" as const, reason: "" };
  const answers = [
    await takeAttestStep(office, other.as("developer"), input),
    await changePayment(office, other.as("fia"), { ...stale, text: invoice(), reason: "Nu" }),
    await cancelPayment(office, other.as("fia"), { number, reason: "Nu" }),
    await cancelPayment(office, other.as("fia"), { number: "2026-x", reason: "Nu" }),
  ];
  expect(answers.map(rulesOf)).toEqual(answers.map(() => ["saknas"]));
  const own = { ...invoice().payee, personId: b.person("chair") };
  const text = invoice({ payee: own });
  expect(rulesOf(await enterPayment(office, other.as("fia"), { text, papers: [] }))).toEqual([
    "saknas",
  ]);
});

onEachDatabase("it follows a paragraf that is justerad and the förbund's own", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const other = await payingBoard(office, { slug: "grannen" });
  const { id: itemId, meeting_id: meetingId } = await office.db
    .selectFrom("item")
    .select(["id", "meeting_id"])
    .where("association_id", "=", b.associationId)
    .where("number", "=", 2)
    .executeTakeFirstOrThrow();
  const enter = (who: PayingBoard) =>
    enterPayment(office, who.as("fia"), { text: invoice({ itemId }), papers: [] });
  expect(fieldsOf(await enter(b))).toEqual(["itemId"]);
  await justerat(office, b, meetingId);
  expect(fieldsOf(await enter(other))).toEqual(["itemId"]);
  expect(await payment(b, value(await enter(b)).number)).toMatchObject({ itemId });
  const offered = await decidedItems(office.db, b.associationId);
  expect(offered.map(({ id }) => id)).toContain(itemId);
  expect(await decidedItems(office.db, other.associationId)).toEqual([]);
});

onEachDatabase("who had part in what is paid does not attest it", async (database) => {
  const b = await payingBoard(officeOn(database));
  const own = { concernsId: b.person("third"), alsoConcernsIds: [b.person("chair")] };
  const text = invoice({ what: "Middag med rådet", ...own });
  const stranger = { text: { ...text, alsoConcernsIds: ["nobody"] }, papers: [] };
  refusal(await enterPayment(b.office, b.as("secretary"), stranger));
  const number = await entered(b, text);
  await stepped(b, number, 2);
  const reason = { reason: "Ordföranden deltog" };
  const refused = refusal(await step(b, number, ["chair", "decision"], reason));
  expect(refused).toContain("är din egen utgift");
  value(await step(b, number, ["vice", "decision"], reason));
  const { alsoConcernsIds } = await payment(b, number);
  expect(alsoConcernsIds).toEqual([b.person("chair")]);
});

onEachDatabase("underlag is kept by its hash, in the order it came", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const file = (name: string) => ({
    ...{ filename: `${name}.txt`, mediaType: "text/plain" },
    bytes: new TextEncoder().encode(`Faktura ${name}`),
  });
  const names = ["ö", "b", "z", "a", "m", "c"];
  const input = { text: invoice(), papers: names.map(file) };
  const { number } = value(await enterPayment(office, b.as("secretary"), input));
  value(await addPaymentPaper(office, b.as("fia"), { number, file: file("k") }));
  const papers = await papersOfPayment(office.db, (await payment(b, number)).id);
  const expected = [...names, "k"].map(file);
  expect(papers.map(({ filename, size, sha256: hash }) => [filename, size, hash])).toEqual(
    expected.map(({ filename, bytes }) => [filename, bytes.length, sha256(bytes)]),
  );
  const hash = papers[0]?.sha256 ?? "";
  const kept = await bytesOf(office.db, b.associationId, hash);
  expect(new TextDecoder().decode(kept?.bytes)).toBe("Faktura ö");
  expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
  const [[, data]] = (await told(b)) as [[string, { papers: string[] }]];
  expect(data.papers).toEqual(papers.slice(0, 6).map((one) => one.sha256));
  await office.db.deleteFrom("blob").where("sha256", "=", hash).execute();
  expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([
    { associationId: b.associationId, sha256: hash, what: "filen saknas" },
  ]);
});

onEachDatabase("a bokföringsorder is signed by two, or by one where it is so said", async (db) => {
  const office = officeOn(db);
  const b = await payingBoard(office);
  const number = await entered(b, bookOrder());
  value(await step(b, number, ["fia", "disbursement"]));
  expect(await state(b, number)).toBe("Väntar på utanordning");
  expect(rulesOf(await step(b, number, ["fia", "disbursement"]))).toEqual(["CTRL-03"]);
  value(await step(b, number, ["finn", "disbursement"]));
  expect(await state(b, number)).toBe("Klar att betala");
  const other = await payingBoard(office, { slug: "grannen", manual: 1 });
  const alone = await entered(other, bookOrder());
  const finn = ["finn", "disbursement"] as const;
  const unanswered = await step(other, alone, finn);
  expect([rulesOf(unanswered), fieldsOf(unanswered)]).toEqual([["CTRL-19"], ["reason"]]);
  const reason = "Rättelsen är avstämd med revisorn";
  value(await step(other, alone, finn, { reason }));
  expect(await state(other, alone, 1)).toBe("Klar att betala");
  expect((await told(other)).at(-1)?.[1]).toMatchObject({ rules: ["CTRL-19"], reason });
});
