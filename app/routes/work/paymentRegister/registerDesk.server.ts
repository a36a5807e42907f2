/** What the pages of the register have in common: the reading right, the rows, and the same rows as a table. */
import { sha256 } from "#db/queries/events.server.ts";
import { type Sample, sampledIds, samplesOf } from "#db/queries/paymentSamples.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { type AttestRegister, attestRegister } from "../../../commands/attestPayment.server.ts";
import { registerPage } from "../../../commands/paymentRegister.server.ts";
import { csvText } from "../../../documents/csv.ts";
import { attestChain, chainSteps, SYSTEM_NAME } from "../../../domain/attest/attestChain.ts";
import { orderOn } from "../../../domain/attest/orderOn.ts";
import { capital, namesIn } from "../../../domain/attest/orderWords.ts";
import { accountText } from "../../../domain/payment/accounts.ts";
import { type Payment, paymentKinds, stateOf, stateText } from "../../../domain/payment/payment.ts";
import {
  readSelection,
  selectionFields,
  type TypedSelection,
} from "../../../domain/payment/selection.ts";
import type { Desk } from "../../../session.server.ts";
import { notFound } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { paymentsHome } from "../payments/paymentDesk.server.ts";

export const registerHome = (desk: Desk) => `${paymentsHome(desk)}/register`;

const PAGE = 50;

/** What the address asks for, as it was typed. */
export function typedSelection(query: URLSearchParams): TypedSelection {
  const typed = selectionFields.map((field) => [field, (query.get(field) ?? "").slice(0, 100)]);
  return Object.fromEntries(typed) as TypedSelection;
}

/** The fields that are filled in, as an address. */
export const queryOf = (typed: TypedSelection): URLSearchParams =>
  new URLSearchParams(Object.entries(typed).filter(([, words]) => words.trim() !== ""));

const placeIn = (words: string | null) => {
  const [, year, sequence] = /^(\d{4})-(\d{1,6})$/.exec(words ?? "") ?? [];
  return year && sequence ? { year: Number(year), sequence: Number(sequence) } : null;
};

export const registerOfDesk = ({ office, association, today }: Desk) =>
  attestRegister(office.db, association.id, today);

/** A payment with its chain, in words. */
export function registerRow(payment: Payment, register: AttestRegister) {
  const persons = orderOn(register.orders, register.day)?.manualOrderPersons ?? 2;
  const { payee, number, what, ore, kind, invoiceNumber, invoiceDate, dueDate } = payment;
  return {
    ...{ number, what, ore, kind: paymentKinds[kind], invoiceNumber, invoiceDate, dueDate },
    ...{ payee: payee.name, organisationNumber: payee.organisationNumber ?? "" },
    account: payee.account ? accountText(payee.account) : "",
    postings: payment.postings.map(({ account, costCentre, project }) =>
      [account, costCentre, project].filter(Boolean).join(" "),
    ),
    state: stateText(stateOf(payment, persons)),
    paidOn: payment.paidOn,
    cameBackOn: payment.cameBack?.on ?? null,
    againBy: payment.cameBack?.againBy ?? null,
    againOf: payment.againOf,
    chain: attestChain(payment, register).map((link) => ({
      ...link,
      name: link.personId === null ? SYSTEM_NAME : namesIn(register.people)(link.personId),
    })),
  };
}

export type RegisterRow = ReturnType<typeof registerRow>;

/** A page of the register, as the address asks for it. */
export async function registerPageOf(desk: Desk, query: URLSearchParams) {
  const { office, association } = desk;
  const typed = typedSelection(query);
  const { selection, refusals } = readSelection(typed);
  const register = await registerOfDesk(desk);
  const asked = { selection, after: placeIn(query.get("efter")), size: PAGE };
  const page = await registerPage(office.db, association.id, register, asked);
  const last = page.payments.at(-1);
  const next = queryOf(typed);
  if (last) next.set("efter", last.number);
  return {
    ...{ typed, refusals, home: registerHome(desk), paymentsHome: paymentsHome(desk) },
    rows: page.payments.map((one) => registerRow(one, register)),
    next: page.hasMore ? next.toString() : null,
    isFirst: asked.after === null,
    query: queryOf(typed).toString(),
  };
}

export type RegisterPage = Awaited<ReturnType<typeof registerPageOf>>;

/** Each step has its columns; two let a payment leave. */
const stepColumns: [keyof typeof chainSteps, number, string][] = [
  ["receipt", 0, chainSteps.receipt],
  ["review", 0, chainSteps.review],
  ["decision", 0, chainSteps.decision],
  ["authority", 0, chainSteps.authority],
  ["disbursement", 0, `${chainSteps.disbursement}, den första`],
  ["disbursement", 1, `${chainSteps.disbursement}, den andra`],
];

const tableHeadings = [
  ...["Nummer", "Slag", "Vad", "Mottagare", "Organisationsnummer", "Mottagarens konto"],
  ...["Fakturanummer", "Fakturadag", "Förfaller", "Belopp (kr)", "Kontering", "Läge", "Betald"],
  ...["Återkommen", "Betalas på nytt med", "Betalar på nytt"],
  ...stepColumns.flatMap(([, , name]) => [capital(name), "Dag", "Rätt"]),
];

function tableRow(row: RegisterRow): string[] {
  const standing = row.chain.filter(({ stands }) => stands);
  const steps = stepColumns.flatMap(([step, at]) => {
    const link = standing.filter((one) => one.step === step)[at];
    return [link?.name ?? "", link?.day ?? "", link?.right ?? ""];
  });
  return [
    ...[row.number, row.kind, row.what, row.payee, row.organisationNumber, row.account],
    ...[row.invoiceNumber, row.invoiceDate, row.dueDate],
    ...[(row.ore / 100).toFixed(2).replace(".", ","), row.postings.join(", ")],
    ...[row.state, row.paidOn ?? "", row.cameBackOn ?? ""],
    ...[row.againBy ?? "", row.againOf ?? "", ...steps],
  ];
}

/** The rows as a file for a spreadsheet; `about` stands above them, e.g. what a sample was drawn from. */
export function tableResponse(
  rows: readonly RegisterRow[],
  name: string,
  about: readonly (readonly string[])[] = [],
): Response {
  const table = [...about, tableHeadings, ...rows.map(tableRow)];
  const bytes = new TextEncoder().encode(csvText(table));
  const file = { bytes, media_type: "text/csv;charset=utf-8" };
  return fileResponse(file, name, sha256(bytes), "attachment");
}

/** A sample with its payments in the order they were drawn; 404 when there is none such. */
export async function requireSample(desk: Desk, number: string | undefined) {
  const { office, association } = desk;
  const samples = await samplesOf(office.db, association.id);
  const sample = samples.find(({ sequence }) => String(sequence) === number);
  if (!sample) throw notFound();
  const ids = await sampledIds(office.db, sample.id);
  const payments = await paymentsOf(office.db, association.id, { ids });
  const register = await registerOfDesk(desk);
  const found = new Map(payments.map((one) => [one.id, registerRow(one, register)]));
  return { sample, rows: ids.flatMap((id) => found.get(id) ?? []) };
}

/** "5 av varje slag", "10 procent": how large a sample is. */
export function sizeText({ size, byKind }: Pick<Sample, "size" | "byKind">): string {
  const much = size.kind === "percent" ? `${size.size} procent` : `${size.size}`;
  return byKind ? `${much} av varje slag` : much;
}
