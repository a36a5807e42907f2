/** A decided amount or choice as somebody filled it in, read field by field: each fault is a sentence at its field. */
import { accountKinds, readAccount } from "../payment/accounts.ts";
import { readOrganisationNumber } from "../payment/identity.ts";
import { readMoney } from "../payment/paymentInput.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import { readNumber } from "../words/numbers.ts";
import { type AnnualInterval, annualIntervals } from "./annual.ts";
import type { DecidedKind, FeeValues, Payroll } from "./settings.ts";

/** What was typed, by field. */
export type TypedSetting = (field: string) => string;

class Reader {
  readonly refusals: Refusal[] = [];
  constructor(private readonly typed: TypedSetting) {}

  words(field: string): string {
    return this.typed(field).trim();
  }

  refuse(field: string, text: string) {
    this.refusals.push({ rule: null, source: null, field, text });
  }

  take<T>(result: Result<T>): T | null {
    if (result.ok) return result.value;
    this.refusals.push(...result.refusals);
    return null;
  }

  /** Whole öre above zero. */
  ore(field: string, label: string): number {
    const ore = readMoney(this.words(field));
    if (ore === null || ore <= 0 || ore > 10_000_000_00) {
      this.refuse(field, `Skriv ${label} i kronor, mer än 0 och högst 10 000 000.`);
    }
    return ore ?? 0;
  }

  kronor(field: string, label: string): number {
    const ore = this.ore(field, label);
    if (ore % 100 !== 0) this.refuse(field, `Skriv ${label} i hela kronor.`);
    return Math.floor(ore / 100);
  }

  /** Hundredths of a percent. */
  percent(field: string, label: string, { of = "grundbeloppet", most = 10_000 } = {}): number {
    const read = readNumber(this.words(field).replace(/\s?(?:%|procent)$/i, ""));
    if (!read || read.hundredths <= 0 || read.hundredths > most) {
      this.refuse(field, `Skriv ${label} i procent av ${of}, till exempel 1 eller 1,5.`);
    }
    return read?.hundredths ?? 0;
  }

  year(field: string): number | null {
    const words = this.words(field);
    if (words === "") return null;
    if (!/^(?:19|20)\d\d$/.test(words)) {
      this.refuse(field, "Skriv året med fyra siffror, till exempel 2026.");
      return null;
    }
    return Number(words);
  }

  /** A number or a short code of another program. */
  code(field: string, label: string): string {
    const words = this.words(field);
    if (!/^[\p{L}\d][\p{L}\d ._-]{0,19}$/u.test(words)) {
      this.refuse(field, `Skriv ${label}, högst 20 siffror eller bokstäver.`);
    }
    return words;
  }
}

function readClasses(reader: Reader): FeeValues["classes"] {
  const short = reader.percent("short", "arvodet för ett kort sammanträde");
  const long = reader.percent("long", "arvodet för ett långt sammanträde");
  if (long < short)
    reader.refuse("long", "Ett långt sammanträde ger minst lika mycket som ett kort.");
  const hours = readNumber(reader.words("hours"))?.hundredths ?? 0;
  const limitMinutes = Math.round((hours * 60) / 100);
  if (limitMinutes <= 0 || limitMinutes > 24 * 60) {
    reader.refuse("hours", "Skriv gränsen i timmar, till exempel 4.");
  }
  const errands = reader.words("errands");
  if (errands !== "ja" && errands !== "nej") {
    reader.refuse("errands", "Välj om beslutet också gäller förrättningar.");
  }
  return {
    ...{ short, long, limitMinutes, countsBreaks: reader.words("countsBreaks") !== "nej" },
    attendingSubstitutes: reader.words("attendingSubstitutes") !== "nej",
    errands: errands === "ja",
  };
}

/** Ten whole base amounts of a year are more than anybody has: a slip of the hand. */
const mostOfYear = 100_000;

