/** The measure of the control plan against the attestordning of the day: amount, area, person. */
import { expect, test } from "vitest";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { type AttestedFacts, measureAttestLevel } from "#app/domain/control/attestMeasure.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { before, deciding, inForce, marks, payee, payment } from "../attest/payments.ts";
import { people } from "../attest/people.ts";

const period = { from: legalDate("2026-01-01"), to: legalDate("2026-03-31") };
const decision = [...before.decision, ...marks("decision anna")];

const measure = (about: Partial<Payment>, facts: Partial<AttestedFacts> = {}, in_ = period) =>
  measureAttestLevel(
    {
      ...{ payments: [payment({ marks: decision, ...about })], textOf: () => null },
      ...{ orders: [inForce()], people, baseAmounts: knownBaseAmounts, ...facts },
    },
    in_,
  );

test("attester by those who had the right are counted and told of as nothing else", () => {
  expect(measure({})).toEqual({ checked: 3, deviations: [] });
  const later = { from: legalDate("2026-04-01"), to: legalDate("2026-06-30") };
  expect(measure({}, {}, later)).toEqual({ checked: 0, deviations: [] });
});

const ended = people.map((one) =>
  one.id === "anna"
    ? { ...one, roles: one.roles.map((role) => ({ ...role, to: legalDate("2026-03-01") })) }
    : one,
);
const accounts = { accounts: ["61"], costCentres: [], projects: [] };

test.each<[string, Partial<Payment>, Partial<AttestedFacts>, string]>([
  [
    "above the amount",
    {},
    { orders: [deciding({ cap: { kind: "kronor", kronor: 10_000 } })] },
    "Anna Ek tog beslutsattest 2 mars 2026 över sin beloppsgräns: utbetalningen är på 12 500 kr.",
  ],
  [
    "another account",
    {},
    { orders: [deciding({ area: accounts })] },
    "Anna Ek tog beslutsattest 2 mars 2026 på ett konto, ett kostnadsställe, ett projekt eller en mottagare som attestordningen ger någon annan.",
  ],
  [
    "somebody who is not there at all",
    { marks: [...before.decision, ...marks("decision disa")] },
    {},
    "Disa Ström tog beslutsattest 2 mars 2026 utan att stå i attestordningen.",
  ],
  [
    "one's own",
    payee("Anna Ek", "anna"),
    {},
    "Anna Ek tog beslutsattest 2 mars 2026 på en utbetalning till sig själv, eller på sin egen utgift.",
  ],
  ["one who had left", {}, { people: ended }, "Anna Ek tog beslutsattest 2 mars 2026 utan"],
  [
    "no order that day",
    { marks: marks("receipt disa") },
    { orders: [inForce({ from: legalDate("2026-03-03") })] },
    "Disa Ström tog mottagningsattest 2 mars 2026 utan att någon attestordning gällde.",
  ],
])("%s is told, by the number of the payment", (_, about, facts, expected) => {
  const { deviations } = measure(about, facts);
  expect(deviations).toHaveLength(1);
  expect(deviations[0]).toContain(`Utbetalning 2026-14: ${expected}`);
});

test("a step is held against what the payment said then, and the order that was known then", () => {
  const orders = [deciding({ cap: { kind: "kronor", kronor: 10_000 } })];
  const { marks: _, ...small } = payment({
    ore: 900_000,
    postings: [{ account: "5010", costCentre: "10", project: "", ore: 900_000 }],
  });
  const changed = { version: 2, attestedFrom: 2 };
  const asked: [string, number][] = [];
  const textOf = (paymentId: string, version: number) => {
    asked.push([paymentId, version]);
    return small;
  };
  expect(measure(changed, { orders, textOf }).deviations).toEqual([]);
  expect(asked).toContainEqual(["u", 1]);
  expect(measure(changed, { orders }).deviations).toHaveLength(1);
  const adopted = { meetingId: "m2", meetingDate: legalDate("2026-03-20"), number: 4 };
  const after = deciding({ cap: { kind: "kronor", kronor: 1 } });
  const stricter = { ...after, id: "later", from: legalDate("2026-02-01"), adopted };
  expect(measure({}, { orders: [inForce(), stricter] }).deviations).toEqual([]);
});
