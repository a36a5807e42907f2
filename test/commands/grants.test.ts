/** Bidrag kept on both databases: brought in from a paragraf, marked, paid part by part, and never above. */
import { expect } from "vitest";
import { setBudgetLine } from "#app/commands/budget.server.ts";
import { fulfilCondition, withdrawFulfilment } from "#app/commands/grantConditions.server.ts";
import { chooseGrantLine, endGrant, enterGrant } from "#app/commands/grants.server.ts";
import { cancelPayment, enterPayment, recordPaid } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { TypedGrant } from "#app/domain/grants/grantInput.ts";
import { grantLeft } from "#app/domain/grants/left.ts";
import { verifyBytes } from "#db/queries/blobs.server.ts";
import { verifyChain } from "#db/queries/events.server.ts";
import { grantPaymentsOf } from "#db/queries/grants.server.ts";
import {
  agreed,
  granted,
  grantingItem,
  grantNow,
  grantPayment,
  part,
  typedGrant,
} from "../support/grants.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  changed,
  confirmed,
  entered,
  fieldsOf,
  ordinarySteps,
  type PayingBoard,
  payingBoard,
  payment,
  rulesOf,
  state,
  step,
} from "../support/payments.ts";
import { refusal, value } from "../support/story.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const reason = "Insatsen börjar i april";

/** Takes every step with a reason, and notes it as paid. */
async function payAll(b: PayingBoard, number: string) {
  await confirmed(b, number, "director");
  for (const one of ordinarySteps) value(await step(b, number, one, { reason }));
  const on = legalDate("2026-03-02");
  const { version } = await payment(b, number);
  value(await recordPaid(b.office, b.as("fia"), { number, version, on, ground: "Kontoutdrag" }));
}

const leftOf = async (b: PayingBoard, number: string) => {
  const payments = await grantPaymentsOf(b.office.db, b.associationId);
  const { granted: sum, paid, underWay, left } = grantLeft(await grantNow(b, number), payments);
  return { sum, paid, underWay, left };
};

onEachDatabase(
  "half is paid when avtalet is signed, the rest when the redovisning is approved",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    const itemId = await grantingItem(b);
    const grant = await granted(b, itemId);
    expect(grant).toMatchObject({ number: "2026-1", ore: 31_000_000, lineId: null, ended: null });
    const number = await entered(b, grantPayment(itemId, part(grant, 0)));
    const stopped = await step(b, number, ordinarySteps[0], { reason });
    expect(rulesOf(stopped)).toEqual(["CTRL-10"]);
    expect(refusal(stopped)).toContain("När avtalet är undertecknat");
    value(await agreed(b, part(grant, 0)));
    expect(rulesOf(await agreed(b, part(grant, 0)))).toEqual(["inaktuell"]);
    await payAll(b, number);
    expect(await leftOf(b, "2026-1")).toEqual({
      ...{ sum: 31_000_000, paid: 15_500_000, underWay: 0, left: 15_500_000 },
    });
    const again = await enterPayment(office, b.as("fia"), {
      ...{ text: grantPayment(itemId, part(grant, 0), { ore: 100 }), papers: [] },
    });
    expect(rulesOf(again)).toEqual(["CTRL-10"]);
    expect(fieldsOf(again)).toEqual(["amount"]);
    const second = await entered(b, grantPayment(itemId, part(grant, 1)));
    expect(refusal(await step(b, second, ordinarySteps[0], { reason }))).toContain("redovisningen");
    const wrong = { of: { instalmentId: part(grant, 1) }, paper: null };
    const typed = { signedOn: "", where: "", words: "Den var bra", itemId: "" };
    const noParagraf = await fulfilCondition(office, b.as("secretary"), { ...wrong, typed });
    expect(fieldsOf(noParagraf)).toEqual(["groundItemId"]);
    const own = await fulfilCondition(office, b.as("secretary"), {
      ...{ ...wrong, typed: { ...typed, itemId } },
    });
    expect(refusal(own)).toContain("satte villkoret");
    const approving = await grantingItem(b, ["att godkänna redovisningen av Ringen."]);
    value(
      await fulfilCondition(office, b.as("secretary"), {
        ...{ ...wrong, typed: { ...typed, itemId: approving } },
      }),
    );
    value(await step(b, second, ordinarySteps[0], { reason }));
    expect(await leftOf(b, "2026-1")).toMatchObject({ paid: 15_500_000, left: 0 });
    expect((await verifyChain(office.db, b.associationId)).broken).toBeNull();
  },
);

type Fault = [Partial<TypedGrant>, string, string];

const faults: Fault[] = [
  [{ amount: "-310 000" }, "amount", "Beloppet ska vara över noll."],
  [
    { amount: "31 000 000 000 000" },
    "amount",
    "Beloppet är för stort. Högst 999 999 999,00 kr kan föras in.",
  ],
  [
    { amount: "310 001" },
    "amount",
    "Paragrafen beviljar 310 000,00 kr. Bidraget kan inte vara större.",
  ],
  [
    { instalments: [{ amount: "310 001", condition: "none", words: "" }] },
    "part-0",
    "Delarna blir 310 001,00 kr tillsammans, men bidraget är 310 000,00 kr.",
  ],
  [{ lineId: "no such line" }, "lineId", "Välj en budgetpost för 2026."],
];