function readAnnual(reader: Reader): FeeValues["annual"] | null {
  const intervals = Object.keys(annualIntervals) as AnnualInterval[];
  const every = intervals.find((one) => one === reader.words("every"));
  if (!every) reader.refuse("every", "Välj hur ofta årsarvodet betalas.");
  const of = (["kronor", "base", "price", "none"] as const).find(
    (one) => one === reader.words("of"),
  );
  if (!of) reader.refuse("of", "Välj hur årsarvodet är bestämt.");
  if (!every || !of) return null;
  if (of === "none") return { amount: { of }, every };
  if (of === "kronor") return { amount: { of, ore: reader.ore("amount", "årsarvodet") }, every };
  const about = { of: of === "base" ? "grundbeloppet" : "prisbasbeloppet", most: mostOfYear };
  return { amount: { of, share: reader.percent("amount", "årsarvodet", about) }, every };
}

function readLost(reader: Reader): FeeValues["lostEarnings"] {
  const hourOre = reader.ore("hour", "det högsta för en timme");
  const dayOre = reader.ore("day", "det högsta för en dag");
  if (dayOre < hourOre)
    reader.refuse("day", "Taket för en dag kan inte vara lägre än för en timme.");
  return { hourOre, dayOre };
}

/** A personnummer has ten or twelve digits with a date first; an anställningsnummer never looks so. */
const LIKE_PERSON = /^(?:19|20)?\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+]?\d{4}$/;

function readEmployee(reader: Reader): FeeValues["employee"] {
  const number = reader.code("number", "anställningsnumret");
  if (LIKE_PERSON.test(number.replace(/\s/g, ""))) {
    reader.refuse(
      "number",
      "Det ser ut som ett personnummer. Här förs bara anställningsnumret in.",
    );
  }
  return { number };
}

function readPayroll(reader: Reader): Payroll | null {
  const name = reader.words("name");
  if (name === "")
    reader.refuse("name", "Skriv vem som betalar ut, till exempel en kommuns löneenhet.");
  const typedNumber = reader.words("organisationNumber");
  const organisationNumber =
    typedNumber === ""
      ? null
      : reader.take(readOrganisationNumber(typedNumber, "organisationNumber"));
  const kind = accountKinds.find((one) => one === reader.words("accountKind"));
  if (!kind) reader.refuse("accountKind", "Välj vilket slags konto det är.");
  const account = kind ? reader.take(readAccount(kind, reader.words("account"), "account")) : null;
  const codes = {
    short: reader.code("codeShort", "lönearten för ett kort sammanträde eller en kort förrättning"),
    long: reader.code("codeLong", "lönearten för ett långt sammanträde eller en lång förrättning"),
    mileage: reader.code("codeMileage", "lönearten för milersättning"),
    lost: reader.code("codeLost", "lönearten för förlorad arbetsförtjänst"),
    // Most förbund have no årsarvode: the code is asked for where there is one to pay.
    ...(reader.words("codeAnnual") === ""
      ? {}
      : { annual: reader.code("codeAnnual", "lönearten för årsarvode") }),
  };
  const bookAccount = (field: string) => {
    const words = reader.words(field);
    if (!/^\d{3,8}$/.test(words)) reader.refuse(field, "Ett konto är tre till åtta siffror.");
    return words;
  };
  const accounts = {
    ...{ fee: bookAccount("accountFee"), mileage: bookAccount("accountMileage") },
    lost: bookAccount("accountLost"),
  };
  if (!account) return null;
  const costCentre = reader.words("costCentre").slice(0, 10);
  return { name, organisationNumber, account, codes, accounts, costCentre };
}

const readers: { [K in DecidedKind]: (reader: Reader) => FeeValues[K] | null } = {
  base: (reader) => ({
    kronor: reader.kronor("kronor", "grundbeloppet"),
    ...{ fromYear: reader.year("fromYear"), toYear: reader.year("toYear") },
  }),
  classes: readClasses,
  mileage: (reader) => ({ orePerMil: reader.ore("mil", "ersättningen för en mil") }),
  lostEarnings: readLost,
  seat: (reader) => ({ takes: reader.words("takes") === "ja" }),
  employee: readEmployee,
  payroll: readPayroll,
  annual: readAnnual,
};

/** What was decided, as data; or every fault at its field. */
export function readFeeValue<K extends DecidedKind>(
  kind: K,
  typed: TypedSetting,
): Result<FeeValues[K]> {
  const reader = new Reader(typed);
  const value = readers[kind](reader);
  return reader.refusals.length > 0 || value === null
    ? refusedAll(reader.refusals)
    : accepted(value);
}
