/**
 * Payments that people press at in any order, through the commands, on boards whose attestordningar are drawn at random:
 * nothing is paid without all its steps by different people whom the order gives them, whom it gives a step is not
 * stopped, nothing is paid on a bidrag before its condition is met or above what was granted, a change takes the attester
 * away, what is refused changes nothing, and the chain verifies.
 */
import fc from "fast-check";
import { expect } from "vitest";
import { returnPayment } from "#app/commands/attestPayment.server.ts";
import { enterPayment, recordPaid } from "#app/commands/payments.server.ts";
import type { AttestStep } from "#app/domain/attest/order.ts";
import { addDays } from "#app/domain/calendar.ts";
import { accountKey } from "#app/domain/payment/accounts.ts";
import { type Payment, standingMarks, stateOf } from "#app/domain/payment/payment.ts";
import type { Result } from "#app/domain/result.ts";
import { verifyChain } from "#db/queries/events.server.ts";
import { agreed } from "../support/grants.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  bankgiro,
  changed,
  confirmed,
  type PayingBoard,
  payment,
  step,
  told,
} from "../support/payments.ts";
import {
  at,
  type Drawn,
  drawn,
  partOre,
  plain,
  type Scene,
  sceneOf,
  textOf,
  who,
} from "../support/randomBoards.ts";
import { isGiven } from "../support/randomOrders.ts";

/** How many are played; more takes SEQUENCES=10000 and a longer --testTimeout. */
const sequences = Number(process.env.SEQUENCES ?? 12);
const sequencesOfBoard = Math.min(25, Math.ceil(sequences / 3));

/** Those who have nothing to attest beside the ones who have. */
const others = ["fourth", "substitute", "auditor"];
const steps: AttestStep[] = ["receipt", "review", "decision", "disbursement"];

type Move =
  /** The step that is waited for, by one who ought to be able. */
  | { kind: "lead"; choice: number }
  | { kind: "step"; by: string; step: AttestStep }
  | { kind: "change"; to: Drawn }
  | { kind: "fulfil"; part: number }
  | { kind: "account" | "confirm" | "return" | "pay" | "tomorrow" };
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.record({ kind: fc.constant("lead" as const), choice: fc.nat({ max: 7 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("step" as const),
      ...{ by: fc.constantFrom(...who, ...others), step: fc.constantFrom(...steps) },
    }),
  },
  { weight: 3, arbitrary: fc.constant<Move>({ kind: "pay" }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("change" as const), to: drawn }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Move>(
      ...[{ kind: "account" as const }, { kind: "confirm" as const }, { kind: "return" as const }],
      ...[
        { kind: "fulfil" as const, part: 0 },
        { kind: "fulfil" as const, part: 1 },
        { kind: "tomorrow" as const },
      ],
    ),
  },
);
/** What follows a sequence now and then: it is played to the end whatever chance said, and pressed once more. */
const toTheEnd: Move[] = [
  { kind: "confirm" },
  ...Array.from({ length: 6 }, (_, choice): Move => ({ kind: "lead", choice })),
  ...[{ kind: "pay" as const }, { kind: "pay" as const }],
];

const sequence = fc
  .tuple(drawn, fc.array(move, { minLength: 3, maxLength: 12 }), fc.nat({ max: 5 }))
  .map(([first, moves, at]) => [first, at === 0 ? [...moves, ...toTheEnd] : moves] as const);

const accountOf = ({ payee }: Payment): string => (payee.account ? accountKey(payee.account) : "");

const waitsFor = (one: Payment): AttestStep | null => {
  const state = stateOf(one, 2);
  return state.kind === "waiting" ? state.step : null;
};

