/**
 * Ten thousand offices with bidrag in parts, conditions and budget lines, where payments are brought in, attested, paid,
 * sent back by the bank and paid anew in any order. What comes out is held against sums and days of their own, not against
 * the rules.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MoneyFacts } from "#app/domain/grants/facts.ts";
import type { ConditionKind, Grant } from "#app/domain/grants/grant.ts";
import { grantLeft, lineLeft } from "#app/domain/grants/left.ts";
import { entryStops, moneyFindings } from "#app/domain/grants/moneyFindings.ts";
import { type CameBack, mayComeBack, mayPayAnew } from "#app/domain/payment/cameBack.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { day, facts, fulfilled, grant, line, payment } from "./example.ts";

const parts = ["a1", "a2", "b1", "b2", "c1"];
const sums = [1, 4_000, 5_000, 6_000, 10_000, 12_000];

type Move =
  | { kind: "enter"; part: string; ore: number }
  | { kind: "fulfil" | "withdraw"; part: string }
  | { kind: "on" | "pay" | "back" | "again" | "cancel"; at: number }
  | { kind: "end"; grant: string }
  | { kind: "budget"; line: string; ore: number };

const anyPart = fc.constantFrom(...parts);
const at = fc.nat({ max: 5 });
const on = (kind: "on" | "pay" | "back" | "again" | "cancel", weight: number) => ({
  ...{ weight, arbitrary: fc.record({ kind: fc.constant(kind), at }) },
});
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant("enter" as const),
      ...{ part: anyPart, ore: fc.constantFrom(...sums) },
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("fulfil" as const), part: anyPart }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("withdraw" as const), part: anyPart }),
  },
  ...[on("on", 16), on("pay", 8), on("back", 5), on("again", 5), on("cancel", 1)],
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("end" as const),
      grant: fc.constantFrom("a", "b", "c"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("budget" as const),
      ...{
        line: fc.constantFrom("l", "m"),
        ore: fc.constantFrom(9_000, 19_000, 25_000, 25_000, 40_000),
      },
    }),
  },
);

type Kept = Payment & { steps: number };
type Office = {
  grants: Grant[];
  lines: MoneyFacts["lines"];
  payments: Kept[];
  /** The oracle's own book: what has left the account of each part, and what is said to be met. */
  out: Map<string, number>;
  met: Set<string>;
};

const instalment = (id: string, ore: number, kind: ConditionKind) => ({
  ...{ id, ore, condition: { kind, words: "" }, fulfilled: null },
});

/** `a` and `b` share a budget line; `c` has one of its own, and its part waits for nothing. */
const begun = (): Office => ({
  grants: [
    grant({
      ...{ id: "a", ore: 10_000, lineId: "l" },
      instalments: [instalment("a1", 5_000, "agreement"), instalment("a2", 5_000, "report")],
    }),
    grant({
      ...{ id: "b", ore: 9_000, lineId: "l" },
      // The parts are more than the whole: the whole rules.
      instalments: [instalment("b1", 5_000, "free"), instalment("b2", 5_000, "agreement")],
    }),
    grant({ id: "c", ore: 10_000, lineId: "m", instalments: [instalment("c1", 10_000, "none")] }),
  ],
  lines: [line({ id: "l", ore: 25_000 }), line({ id: "m", ore: 19_000 })],
  ...{ payments: [], out: new Map(), met: new Set(["c1"]) },
});

const known = ({ grants, lines, payments }: Office): MoneyFacts =>
  facts({
    ...{ grants, lines },
    onGrants: payments.map((one) => ({
      ...{ id: one.id, number: one.number, instalmentId: one.instalmentId ?? "", ore: one.ore },
      ...{ paidOn: one.paidOn, cameBackOn: one.cameBack?.on ?? null },
      isCancelled: one.cancelled !== null,
    })),
  });

/** Three stretches of the chain, the last of them the file to the bank: each is tried anew. */
const moments = ["review", "decision", "disbursement"] as const;

