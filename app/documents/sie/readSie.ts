/**
 * A SIE file from the bookkeeping office: accounts, objects, balances, budget and verifikationer. The format is read
 * as generously as its own rules ask (a label that is unknown is passed over), but a number that cannot be read is
 * told with its line rather than left out in silence. Amounts are whole öre, with the signs of the file: what has
 * come in is below zero.
 */
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { readOre } from "../payments/amounts.ts";
import { type SieEncoding, sieText } from "./codePage.ts";
import { fieldsOf, type SieField } from "./fields.ts";
import type { SieObject, SieVerification } from "./verifications.ts";

/** `year` is 0 for the year of the file, -1 for the one before. `period` is "2026-03". */
export type SieBalance = { year: number; account: string; ore: number };
export type SiePeriod = SieBalance & { period: string; objects: SieObject[] };

export type SieFile = {
  encoding: SieEncoding;
  type: number;
  program: string | null;
  name: string | null;
  organisationNumber: string | null;
  years: { year: number; from: string; to: string }[];
  accounts: { number: string; name: string }[];
  dimensions: { number: number; name: string }[];
  objects: (SieObject & { name: string })[];
  /** #UB: what each balance account holds at the end of the year. */
  closing: SieBalance[];
  /** #RES: what each result account comes to for the year. */
  results: SieBalance[];
  /** #PSALDO, with and without objects: those without hold those with. */
  periods: SiePeriod[];
  /** #PBUDGET, and #BUDGET for a whole year, whose period is "". */
  budget: SiePeriod[];
  verifications: SieVerification[];
  /** Lines that could not be read, the first of them told. */
  faults: { line: number; text: string }[];
  faultCount: number;
};

const MOST_BYTES = 10_000_000;
const MOST_LINES = 400_000;
const LONGEST_LINE = 4_000;
const MOST_FAULTS = 20;

const text = (field: SieField | undefined): string => (typeof field === "string" ? field : "");

/** "20260331" as a date, "202603" as a month; null for anything else. */
const dayOf = (field: SieField | undefined): string | null => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text(field)) ?? [];
  return day === undefined ? null : `${year}-${month}-${day}`;
};
const monthOf = (field: SieField | undefined): string | null => {
  const [, year, month] = /^(\d{4})(0[1-9]|1[0-2])$/.exec(text(field)) ?? [];
  return month === undefined ? null : `${year}-${month}`;
};
const wholeOf = (field: SieField | undefined): number | null =>
  /^-?\d{1,9}$/.test(text(field)) ? Number(text(field)) : null;

/** "{1 10 6 7}": dimension and object in turn. */
function objectsOf(field: SieField | undefined): SieObject[] | null {
  if (!Array.isArray(field)) return null;
  const objects: SieObject[] = [];
  for (let at = 0; at + 1 < field.length; at += 2) {
    const dimension = wholeOf(field[at]);
    if (dimension === null) return null;
    objects.push({ dimension, object: field[at + 1] ?? "" });
  }
  return field.length % 2 === 0 ? objects : null;
}

/** Puts what a line says into the file; false when it cannot be read. */
type Reader = (file: SieFile, fields: SieField[]) => boolean;

const balance =
  (key: "closing" | "results"): Reader =>
  (file, [year, account, amount]) => {
    const [index, ore] = [wholeOf(year), readOre(text(amount))];
    if (index === null || ore === null || text(account) === "") return false;
    file[key].push({ year: index, account: text(account), ore });
    return true;
  };

const period =
  (key: "periods" | "budget"): Reader =>
  (file, [year, month, account, list, amount]) => {
    const [index, when, objects] = [wholeOf(year), monthOf(month), objectsOf(list)];
    const ore = readOre(text(amount));
    if (index === null || when === null || objects === null || ore === null) return false;
    file[key].push({ year: index, period: when, account: text(account), objects, ore });
    return true;
  };

const row: Reader = (file, [account, list, amount, , words]) => {
  const [objects, ore, last] = [objectsOf(list), readOre(text(amount)), file.verifications.at(-1)];
  if (objects === null || ore === null || last === undefined) return false;
  const one = { account: text(account), objects, ore, text: text(words) || null };
  (last.rows as (typeof one)[]).push(one);
  return true;
};

