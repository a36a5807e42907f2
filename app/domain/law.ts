/**
 * Every number with legal force and every rule's source, once. Nothing else in the code may state one.
 * What is a default of ours, and not a number in law, says so in its own words ("förebild").
 * It decides nothing: the rules that use the numbers are in their own files.
 */

/** Rule id → the source as a Swedish reader would write it. */
export const sources = {
  ARKIV: "arkivets egna uppgifter",
  ARTAL: "protokollets egna uppgifter",
  "ARV-1": "förbundets beslut om arvoden",
  "ARV-2": "förbundets beslut om arvoden",
  "ARV-4": "förbundets beslut om arvoden",
  "BAS-1": "regeringens förordning om prisbasbelopp för året",
  "BAS-2": "socialförsäkringsbalken 58 kap. 26 §",
  BELOPP: "protokollets egna uppgifter",
  BILAGA: "förbundets ordning för protokoll och bilagor",
  "CTRL-01": "god redovisningssed och förbundets interna kontroll",
  "CTRL-02": "god redovisningssed och förbundets interna kontroll",
  "CTRL-03": "god redovisningssed och förbundets interna kontroll",
  "CTRL-04": "god redovisningssed och förbundets interna kontroll",
  "CTRL-05": "god redovisningssed och förbundets interna kontroll",
  "CTRL-06": "god redovisningssed och förbundets interna kontroll",
  "CTRL-07": "god redovisningssed och förbundets interna kontroll",
  "CTRL-08": "god redovisningssed och förbundets interna kontroll",
  "CTRL-09": "god redovisningssed och förbundets interna kontroll",
  "CTRL-10": "god redovisningssed och förbundets interna kontroll",
  "CTRL-11": "god redovisningssed och förbundets interna kontroll",
  "CTRL-12": "god redovisningssed och förbundets interna kontroll",
  "CTRL-13": "god redovisningssed och förbundets interna kontroll",
  "CTRL-14": "god redovisningssed och förbundets interna kontroll",
  "CTRL-15": "god redovisningssed och förbundets interna kontroll",
  "CTRL-16": "god redovisningssed och förbundets interna kontroll",
  "CTRL-20": "förbundets beslut om arvoden och förbundets interna kontroll",
  "CTRL-19": "god redovisningssed och förbundets interna kontroll",
  "CTRL-21": "god redovisningssed och förbundets interna kontroll",
  "CTRL-17": "förbundets delegationsordning",
  "CTRL-22": "god redovisningssed och förbundets interna kontroll",
  "CTRL-23": "god redovisningssed och förbundets interna kontroll",
  "CTRL-24": "god redovisningssed och förbundets interna kontroll",
  DATUM: "kalendern och protokollets egna uppgifter",
  "FIN-2": "lag (2003:1210) 2 §",
  "FIN-3": "lag (2003:1210) 3 §",
  "FIN-5": "lag (2003:1210) 5 §",
  "FIN-7": "lag (2003:1210) 7 §",
  "FIN-9": "lag (2003:1210) 9 §",
  "FIN-10": "lag (2003:1210) 10 §",
  "FIN-11": "lag (2003:1210) 11 §",
  "FIN-12": "lag (2003:1210) 12 §",
  "FIN-13": "lag (2003:1210) 13 §",
  "FIN-14": "lag (2003:1210) 14 §",
  "FIN-15": "lag (2003:1210) 15 §",
  "FIN-16": "lag (2003:1210) 16 §",
  "FIN-17": "lag (2003:1210) 17 §",
  "FIN-19": "lag (2003:1210) 19 §",
  "FIN-19a": "lag (2003:1210) 19 a §",
  "FIN-21": "lag (2003:1210) 21 §",
  "FIN-22": "lag (2003:1210) 22 §",
  "FIN-23": "lag (2003:1210) 23 §",
  "FIN-24": "lag (2003:1210) 24 §",
  "FIN-26": "lag (2003:1210) 26 §",
  "FIN-28": "lag (2003:1210) 28 §",
  "FL-16": "förvaltningslagen (2017:900) 16 §",
  "GDPR-2": "dataskyddsförordningen artikel 6, 9 och 87",
  "GDPR-3": "dataskyddsförordningen artikel 5",
  HANVISNING: "protokollets egna uppgifter",
  "HELG-1": "lag (1989:253) 1 §",
  "HELG-2": "lag (1989:253) 2 §",
  "KL-4-20": "kommunallagen 4 kap. 20 §",
  "KL-4-24": "kommunallagen 4 kap. 24 §",
  "KL-4-25": "kommunallagen 4 kap. 25 §",
  "KL-4-27": "kommunallagen 4 kap. 27 §",
  "KL-5-13": "kommunallagen 5 kap. 13 § (förebild, inte bindande)",
  "KL-5-20": "kommunallagen 5 kap. 20 § (förebild, inte bindande)",
  "KL-5-50": "kommunallagen 5 kap. 50 § (gäller inte förbund)",
  "KL-5-53": "kommunallagen 5 kap. 53 §",
  "KL-5-54": "kommunallagen 5 kap. 54 §",
  "KL-5-55": "kommunallagen 5 kap. 55 §",
  "KL-5-56": "kommunallagen 5 kap. 56 §",
  "KL-5-65": "kommunallagen 5 kap. 65 §",
  "KL-5-66": "kommunallagen 5 kap. 66 §",
  "KL-5-67": "kommunallagen 5 kap. 67 §",
  "KL-5-69": "kommunallagen 5 kap. 69 §",
  "KL-6-17": "kommunallagen 6 kap. 17 §",
  "KL-6-23": "kommunallagen 6 kap. 23 §",
  "KL-6-27": "kommunallagen 6 kap. 27 §",
  "KL-6-28": "kommunallagen 6 kap. 28 §",
  "KL-6-30": "kommunallagen 6 kap. 30 §",
  "KL-6-33": "kommunallagen 6 kap. 33 §",
  "KL-8-12": "kommunallagen 8 kap. 12 §",
  "KL-8-14": "kommunallagen 8 kap. 14 §",
  "KL-9-10": "kommunallagen 9 kap. 10 § (förebild, inte bindande)",
  "KL-11-1": "kommunallagen 11 kap. 1 §",
  "KL-11-5": "kommunallagen 11 kap. 5 §",
  "KL-11-6": "kommunallagen 11 kap. 6 §",
  "KL-11-15": "kommunallagen 11 kap. 15 §",
  "KL-12-1": "kommunallagen 12 kap. 1 §",
  "KL-13-5": "kommunallagen 13 kap. 5 §",
  "KL-13-14": "kommunallagen 13 kap. 14 §",
  "LBT-1": "lag (1930:173) 1 §",
  "LBT-2": "lag (1930:173) 2 §",
  "LOU-1": "lagen (2016:1145) om offentlig upphandling 19 a kap.",
  "LOU-2": "lagen (2016:1145) om offentlig upphandling 19 a kap.",
  MAL: "förbundets egna mål",
  NAMN: "protokollets egna uppgifter",
  "OSL-5-1": "offentlighets- och sekretesslagen 5 kap. 1 §",
  "OSL-5-2": "offentlighets- och sekretesslagen 5 kap. 2 §",
  SPRAK: "protokollets egen text",
  SUMMA: "dokumentets egna siffror",
} as const;

