/** What in a payment order cannot be written in a file that a Swedish bank takes, each as a sentence. */

import { isValidBIC } from "ibantools";
import { parseLegalDate } from "#app/domain/calendar.ts";
import { accountKindName, readAccount } from "#app/domain/payment/accounts.ts";
import { readOrganisationNumber } from "#app/domain/payment/identity.ts";
import { mostOre } from "#app/domain/payment/payment.ts";
import { readMessage, readOcr } from "#app/domain/payment/reference.ts";
import type { Refusal } from "#app/domain/result.ts";
import type { OrderedPayment, Payer, PaymentOrder } from "./order.ts";
import { isPayableId, payableText, unpayableSigns } from "./payableText.ts";

/** Beyond this a file is one that somebody made by mistake. */
export const mostPayments = 2_000;
const LONGEST_NAME = 140;
const LONGEST_ID = 35;
const LONGEST_MESSAGE_ID = 30;
const LONGEST_TOWN = 35;

/** `field` tells where in the order it is: "payer.bic", "payments.3.ore". */
const fault = (field: string, text: string): Refusal => ({ rule: null, source: null, field, text });

function nameFaults(words: string, field: string, whose: string): Refusal[] {
  const name = payableText(words);
  if (name === "") return [fault(field, `${whose} namn saknas.`)];
  if (name.length > LONGEST_NAME) {
    return [fault(field, `${whose} namn är längre än ${LONGEST_NAME} tecken.`)];
  }
  const signs = unpayableSigns(words);
  return signs.length === 0
    ? []
    : [fault(field, `${whose} namn har tecken som banken inte tar emot: ${signs.join(" ")}`)];
}

function payerFaults(payer: Payer): Refusal[] {
  const faults = nameFaults(payer.name, "payer.name", "Betalarens");
  const number = readOrganisationNumber(payer.organisationNumber, "payer.organisationNumber");
  if (!number.ok) faults.push(...number.refusals);
  if (payer.iban === null && payer.bankgiro === null) {
    faults.push(
      fault("payer.iban", "Välj vilket konto eller bankgiro som betalningarna ska dras från."),
    );
  }
  if (payer.iban !== null) {
    const iban = readAccount("iban", payer.iban, "payer.iban");
    if (!iban.ok) faults.push(...iban.refusals);
    else if (!payer.iban.startsWith("SE")) {
      faults.push(fault("payer.iban", "Betalarens konto ska vara svenskt."));
    }
  }
  if (payer.bankgiro !== null) {
    const bankgiro = readAccount("bankgiro", payer.bankgiro, "payer.bankgiro");
    if (!bankgiro.ok) faults.push(...bankgiro.refusals);
  }
  if (!isValidBIC(payer.bic)) {
    faults.push(
      fault("payer.bic", "Bankens BIC saknas eller är fel. Den har åtta eller elva tecken."),
    );
  }
  if (payer.customerId !== null && !isPayableId(payer.customerId, LONGEST_ID)) {
    faults.push(
      fault(
        "payer.customerId",
        "Kundnumret hos banken har tecken som inte går att skriva i filen.",
      ),
    );
  }
  return faults;
}

/** The account is read once more as if somebody had written it: what is stored may be older than the rules. */
function accountFaults({ account }: OrderedPayment, field: string): Refusal[] {
  if (account.kind === "iban" && !account.iban.startsWith("SE")) {
    return [
      fault(
        field,
        "Kontot är utländskt. En betalning till utlandet görs hos banken, inte med den här filen.",
      ),
    ];
  }
  const words =
    account.kind === "iban"
      ? account.iban
      : account.kind === "bank"
        ? `${account.clearing}${account.number}`
        : account.number;
  const read = readAccount(account.kind, words, field);
  if (read.ok) return [];
  return read.refusals.map(({ text }) => fault(field, `${accountKindName[account.kind]}: ${text}`));
}

