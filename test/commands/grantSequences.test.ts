/**
 * Payments on a bidrag in any order, through the commands: brought in, attested, paid, come back, paid anew and cancelled,
 * while conditions are marked and taken back. The sums are counted from the rows, not by the rules.
 */
import fc from "fast-check";
import { expect } from "vitest";
import { setBudgetLine } from "#app/commands/budget.server.ts";
import { fulfilCondition, withdrawFulfilment } from "#app/commands/grantConditions.server.ts";
import { recordCameBack } from "#app/commands/moneyBack.server.ts";
import { cancelPayment, enterPayment, recordPaid } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { type Payment, type PaymentText, standingMarks } from "#app/domain/payment/payment.ts";
import type { Result } from "#app/domain/result.ts";
import { verifyChain } from "#db/queries/events.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { granted, grantingItem, grantNow, grantPayment, part } from "../support/grants.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  confirmed,
  ordinarySteps,
  type PayingBoard,
  payingBoard,
  payment,
  step,
} from "../support/payments.ts";
import { value } from "../support/story.ts";

type Kind = "enter" | "fulfil" | "withdraw" | "next" | "pay" | "back" | "again" | "cancel";
type Move = { kind: Kind; at: number };

const weights: Record<Kind, number> = {
  ...{ enter: 5, fulfil: 5, withdraw: 1, next: 16, pay: 5, back: 4, again: 4, cancel: 1 },
};
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(
    ...Object.entries(weights).map(([kind, weight]) => ({
      ...{ weight, arbitrary: fc.constant(kind as Kind) },
    })),
  ),
  at: fc.nat({ max: 5 }),
});
const moves = fc.array(move, { minLength: 16, maxLength: 16 });

/** Marked, attested and paid; sent back and paid anew, and pressed once more. */
const toTheEnd: Move[] = [
  ...(["fulfil", "next", "next", "next", "next", "next", "next", "pay"] as const),
  ...(["back", "again", "pay"] as const),
].map((kind) => ({ kind, at: 0 }));

const halfOre = 15_500_000;
const sums = [halfOre, 10_000_000, 5_500_000, 1];
const day = legalDate("2026-04-20");

/** Most often one that the press may be about, else any. */
function chosen(all: readonly Payment[], { kind, at }: Move): Payment | undefined {
  const open = all.filter(({ paidOn, cancelled }) => !(paidOn || cancelled));
  const whole = (one: Payment) => standingMarks(one).length === ordinarySteps.length;
  const likely: Partial<Record<Kind, Payment[]>> = {
    next: open.filter((one) => !whole(one)).slice(0, 2),
    pay: open.filter(whole),
    back: all.filter(({ paidOn, cameBack }) => paidOn && !cameBack),
    again: all.filter(({ cameBack }) => cameBack),
  };
  const some = likely[kind] ?? [];
  const from = at === 5 || some.length === 0 ? all : some;
  return from[at % Math.max(1, from.length)];
}

type Scene = { b: PayingBoard; itemId: string; number: string; parts: string[] };

const text = ({ itemId, parts }: Scene, at: number): PaymentText => {
  const ore = sums[at % sums.length] ?? 1;
  const posting = { account: "4510", costCentre: "10", project: "", ore };
  const about = { ore, invoiceNumber: "", postings: [posting] };
  return grantPayment(itemId, parts[at % 2] ?? "", about);
};

const typed = { signedOn: "2026-03-01", where: "Pärm 4", itemId: "", words: "" };

