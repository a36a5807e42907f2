/** Which payments of the register somebody asks for. */
import { attestSteps } from "../attest/order.ts";
import type { Refusal } from "../result.ts";
import { isEnded, type PaymentState } from "./payment.ts";
import { readMoney } from "./paymentInput.ts";
import { sumText } from "./sumText.ts";

/** How far a payment has come, as it is asked for. */
export const paymentStates = {
  open: "Inte betalda än",
  receipt: `Väntar på ${attestSteps.receipt}`,
  review: `Väntar på ${attestSteps.review}`,
  decision: `Väntar på ${attestSteps.decision}`,
  disbursement: `Väntar på ${attestSteps.disbursement}`,
  returned: "Tillbaka för rättelse",
  ready: "Klara att betala",
  paid: "Betalda",
  back: "Återkomna",
  cancelled: "Makulerade",
} as const;

export type AskedState = keyof typeof paymentStates;

/** null and the empty word ask for all. Sums are whole öre. */
export type PaymentSelection = {
  year: number | null;
  /** A part of the name, or a whole organisationsnummer. */
  payee: string;
  /** The payee's account, as it is written. */
  payeeAccount: string;
  state: AskedState | null;
  /** The beginning of an account in the kontering. */
  account: string;
  least: number | null;
  most: number | null;
};

export const wholeRegister: PaymentSelection = {
  ...{ year: null, payee: "", payeeAccount: "", state: null, account: "", least: null, most: null },
};

/** The names of the fields in an address, and what was written in them. */
export type TypedSelection = Record<
  "ar" | "mottagare" | "mottagarkonto" | "lage" | "konto" | "minst" | "hogst",
  string
>;

export const selectionFields = [
  ...(["ar", "mottagare", "mottagarkonto", "lage", "konto", "minst", "hogst"] as const),
] as const satisfies (keyof TypedSelection)[];

const LONGEST = 100;

/** What was asked for; what cannot be read is told and asks for nothing. */
export function readSelection(typed: TypedSelection): {
  selection: PaymentSelection;
  refusals: Refusal[];
} {
  const refusals: Refusal[] = [];
  const refuse = (field: string, text: string) => {
    refusals.push({ rule: null, source: null, field, text });
    return null;
  };
  const words = (field: keyof TypedSelection) => typed[field].trim().slice(0, LONGEST);
  const sum = (field: "minst" | "hogst") => {
    if (words(field) === "") return null;
    return readMoney(words(field)) ?? refuse(field, "Skriv summan i kronor, till exempel 12 500.");
  };
  const year = words("ar");
  const account = words("konto");
  const state = words("lage");
  if (!/^\d{0,8}$/.test(account)) refuse("konto", "Skriv kontots första siffror, till exempel 50.");
  const selection = {
    year:
      year === "" || /^\d{4}$/.test(year)
        ? Number(year) || null
        : refuse("ar", "Skriv året med fyra siffror."),
    ...{ payee: words("mottagare"), payeeAccount: words("mottagarkonto") },
    state: state in paymentStates ? (state as AskedState) : null,
    account: /^\d{0,8}$/.test(account) ? account : "",
    ...{ least: sum("minst"), most: sum("hogst") },
  };
  if (selection.least !== null && selection.most !== null && selection.least > selection.most) {
    refuse("hogst", "Den högsta summan är lägre än den lägsta.");
  }
  return { selection, refusals };
}

/** The selection in words; "alla utbetalningar" when nothing is marked off. */
export function selectionText(selection: PaymentSelection): string {
  const { year, payee, payeeAccount, state, account, least, most } = selection;
  const words = [
    year === null ? "" : `år ${year}`,
    payee === "" ? "" : `mottagare ”${payee}”`,
    payeeAccount === "" ? "" : `mottagarens konto ${payeeAccount}`,
    state === null ? "" : paymentStates[state].toLowerCase(),
    account === "" ? "" : `konton som börjar på ${account}`,
    least === null ? "" : `minst ${sumText(least)}`,
    most === null ? "" : `högst ${sumText(most)}`,
  ].filter((word) => word !== "");
  return words.length === 0 ? "alla utbetalningar" : words.join(", ");
}

/** Whether a payment has come as far as is asked for. */
export function isInState(state: PaymentState, asked: AskedState | null): boolean {
  if (asked === null) return true;
  if (asked === "open") return !isEnded(state);
  return state.kind === "waiting" ? state.step === asked : state.kind === asked;
}

/** The ways in which a payee's account may be kept, when it is written so. @see accountKey */
export function accountKeysOf(words: string): string[] {
  const [clearing = "", ...rest] = words.replace(/[\s\u00a0,.]/g, "").split(/[-–]/);
  const whole = [clearing, ...rest].join("");
  const number = rest.join("").replace(/^0+/, "");
  return [
    `bankgiro:${whole}`,
    `plusgiro:${whole}`,
    `iban:${whole.toUpperCase()}`,
    `bank:${clearing}:${number}`,
  ];
}
