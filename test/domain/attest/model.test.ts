/**
 * Ten thousand offices with an attestordning, people and a payment, where people try one thing after another in any
 * order. What comes out is held against the order and the register by a few lines of their own, not by the rules.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type {
  AttestOrder,
  AttestPerson,
  AttestRight,
  AttestStep,
  Holder,
} from "#app/domain/attest/order.ts";
import { stepFindings } from "#app/domain/attest/stepFindings.ts";
import type { Role } from "#app/domain/authority.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { addDays, type LegalDate, legalDate } from "#app/domain/calendar.ts";
import { nothingTold } from "#app/domain/grants/facts.ts";
import {
  type AttestMark,
  type Payment,
  stateOf,
  voidsAttests,
} from "#app/domain/payment/payment.ts";
import { payment as sample } from "./payments.ts";

const start = legalDate("2026-03-02");
const ids = ["a", "b", "c", "d", "e", "f"];
const roles: Role[] = ["chair", "vice_chair", "director", "developer", "finance", "auditor"];
const steps: AttestStep[] = ["receipt", "review", "decision", "disbursement"];

const holder: fc.Arbitrary<Holder> = fc.oneof(
  fc.constantFrom(...ids).map((personId) => ({ kind: "person" as const, personId })),
  fc.constantFrom(...roles).map((role) => ({ kind: "role" as const, role })),
);
const right = (step: AttestStep): fc.Arbitrary<AttestRight> =>
  fc.record({
    ...{ id: fc.constant(step), step: fc.constant(step), remark: fc.constant("") },
    concern: fc.oneof(
      { weight: 9, arbitrary: fc.constant({ kind: "anyone" as const }) },
      { weight: 1, arbitrary: holder },
    ),
    area: fc.constant({ accounts: [], costCentres: [], projects: [] }),
    cap: fc.constantFrom(
      ...[{ kind: "unlimited" as const }, { kind: "kronor" as const, kronor: 10_000 }, null],
    ),
    ...{ holder, deputies: fc.array(holder, { maxLength: 2 }) },
    deputyWhen: fc.constantFrom("hindered" as const, "always" as const, "always" as const),
  });
/** Two rows of each step, so that something often can be paid. */
const order: fc.Arbitrary<AttestOrder> = fc
  .tuple(...[...steps, ...steps, "disbursement" as const].map(right))
  .chain((rights) =>
    fc.record({
      ...{ id: fc.constant("o"), rights: fc.constant(rights) },
      from: fc.constantFrom(legalDate("2026-01-01"), legalDate("2025-03-04")),
      to: fc.constantFrom(null, legalDate("2026-12-31"), addDays(start, 1)),
      adopted: fc.constant({ meetingId: "m", meetingDate: legalDate("2025-03-01"), number: 4 }),
      manualOrderPersons: fc.constantFrom(1 as const, 2 as const),
    }),
  );
const people: fc.Arbitrary<AttestPerson[]> = fc.tuple(
  ...ids.map((id, at) =>
    fc.record({
      ...{ id: fc.constant(id), name: fc.constant(`${id.toUpperCase()} Namnsson`) },
      roles: fc
        .tuple(fc.constantFrom(...roles), fc.constantFrom(null, null, null, addDays(start, 1)))
        .map(([any, to]) => [{ role: roles[at] ?? any, from: legalDate("2020-01-01"), to }]),
      sampleOn: fc.constantFrom(...Array.from({ length: 9 }, () => start), null),
    }),
  ),
);

type Move =
  | { kind: "step"; personId: string; step: AttestStep }
  /** Somebody who by the order ought to be able takes the step that is waited for. */
  | { kind: "lead"; choice: number }
  | { kind: "change"; ore: number }
  | { kind: "dueDate" }
  | { kind: "return" }
  | { kind: "tomorrow" };
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({ kind: fc.constant("lead" as const), choice: fc.nat({ max: 5 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("step" as const),
      ...{ personId: fc.constantFrom(...ids), step: fc.constantFrom(...steps) },
    }),
  },
  fc.record({
    kind: fc.constant("change" as const),
    ore: fc.constantFrom(100, 1_000_000, 1_000_001),
  }),
  fc.constantFrom<Move>({ kind: "dueDate" }, { kind: "return" }, { kind: "tomorrow" }),
);