function enter(office: Office, about: Partial<Payment>): boolean {
  const id = `u${office.payments.length}`;
  const fresh = { ...payment({ ...about, id, number: id }), steps: 0 };
  if (entryStops(fresh, known(office)).length > 0) return false;
  office.payments.push(fresh);
  return true;
}

function step(office: Office, one: Kept): boolean {
  const moment = moments[one.steps];
  if (!moment || one.paidOn || one.cancelled) return false;
  const stops = moneyFindings(one, known(office), moment).filter(({ level }) => level === "block");
  if (stops.length > 0) return false;
  one.steps += 1;
  return true;
}

function pay(office: Office, one: Kept): boolean {
  if (one.steps < moments.length || one.paidOn || one.cancelled) return false;
  one.paidOn = day;
  const part = one.instalmentId ?? "";
  office.out.set(part, (office.out.get(part) ?? 0) + one.ore);
  return true;
}

const cameBack = (): CameBack => ({
  ...{ on: day, ground: "Utdraget", at: "", personId: null, againBy: null, closed: null },
});

function back(office: Office, one: Kept): boolean {
  if (!mayComeBack(one, { on: day, ore: one.ore, ground: "Utdraget" }, day).ok) return false;
  one.cameBack = cameBack();
  const part = one.instalmentId ?? "";
  office.out.set(part, (office.out.get(part) ?? 0) - one.ore);
  return true;
}

function again(office: Office, one: Kept): boolean {
  if (!(mayPayAnew(one).ok && one.cameBack)) return false;
  const { instalmentId = null, ore } = one;
  if (!enter(office, { instalmentId, ore, againOf: one.number })) return false;
  one.cameBack = { ...one.cameBack, againBy: office.payments.at(-1)?.number ?? null };
  return true;
}

function cancel(office: Office, one: Kept): boolean {
  if (one.paidOn || one.cancelled) return false;
  one.cancelled = { at: "", reason: "Fel" };
  const source = office.payments.find(({ number }) => number === one.againOf);
  if (source?.cameBack) source.cameBack = { ...source.cameBack, againBy: null };
  return true;
}

const ofPayment = { on: step, pay, back, again, cancel };

function mark(office: Office, part: string, isMet: boolean): boolean {
  const has = (one: Grant) => one.instalments.some(({ id }) => id === part);
  office.grants = office.grants.map((one) =>
    has(one)
      ? {
          ...one,
          instalments: one.instalments.map((own) =>
            own.id === part ? { ...own, fulfilled: isMet ? fulfilled : null } : own,
          ),
        }
      : one,
  );
  if (isMet || part === "c1") office.met.add(part);
  else office.met.delete(part);
  return true;
}

function moved(office: Office, one: Move): boolean {
  switch (one.kind) {
    case "enter": {
      return enter(office, { instalmentId: one.part, ore: one.ore });
    }
    case "fulfil":
    case "withdraw":
      return mark(office, one.part, one.kind === "fulfil");
    case "end": {
      // What is under way is to be paid or cancelled first, as the command asks.
      if (standing(office, one.grant).some(({ paidOn }) => paidOn === null)) return false;
      office.grants = office.grants.map((own) =>
        own.id === one.grant ? { ...own, ended: { at: "", reason: "Återtaget" } } : own,
      );
      return true;
    }
    case "budget":
      office.lines = office.lines.map((own) =>
        own.id === one.line ? { ...own, ore: one.ore } : own,
      );
      return true;
    default: {
      const found = chosen(office, one);
      return found !== undefined && ofPayment[one.kind](office, found);
    }
  }
}

/** Most often one that the move may be about, so that something often comes of it; else any. */
function chosen({ payments }: Office, { kind, at }: Extract<Move, { at: number }>) {
  const open = payments.filter(({ paidOn, cancelled }) => !(paidOn || cancelled));
  const likely: Record<typeof kind, Kept[]> = {
    on: open.filter(({ steps }) => steps < moments.length),
    pay: open.filter(({ steps }) => steps === moments.length),
    back: payments.filter(({ paidOn, cameBack }) => paidOn && !cameBack),
    again: payments.filter(({ cameBack }) => cameBack),
    cancel: open,
  };
  const from = at === 5 || likely[kind].length === 0 ? payments : likely[kind];
  return from[at % from.length];
}

