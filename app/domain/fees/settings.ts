/**
 * What a förbund has decided about arvoden: amounts and choices, each from a day and with the decision that gave it.
 * Nothing is a constant of ours; what is not decided is not known. @see FIN-11, ARV-1, ARV-4
 */
import { type BaseAmount, knownBaseAmounts } from "../baseAmounts.ts";
import type { LegalDate } from "../calendar.ts";
import type { PayeeAccount } from "../payment/accounts.ts";
import type { AnnualInterval } from "./annual.ts";

export type FeeValues = {
  /** Grundbelopp in whole kronor, and between which years' inkomstbasbelopp it was counted, where it was. */
  base: { kronor: number; fromYear: number | null; toYear: number | null };
  /** Hundredths of a percent of the grundbelopp for a short and a long meeting, and where the limit goes. */
  classes: {
    short: number;
    long: number;
    limitMinutes: number;
    /** Whether the time of an ajournering counts as time at the meeting. */
    countsBreaks: boolean;
    /** Whether an ersättare who is there without serving has arvode. */
    attendingSubstitutes: boolean;
    /** Whether a förrättning gives arvode by the same shares and limit. Absent where the decision was not asked. */
    errands?: boolean;
  };
  /** Whole öre for a Swedish mil (10 km) by own car. */
  mileage: { orePerMil: number };
  /** At most, in whole öre. */
  lostEarnings: { hourOre: number; dayOre: number };
  /** Whether a seat takes arvode; its id is the subject. */
  seat: { takes: boolean };
  /** Anställningsnummer at the one who pays out; the person's id is the subject. Never a personnummer. */
  employee: { number: string };
  payroll: Payroll;
  /** What a role or a seat, the subject, has for a year. Öre, or hundredths of a percent. */
  annual: {
    amount:
      | { of: "kronor"; ore: number }
      | { of: "base" | "price"; share: number }
      | { of: "none" };
    every: AnnualInterval;
  };
  /** A prisbasbelopp that did not come with the program; the year is the subject. */
  priceBase: { kronor: number };
  /** An inkomstbasbelopp that did not come with the program; the year is the subject. */
  incomeBase: { kronor: number };
};

/** Who pays out and draws the tax, and how it is booked there and here. */
export type Payroll = {
  name: string;
  organisationNumber: string | null;
  account: PayeeAccount;
  /** The payroll program's own numbers. */
  codes: { short: string; long: string; mileage: string; lost: string; annual?: string };
  /** Accounts of the förbund's own kontering. */
  accounts: { fee: string; mileage: string; lost: string };
  costCentre: string;
};

export type FeeSettingKind = keyof FeeValues;

/** Those that the förbund decides; the base amounts are the government's, and have a page of their own. */
export type DecidedKind = Exclude<FeeSettingKind, "priceBase" | "incomeBase">;

/** What each is called on the page. */
export const feeSettingNames: Record<DecidedKind, string> = {
  base: "Grundbelopp",
  classes: "Arvode för sammanträde och förrättning",
  mileage: "Milersättning",
  lostEarnings: "Förlorad arbetsförtjänst",
  annual: "Årsarvode",
  seat: "Plats med eller utan arvode",
  employee: "Anställningsnummer",
  payroll: "Den som betalar ut",
};

export type FeeSetting<K extends FeeSettingKind = FeeSettingKind> = {
  [Kind in K]: {
    id: string;
    kind: Kind;
    /** What it is about where there are several; else empty. */
    subject: string;
    validFrom: LegalDate;
    value: FeeValues[Kind];
    /** The decision or the source, in words. */
    ground: string;
    itemId: string | null;
    at: string;
  };
}[K];

/** Whether the förbund has decided it itself. */
export const isDecided = (one: FeeSetting): one is FeeSetting<DecidedKind> =>
  one.kind in feeSettingNames;

/** The setting that holds on a day: the latest from-day that has come, and of those the one written last. */
export function settingOn<K extends FeeSettingKind>(
  settings: readonly FeeSetting[],
  kind: K,
  day: LegalDate,
  subject = "",
): FeeSetting<K> | null {
  const held = settings.filter(
    (one) => one.kind === kind && one.subject === subject && one.validFrom <= day,
  );
  const last = held
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.at.localeCompare(b.at))
    .at(-1);
  return (last as FeeSetting<K> | undefined) ?? null;
}

/** The base amounts that the förbund has entered itself, the one written last first. */
export const ownBaseAmounts = (settings: readonly FeeSetting[]): (BaseAmount & { id: string })[] =>
  settings
    .filter(
      (one): one is FeeSetting<"incomeBase" | "priceBase"> =>
        one.kind === "incomeBase" || one.kind === "priceBase",
    )
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .map(({ id, kind, subject, value, ground }) => ({
      id,
      ...{ kind: kind === "incomeBase" ? "income" : "price", year: Number(subject) },
      ...{ kronor: value.kronor, source: ground },
    }));

/** Every base amount that is known: what the förbund has entered goes before what came with the program. */
export const baseAmountsIn = (settings: readonly FeeSetting[]): BaseAmount[] => [
  ...ownBaseAmounts(settings).map(({ id, ...amount }) => amount),
  ...knownBaseAmounts,
];