const readers = new Map<string, Reader>(
  Object.entries<Reader>({
    "#SIETYP": (file, [type]) => {
      file.type = wholeOf(type) ?? 0;
      return true;
    },
    "#PROGRAM": (file, [name]) => {
      file.program = text(name);
      return true;
    },
    "#FNAMN": (file, [name]) => {
      file.name = text(name);
      return true;
    },
    "#ORGNR": (file, [number]) => {
      file.organisationNumber = text(number).replace(/\D/g, "");
      return true;
    },
    "#RAR": (file, [year, first, last]) => {
      const [index, from, to] = [wholeOf(year), dayOf(first), dayOf(last)];
      if (index === null || from === null || to === null) return false;
      file.years.push({ year: index, from, to });
      return true;
    },
    "#KONTO": (file, [number, name]) => {
      file.accounts.push({ number: text(number), name: text(name) });
      return text(number) !== "";
    },
    "#DIM": (file, [number, name]) => {
      const dimension = wholeOf(number);
      if (dimension === null) return false;
      file.dimensions.push({ number: dimension, name: text(name) });
      return true;
    },
    "#OBJEKT": (file, [number, object, name]) => {
      const dimension = wholeOf(number);
      if (dimension === null) return false;
      file.objects.push({ dimension, object: text(object), name: text(name) });
      return true;
    },
    "#UB": balance("closing"),
    "#RES": balance("results"),
    "#PSALDO": period("periods"),
    "#PBUDGET": period("budget"),
    "#BUDGET": (file, [year, account, amount]) => {
      const [index, ore] = [wholeOf(year), readOre(text(amount))];
      if (index === null || ore === null) return false;
      file.budget.push({ year: index, period: "", account: text(account), objects: [], ore });
      return true;
    },
    "#VER": (file, [series, number, date, words]) => {
      const day = dayOf(date);
      file.verifications.push({
        series: text(series),
        number: wholeOf(number) ?? 0,
        date: day ?? "",
        text: text(words),
        rows: [],
      });
      return day !== null;
    },
    // #RTRANS is followed by a #TRANS that says the same, and #BTRANS tells of a row that is no longer there.
    "#TRANS": row,
  }),
);

const emptyFile = (encoding: SieEncoding): SieFile => ({
  encoding,
  type: 0,
  program: null,
  name: null,
  organisationNumber: null,
  years: [],
  accounts: [],
  dimensions: [],
  objects: [],
  closing: [],
  results: [],
  periods: [],
  budget: [],
  verifications: [],
  faults: [],
  faultCount: 0,
});

const told = (file: SieFile, line: number, words: string): void => {
  file.faultCount += 1;
  if (file.faults.length < MOST_FAULTS) file.faults.push({ line, text: words });
};

function readLine(file: SieFile, line: string, at: number): void {
  if (line.length > LONGEST_LINE) {
    told(file, at, `Rad ${at} är för lång och lästes inte.`);
    return;
  }
  const [label, ...fields] = fieldsOf(line);
  const reader = readers.get(text(label).toUpperCase());
  if (reader && !reader(file, fields)) {
    told(file, at, `Rad ${at} (${text(label)}) har något som inte går att läsa.`);
  }
}

/** A verifikation that does not come to zero is not one, whoever wrote it. */
function unbalanced(file: SieFile): void {
  for (const { series, number, rows } of file.verifications) {
    const sum = rows.reduce((all, { ore }) => all + ore, 0);
    if (sum !== 0) told(file, 0, `Verifikation ${series}${number} balanserar inte.`);
  }
}

/** A file that ends in the middle of a verifikation is not all of it. */
function cutOff(file: SieFile, lines: readonly string[]): void {
  const count = (sign: string) => lines.filter((line) => line.trim() === sign).length;
  if (count("{") !== count("}")) {
    told(file, lines.length, "Filen slutar mitt i en verifikation. Ta ut den på nytt.");
  }
}

/** What a SIE file holds. */
export function readSie(bytes: Uint8Array): Result<SieFile> {
  if (bytes.length > MOST_BYTES) {
    return refused(`Filen är för stor. Högst ${MOST_BYTES / 1_000_000} MB läses.`);
  }
  // The label is the same in every alphabet, so the start is looked at before all of it is read.
  const start = sieText(bytes.subarray(0, 200)).text;
  if (!/^\s*#FLAGGA\s/i.test(start)) {
    return refused("Filen är ingen SIE-fil: den börjar inte med #FLAGGA.");
  }
  const { text: words, encoding } = sieText(bytes);
  const lines = words.split(/\r\n|\r|\n/);
  if (lines.length > MOST_LINES) return refused(`Filen har fler än ${MOST_LINES} rader.`);
  const file = emptyFile(encoding);
  lines.forEach((line, at) => {
    if (line.trimStart().startsWith("#")) readLine(file, line.trim(), at + 1);
  });
  if (file.type < 2 || file.type > 4) {
    return refused("Filen säger inte att den är av SIE-typ 4. Ta ut den på nytt ur bokföringen.");
  }
  unbalanced(file);
  cutOff(file, lines);
  return accepted(file);
}
