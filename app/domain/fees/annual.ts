/**
 * Årsarvode: what a role or a seat has for a year, and the part of it that a period pays. A month is a twelfth of the
 * year, and a day its share of the month, so that the parts of a year come to the year's amount exactly, however the
 * periods fall and whoever held the role. @see FIN-11, ARV-1, BAS-1
 */
import { isInForce, roleNames } from "../authority.ts";
import { baseAmount, unknownBaseAmount, whereBaseAmounts } from "../baseAmounts.ts";
import { addDays, dateOf, dateText, type LegalDate, parts } from "../calendar.ts";
import { sources } from "../law.ts";
import type { Member, Seat, SeatMandate } from "../minutes.ts";
import type { Refusal } from "../result.ts";
import { listText } from "../wording.ts";
import { kronorText } from "../words/amounts.ts";
import { feeOre, shareText, whyNoFee } from "./fee.ts";
import { baseAmountsIn, type FeeSetting, settingOn } from "./settings.ts";

/** The roles that may have it; else the subject is a seat. */
export const annualRoles = ["chair", "vice_chair"] as const;

/** How often it is paid. `period`: whenever a period is closed, up to its last day. */
export const annualIntervals = {
  month: "varje månad",
  quarter: "varje kvartal",
  halfYear: "varje halvår",
  year: "varje år",
  period: "i varje period, till och med dess sista dag",
} as const;

export type AnnualInterval = keyof typeof annualIntervals;

/** What is paid for the days from–to, both included. Amounts are whole öre. */
export type AnnualLine = {
  /** A role or a seat. */
  subject: string;
  /** "ordförande". */
  role: string;
  personId: string;
  from: LegalDate;
  to: LegalDate;
  yearOre: number;
  ore: number;
  /** The decision in words. */
  ground: string;
  /** How the year's amount was counted: "40 procent av prisbasbeloppet 59 200 kr för 2026". */
  basis: string;
};

export type AnnualFacts = {
  settings: readonly FeeSetting[];
  members: readonly Member[];
  seats: readonly Seat[];
  mandates: readonly SeatMandate[];
  offices: readonly { role: string; personId: string; from: LegalDate; to: LegalDate | null }[];
  persons: readonly { id: string; name: string }[];
  /** Who a person works for on a day, by name. */
  employersOn: (personId: string, day: LegalDate) => readonly string[];
};

export type Annual = { lines: AnnualLine[]; faults: Refusal[] };

const daysIn = (year: number, month: number): number =>
  parts(addDays(month === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, month + 1, 1), -1)).day;

/** What has been earned of the year's amount when the day is over: whole öre, a half upwards. */
function earned(yearOre: number, day: LegalDate): number {
  const { year, month, day: of } = parts(day);
  const days = daysIn(year, month);
  const whole = 12 * days;
  return Math.floor((2 * yearOre * ((month - 1) * days + of) + whole) / (2 * whole));
}

/** The part of a year's amount for the days from–to of one calendar year. */
export const annualPart = (yearOre: number, from: LegalDate, to: LegalDate): number =>
  earned(yearOre, to) -
  (parts(from).month === 1 && parts(from).day === 1 ? 0 : earned(yearOre, addDays(from, -1)));

const monthsOf: Record<Exclude<AnnualInterval, "period">, number> = {
  ...{ month: 1, quarter: 3, halfYear: 6, year: 12 },
};

/** Whether the stretch of the year that the day is in has ended when the period does. */
function isDue(day: LegalDate, every: AnnualInterval, to: LegalDate): boolean {
  if (every === "period") return day <= to;
  const { year, month } = parts(day);
  const last = Math.ceil(month / monthsOf[every]) * monthsOf[every];
  return dateOf(year, last, daysIn(year, last)) <= to;
}

const says = (rule: "ARV-1" | "BAS-1", text: string): Refusal => ({
  ...{ rule, source: sources[rule], field: "to", text },
});

type YearAmount = { ore: number; basis: string } | { fault: Refusal };