/** Id of a rule in law, e.g. "KL-6-27". */
export type RuleId = keyof typeof sources;

/** Where a number comes from. */
export type Ground = { rule: RuleId; source: string };

/** A number with legal force: one unit, and where it stands. */
export type LegalNumber = Ground &
  (
    | { days: number }
    | { weeks: number }
    | { years: number }
    /** A day of every year, e.g. 30 November. */
    | { month: number; day: number }
    /** More than this share is needed. */
    | { moreThan: { numerator: number; denominator: number } }
    /** At least this share is needed. */
    | { atLeastShare: { numerator: number; denominator: number } }
    | { atLeast: number; atMost: number | null }
    /** A sum of money from each of these days on, the latest first. Before the last of them it is not known here. */
    | { kronorFrom: readonly { from: string; kronor: number }[] }
    /** So many years in a row. */
    | { yearsInRow: number }
    /** So many days after, each a day of its own. */
    | { onDays: readonly number[] }
  );

const from = <R extends RuleId>(rule: R): { rule: R; source: (typeof sources)[R] } => ({
  rule,
  source: sources[rule],
});

/** The one table of numbers. */
export const law = {
  /** Justering after the meeting, calendar days. */
  minutesApproval: { days: 14, ...from("KL-5-69") },
  /** Days after the meeting on which one who has not approved is reminded: our practice, so that the 14 are kept. */
  approvalReminders: { onDays: [7, 10, 13], ...from("KL-5-69") },
  /** Invoices of the same amount within so many days may be the same one. */
  duplicateInvoice: { days: 5, ...from("CTRL-14") },
  /** Anslag after the justering, calendar days: "senast på andra dagen". */
  noticePosted: { days: 2, ...from("KL-8-12") },
  /** Working days until what has come in is registered: "så snart", which JO reads as the next one. */
  registration: { days: 1, ...from("OSL-5-1") },
  /** Appeal time from the day of the anslag. */
  appeal: { weeks: 3, ...from("KL-13-5") },
  /** Ärenden are handled only if more than this share of the ledamöter is present. */
  quorum: { moreThan: { numerator: 1, denominator: 2 }, ...from("KL-6-27") },
  /** A meeting is held if at least this share of the ledamöter demands it. */
  demandMeeting: { atLeastShare: { numerator: 1, denominator: 3 }, ...from("KL-6-23") },
  /** Last day for next year's budget. */
  budgetAdopted: { month: 11, day: 30, ...from("FIN-23") },
  /** Last day for last year's årsredovisning: three months from the end of the year. */
  annualReport: { month: 3, day: 31, ...from("FIN-24") },
  /** Meetings of the styrelse in a year: our default (förebild); the förbundsordning says its own number. */
  meetingsPerYear: { atLeast: 4, atMost: null, ...from("FIN-9") },
  /** First day of the mandate, the year after the general election, unless the förbundsordning differs. */
  mandateFrom: { month: 4, day: 1, ...from("FIN-13") },
  /** Longest mandate. */
  mandateLength: { years: 4, ...from("FIN-13") },
  /** Each member's least number of ledamöter, and of ersättare. */
  seatsPerMember: { atLeast: 1, atMost: null, ...from("FIN-10") },
  viceChairs: { atLeast: 1, atMost: 2, ...from("FIN-17") },
  regions: { atLeast: 1, atMost: null, ...from("FIN-3") },
  municipalities: { atLeast: 1, atMost: null, ...from("FIN-3") },
  /** The state's part of the gemensamma medel; a quarter each from regionerna and kommunerna. */
  stateShare: { atLeastShare: { numerator: 1, denominator: 2 }, ...from("FIN-5") },
  /** The economic plan: the budget year is the first of them. */
  budgetPlan: { yearsInRow: 3, ...from("KL-11-6") },
  /** The most that a direktupphandling may be worth, without moms. */
  directProcurement: {
    kronorFrom: [
      { from: "2022-02-01", kronor: 700_000 },
      { from: "2020-01-01", kronor: 615_312 },
      { from: "2018-01-01", kronor: 586_907 },
    ],
    ...from("LOU-1"),
  },
  /** From this sum on a direktupphandling is documented. */
  procurementDocumented: {
    kronorFrom: [{ from: "2018-01-01", kronor: 100_000 }],
    ...from("LOU-2"),
  },
  /** The förbund's own practice until its arbetsordning says otherwise; modelled on the fullmäktige rule. */
  noticeOfMeeting: { days: 7, ...from("KL-5-13") },
  /** The same for the meeting at which the budget is adopted; modelled on the kommunalförbund rule. */
  noticeOfBudgetMeeting: { days: 7, ...from("KL-9-10") },
  /** Justerare besides the ordförande: the law leaves the way to styrelsen, and one is the least that attests. */
  adjusters: { atLeast: 1, atMost: null, ...from("KL-5-69") },
} as const satisfies Record<string, LegalNumber>;
