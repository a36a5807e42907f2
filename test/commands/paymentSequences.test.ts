/**
 * Payments that people press at in any order, through the commands: nothing is paid without all its steps by different
 * people, a change takes the attester away, what is refused changes nothing, and the chain verifies.
 */
import fc from "fast-check";
import { expect } from "vitest";
import { returnPayment } from "#app/commands/attestPayment.server.ts";
import { recordPaid } from "#app/commands/payments.server.ts";
import type { AttestStep } from "#app/domain/attest/order.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { type Payment, standingMarks } from "#app/domain/payment/payment.ts";
import type { Result } from "#app/domain/result.ts";
import { verifyChain } from "#db/queries/events.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  changed,
  confirmed,
  entered,
  invoice,
  ordinarySteps,
  type PayingBoard,
  payingBoard,
  payment,
  step,
  told,
} from "../support/payments.ts";

const who = ["developer", "director", "chair", "vice", "third", "secretary", "fia", "finn"];
/** One long in the suite; with SEQUENCES=10000 and a longer --testTimeout so many short ones, on many boards. */
const sequences = Number(process.env.SEQUENCES ?? 1);
const sequencesOfBoard = 50;
const [payments, fewest, most] = sequences === 1 ? [3, 22, 22] : [1, 3, 12];
/** What a decision may be up to, in kronor, by board; null: whatever it is. Every payment is of 12 500 kr and some öre. */
const caps = [null, 20_000, 10_000];

const steps: AttestStep[] = ["receipt", "review", "decision", "disbursement"];

type Move =
  | { kind: "step"; by: string; step: AttestStep }
  /** The next of the ordinary steps, by the one who takes it. */
  | { kind: "next" }
  | { kind: "change" | "return" | "pay" };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 10, arbitrary: fc.constant<Move>({ kind: "next" }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("step" as const),
      ...{ by: fc.constantFrom(...who), step: fc.constantFrom(...steps) },
    }),
  },
  { weight: 2, arbitrary: fc.constant<Move>({ kind: "pay" }) },
  { weight: 2, arbitrary: fc.constantFrom<Move>({ kind: "change" }, { kind: "return" }) },
);
const moves = fc.array(fc.tuple(fc.nat({ max: payments - 1 }), move), {
  ...{ minLength: fewest, maxLength: most },
});

/** Mended, attested and paid, and pressed once more. */
const toTheEnd: [number, Move][] = [
  { kind: "change" as const },
  ...ordinarySteps.map(() => ({ kind: "next" as const })),
  ...[{ kind: "pay" as const }, { kind: "pay" as const }],
].map((one) => [0, one]);

/** Whether every step is taken on what the payment says, each by somebody else who is not the decider. */
function isComplete(one: Payment): boolean {
  const marks = standingMarks(one);
  const by = (taken: AttestStep) => marks.filter((mark) => mark.step === taken);
  const counts = steps.map((taken) => new Set(by(taken).map((mark) => mark.personId)).size);
  const alone = [...by("decision"), ...by("disbursement")].map((mark) => mark.personId);
  const others = [...by("receipt"), ...by("review")].map((mark) => mark.personId);
  const isApart = new Set(alone).size === 3 && !others.some((id) => alone.includes(id));
  return counts.join() === "1,1,1,2" && isApart;
}

const paidOre = 1_250_000;
let changes = 0;

async function pressed(b: PayingBoard, number: string, one: Move): Promise<Result<unknown>> {
  const before = await payment(b, number);
  const { version } = before;
  if (one.kind === "step") return step(b, number, [one.by, one.step], { reason: "Prov" });
  if (one.kind === "next") {
    const next = ordinarySteps[standingMarks(before).length] ?? ordinarySteps[4];
    return step(b, number, next, { reason: "Prov" });
  }
  if (one.kind === "return") {
    return returnPayment(b.office, b.as("chair"), { number, version, reason: "Rätta" });
  }
  if (one.kind === "change") {
    changes += 1;
    const ore = paidOre + changes;
    const postings = [{ account: "5010", costCentre: "10", project: "", ore }];
    return changed(b, number, { ore, postings });
  }
  const input = { number, version, on: legalDate("2026-03-02"), ground: "Kontoutdrag" };
  return recordPaid(b.office, b.as("fia"), input);
}

/** What a press that was taken must have done, and one that was not must not. */
function holdTo(one: Move, isTaken: boolean, before: Payment, after: Payment): void {
  if (!isTaken) {
    expect(after).toEqual(before);
    return;
  }
  expect(before.paidOn ?? before.cancelled).toBeNull();
  if (one.kind === "change" || one.kind === "return") expect(standingMarks(after)).toEqual([]);
  if (one.kind === "pay") expect(isComplete(before)).toBe(true);
  if (one.kind === "step" || one.kind === "next") {
    expect(after.marks).toHaveLength(before.marks.length + 1);
  }
}

/** Presses a whole sequence on payments of its own. Answers how many presses of each kind were taken. */
async function played(b: PayingBoard, name: string, sequence: readonly [number, Move][]) {
  const numbers: string[] = [];
  for (let at = 0; at < payments; at += 1) {
    const about = { invoiceNumber: `${name}-${at}`, what: `Prov ${at}` };
    const payee = { ...invoice().payee, name: `Kursgården ${name} AB`, organisationNumber: null };
    numbers.push(await entered(b, invoice({ ...about, payee })));
    await confirmed(b, numbers[at] ?? "", "director");
  }
  const taken: Move["kind"][] = [];
  for (const [at, one] of sequence) {
    const number = numbers[at] ?? "";
    const before = await payment(b, number);
    const { ok } = await pressed(b, number, one);
    holdTo(one, ok, before, await payment(b, number));
    if (ok) taken.push(one.kind);
  }
  return taken;
}

/** The log tells every press that was taken and no other, and its chain holds. */
async function holdToLog(b: PayingBoard, taken: readonly Move["kind"][]): Promise<void> {
  const events = await told(b);
  const count = (kind: string) => events.filter(([told]) => told === kind).length;
  const of = (...kinds: Move["kind"][]) => taken.filter((kind) => kinds.includes(kind)).length;
  expect(count("payment.attested")).toBe(of("step", "next"));
  expect([count("payment.changed"), count("payment.returned"), count("payment.paid")]).toEqual([
    ...[of("change"), of("return"), of("pay")],
  ]);
  expect((await verifyChain(b.office.db, b.associationId)).broken).toBeNull();
}

onEachDatabase("whatever is pressed, nothing is paid without its steps", async (database) => {
  const office = officeOn(database);
  const all = fc.sample(moves, { seed: 53, numRuns: sequences });
  for (let first = 0; first < all.length; first += sequencesOfBoard) {
    const board = first / sequencesOfBoard;
    const kronor = caps[board % caps.length] ?? null;
    const decides = kronor === null ? ({ kind: "unlimited" } as const) : capOf(kronor);
    const b = await payingBoard(office, { slug: `prov-${board}`, decides });
    const taken: Move["kind"][] = [];
    for (const [at, sequence] of all.slice(first, first + sequencesOfBoard).entries()) {
      taken.push(
        ...(await played(b, `${board}-${at}`, at === 0 ? [...sequence, ...toTheEnd] : sequence)),
      );
    }
    await holdToLog(b, taken);
    const mayDecide = kronor === null || kronor * 100 > paidOre;
    expect(taken.includes("pay")).toBe(mayDecide);
    expect(taken.includes("change") || taken.includes("return")).toBe(true);
  }
});

const capOf = (kronor: number) => ({ kind: "kronor", kronor }) as const;