type Scene = {
  order: AttestOrder;
  people: AttestPerson[];
  payee: string | null;
  concerns: string | null;
  owner: string | null;
  moves: Move[];
};
const scene: fc.Arbitrary<Scene> = fc.record({
  ...{ order, people, payee: fc.option(fc.constantFrom(...ids), { freq: 2 }) },
  concerns: fc.option(fc.constantFrom(...ids), { freq: 3 }),
  owner: fc.option(fc.constantFrom(...ids), { freq: 3 }),
  moves: fc.array(move, { minLength: 3, maxLength: 9 }),
});

type Now = { payment: Payment; day: LegalDate; taken: number };

const COMPANY = "Företaget i Norrsund AB";
const tiesOf = ({ owner }: Scene) =>
  owner === null ? [] : [{ personId: owner, kind: "ownership" as const, name: COMPANY }];

function begun({ payee, concerns }: Scene): Now {
  const to = { ...sample().payee, name: payee ? "Privat" : COMPANY, personId: payee };
  return { payment: sample({ payee: to, concernsId: concerns }), day: start, taken: 0 };
}

function newVersion(payment: Payment, about: Partial<Payment>): Payment {
  const version = payment.version + 1;
  const next = { ...payment, ...about, version };
  return { ...next, attestedFrom: voidsAttests(payment, next) ? version : payment.attestedFrom };
}

/** Who tries what: of those who ought to be able one is chosen, and where nobody is, anybody tries. */
function tryOf(of: Scene, { payment, day }: Now, choice: number) {
  const state = stateOf(payment, of.order.manualOrderPersons);
  const step = state.kind === "waiting" ? state.step : "receipt";
  const taken = holding(payment).map(({ personId }) => personId);
  const able = ids.filter(
    (personId) =>
      !taken.includes(personId) &&
      isAuthorised(of, { personId, step, day }, payment.ore) &&
      ![payment.payee.personId, payment.concernsId].includes(personId),
  );
  const from = able.length > 0 ? able : ids;
  return { personId: from[choice % from.length] ?? "", step };
}

/** What is done where the rules let it, as the commands do. */
function moved(of: Scene, now: Now, one: Exclude<Move, { kind: "lead" }>): Now {
  const { payment, day } = now;
  if (one.kind === "tomorrow") return { ...now, day: addDays(day, 1) };
  if (one.kind === "change") return { ...now, payment: newVersion(payment, { ore: one.ore }) };
  if (one.kind === "dueDate") {
    return { ...now, payment: newVersion(payment, { dueDate: addDays(payment.dueDate, 1) }) };
  }
  if (one.kind === "return") {
    const back = { personId: "a", version: payment.version, at: day, reason: "Fel" };
    return { ...now, payment: { ...payment, returns: [...payment.returns, back] } };
  }
  const ground = {
    ...{ payment, orders: [of.order], people: of.people, ties: tiesOf(of) },
    ...{ memberNames: [], isNewAccount: false, baseAmounts: knownBaseAmounts, day },
  };
  const who = { personId: one.personId, step: one.step };
  if (stepFindings(ground, [], who, nothingTold(day)).some(({ level }) => level === "block"))
    return now;
  const at = `${day}T08:${String(now.taken).padStart(2, "0")}`;
  const mark = { id: `m${now.taken}`, ...who, version: payment.version, at, day, reason: "x" };
  return {
    ...now,
    ...{ taken: now.taken + 1, payment: { ...payment, marks: [...payment.marks, mark] } },
  };
}

/** The marks on what the payment says now, told without asking the rules. */
function holding({ marks, returns, attestedFrom }: Payment): AttestMark[] {
  const back = returns.map(({ version }) => version);
  return marks.filter(
    ({ version }) => version >= attestedFrom && back.every((returned) => version > returned),
  );
}

