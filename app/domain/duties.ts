/**
 * The year's duties: what a styrelse must take up, from which day and no later than when. One table, with the rule of
 * each; a duty without a rule in law says so in its own words.
 * @see FIN-10, FIN-17, FIN-23, FIN-24, FIN-26
 */
import { annualReportDue, budgetDue, compare, dateOf, type LegalDate, parts } from "./calendar.ts";
import { law, type RuleId, sources } from "./law.ts";
import type { ItemKind } from "./minutes.ts";
import type { BoardRules } from "./rules.ts";

export type Duty = {
  /** Names the duty and its year: "budget-2027". */
  key: string;
  /** The ärende type that fulfils it, by its name in templates/arenden. */
  type: string;
  heading: string;
  /** Offered from this day, and until `until`, also when it is late. */
  from: LegalDate;
  until: LegalDate;
  /** Last day by law; null when the law sets none. */
  dueOn: LegalDate | null;
  /** From this day it is urgent, as long as no meeting in time takes it up; null when it never is. */
  urgentFrom: LegalDate | null;
  /** Why it is offered, as one sentence. */
  why: string;
  rule: RuleId | null;
  source: string;
};

type Yearly = Omit<Duty, "key" | "from" | "until" | "dueOn" | "urgentFrom" | "source"> & {
  name: string;
  /** Month and day of the first and the last day that it is offered. */
  from: [number, number];
  until: [number, number];
  dueOn?: (year: number) => LegalDate;
  /** Month and day from which it is urgent. */
  urgentFrom?: [number, number];
  /** In which years; every year when left out. */
  inYear?: (year: number) => boolean;
  /** Which year the duty is for, counted from the year in which it is done. */
  forYear?: number;
  /** Only where the förbund has asked for it. */
  when?: keyof Asked;
};

/** What no law asks of every förbund, but its own förbundsordning may. @see FIN-24 */
export type Asked = Pick<BoardRules, "interimReport">;

/** A year in which the mandates of ledamöter began: the next ones begin a whole mandate later. @see FIN-13, FIN-14 */
const firstMandateYear = 2023;

/** Whether a new styrelse begins this year. @see FIN-13 */
export const mandatesBegin = (year: number) =>
  (year - firstMandateYear) % law.mandateLength.years === 0;

/** A meeting has to be called and announced yet: after this day there is hardly time for another. @see FIN-19, FIN-23 */
const budgetUrgentFrom: [number, number] = [11, 1];

/** The practice of most förbund: a list that decides over money is looked through every year. */
const ownOrder = "förbundets egen ordning, jämför kommunallagen 12 kap. 1 §";

const yearly: readonly Yearly[] = [
  {
    name: "arsredovisning",
    type: "arsredovisning",
    heading: "Årsredovisning",
    from: [1, 1],
    until: [6, 30],
    dueOn: (year) => annualReportDue(year - 1),
    forYear: -1,
    why: "Årsredovisningen ska vara upprättad inom tre månader från årets slut.",
    rule: "FIN-24",
  },
  {
    name: "attestordning",
    type: "attestordning",
    heading: "Översyn av attestordningen och listan över dem som attesterar",
    from: [1, 1],
    until: [4, 30],
    why: "En lista som är äldre än ett år, eller där någon har slutat, ska ses över.",
    rule: null,
  },
  {
    name: "delegationsordning",
    type: "delegationsordning",
    heading: "Översyn av delegationsordningen",
    from: [1, 1],
    until: [4, 30],
    why: "Styrelsen ser en gång om året över vilka som får besluta på dess vägnar, och i vad.",
    rule: "FIN-10",
  },
  {
    name: "val",
    type: "val",
    heading: "Val av ordförande och vice ordförande",
    from: [law.mandateFrom.month, law.mandateFrom.day],
    until: [6, 30],
    inYear: mandatesBegin,
    why: "Mandattiden för den nya styrelsen började den 1 april. Den väljer ordförande och en eller två vice ordförande.",
    rule: "FIN-17",
  },
  {
    name: "revisionsberattelse",
    type: "revisionsberattelse",
    heading: "Revisionsberättelsen och medlemmarnas beslut om ansvarsfrihet",
    from: [4, 1],
    until: [10, 31],
    forYear: -1,
    why: "Revisorerna lämnar sin berättelse till styrelsen, och varje medlem beslutar om ansvarsfrihet för sig.",
    rule: "FIN-26",
  },
  {
    name: "delarsbokslut",
    type: "delarsbokslut",
    heading: "Delårsbokslut",
    from: [8, 15],
    until: [10, 31],
    forYear: 0,
    when: "interimReport",
    why: "Förbundsordningen kräver ett delårsbokslut, så att medlemmarna hinner se hur årets budget håller.",
    rule: "FIN-9",
  },
  {
    name: "samrad",
    type: "samrad",
    heading: "Samråd med medlemmarna om budgeten",
    from: [8, 1],
    until: [11, 30],
    dueOn: budgetDue,
    urgentFrom: budgetUrgentFrom,
    forYear: 1,
    why: "Styrelsen samråder med medlemmarna innan den fastställer budgeten.",
    rule: "FIN-23",
  },
  {
    name: "budget",
    type: "budget",
    heading: "Verksamhetsplan och budget",
    from: [9, 1],
    until: [12, 31],
    dueOn: budgetDue,
    urgentFrom: budgetUrgentFrom,
    forYear: 1,
    why: "Budgeten fastställs senast den 30 november efter samråd med medlemmarna, vid ett offentligt sammanträde.",
    rule: "FIN-23",
  },
  {
    name: "riskanalys",
    type: "riskanalys",
    heading: "Risk- och väsentlighetsanalys",
    from: [10, 1],
    until: [12, 31],
    forYear: 1,
    why: "Styrelsen ser en gång om året över vad som kan gå fel. Analysen är grunden för planen för intern kontroll.",
    rule: "KL-12-1",
  },
  {
    name: "intern-kontroll",
    type: "intern-kontroll",
    heading: "Plan för intern kontroll",
    from: [10, 1],
    until: [12, 31],
    forYear: 1,
    why: "Revisorerna prövar om den interna kontrollen är tillräcklig. Planen för nästa år fastställs före årsskiftet.",
    rule: "KL-12-1",
  },
];