/** What takes money, told without asking the rules. */
const standing = ({ payments }: Office, words: string): Kept[] =>
  payments.filter(
    (one) => one.instalmentId?.startsWith(words) && one.cancelled === null && one.cameBack === null,
  );
const total = (payments: readonly Kept[]) => payments.reduce((sum, { ore }) => sum + ore, 0);

const partOre: Record<string, number> = { a1: 5_000, a2: 5_000, b1: 5_000, b2: 5_000, c1: 10_000 };
const grantOre: Record<string, number> = { a: 10_000, b: 9_000, c: 10_000 };

/** What the bidrag of a line bind: all of one that stands, and what one that was taken back has cost. */
const boundOn = (office: Office, lineId: string): number =>
  office.grants
    .filter((one) => one.lineId === lineId)
    .reduce((sum, { id, ended }) => {
      return sum + (ended ? total(standing(office, id)) : (grantOre[id] ?? 0));
    }, 0);

/** Thousands of them: said only when it does not hold. */
function hold(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

function holdTo(office: Office): void {
  const { onGrants } = known(office);
  for (const part of parts) {
    const own = standing(office, part);
    hold(total(own) <= (partOre[part] ?? 0), `${part} is gone above`);
    const paid = total(own.filter(({ paidOn }) => paidOn));
    hold(paid === (office.out.get(part) ?? 0), `${part} is not what has left the account`);
  }
  for (const one of office.grants) {
    const sum = total(standing(office, one.id));
    const rest = one.ended ? 0 : (grantOre[one.id] ?? 0) - sum;
    hold(sum <= (grantOre[one.id] ?? 0), `${one.id} is gone above`);
    hold(grantLeft(one, onGrants).left === rest, `${one.id} has another sum left`);
  }
  for (const one of office.lines) {
    const { left } = lineLeft(one, office.grants, onGrants);
    hold(left === one.ore - boundOn(office, one.id), `the line ${one.id} has another sum left`);
  }
  const anew = office.payments.filter((one) => one.againOf && !one.cancelled);
  const once = new Set(anew.map(({ againOf }) => againOf)).size === anew.length;
  hold(once, "something is paid anew twice");
}

/** A step is taken only when what the part waits for is met, and the line bears what is granted on it. */
function holdStep(office: Office, part: string): void {
  const of = office.grants.find(({ id }) => id === part.charAt(0));
  const bearing = office.lines.find(({ id }) => id === of?.lineId);
  hold(office.met.has(part), `${part} is attested before its condition`);
  const isBorne = boundOn(office, of?.lineId ?? "") <= (bearing?.ore ?? 0);
  hold(isBorne, `${part} is attested above its budget line`);
}

test("no bidrag, part or budget line is gone above, and nothing is paid before its condition", () => {
  const seen = new Map<string, number>();
  const see = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  fc.assert(
    fc.property(fc.array(move, { minLength: 12, maxLength: 36 }), (moves) => {
      const office = begun();
      for (const one of moves) {
        const about = "at" in one ? chosen(office, one) : undefined;
        const isDone = moved(office, one);
        see(`${one.kind} ${isDone}`);
        if (one.kind === "on" && isDone) holdStep(office, about?.instalmentId ?? "");
        holdTo(office);
      }
    }),
    { seed: 20260302, numRuns: 10_000 },
  );
  // It would say nothing if nothing had happened, or nothing been refused.
  const told = JSON.stringify([...seen]);
  for (const kind of ["enter", "on", "pay", "back", "again", "cancel", "end"]) {
    expect(seen.get(`${kind} true`) ?? 0, told).toBeGreaterThan(50);
    expect(seen.get(`${kind} false`) ?? 0, told).toBeGreaterThan(50);
  }
}, 600_000);