/** Whether nothing that the order, the register or the steps so far say stands in the person's way. */
function ought(
  { known, day, to, paidTo }: Scene,
  one: Payment,
  by: string,
  taken: AttestStep,
): boolean {
  const isAlone = (step: AttestStep) => step === "decision" || step === "disbursement";
  const own = standingMarks(one).filter(({ personId }) => personId === by);
  const isApart = own.every(
    (mark) => mark.step !== taken && !isAlone(mark.step) && !isAlone(taken),
  );
  const isGivenNow = day <= to && isGiven(known, one, { personId: by, step: taken, day });
  const isOld = paidTo.get(one.payee.name) === accountOf(one);
  const isKnown = !isAlone(taken) || isOld || one.accountConfirmedBy !== null;
  return isGivenNow && isApart && isKnown && waitsFor(one) === taken;
}

/** Who tries what: of those who ought to be able one is chosen, and where nobody is, anybody tries. */
function asStep(of: Scene, one: Payment, by: Extract<Move, { kind: "lead" }>) {
  const taken = waitsFor(one) ?? "disbursement";
  const able = who.filter((name) => ought(of, one, of.b.person(name), taken));
  const from = able.length > 0 ? able : who;
  return { kind: "step" as const, by: from[by.choice % from.length] ?? "", step: taken };
}

type Press = Exclude<Move, { kind: "lead" }>;

async function pressed(of: Scene, number: string, one: Press, now: Payment) {
  const { b, office } = of;
  const { version } = now;
  if (one.kind === "step") return step(b, number, [one.by, one.step], { reason: "Prov" });
  if (one.kind === "confirm") return confirmed(b, number, "third");
  if (one.kind === "change") return changed(b, number, textOf(of, one.to));
  if (one.kind === "account") {
    const [one, other] = [bankgiro(), bankgiro("9912346")];
    const { instalmentId } = now;
    const account = accountOf(now) === accountKey(one) ? other : one;
    return changed(b, number, { payee: { ...now.payee, account }, instalmentId });
  }
  if (one.kind === "fulfil") {
    return agreed(b, of.parts[one.part] ?? "", one.part === 0 ? {} : { itemId: of.grantItemId });
  }
  if (one.kind === "return") {
    return returnPayment(office, b.as("chair"), { number, version, reason: "Rätta" });
  }
  const input = { number, version, on: of.day, ground: "Kontoutdrag" };
  return recordPaid(office, b.as("fia"), input);
}

/** Whether every step is taken, each by somebody else than the decider and those who let it leave. */
function isComplete(one: Payment): boolean {
  const marks = standingMarks(one);
  const by = (taken: AttestStep) => marks.filter((mark) => mark.step === taken);
  const counts = steps.map((taken) => new Set(by(taken).map((mark) => mark.personId)).size);
  const alone = [...by("decision"), ...by("disbursement")].map((mark) => mark.personId);
  const before = [...by("receipt"), ...by("review")].map((mark) => mark.personId);
  const isApart = new Set(alone).size === 3 && !before.some((id) => alone.includes(id));
  return counts.join() === "1,1,1,2" && isApart;
}

/** What a press that was taken must have done, and one that was not must not. */
function holdTo(of: Scene, one: Press, isTaken: boolean, before: Payment, after: Payment): void {
  if (one.kind === "step") {
    const isOught = ought(of, before, of.b.person(one.by), one.step);
    const isMet = before.kind !== "grant" || of.met.has(before.instalmentId ?? "");
    expect(isTaken, JSON.stringify([one, before, of.known])).toBe(isOught && isMet);
  }
  if (!isTaken) {
    expect(after).toEqual(before);
    return;
  }
  expect(before.paidOn ?? before.cancelled).toBeNull();
  if (one.kind === "step") expect(after.marks).toHaveLength(before.marks.length + 1);
  if (one.kind === "pay") expect(isComplete(before)).toBe(true);
  if (["change", "account", "return"].includes(one.kind)) expect(standingMarks(after)).toEqual([]);
  for (const mark of standingMarks(after)) {
    expect(isGiven(of.known, after, mark)).toBe(true);
    expect(mark.day <= of.to).toBe(true);
  }
}