function referenceFaults({ reference }: OrderedPayment, field: string): Refusal[] {
  const read =
    reference.kind === "ocr"
      ? readOcr(reference.number, field)
      : readMessage(payableText(reference.text), field);
  if (!read.ok) return read.refusals;
  const signs = reference.kind === "ocr" ? [] : unpayableSigns(reference.text);
  return signs.length === 0
    ? []
    : [fault(field, `Meddelandet har tecken som banken inte tar emot: ${signs.join(" ")}`)];
}

function amountFaults({ ore }: OrderedPayment, field: string): Refusal[] {
  if (!Number.isSafeInteger(ore)) return [fault(field, "Beloppet ska vara hela ören.")];
  if (ore <= 0) return [fault(field, "Beloppet ska vara större än noll.")];
  return ore > mostOre
    ? [
        fault(
          field,
          "Beloppet är större än 999 999 999,99 kronor, som är det mesta en betalning kan ha.",
        ),
      ]
    : [];
}

function paymentFaults(order: PaymentOrder, payment: OrderedPayment, at: number): Refusal[] {
  const field = (name: string) => `payments.${at}.${name}`;
  const faults = nameFaults(payment.name, field("name"), "Mottagarens");
  if (!isPayableId(payment.endToEndId, LONGEST_ID)) {
    faults.push(
      fault(
        field("endToEndId"),
        `Betalningens nummer ska ha 1–${LONGEST_ID} tecken, utan mellanslag och åäö.`,
      ),
    );
  }
  const day = parseLegalDate(payment.executionDate);
  if (day === null) faults.push(fault(field("executionDate"), "Betalningsdagen är inget datum."));
  else if (day < order.createdAt.slice(0, 10)) {
    faults.push(
      fault(field("executionDate"), "Betalningsdagen har varit. Välj en dag som kommer."),
    );
  }
  if (
    payment.town !== null &&
    (payableText(payment.town).length > LONGEST_TOWN || unpayableSigns(payment.town).length > 0)
  ) {
    faults.push(
      fault(
        field("town"),
        `Mottagarens ort ska ha högst ${LONGEST_TOWN} tecken, utan särskilda tecken.`,
      ),
    );
  }
  return [
    ...faults,
    ...amountFaults(payment, field("ore")),
    ...accountFaults(payment, field("account")),
    ...referenceFaults(payment, field("reference")),
  ];
}

function repeatedIds({ payments }: PaymentOrder): Refusal[] {
  const seen = new Set<string>();
  return payments.flatMap(({ endToEndId }, at) => {
    if (seen.has(endToEndId)) {
      return [
        fault(`payments.${at}.endToEndId`, `Två betalningar har samma nummer: ${endToEndId}.`),
      ];
    }
    seen.add(endToEndId);
    return [];
  });
}

/** All that cannot be written, in the order of the file; empty when the file can be made. */
export function orderFaults(order: PaymentOrder): Refusal[] {
  const faults = payerFaults(order.payer);
  if (!isPayableId(order.messageId, LONGEST_MESSAGE_ID)) {
    faults.unshift(
      fault(
        "messageId",
        `Filens nummer ska ha 1–${LONGEST_MESSAGE_ID} tecken, utan mellanslag och åäö.`,
      ),
    );
  }
  if (
    !/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ?$/.test(order.createdAt) ||
    parseLegalDate(order.createdAt.slice(0, 10)) === null
  ) {
    faults.push(fault("createdAt", "Filens tidpunkt är inget klockslag."));
  }
  if (order.payments.length === 0)
    faults.push(fault("payments", "Det finns inga betalningar att skriva."));
  if (order.payments.length > mostPayments) {
    return [
      ...faults,
      fault("payments", `En fil tar högst ${mostPayments} betalningar. Dela upp dem på flera.`),
    ];
  }
  return [
    ...faults,
    ...order.payments.flatMap((payment, at) => paymentFaults(order, payment, at)),
    ...repeatedIds(order),
  ];
}
