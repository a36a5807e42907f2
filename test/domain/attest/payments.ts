/** An invented payment and what is known about it, for tests of who may take a step. */
import { type AttestGround, attestFindings } from "#app/domain/attest/mayAttest.ts";
import type { AttestOrder, AttestRight, AttestStep } from "#app/domain/attest/order.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { AttestMark, Payment } from "#app/domain/payment/payment.ts";
import { order, people } from "./people.ts";

export const day = legalDate("2026-03-02");

/** An order that the board has adopted. */
export const inForce = (about: Parameters<typeof order>[0] = {}) =>
  order({
    adopted: { meetingId: "m", meetingDate: legalDate("2025-12-11"), number: 90 },
    ...about,
  });

/** The marks of these steps, one after the other: "receipt disa". */
export const marks = (...taken: `${AttestStep} ${string}`[]): AttestMark[] =>
  taken.map((one, index) => {
    const [step, personId] = one.split(" ") as [AttestStep, string];
    const at = `2026-03-02T08:00:0${index}.000Z`;
    return { id: `a${index}`, step, personId, version: 1, at, day, reason: "" };
  });

/** An invoice of 12 500 kr from somebody whom nobody knows, waiting for its first step. */
export const payment = (about: Partial<Payment> = {}): Payment => ({
  ...{ id: "u", number: "2026-14", version: 1, changedAt: "2026-03-01T08:00:00.000Z" },
  ...{ kind: "invoice", what: "Lokal för samverkansdagen", concernsId: null, itemId: null },
  payee: {
    ...{ name: "Vidälvens Lokaler AB", organisationNumber: null, personId: null },
    account: { kind: "bankgiro", number: "1234566" },
  },
  ...{ invoiceNumber: "77", ore: 1_250_000, reference: { kind: "message", text: "77" } },
  ...{ invoiceDate: legalDate("2026-02-20"), dueDate: legalDate("2026-03-20") },
  postings: [{ account: "5010", costCentre: "10", project: "", ore: 1_250_000 }],
  ...{ attestedFrom: 1, enteredBy: "siv", marks: [], returns: [] },
  ...{ accountConfirmedBy: null, paidOn: null, cameBack: null, againOf: null, cancelled: null },
  ...about,
});

/** The marks that stand before a step is taken, by the ordinary people. */
export const before: Record<AttestStep, AttestMark[]> = {
  receipt: [],
  review: marks("receipt disa"),
  decision: marks("receipt disa", "review dag"),
  disbursement: marks("receipt disa", "review dag", "decision anna"),
};

/** All that is known: an ordinary order, nobody's bindningar, a known account. */
export const ground = (
  about: Partial<AttestGround> = {},
  text: Partial<Payment> = {},
): AttestGround => ({
  ...{ payment: payment(text), orders: [inForce()], people, ties: [], memberNames: [] },
  ...{ isNewAccount: false, baseAmounts: knownBaseAmounts, day },
  ...about,
});

/** A payee by name, with or without its person. */
export const payee = (name: string, personId: string | null = null) => ({
  payee: { ...payment().payee, name, personId },
});

export const told = (known: AttestGround, personId: string, step: AttestStep) =>
  attestFindings(known, { personId, step }).map(({ rule, level }) => `${rule} ${level}`);

export const at = (step: AttestStep, about: Partial<AttestGround> = {}, text = {}) =>
  ground(about, { marks: before[step], ...text });

/** The ordinary order with its general decision replaced. */
export const deciding = (...rights: Partial<AttestRight>[]): AttestOrder => {
  const [, , general] = inForce().rights as [unknown, unknown, AttestRight];
  const others = inForce().rights.filter(({ id }) => id !== general.id);
  return inForce({
    rights: [...others, ...rights.map((one, index) => ({ ...general, id: `d${index}`, ...one }))],
  });
};
export const area = (about: Partial<AttestRight["area"]>) => ({
  area: { accounts: [], costCentres: [], projects: [], ...about },
});
export const person = (id: string) => ({ kind: "person" as const, personId: id });
export const changed = (id: string, about: Partial<(typeof people)[number]>) =>
  people.map((one) => (one.id === id ? { ...one, ...about } : one));
export const left = (id: string, to: string) =>
  people.map((one) =>
    one.id === id ? { ...one, roles: one.roles.map((r) => ({ ...r, to: legalDate(to) })) } : one,
  );
export const rows = (...list: [string, number][]) => ({
  postings: list.map(([account, ore]) => ({ account, costCentre: "10", project: "P1", ore })),
});

export const manual = {
  kind: "manual" as const,
  ore: 0,
  payee: { ...payment().payee, account: null },
};