onEachDatabase(
  "what cannot be a bidrag is told at its field, and nothing is kept",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    const itemId = await grantingItem(b);
    for (const [about, field, text] of faults) {
      const input = { itemId, typed: typedGrant(about) };
      const result = await enterGrant(office, b.as("secretary"), input);
      const told = result.ok ? [] : result.refusals.map((one) => [one.field, plain(one.text)]);
      expect(told).toContainEqual([field, text]);
    }
    const draft = await grantingItem(b, undefined, { isApproved: false, date: "2026-03-01" });
    for (const other of [draft, "nowhere"]) {
      const input = { itemId: other, typed: typedGrant() };
      const result = await enterGrant(office, b.as("secretary"), input);
      expect(fieldsOf(result)).toEqual(["itemId"]);
    }
    const grant = await granted(b, itemId, {
      ...{ amount: "200 000", instalments: [{ amount: "200 000", condition: "none", words: "" }] },
    });
    expect(grant.number).toBe("2026-1");
    const more = await enterGrant(office, b.as("secretary"), { itemId, typed: typedGrant() });
    expect(plain(refusal(more))).toContain("och 200 000,00 kr är redan infört");
    const by = await enterGrant(office, b.as("auditor"), { itemId, typed: typedGrant() });
    expect(rulesOf(by)).toEqual(["behorighet"]);
  },
);

onEachDatabase("two payments at once never come above a part", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const itemId = await grantingItem(b);
  const grant = await granted(b, itemId);
  const text = grantPayment(itemId, part(grant, 0), { ore: 10_000_000 });
  const both = await Promise.all(
    ["fia", "finn"].map((who) => enterPayment(office, b.as(who), { text, papers: [] })),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await leftOf(b, "2026-1")).toMatchObject({ underWay: 10_000_000 });
  const number = value(both.find(({ ok }) => ok) ?? both[0] ?? never()).number;
  const up = await changed(b, number, grantPayment(itemId, part(grant, 0), { ore: 15_500_001 }));
  expect(fieldsOf(up)).toEqual(["amount"]);
  value(await changed(b, number, grantPayment(itemId, part(grant, 0))));
  expect(await leftOf(b, "2026-1")).toMatchObject({ underWay: 15_500_000 });
  const back = { number: "2026-1", reason: "Insatsen startar inte" };
  expect(refusal(await endGrant(office, b.as("secretary"), back))).toContain(
    `Utbetalning ${number}`,
  );
  value(await cancelPayment(office, b.as("fia"), { number, reason: "Insatsen startar inte" }));
  value(await endGrant(office, b.as("secretary"), back));
  expect(await leftOf(b, "2026-1")).toMatchObject({ underWay: 0, left: 0 });
  const late = await enterPayment(office, b.as("fia"), { text, papers: [] });
  expect(refusal(late)).toContain("är återtaget");
});

const never = (): never => {
  throw new Error("Neither was taken");
};

onEachDatabase(
  "a mark that is taken back stops what is under way; its avtal is kept",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    const itemId = await grantingItem(b, [
      "att bevilja Stiftelsen Ankaret 310 000 kr för 2026 under förutsättning att staten betalar.",
      "att sekreteraren bevakar att villkoret uppfylls.",
    ]);
    const grant = await granted(b, itemId);
    const paper = { filename: "Avtal.txt", mediaType: "text/plain", bytes: new Uint8Array([65]) };
    const typed = { signedOn: "2026-03-01", where: "", words: "", itemId: "" };
    const of = { instalmentId: part(grant, 0) };
    const { id: markId } = value(
      await fulfilCondition(office, b.as("secretary"), { of, typed, paper }),
    );
    expect((await grantNow(b, "2026-1")).instalments[0]?.fulfilled?.ground).toEqual({
      ...{ kind: "agreement", signedOn: "2026-03-01", where: "" },
      paper: { id: markId, filename: "Avtal.txt" },
    });
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
    const number = await entered(b, grantPayment(itemId, part(grant, 0)));
    expect(rulesOf(await step(b, number, ordinarySteps[0], { reason }))).toEqual(["CTRL-13"]);
    const ofDecision = { of: { itemId }, paper: null };
    const words = { ...typed, words: "Beskedet kom i dag" };
    value(await fulfilCondition(office, b.as("secretary"), { ...ofDecision, typed: words }));
    value(await step(b, number, ordinarySteps[0], { reason }));
    value(await withdrawFulfilment(office, b.as("secretary"), { markId, reason: "Fel avtal" }));
    const twice = { markId, reason: "Fel avtal" };
    expect(rulesOf(await withdrawFulfilment(office, b.as("secretary"), twice))).toEqual([
      "inaktuell",
    ]);
    expect(rulesOf(await step(b, number, ordinarySteps[1], { reason }))).toEqual(["CTRL-10"]);
    expect(await state(b, number)).toBe("Väntar på granskningsattest");
  },
);

onEachDatabase(
  "what is granted above the budget line stops until the budget is raised",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    const itemId = await grantingItem(b);
    const line = {
      ...{ year: "2026", account: "4510", initiative: "", name: "Insatser", amount: "300 000" },
      ...{ itemId: "", ground: "Budget 2026" },
    };
    const { id: lineId } = value(await setBudgetLine(office, b.as("secretary"), line));
    const grant = await granted(b, itemId);
    value(await agreed(b, part(grant, 0)));
    const number = await entered(b, grantPayment(itemId, part(grant, 0)));
    value(await chooseGrantLine(office, b.as("secretary"), { number: "2026-1", lineId }));
    expect(rulesOf(await step(b, number, ordinarySteps[0], { reason }))).toEqual(["CTRL-12"]);
    const raised = value(
      await setBudgetLine(office, b.as("secretary"), { ...line, amount: "310 000" }),
    );
    expect(raised.id).toBe(lineId);
    value(await step(b, number, ordinarySteps[0], { reason }));
  },
);
