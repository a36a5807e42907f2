/** What a form says of a right, read: amounts, areas and holders as people type them. */
import { allRoles } from "../authority.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import {
  type AttestCap,
  type AttestRight,
  type AttestStep,
  attestSteps,
  type Concern,
  type Holder,
} from "./order.ts";

/** The fields of the form, as typed. A holder is "role:chair" or "person:id". */
export type TypedRight = {
  step: string;
  concern: string;
  accounts: string;
  costCentres: string;
  projects: string;
  capKind: string;
  capAmount: string;
  holder: string;
  deputies: string[];
  deputyWhen: string;
  remark: string;
};

/** More kronor than this is a slip of the hand: no förbund pays so much. */
const MOST_KRONOR = 1_000_000_000;
const MOST_PRICE_BASE_AMOUNTS = 1_000;

/** "role:chair" or "person:id"; null when it is neither. */
export function readHolder(value: string): Holder | null {
  const [kind, ...rest] = value.split(":");
  const what = rest.join(":");
  const role = allRoles.find((one) => one === what);
  if (kind === "role" && role) return { kind, role };
  return kind === "person" && what !== "" ? { kind, personId: what } : null;
}

/** The value that stands for a holder in a form. */
export const holderValue = (holder: Holder): string =>
  holder.kind === "role" ? `role:${holder.role}` : `person:${holder.personId}`;

/** The same of what a right concerns. */
export const concernValue = (concern: Concern): string =>
  concern.kind === "anyone" || concern.kind === "board" ? concern.kind : holderValue(concern);

const readConcern = (value: string): Concern | null =>
  value === "anyone" || value === "board" ? { kind: value } : readHolder(value);

const listOf = (words: string): string[] => [
  ...new Set(
    words
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  ),
];

/** A number as Swedes write it: "50 000", "1,5". Null when it is none. */
const numberIn = (words: string): number | null => {
  const plain = words.replace(/[\s\u00a0]|kr(onor)?$/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
};

type Wrong = (field: string, text: string) => null;

function readCap({ capKind, capAmount }: TypedRight, wrong: Wrong): AttestCap {
  if (capKind === "" || capKind === "unset") return null;
  if (capKind === "unlimited") return { kind: "unlimited" };
  const amount = numberIn(capAmount.trim());
  if (capKind === "kronor") {
    if (amount === null || !Number.isInteger(amount) || amount < 1 || amount > MOST_KRONOR) {
      return wrong("capAmount", "Skriv maxbeloppet i hela kronor, till exempel 50 000.");
    }
    return { kind: "kronor", kronor: amount };
  }
  if (amount === null || amount <= 0 || amount > MOST_PRICE_BASE_AMOUNTS) {
    return wrong("capAmount", "Skriv antalet prisbasbelopp, till exempel 1 eller 0,5.");
  }
  return { kind: "priceBaseAmounts", count: amount };
}

function readAccounts({ accounts }: TypedRight, wrong: Wrong): string[] {
  const list = listOf(accounts.replaceAll(" ", ","));
  const strange = list.find((one) => !/^\d{1,8}$/.test(one));
  if (strange !== undefined) {
    wrong(
      "accounts",
      `”${strange}” är inget konto. Skriv siffror, till exempel 5 för hela klass 5.`,
    );
  }
  return list;
}

/** The right that the form says, or one refusal per wrong field. */
export function readRight(typed: TypedRight): Result<Omit<AttestRight, "id">> {
  const refusals: Refusal[] = [];
  const wrong: Wrong = (field, text) => {
    refusals.push({ rule: null, source: null, field, text });
    return null;
  };
  const step = (Object.keys(attestSteps) as AttestStep[]).find((one) => one === typed.step);
  if (!step) wrong("step", "Välj vilket steg raden gäller.");
  const concern =
    readConcern(typed.concern) ?? wrong("concern", "Välj vilka utbetalningar raden gäller.");
  const holder = readHolder(typed.holder) ?? wrong("holder", "Välj vem som är ordinarie.");
  const deputies = typed.deputies.flatMap((one) => readHolder(one) ?? []);
  const area = {
    accounts: readAccounts(typed, wrong),
    costCentres: listOf(typed.costCentres),
    projects: listOf(typed.projects),
  };
  const cap = readCap(typed, wrong);
  if (!step || !concern || !holder || refusals.length > 0) return refusedAll(refusals);
  const deputyWhen = typed.deputyWhen === "always" ? "always" : "hindered";
  return accepted({ step, concern, area, cap, holder, deputies, deputyWhen, remark: typed.remark });
}