/** The amount of a whole year by the decision that holds on a day. */
function yearAmount(setting: FeeSetting<"annual">, day: LegalDate, facts: AnnualFacts): YearAmount {
  const { amount } = setting.value;
  if (amount.of === "none") return { ore: 0, basis: "" };
  if (amount.of === "kronor") return { ore: amount.ore, basis: kronorText(amount.ore) };
  const share = shareText(amount.share);
  if (amount.of === "base") {
    const base = settingOn(facts.settings, "base", day)?.value.kronor;
    if (base === undefined) {
      const text = `Årsarvodet är en del av grundbeloppet, och inget grundbelopp gäller ${dateText(day)}. För in det under Beslut om arvoden.`;
      return { fault: says("ARV-1", text) };
    }
    const basis = `${share} av grundbeloppet ${kronorText(base * 100)}`;
    return { ore: feeOre(base, amount.share), basis };
  }
  const { year } = parts(day);
  const price = baseAmount("price", year, baseAmountsIn(facts.settings));
  if (price === null) {
    const text = `Årsarvodet är en del av prisbasbeloppet. ${unknownBaseAmount("price", year)} ${whereBaseAmounts}`;
    return { fault: says("BAS-1", text) };
  }
  const basis = `${share} av prisbasbeloppet ${kronorText(price * 100)} för ${year}`;
  return { ore: feeOre(price, amount.share), basis };
}

/** "ordförande", or the seat's own name. */
export const annualRole = (subject: string, seats: readonly Seat[]): string =>
  annualRoles.some((role) => role === subject)
    ? roleNames[subject as (typeof annualRoles)[number]]
    : (seats.find(({ id }) => id === subject)?.label ?? subject);

const holdersOn = (
  subject: string,
  day: LegalDate,
  { offices, mandates }: AnnualFacts,
): string[] => [
  ...new Set(
    [
      ...offices.filter(({ role }) => role === subject),
      ...mandates.filter(({ seatId, kind }) => seatId === subject && kind === "member"),
    ]
      .filter((one) => isInForce(one, day))
      .map(({ personId }) => personId),
  ),
];

/** Whether one who holds the role takes no arvode at all. @see ARV-4 */
function takesNone(personId: string, day: LegalDate, facts: AnnualFacts): boolean {
  const { members, seats, settings, mandates, employersOn } = facts;
  const seatIds = mandates
    .filter((one) => one.personId === personId && isInForce(one, day))
    .map(({ seatId }) => seatId);
  const employers = employersOn(personId, day);
  return whyNoFee({ members, seats, settings, seatIds, employers, day, name: "" }) !== null;
}

type Day = Omit<AnnualLine, "from" | "to" | "ore"> & { day: LegalDate };

/** Whether the day is to be counted for the one who held the role. */
type Wants = (personId: string, day: LegalDate, every: AnnualInterval) => boolean;

/** What one day of a role is a part of; null when nothing is paid for it. */
function dayOf(
  setting: FeeSetting<"annual">,
  day: LegalDate,
  facts: AnnualFacts,
  wants: Wants,
): Day | { fault: Refusal } | null {
  const { subject, ground } = setting;
  const role = annualRole(subject, facts.seats);
  const [personId, ...others] = holdersOn(subject, day, facts);
  if (personId === undefined || !wants(personId, day, setting.value.every)) return null;
  if (takesNone(personId, day, facts)) return null;
  const amount = yearAmount(setting, day, facts);
  if ("fault" in amount) return amount;
  if (amount.ore === 0) return null;
  if (others.length > 0) {
    const names = [personId, ...others].map((id) => nameOf(id, facts));
    const text = `${listText(names)} står båda som ${role} ${dateText(day)}. Rätta registret, så räknas årsarvodet.`;
    return { fault: says("ARV-1", text) };
  }
  return { ...{ subject, role, personId, day, ground }, yearOre: amount.ore, basis: amount.basis };
}

const nameOf = (personId: string, { persons }: Pick<AnnualFacts, "persons">): string =>
  persons.find(({ id }) => id === personId)?.name ?? "";

