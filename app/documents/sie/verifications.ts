/**
 * Verifikationer for the bookkeeping office: what the förbund has decided to book, as plain data, and what of it
 * cannot be written in a SIE file. Debit is above zero and credit below, in whole öre.
 * @see bokföringslagen (1999:1078) 5 kap. 6–7 §§
 */
import { parseLegalDate } from "#app/domain/calendar.ts";
import { readOrganisationNumber } from "#app/domain/payment/identity.ts";
import type { Refusal } from "#app/domain/result.ts";
import { signsOutsidePc8 } from "./codePage.ts";

/** An object of a dimension, such as the kostnadsställe 10 or the project 7. */
export type SieObject = { dimension: number; object: string };

export type SieRow = {
  account: string;
  objects: readonly SieObject[];
  ore: number;
  /** Null where the verifikation's own text says enough. */
  text: string | null;
};

export type SieVerification = {
  series: string;
  number: number;
  date: string;
  text: string;
  rows: readonly SieRow[];
};

export type SieOrder = {
  program: { name: string; version: string };
  createdOn: string;
  association: { name: string; organisationNumber: string };
  year: { from: string; to: string };
  accounts: readonly { number: string; name: string }[];
  dimensions: readonly { number: number; name: string }[];
  objects: readonly (SieObject & { name: string })[];
  verifications: readonly SieVerification[];
};

const fault = (field: string, text: string): Refusal => ({ rule: null, source: null, field, text });

const objectKey = ({ dimension, object }: SieObject): string => `${dimension} ${object}`;

/** What each text of the order is called in a sentence, and where it stands. */
const textsOf = (order: SieOrder): [field: string, text: string][] => [
  ["association.name", order.association.name],
  ...order.accounts.map(({ name }, at): [string, string] => [`accounts.${at}.name`, name]),
  ...order.dimensions.map(({ name }, at): [string, string] => [`dimensions.${at}.name`, name]),
  ...order.objects.flatMap(({ name, object }, at): [string, string][] => [
    [`objects.${at}.name`, name],
    [`objects.${at}.object`, object],
  ]),
  ...order.verifications.flatMap(({ series, text, rows }, at): [string, string][] => [
    [`verifications.${at}.series`, series],
    [`verifications.${at}.text`, text],
    ...rows.map(({ text }): [string, string] => [`verifications.${at}.text`, text ?? ""]),
  ]),
];

function headFaults(order: SieOrder): Refusal[] {
  const faults: Refusal[] = [];
  const { from, to } = order.year;
  if (parseLegalDate(from) === null || parseLegalDate(to) === null || from > to) {
    faults.push(fault("year", "Räkenskapsåret har inte en första och en sista dag."));
  }
  if (parseLegalDate(order.createdOn) === null)
    faults.push(fault("createdOn", "Filens dag är inget datum."));
  if (order.association.name.trim() === "")
    faults.push(fault("association.name", "Förbundets namn saknas."));
  const number = readOrganisationNumber(
    order.association.organisationNumber,
    "association.organisationNumber",
  );
  if (!number.ok) faults.push(...number.refusals);
  order.accounts.forEach((account, at) => {
    if (!/^\d{3,8}$/.test(account.number)) {
      faults.push(fault(`accounts.${at}.number`, `Kontot ${account.number} är inget kontonummer.`));
    }
  });
  for (const [field, text] of textsOf(order)) {
    const signs = signsOutsidePc8(text);
    if (signs.length > 0) {
      faults.push(
        fault(field, `Texten har tecken som inte går att skriva i en SIE-fil: ${signs.join(" ")}`),
      );
    }
  }
  return faults;
}

type Known = { accounts: Set<string>; objects: Set<string> };

function rowFaults({ account, objects, ore }: SieRow, field: string, known: Known): Refusal[] {
  const faults: Refusal[] = [];
  if (!known.accounts.has(account))
    faults.push(fault(field, `Kontot ${account} finns inte i kontoplanen.`));
  for (const one of objects) {
    if (!known.objects.has(objectKey(one))) {
      faults.push(fault(field, `Objektet ${one.object} i dimension ${one.dimension} finns inte.`));
    }
  }
  if (!Number.isSafeInteger(ore)) faults.push(fault(field, "Beloppet ska vara hela ören."));
  return faults;
}

function verificationFaults(
  one: SieVerification,
  at: number,
  order: SieOrder,
  known: Known,
): Refusal[] {
  const named = `Verifikation ${one.series}${one.number}`;
  const field = `verifications.${at}`;
  const faults = one.rows.flatMap((row, line) => rowFaults(row, `${field}.rows.${line}`, known));
  const sum = one.rows.reduce((all, { ore }) => all + ore, 0);
  if (one.rows.length < 2) faults.push(fault(field, `${named} har färre än två rader.`));
  else if (sum !== 0) {
    const kronor = `${Math.trunc(Math.abs(sum) / 100)},${String(Math.abs(sum) % 100).padStart(2, "0")}`;
    faults.push(
      fault(field, `${named} balanserar inte: debet och kredit skiljer ${kronor} kronor.`),
    );
  }
  if (!Number.isSafeInteger(one.number) || one.number < 1) {
    faults.push(fault(field, `${named} har inget nummer.`));
  }
  if (parseLegalDate(one.date) === null) faults.push(fault(field, `${named} har inget datum.`));
  else if (one.date < order.year.from || one.date > order.year.to) {
    faults.push(fault(field, `${named} ligger utanför räkenskapsåret.`));
  }
  return faults;
}

/** All that cannot be written; empty when the file can be made. */
export function sieFaults(order: SieOrder): Refusal[] {
  const known: Known = {
    accounts: new Set(order.accounts.map(({ number }) => number)),
    objects: new Set(order.objects.map(objectKey)),
  };
  const seen = new Set<string>();
  const repeated = order.verifications.flatMap(({ series, number }, at) => {
    const key = `${series} ${number}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [fault(`verifications.${at}`, `Verifikation ${series}${number} finns två gånger.`)];
  });
  return [
    ...headFaults(order),
    ...(order.verifications.length === 0
      ? [fault("verifications", "Det finns inga verifikationer att skriva.")]
      : []),
    ...order.verifications.flatMap((one, at) => verificationFaults(one, at, order, known)),
    ...repeated,
  ];
}
