/** What the page of files to the bank reads, and how its forms are read. */
import { bankAnswersOf, payerVersions, paymentFilesOf } from "#db/queries/paymentFiles.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { receiveBankAnswer } from "../../../commands/bankAnswer.server.ts";
import { changePayer } from "../../../commands/payer.server.ts";
import {
  makePaymentFile,
  mayOrder,
  payablePayments,
  withdrawPaymentFile,
} from "../../../commands/paymentFile.server.ts";
import { transferVersions } from "../../../documents/payments/creditTransfer.ts";
import { dayField } from "../../../documents/payments/paymentsOrder.ts";
import { paidOrder } from "../../../documents/sie/paidPayments.ts";
import { writeSie } from "../../../documents/sie/writeSie.ts";
import { may } from "../../../domain/authority.ts";
import { type LegalDate, parseLegalDate } from "../../../domain/calendar.ts";
import { accepted, type Refusal, type Result, refused } from "../../../domain/result.ts";
import type { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";

/** Where utbetalningar are. */
export const homeOf = ({ association }: Desk): string =>
  `/forbund/${association.slug}/utbetalningar`;

type Sie = { bytes: Uint8Array; count: number };

/** The verifikationer of a period, or why there is no file of them. */
export async function verificationFile(
  desk: Desk,
  fran: string,
  till: string,
): Promise<Result<Sie>> {
  const { office, association, today } = desk;
  const [from, to] = [parseLegalDate(fran), parseLegalDate(till)];
  if (!from) return refused("Skriv första dagen som ÅÅÅÅ-MM-DD.", { field: "fran" });
  if (!to) return refused("Skriv sista dagen som ÅÅÅÅ-MM-DD.", { field: "till" });
  if (from > to || from.slice(0, 4) !== to.slice(0, 4)) {
    return refused("Perioden ska ligga inom ett år, med första dagen före den sista.", {
      field: "till",
    });
  }
  const [payer] = await payerVersions(office.db, association.id);
  if (!payer) return refused("Skriv först vilket konto utbetalningarna dras från.");
  const order = paidOrder(await paymentsOf(office.db, association.id), {
    // The number is of the way the verifikationer are written.
    program: { name: "Paragraf", version: "1" },
    association: {
      name: association.name,
      organisationNumber: association.organisation_number.replace(/\D/g, ""),
    },
    ...{ createdOn: today, bankAccount: payer.bankAccount, from, to },
  });
  if (order.verifications.length === 0) {
    return refused("Ingen utbetalning är betald eller har kommit tillbaka under perioden.", {
      field: "fran",
    });
  }
  const file = writeSie(order);
  if (!file.ok) {
    return { ok: false, refusals: file.refusals.map((one) => ({ ...one, field: null })) };
  }
  return accepted({ bytes: file.value, count: order.verifications.length });
}

type Period = { fran: string; till: string; count: number; refusals: Refusal[] };

async function periodOf(desk: Desk, query: URLSearchParams): Promise<Period> {
  const fran = query.get("fran")?.slice(0, 20) ?? "";
  const till = query.get("till")?.slice(0, 20) ?? "";
  const isAsked = query.has("fran") || query.has("till");
  const year = desk.today.slice(0, 4);
  if (!isAsked) return { fran: `${year}-01-01`, till: desk.today, count: 0, refusals: [] };
  const made = await verificationFile(desk, fran, till);
  if (made.ok) return { fran, till, count: made.value.count, refusals: [] };
  return { fran, till, count: 0, refusals: made.refusals };
}

/** All that the page shows. */
export async function filesPage(desk: Desk, query: URLSearchParams) {
  const { office, association, actor, today } = desk;
  const payers = await payerVersions(office.db, association.id);
  const payable = await payablePayments(office.db, association.id, today);
  const files = await paymentFilesOf(office.db, association.id);
  return {
    ...{ home: homeOf(desk), formId: crypto.randomUUID(), name: association.name },
    ...{ mayChange: may.changePayer(actor), mayRead: may.receiveBankAnswer(actor) },
    payer: payers[0] ?? null,
    ready: payable.length,
    payable: payable
      .filter((one) => mayOrder(actor, one))
      .map(({ number, payee, what, ore, dueDate }) => ({
        ...{ number, what, ore, payee: payee.name },
        day: dueDate > today ? dueDate : today,
      })),
    files: files.map((file) => ({
      ...file,
      mayWithdraw:
        !file.withdrawnAt &&
        file.rows.every(({ paidOn }) => paidOn === null) &&
        (may.recordPaid(actor) || (actor.personId !== null && file.byId === actor.personId)),
    })),
    answers: await bankAnswersOf(office.db, association.id),
    period: await periodOf(desk, query),
  };
}

export type FilesPage = Awaited<ReturnType<typeof filesPage>>;

const notTried = (form: FormReader): Result<never> => ({ ok: false, refusals: form.refusals });

type Done = Result<{ to: string }>;
type Handler = (desk: Desk, form: FormReader, formId: string) => Promise<Done>;

const then = (result: Result<unknown>, to: string): Done => (result.ok ? accepted({ to }) : result);

const savePayer: Handler = async (desk, form, formId) => {
  const input = {
    ...{ name: form.raw("name"), iban: form.raw("iban"), bankgiro: form.raw("bankgiro") },
    ...{ bic: form.raw("bic"), customerId: form.raw("customerId") },
    bankAccount: form.raw("bankAccount"),
  };
  const result = await changePayer(desk.office, desk.caller, input, formId);
  return then(result, `${homeOf(desk)}/filer#betalare`);
};

const makeFile: Handler = async (desk, form, formId) => {
  const version = form.choice("version", "filens version", transferVersions);
  const payments = form.all("payments").map((number) => {
    const on: LegalDate | null = form.optionalDate(dayField({ number }), "betalningsdagen");
    return { number, on };
  });
  if (form.refusals.length > 0) return notTried(form);
  const result = await makePaymentFile(desk.office, desk.caller, { version, payments }, formId);
  return then(result, `${homeOf(desk)}/filer#filer`);
};

const withdraw: Handler = async (desk, form, formId) => {
  const reason = form.text("reason", { label: "varför filen tas tillbaka" });
  if (form.refusals.length > 0) return notTried(form);
  const input = { number: form.raw("number"), reason };
  const result = await withdrawPaymentFile(desk.office, desk.caller, input, formId);
  return then(result, `${homeOf(desk)}/filer#filer`);
};

/** The name as it is shown and kept: letters, digits and what names are written with. */
const plainName = (name: string): string =>
  name.replace(/[^\p{L}\p{N}. _-]/gu, "").slice(0, 120) || "fil";

const readIn: Handler = async (desk, form, formId) => {
  const file = form.file("file");
  if (!file || file.size === 0) {
    form.refuse("file", "Välj en fil från banken.");
    return notTried(form);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const input = { filename: plainName(file.name), bytes };
  const result = await receiveBankAnswer(desk.office, desk.caller, input, formId);
  return result.ok ? accepted({ to: `${homeOf(desk)}/filer/svar/${result.value.id}` }) : result;
};

const handlers: Record<string, Handler> = {
  ...{ betalare: savePayer, "gor-fil": makeFile, "ta-tillbaka": withdraw, "las-in": readIn },
};

/** Does what a form of the page asks for. */
export async function handleFileForm(desk: Desk, form: FormReader): Promise<Done> {
  const intent = form.raw("avsikt");
  const handle = Object.hasOwn(handlers, intent) ? handlers[intent] : undefined;
  if (!handle) throw new Response(null, { status: 400 });
  return handle(desk, form, form.raw("formular"));
}