const goesOn = (line: AnnualLine | undefined, one: Day): line is AnnualLine =>
  line !== undefined &&
  addDays(line.to, 1) === one.day &&
  parts(line.to).year === parts(one.day).year &&
  line.personId === one.personId &&
  line.yearOre === one.yearOre &&
  line.basis === one.basis &&
  line.ground === one.ground;

/** The days that are wanted as unbroken stretches, each with its part of the year's amount. */
function stretches(
  facts: AnnualFacts,
  subject: string,
  { from, to }: { from: LegalDate; to: LegalDate },
  wants: Wants,
): Annual {
  const lines: AnnualLine[] = [];
  const faults = new Map<string, Refusal>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const setting = settingOn(facts.settings, "annual", day, subject);
    const of = setting && dayOf(setting, day, facts, wants);
    if (!of) continue;
    if ("fault" in of) {
      faults.set(of.fault.rule ?? "", faults.get(of.fault.rule ?? "") ?? of.fault);
      continue;
    }
    const last = lines.at(-1);
    if (goesOn(last, of)) last.to = day;
    else lines.push({ ...of, from: day, to: day, ore: 0 });
  }
  return {
    lines: lines.map((line) => ({ ...line, ore: annualPart(line.yearOre, line.from, line.to) })),
    faults: [...faults.values()],
  };
}

const firstDays = (settings: readonly FeeSetting[]): Map<string, LegalDate> => {
  const first = new Map<string, LegalDate>();
  for (const one of settings) {
    const known = first.get(one.subject);
    if (one.kind === "annual" && (known === undefined || one.validFrom < known)) {
      first.set(one.subject, one.validFrom);
    }
  }
  return first;
};

type Paid = Pick<AnnualLine, "subject" | "personId" | "from" | "to" | "ore" | "role">;

/** What a period that ends on a day pays: the days that have come and that no standing payment has. */
export function annualDue(facts: AnnualFacts, paid: readonly Paid[], to: LegalDate): Annual {
  const parts = [...firstDays(facts.settings)].map(([subject, from]) => {
    const own = paid.filter((one) => one.subject === subject);
    const isPaid = (personId: string, day: LegalDate) =>
      own.some((one) => one.personId === personId && one.from <= day && day <= one.to);
    return stretches(
      ...([facts, subject, { from, to }] as const),
      (personId, day, every) => isDue(day, every, to) && !isPaid(personId, day),
    );
  });
  return {
    lines: parts.flatMap(({ lines }) => lines.filter(({ ore }) => ore > 0)),
    faults: parts.flatMap(({ faults }) => faults),
  };
}

/** "1 januari 2026–31 mars 2026". */
export const annualDays = ({ from, to }: Pick<AnnualLine, "from" | "to">): string =>
  `${dateText(from)}–${dateText(to)}`;

/** How the part was counted, as a sentence. */
export const annualWords = (line: AnnualLine): string =>
  `Årsarvode som ${line.role} ${annualDays(line)}: ${kronorText(line.ore)} av ${kronorText(line.yearOre)} om året${line.basis === kronorText(line.yearOre) ? "" : `, ${line.basis}`} (${line.ground})`;

/** What was paid and is another sum by what is known now: a mandate that ended, or a decision from an earlier day. */
export function annualDifferences(facts: AnnualFacts, paid: readonly Paid[]): string[] {
  return paid.flatMap((one) => {
    const { lines, faults } = stretches(facts, one.subject, one, (id) => id === one.personId);
    const now = lines.reduce((sum, { ore }) => sum + ore, 0);
    if (faults.length > 0 || now === one.ore) return [];
    return `${nameOf(one.personId, facts)} fick ${kronorText(one.ore)} i årsarvode som ${one.role} för ${annualDays(one)}, men efter det som nu är infört är det ${kronorText(now)}. Makulera utbetalningen om den inte är betald, eller reglera skillnaden med den som betalar ut.`;
  });
}
