/**
 * Boards whose attestordning chance has drawn, each with a bidrag and one who owns a company; and payments that chance has
 * drawn too.
 */
import fc from "fast-check";
import { addTie } from "#app/commands/interests.server.ts";
import { endMandate } from "#app/commands/register.server.ts";
import { checkOrder } from "#app/domain/attest/checkOrder.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { addDays, type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import { attestOrdersOf, attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { granted, grantingItem, grantPayment, part } from "./grants.ts";
import type { TestOffice } from "./office.ts";
import { bankgiro, invoice, type PayingBoard, payingBoard } from "./payments.ts";
import { type OrderRight, randomRights, type Told } from "./randomOrders.ts";
import { value } from "./story.ts";

/** When the order is adopted, and when the pressing begins: the decision about the bidrag has gained laga kraft. */
const adopted = legalDate("2026-03-02");
const first = legalDate("2026-04-20");

const staff = ["developer", "director", "fia", "finn"];
/** Those who take steps, as the tests name them. */
export const who = ["developer", "director", "chair", "vice", "third", "secretary", "fia", "finn"];
const COMPANY = "Bokningsbyrån i Norrsund AB";

/** What a payment is made of; who is paid, or whose expense it is, is chosen of those above by number. */
export type Drawn = {
  kronor: number;
  postings: { account: string; costCentre: string; project: string }[];
  payee: number | null;
  concerns: number | null;
  /** A payment of a part of the board's bidrag instead. */
  grant: { part: number; ore: number } | null;
};
/** Each of the two parts of the bidrag. */
export const partOre = 15_500_000;
const posting = fc.record({
  account: fc.constantFrom("5010", "4010", "6110"),
  costCentre: fc.constantFrom("10", "20"),
  project: fc.constantFrom("", "P1"),
});
export const drawn: fc.Arbitrary<Drawn> = fc.record({
  kronor: fc.constantFrom(3_000, 11_000, 15_000),
  postings: fc.array(posting, { minLength: 1, maxLength: 2 }),
  payee: fc.option(fc.nat({ max: who.length - 1 }), { freq: 2 }),
  concerns: fc.option(fc.nat({ max: who.length - 1 }), { freq: 2 }),
  grant: fc.option(
    fc.record({ part: fc.nat({ max: 1 }), ore: fc.constantFrom(partOre, 10_000_000, 5_500_000) }),
    { freq: 2 },
  ),
});

/** What each board begins with: there is nothing about it that keeps it from being paid. */
export const plain: Drawn = {
  ...{ kronor: 3_000, payee: null, concerns: null, grant: null },
  postings: [{ account: "5010", costCentre: "10", project: "" }],
};

/** A board, and what is known of it by one who does not ask the rules. */
export type Scene = {
  b: PayingBoard;
  office: TestOffice;
  known: Told;
  to: LegalDate;
  day: LegalDate;
  /** The account that each payee was paid to last. */
  paidTo: Map<string, string>;
  /** The paragraf of the bidrag, its parts, and those whose condition is met. */
  grantItemId: string;
  parts: string[];
  met: Set<string>;
};

/** The clock on a day. */
export const at = (day: LegalDate) => `${day}T08:00`;

/** Of the orders that chance draws, the first that a board could adopt. */
function adoptable(seed: number, people: Told["people"], to: LegalDate): OrderRight[] {
  const ids = people.map(({ id }) => id);
  const order = { id: "o", from: adopted, to, adopted: null, manualOrderPersons: 2 as const };
  const found = fc.sample(randomRights(ids), { seed, numRuns: 2_000 }).find((rights) => {
    const named = rights.map((row, index) => ({ ...row, id: `r${index}` }));
    const holes = checkOrder({ ...order, rights: named }, people, knownBaseAmounts);
    return holes.every(({ level }) => level !== "block");
  });
  if (!found) throw new Error("Chance drew no order without holes");
  return found;
}

/** Somebody of the staff whose employment ends soon. */
async function leaves(b: PayingBoard, name: string): Promise<void> {
  const { office, associationId } = b;
  const { id: mandateId } = await office.db
    .selectFrom("mandate")
    .select("id")
    .where("association_id", "=", associationId)
    .where("person_id", "=", b.person(name))
    .executeTakeFirstOrThrow();
  const input = { mandateId, to: addDays(first, 2), ground: "Slutar" };
  value(await endMandate(office, b.owner, input));
}

/**
 * The first board has the ordinary order, the others one of their own. Every third order ends soon, and on every fourth
 * board somebody leaves.
 */
export async function sceneOf(office: TestOffice, number: number): Promise<Scene> {
  office.at(at(adopted));
  const to = number % 3 === 2 ? addDays(first, 6) : legalDate("2026-12-31");
  const rights = (people: Told["people"]) => adoptable(number, people, to);
  const slug = `prov-${number}`;
  const b = await payingBoard(office, { slug, to, ...(number === 0 ? {} : { rights }) });
  const owner = { personId: b.person(who[number % who.length] ?? ""), company: COMPANY };
  const tie = {
    personId: owner.personId,
    kind: "ownership" as const,
    name: COMPANY,
    from: adopted,
  };
  value(await addTie(office, b.as("secretary"), tie));
  const [order] = await attestOrdersOf(office.db, b.associationId);
  if (number % 4 === 1) await leaves(b, staff[number % staff.length] ?? "");
  const people = await attestPeopleOf(office.db, b.associationId);
  const grantItemId = await grantingItem(b);
  const grant = await granted(b, grantItemId);
  const parts = [part(grant, 0), part(grant, 1)];
  office.at(at(first));
  return {
    ...{ b, office, to, day: first, paidTo: new Map<string, string>() },
    ...{ grantItemId, parts, met: new Set<string>() },
    known: { rights: order?.rights ?? [], people, owner },
  };
}

let drawings = 0;

/** The payment of what was drawn; no two are alike. */
export function textOf(
  { b, known, ...of }: Scene,
  { kronor, postings, payee, concerns, grant }: Drawn,
): PaymentText {
  drawings += 1;
  if (grant) {
    const ore = grant.ore - drawings;
    return grantPayment(of.grantItemId, of.parts[grant.part] ?? "", { ore, invoiceNumber: "" });
  }
  const personOf = (at: number | null) => (at === null ? null : b.person(who[at] ?? ""));
  const personId = personOf(payee);
  const name = known.people.find(({ id }) => id === personId)?.name ?? COMPANY;
  const ore = kronor * 100 + 2 * drawings;
  const rows = postings.map((row, index) => ({
    ...{ ...row, ore: postings.length === 1 ? ore : index === 0 ? 100_000 : ore - 100_000 },
  }));
  return invoice({
    ...{ ore, postings: rows, concernsId: personOf(concerns), invoiceNumber: `${1000 + drawings}` },
    payee: { name, personId, organisationNumber: null, account: bankgiro() },
    ...(personId === null ? {} : { kind: "expense" }),
    what: `Prov ${drawings}`,
  });
}
