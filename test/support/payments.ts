/** A board that may pay: an adopted attestordning, signature samples, an office's staff, and an invoice to pay. */
import {
  adoptAttestOrder,
  changeAttestOrder,
  draftAttestOrder,
  removeAttestRight,
  saveAttestRight,
} from "#app/commands/attestOrder.server.ts";
import { confirmAccount, takeAttestStep } from "#app/commands/attestPayment.server.ts";
import type { Caller } from "#app/commands/command.server.ts";
import {
  changePayment,
  enterPayment,
  paymentByNumber,
  recordPaid,
} from "#app/commands/payments.server.ts";
import { addPerson, giveMandate } from "#app/commands/register.server.ts";
import { registerSignatureSample } from "#app/commands/signatureSample.server.ts";
import type {
  AttestOrder,
  AttestPerson,
  AttestRight,
  AttestStep,
} from "#app/domain/attest/order.ts";
import type { Role } from "#app/domain/authority.ts";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { PayeeAccount } from "#app/domain/payment/accounts.ts";
import { type Payment, type PaymentText, stateOf, stateText } from "#app/domain/payment/payment.ts";
import type { Result } from "#app/domain/result.ts";
import { attestOrdersOf, attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import type { TestOffice } from "./office.ts";
import { account, board, held, planned, type TestBoard, value } from "./story.ts";

const staff: Record<string, [string, Role]> = {
  director: ["Dag Norr", "director"],
  developer: ["Disa Ström", "developer"],
  fia: ["Fia Bo", "finance"],
  finn: ["Finn Ås", "finance"],
};

/** The board with its staff, and the office that it acts in. */
export type PayingBoard = TestBoard & { office: TestOffice };

async function withStaff(office: TestOffice, b: TestBoard): Promise<TestBoard> {
  const persons = new Map<string, string>();
  const accounts = new Map<string, Caller>();
  const { associationId } = b;
  for (const [who, [name, role]] of Object.entries(staff)) {
    const accountId = await account(office, who, name);
    const about = { name, email: "", organisation: "", title: "", accountId };
    const { id: personId } = value(await addPerson(office, b.owner, about));
    const mandate = { role, seatId: null, callingOrder: null, basis: "Anställning", to: null };
    const from = legalDate("2023-04-01");
    value(await giveMandate(office, b.owner, { personId, from, ...mandate }));
    persons.set(who, personId);
    accounts.set(who, { associationId, accountId });
  }
  return {
    ...b,
    as: (who) => accounts.get(who) ?? b.as(who),
    person: (who) => persons.get(who) ?? b.person(who),
  };
}

const attesters = [...Object.keys(staff), "chair", "vice", "third", "secretary"];

/** The draft's own rows without a limit, or others instead of them. */
async function writeRights(
  office: TestOffice,
  secretary: Caller,
  draft: AttestOrder,
  instead: readonly Omit<AttestRight, "id">[] | undefined,
): Promise<void> {
  if (!instead) {
    for (const { id: rightId, ...row } of draft.rights) {
      const right = { ...row, cap: { kind: "unlimited" as const } };
      value(await saveAttestRight(office, secretary, { rightId, right }));
    }
    return;
  }
  for (const { id: rightId } of draft.rights) {
    value(await removeAttestRight(office, secretary, { rightId }));
  }
  for (const right of instead) {
    value(await saveAttestRight(office, secretary, { rightId: null, right }));
  }
}

type OrderOf = {
  slug?: string;
  /** How many sign a bokföringsorder. */
  manual?: 1 | 2;
  /** The last day; else the end of the year. */
  to?: LegalDate;
  /** What is adopted instead of the ordinary order. */
  rights?: (people: readonly AttestPerson[]) => Omit<AttestRight, "id">[];
};

/** Everything is decided from 2 March 2026 to the end of the year, without a limit. */
export async function payingBoard(
  office: TestOffice,
  { slug = "provet", manual = 2, ...about }: OrderOf = {},
): Promise<PayingBoard> {
  const b = await withStaff(office, await board(office, slug));
  const secretary = b.as("secretary");
  const ordinary = { like: "ordinary" as const, thirdId: b.person("third") };
  value(await draftAttestOrder(office, secretary, ordinary));
  const [draft] = await attestOrdersOf(office.db, b.associationId);
  if (!draft) throw new Error("The draft vanished");
  const { from, to } = { ...draft, ...about };
  value(await changeAttestOrder(office, secretary, { from, to, manualOrderPersons: manual }));
  for (const who of attesters) {
    const sample = { personId: b.person(who), on: from, picture: null };
    value(await registerSignatureSample(office, secretary, sample));
  }
  const people = await attestPeopleOf(office.db, b.associationId);
  await writeRights(office, secretary, draft, about.rights?.(people));
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  value(await adoptAttestOrder(office, secretary, { meetingId, number: 2 }));
  return { ...b, office };
}

/** Invented, with right check digits. */
export const bankgiro = (number = "1234566"): PayeeAccount => ({ kind: "bankgiro", number });

/** An invoice of 12 500 kr from a supplier outside the register. */
export const invoice = (about: Partial<PaymentText> = {}): PaymentText => ({
  kind: "invoice",
  what: "Kurslokal i mars",
  payee: {
    name: "Kursgården i Norrsund AB",
    organisationNumber: "5590001110",
    personId: null,
    account: bankgiro(),
  },
  concernsId: null,
  invoiceNumber: "1017",
  invoiceDate: legalDate("2026-03-02"),
  dueDate: legalDate("2026-04-01"),
  ore: 1_250_000,
  reference: { kind: "ocr", number: "10173" },
  postings: [{ account: "5010", costCentre: "10", project: "", ore: 1_250_000 }],
  itemId: null,
  ...about,
});

/** A bokföringsorder that moves a sum between two accounts. */
export const bookOrder = (): PaymentText => ({
  ...invoice({ kind: "manual", what: "Rättar konto för kurslokal", ore: 0, invoiceNumber: "" }),
  payee: { name: "", organisationNumber: null, personId: null, account: null },
  reference: { kind: "message", text: "Rättelse" },
  postings: [
    { account: "5010", costCentre: "10", project: "", ore: -50_000 },
    { account: "5090", costCentre: "10", project: "", ore: 50_000 },
  ],
});

/** The sekreterare brings it in; the answer is its number. */
export async function entered(b: PayingBoard, text = invoice()): Promise<string> {
  const input = { text, papers: [] };
  return value(await enterPayment(b.office, b.as("secretary"), input)).number;
}

/** The payment as it is kept. */
export async function payment(b: PayingBoard, number: string): Promise<Payment> {
  const { associationId, office } = b;
  const found = await office.db
    .transaction()
    .execute((trx) => paymentByNumber({ trx, associationId }, number));
  if (!found) throw new Error(`There is no payment ${number}`);
  return found;
}

/** How far it has come, as in a list. */
export const state = async (b: PayingBoard, number: string, manual: 1 | 2 = 2): Promise<string> =>
  stateText(stateOf(await payment(b, number), manual));

/** Takes a step on the version that is there now. */
export async function step(
  b: PayingBoard,
  number: string,
  [who, step]: readonly [string, AttestStep],
  { reason = "", formId = null }: { reason?: string; formId?: string | null } = {},
): Promise<Result<{ number: string }>> {
  const { version } = await payment(b, number);
  const input = { number, version, step, reason };
  return takeAttestStep(b.office, b.as(who), input, formId);
}

/** Who takes which step of an ordinary invoice. */
export const ordinarySteps = [
  ["developer", "receipt"],
  ["director", "review"],
  ["chair", "decision"],
  ["fia", "disbursement"],
  ["finn", "disbursement"],
] as const;

/** Takes the first `count` of the ordinary steps, its account confirmed. */
export async function stepped(b: PayingBoard, number: string, count: number): Promise<void> {
  const how = "Ringde växeln";
  const { accountConfirmedBy, version } = await payment(b, number);
  if (accountConfirmedBy === null) {
    value(await confirmAccount(b.office, b.as("director"), { number, version, how }));
  }
  for (const one of ordinarySteps.slice(0, count)) value(await step(b, number, one));
}

/** Takes every step and notes that the bank has paid. */
export async function paid(b: PayingBoard, number: string): Promise<void> {
  await stepped(b, number, ordinarySteps.length);
  const on = legalDate("2026-03-02");
  const { version } = await payment(b, number);
  const ground = "Kontoutdrag, rad 4";
  value(await recordPaid(b.office, b.as("fia"), { number, version, on, ground }));
}

/** As it stands when the bank has paid it, whoever took the steps. */
export async function settled(b: PayingBoard, number: string, day: string): Promise<void> {
  const { id } = await payment(b, number);
  const stamp = { at: `${day}T12:00:00.000Z`, by_person_id: null };
  const of = { id: `${id}-end`, association_id: b.associationId, payment_id: id };
  await b.office.db
    .insertInto("payment_end")
    .values({ ...of, kind: "paid", day, ground: "Kontoutdraget", ...stamp })
    .execute();
  await b.office.db.updateTable("payment").set({ is_open: 0 }).where("id", "=", id).execute();
}

/** What the chain tells of payments, with the facts of each event. */
export async function told(b: PayingBoard): Promise<[string, Record<string, unknown>][]> {
  const rows = await b.office.db
    .selectFrom("event")
    .select(["kind", "data"])
    .where("association_id", "=", b.associationId)
    .where("kind", "like", "payment.%")
    .orderBy("seq")
    .execute();
  return rows.map(({ kind, data }) => [kind, JSON.parse(data)]);
}

/** Writes a new version of what it says now. */
export async function changed(
  b: PayingBoard,
  number: string,
  about: Partial<PaymentText>,
  who = "fia",
): Promise<Result<{ number: string }>> {
  const { version, ...now } = await payment(b, number);
  const { kind, what, payee, concernsId, invoiceNumber, invoiceDate, dueDate } = now;
  const { ore, reference, postings, itemId, feeMeetingId } = now;
  const before = { kind, what, payee, concernsId, invoiceNumber, invoiceDate, dueDate };
  const meeting = feeMeetingId ? { feeMeetingId } : {};
  const text = { ...before, ore, reference, postings, itemId, ...meeting, ...about };
  const reason = "Leverantören skrev fel";
  return changePayment(b.office, b.as(who), { number, version, text, reason });
}

/** Confirms the account that stands there now. */
export async function confirmed(
  b: PayingBoard,
  number: string,
  who: string,
): Promise<Result<{ number: string }>> {
  const { version } = await payment(b, number);
  return confirmAccount(b.office, b.as(who), { number, version, how: "Ringde växeln" });
}

/** The rules of a refusal; empty where it was accepted. */
export const rulesOf = (result: Result<unknown>) =>
  result.ok ? [] : result.refusals.map(({ rule }) => rule);

/** The fields of a refusal. */
export const fieldsOf = (result: Result<unknown>) =>
  result.ok ? [] : result.refusals.map(({ field }) => field);