/** Presses a whole sequence on a payment of its own. Answers the kinds of the presses that were taken. */
async function played(
  of: Scene,
  [first, moves]: readonly [Drawn, readonly Move[]],
): Promise<string[]> {
  const { b, office } = of;
  const text = textOf(of, first);
  const brought = await enterPayment(office, b.as("secretary"), { text, papers: [] });
  // More than is left of the bidrag.
  if (!brought.ok) {
    expect(text.kind).toBe("grant");
    return [];
  }
  const { number } = brought.value;
  await confirmed(b, number, "third");
  const taken: string[] = [];
  let before = await payment(b, number);
  for (const asked of moves) {
    if (asked.kind === "tomorrow") {
      of.day = addDays(of.day, 1);
      office.at(at(of.day));
      continue;
    }
    const one = asked.kind === "lead" ? asStep(of, before, asked) : asked;
    const { ok }: Result<unknown> = await pressed(of, number, one, before);
    const after = await payment(b, number);
    holdTo(of, one, ok, before, after);
    if (ok) taken.push(one.kind);
    if (ok && one.kind === "fulfil") of.met.add(of.parts[one.part] ?? "");
    if (ok && one.kind === "pay") of.paidTo.set(after.payee.name, accountOf(after));
    before = after;
  }
  return taken;
}

/** No part of the bidrag has more brought in, or paid, than was granted: counted from the rows as they lie. */
async function holdToGrant({ b, parts }: Scene): Promise<void> {
  const rows = await b.office.db
    .selectFrom("payment_version as v")
    .innerJoin("payment as p", "p.id", "v.payment_id")
    .select(["v.payment_id", "v.version", "v.instalment_id", "v.ore"])
    .where("v.association_id", "=", b.associationId)
    .orderBy("v.version")
    .execute();
  const now = [...new Map(rows.map((row) => [row.payment_id, row])).values()];
  for (const id of parts) {
    const sum = now
      .filter((row) => row.instalment_id === id)
      .reduce((all, { ore }) => all + ore, 0);
    expect(sum).toBeLessThanOrEqual(partOre);
  }
}

/** The log tells every press that was taken and no other, and its chain holds. */
async function holdToLog(b: PayingBoard, taken: readonly string[]): Promise<void> {
  const events = await told(b);
  const count = (kind: string) => events.filter(([told]) => told === kind).length;
  const of = (...kinds: string[]) => taken.filter((kind) => kinds.includes(kind)).length;
  expect(count("payment.attested")).toBe(of("step"));
  expect([count("payment.changed"), count("payment.returned"), count("payment.paid")]).toEqual([
    ...[of("change", "account"), of("return"), of("pay")],
  ]);
  expect((await verifyChain(b.office.db, b.associationId)).broken).toBeNull();
}

onEachDatabase("whatever is pressed, nothing is paid without its steps", async (database) => {
  const office = officeOn(database);
  const all = fc.sample(sequence, { seed: 53, numRuns: sequences });
  const seen = { step: 0, change: 0, account: 0, return: 0, pay: 0, confirm: 0, fulfil: 0 };
  for (let from = 0; from < all.length; from += sequencesOfBoard) {
    const of = await sceneOf(office, from / sequencesOfBoard);
    const taken = await played(of, [plain, toTheEnd]);
    for (const one of all.slice(from, from + sequencesOfBoard)) {
      taken.push(...(await played(of, one)));
    }
    await holdToGrant(of);
    await holdToLog(of.b, taken);
    for (const kind of taken) seen[kind as keyof typeof seen] += 1;
  }
  // It would say nothing if nothing had happened.
  const seenWords = JSON.stringify(seen);
  expect(seen.step, seenWords).toBeGreaterThan(sequences);
  expect(seen.pay, seenWords).toBeGreaterThan(sequences / 50);
  expect(seen.fulfil, seenWords).toBeGreaterThan(0);
  expect(seen.change + seen.account + seen.return, seenWords).toBeGreaterThan(sequences / 20);
});