const isHeldBy = (one: Holder, person: AttestPerson, day: LegalDate): boolean =>
  one.kind === "person"
    ? one.personId === person.id
    : person.roles.some(({ role, to }) => role === one.role && (to === null || day <= to));

/** Some row of the order gives the step to the person on that day, for that sum, and the person is one who may. */
function isAuthorised(
  of: Scene,
  { personId, step, day }: Pick<AttestMark, "personId" | "step" | "day">,
  ore: number,
): boolean {
  const person = of.people.find(({ id }) => id === personId);
  if (!person || person.sampleOn === null) return false;
  if (day < of.order.from || (of.order.to !== null && day > of.order.to)) return false;
  const isThere = person.roles.some(
    ({ role, to }) => role !== "auditor" && (to === null || day <= to),
  );
  return (
    isThere &&
    of.order.rights.some(
      (row) =>
        row.step === step &&
        [row.holder, ...row.deputies].some((one) => isHeldBy(one, person, day)) &&
        (row.cap?.kind !== "kronor" || ore <= row.cap.kronor * 100),
    )
  );
}

function holdTo(of: Scene, { payment }: Now): boolean {
  const marks = holding(payment);
  const by = (step: AttestStep) =>
    marks.filter((one) => one.step === step).map((one) => one.personId);
  for (const mark of marks) {
    expect(isAuthorised(of, mark, payment.ore)).toBe(true);
    expect([payment.payee.personId, payment.concernsId]).not.toContain(mark.personId);
    if (payment.payee.name === COMPANY) expect(mark.personId).not.toBe(of.owner);
  }
  const [deciding, paying] = [by("decision"), by("disbursement")];
  expect([...by("receipt"), ...by("review")].filter((id) => deciding.includes(id))).toEqual([]);
  const others = [...by("receipt"), ...by("review"), ...deciding];
  expect(others.filter((id) => paying.includes(id))).toEqual([]);
  expect(new Set(paying).size).toBe(paying.length);
  const order = marks.map(({ step }) => steps.indexOf(step));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const isReady = stateOf(payment, of.order.manualOrderPersons).kind === "ready";
  if (isReady) {
    expect(marks.map(({ step }) => step)).toEqual([...steps, "disbursement"]);
    expect(payment.returns.some(({ version }) => version === payment.version)).toBe(false);
  }
  return isReady;
}

test("no payment is released without all its steps by distinct, authorised and unrelated people", () => {
  const seen = { attempts: 0, taken: 0, ready: 0, voided: 0 };
  fc.assert(
    fc.property(scene, (of) => {
      let now = begun(of);
      for (const asked of of.moves) {
        const one =
          asked.kind === "lead"
            ? { kind: "step" as const, ...tryOf(of, now, asked.choice) }
            : asked;
        const before = holding(now.payment);
        const [ore, { length }] = [now.payment.ore, now.payment.marks];
        now = moved(of, now, one);
        if (one.kind === "step") seen.attempts += 1;
        if (one.kind === "step") seen.taken += now.payment.marks.length - length;
        if (one.kind === "return") expect(holding(now.payment)).toEqual([]);
        if (one.kind === "dueDate") expect(holding(now.payment)).toEqual(before);
        if (one.kind === "change") {
          const isOther = one.ore !== ore;
          expect(holding(now.payment)).toEqual(isOther ? [] : before);
          if (isOther && before.length > 0) seen.voided += 1;
        }
        holdTo(of, now);
      }
      if (holdTo(of, now)) seen.ready += 1;
    }),
    { seed: 20260302, numRuns: 10_000 },
  );
  // It would say nothing if nothing had happened.
  expect(seen.attempts, JSON.stringify(seen)).toBeGreaterThan(40_000);
  expect(seen.taken).toBeGreaterThan(5_000);
  expect(seen.ready, JSON.stringify(seen)).toBeGreaterThan(20);
  expect(seen.voided).toBeGreaterThan(100);
}, 600_000);