async function pressed(
  of: Scene,
  { kind, at }: Move,
  one: Payment | undefined,
): Promise<Result<unknown>> {
  const { b, itemId, number, parts } = of;
  const { office } = b;
  const secretary = b.as("secretary");
  if (kind === "enter") {
    return enterPayment(office, secretary, { text: text(of, at), papers: [] });
  }
  if (kind === "fulfil") {
    const ground = at % 2 === 0 ? typed : { ...typed, itemId };
    const input = { of: { instalmentId: parts[at % 2] ?? "" }, typed: ground, paper: null };
    return fulfilCondition(office, secretary, input);
  }
  if (kind === "withdraw") {
    const { instalments } = await grantNow(b, number);
    const markId = instalments[at % 2]?.fulfilled?.id ?? "";
    return withdrawFulfilment(office, secretary, { markId, reason: "Fel" });
  }
  const nothing: Result<never> = { ok: false, refusals: [] };
  if (!one) return nothing;
  if (kind === "next") {
    await confirmed(b, one.number, "director");
    const next = ordinarySteps[standingMarks(one).length];
    return next ? step(b, one.number, next, { reason: "Prov" }) : nothing;
  }
  const on = day;
  const about = { number: one.number, on, ground: "Utdraget" };
  if (kind === "pay") return recordPaid(office, b.as("fia"), { ...about, version: one.version });
  if (kind === "back") return recordCameBack(office, b.as("fia"), { ...about, ore: one.ore });
  if (kind === "cancel") {
    return cancelPayment(office, secretary, { number: one.number, reason: "Fel" });
  }
  const { ore, itemId: paragraf, instalmentId = null, postings } = one;
  const same = grantPayment(paragraf ?? "", instalmentId ?? "", { ore, postings });
  const again = { ...same, invoiceNumber: "" };
  return enterPayment(office, secretary, { text: again, papers: [], againOf: one.number });
}

/** What takes money of each part, from the rows as they lie. */
async function takenOf({ b, parts }: Scene): Promise<number[]> {
  const rows = await b.office.db
    .selectFrom("payment_version as v")
    .leftJoin("payment_end as e", "e.payment_id", "v.payment_id")
    .leftJoin("payment_back as back", "back.payment_id", "v.payment_id")
    .select(["v.instalment_id", "v.ore", "e.kind", "back.id as backId"])
    .where("v.association_id", "=", b.associationId)
    .execute();
  const counted = rows.filter(({ kind, backId }) => kind !== "cancelled" && backId === null);
  return parts.map((id) =>
    counted.filter((row) => row.instalment_id === id).reduce((sum, { ore }) => sum + ore, 0),
  );
}

const eventsIn = (b: PayingBoard) =>
  b.office.db
    .selectFrom("event")
    .select((e) => e.fn.countAll().as("count"))
    .where("association_id", "=", b.associationId)
    .executeTakeFirstOrThrow();

async function begun(b: PayingBoard): Promise<Scene> {
  const itemId = await grantingItem(b);
  const line = {
    ...{ year: "2026", account: "4510", initiative: "", name: "Insatser", itemId: "" },
    ...{ amount: "400 000", ground: "Budget 2026" },
  };
  const { id: lineId } = value(await setBudgetLine(b.office, b.as("fia"), line));
  const { number } = await granted(b, itemId, { lineId });
  const grant = await grantNow(b, number);
  b.office.at("2026-04-20T12:00");
  return { b, itemId, number, parts: [part(grant, 0), part(grant, 1)] };
}

onEachDatabase("whatever is pressed, a bidrag is never gone above", async (database) => {
  const scene = await begun(await payingBoard(officeOn(database)));
  const { b } = scene;
  const seen = new Map<string, number>();
  const [sequence = []] = fc.sample(moves, { seed: 14, numRuns: 1 });
  for (const one of [...sequence, ...toTheEnd]) {
    const before = await eventsIn(b);
    const all = await paymentsOf(b.office.db, b.associationId);
    const about = chosen(all, one);
    const { instalments } = await grantNow(b, scene.number);
    const { ok } = await pressed(scene, one, about);
    seen.set(`${one.kind} ${ok}`, (seen.get(`${one.kind} ${ok}`) ?? 0) + 1);
    if (!ok && one.kind !== "next") expect(await eventsIn(b)).toEqual(before);
    if (ok && one.kind === "next") {
      const met = instalments.find(({ id }) => id === about?.instalmentId);
      expect(met?.fulfilled).not.toBeNull();
    }
    const taken = await takenOf(scene);
    for (const ore of taken) expect(ore).toBeLessThanOrEqual(halfOre);
  }
  const told = JSON.stringify([...seen].toSorted());
  for (const kind of ["enter", "fulfil", "next", "pay", "back", "again"]) {
    expect(seen.get(`${kind} true`) ?? 0, told).toBeGreaterThan(0);
  }
  const numbers = (await paymentsOf(b.office.db, b.associationId)).map(({ number }) => number);
  for (const number of numbers) {
    const { paidOn, marks } = await payment(b, number);
    if (paidOn) expect(new Set(marks.map(({ personId }) => personId)).size).toBe(5);
  }
  expect((await verifyChain(b.office.db, b.associationId)).broken).toBeNull();
});