/** The duties of a calendar year that are done in it, those with a last day in law first, the nearest before the later. */
export const dutiesOf = (year: number, asked: Asked): Duty[] =>
  yearly
    .filter(({ inYear, when }) => (inYear?.(year) ?? true) && (when === undefined || asked[when]))
    .map((row) => dutyOf(row, year))
    .sort(
      (a, b) =>
        Number(a.dueOn === null) - Number(b.dueOn === null) ||
        compare(a.dueOn ?? a.until, b.dueOn ?? b.until),
    );

/** The duties that a meeting on this day may take up, in the same order. */
export const dutiesOn = (date: LegalDate, asked: Asked): Duty[] =>
  dutiesOf(parts(date).year, asked).filter(({ from, until }) => from <= date && date <= until);

function dutyOf(yearly: Yearly, year: number): Duty {
  const { name, from, until, dueOn, urgentFrom, forYear, ...row } = yearly;
  return {
    key: `${name}-${year + (forYear ?? 0)}`,
    type: row.type,
    heading: forYear === undefined ? row.heading : `${row.heading} ${year + forYear}`,
    from: dateOf(year, ...from),
    until: dateOf(year, ...until),
    dueOn: dueOn?.(year) ?? null,
    urgentFrom: urgentFrom ? dateOf(year, ...urgentFrom) : null,
    why: row.why,
    rule: row.rule,
    source: row.rule === null ? ownOrder : sources[row.rule],
  };
}

/** An ärende on a dagordning, as far as it tells whether a duty is taken up. */
export type TakenUp = {
  date: LegalDate;
  kind: ItemKind;
  type: string | null;
  duty: string | null;
};

/** Budget and årsredovisning are kinds of their own: they are known also where no type was chosen. */
const typeOfKind: Partial<Record<ItemKind, string>> = {
  budget: "budget",
  annual_report: "arsredovisning",
};

/** Whether an ärende that stands already takes the duty up. */
export const takesUp = (item: TakenUp, duty: Duty): boolean =>
  item.duty === duty.key ||
  (item.duty === null &&
    duty.from <= item.date &&
    item.date <= duty.until &&
    (item.type ?? typeOfKind[item.kind]) === duty.type);

/** How far a duty has come: on no dagordning, only on that of a meeting after its last day, or taken up. */
export type DutyState = { kind: "none" } | { kind: "tooLate"; on: LegalDate } | { kind: "taken" };

/**
 * A meeting after the last day does not count as long as there is time for an earlier one. When the day is past, whatever
 * meeting takes it up is the best there is.
 */
export function dutyState(duty: Duty, standing: readonly TakenUp[], today: LegalDate): DutyState {
  const days = standing.filter((item) => takesUp(item, duty)).map(({ date }) => date);
  const [first] = days.toSorted(compare);
  if (first === undefined) return { kind: "none" };
  const { dueOn } = duty;
  return dueOn === null || first <= dueOn || dueOn < today
    ? { kind: "taken" }
    : { kind: "tooLate", on: first };
}
