/**
 * Where money is paid to: a bankgiro, a plusgiro, a bank account or an IBAN, as people write them and as a bank reads
 * them. Each fault is a sentence for its field. That a number is well formed says nothing of whose it is.
 */
import { electronicFormatIBAN, friendlyFormatIBAN, isValidIBAN } from "ibantools";
import Kontonummer from "kontonummer";
import { accepted, type Result, refused } from "../result.ts";
import { hasCheckDigit } from "../words/checkDigit.ts";

/** The forms an account may have, as they are stored. */
export const accountKinds = ["bankgiro", "plusgiro", "bank", "iban"] as const;
export type AccountKind = (typeof accountKinds)[number];

/** What the forms are called. */
export const accountKindName: Record<AccountKind, string> = {
  bankgiro: "Bankgiro",
  plusgiro: "Plusgiro",
  bank: "Bankkonto",
  iban: "IBAN",
};

/**
 * An account, its numbers as digits only. Some banks' accounts have no check digit, and theirs cannot be told from
 * those that have one: `isChecked` is false when the number could not be confirmed, and a person looks once more.
 */
export type PayeeAccount =
  | { kind: "bankgiro"; number: string }
  | { kind: "plusgiro"; number: string }
  | { kind: "bank"; clearing: string; number: string; bank: string; isChecked: boolean }
  | { kind: "iban"; iban: string };

/** More than any account number has, with its spaces. */
const LONGEST = 60;
const SEPARATORS = /[\s\u00a0\u202f\u2010-\u2013.,-]/g;

/** The digits of a number that is written with nothing but digits, spaces and dashes; null when it holds more. */
function digitsOf(words: string): string | null {
  if (words.length > LONGEST) return null;
  const digits = words.replace(SEPARATORS, "");
  return /^\d+$/.test(digits) ? digits : null;
}

/** A bankgiro number: seven or eight digits, the last a check digit. */
export function readBankgiro(words: string, field: string): Result<PayeeAccount> {
  const number = digitsOf(words);
  if (number === null || number.length < 7 || number.length > 8) {
    return refused("Ett bankgironummer har sju eller åtta siffror, till exempel 123-4566.", {
      field,
    });
  }
  return hasCheckDigit(number)
    ? accepted({ kind: "bankgiro", number })
    : refused(
        "Bankgironumrets kontrollsiffra stämmer inte. Se efter att numret är rätt avskrivet.",
        {
          field,
        },
      );
}

/** A plusgiro number: two to eight digits, the last a check digit. */
export function readPlusgiro(words: string, field: string): Result<PayeeAccount> {
  const number = digitsOf(words);
  if (number === null || number.length < 2 || number.length > 8) {
    return refused("Ett plusgironummer har två till åtta siffror, till exempel 12 34 56-6.", {
      field,
    });
  }
  return hasCheckDigit(number)
    ? accepted({ kind: "plusgiro", number })
    : refused(
        "Plusgironumrets kontrollsiffra stämmer inte. Se efter att numret är rätt avskrivet.",
        {
          field,
        },
      );
}

/** The library's answer, which it gives by throwing when no bank has the clearing number. */
function bankOf(digits: string): Kontonummer | null {
  try {
    return Kontonummer.parse(digits, { mode: "lax" });
  } catch {
    return null;
  }
}

/** A Swedish bank account: the clearing number and the account number after it, as one piece of writing. */
export function readBankAccount(words: string, field: string): Result<PayeeAccount> {
  const digits = digitsOf(words);
  if (digits === null || digits.length < 8 || digits.length > 16) {
    return refused(
      "Skriv clearingnumret och sedan kontonumret, med siffror, till exempel 5491 0000003.",
      { field },
    );
  }
  const found = bankOf(digits);
  if (found === null) {
    return refused(
      "Ingen svensk bank har det clearingnumret. De fyra första siffrorna är clearingnumret.",
      { field },
    );
  }
  // Accounts of four and seven digits are all checked in one way; of the others some cannot be.
  if (!found.valid && found.type === 1) {
    return refused(
      "Kontonumrets kontrollsiffra stämmer inte. Se efter att numret är rätt avskrivet.",
      {
        field,
      },
    );
  }
  return accepted({
    kind: "bank",
    clearing: found.sortingCode,
    number: found.accountNumber,
    bank: found.bankName,
    isChecked: found.valid,
  });
}

/** An IBAN of any country, its check digits and its country's length right. */
export function readIban(words: string, field: string): Result<PayeeAccount> {
  const iban = words.length > LONGEST ? null : electronicFormatIBAN(words);
  if (iban === null || !/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) {
    return refused(
      "Ett IBAN börjar med två bokstäver för landet och två kontrollsiffror. Ett svenskt har 24 tecken.",
      { field },
    );
  }
  return isValidIBAN(iban)
    ? accepted({ kind: "iban", iban })
    : refused("Numret är inget giltigt IBAN. Se efter att det är rätt avskrivet.", { field });
}

const readers: Record<AccountKind, (words: string, field: string) => Result<PayeeAccount>> = {
  bankgiro: readBankgiro,
  plusgiro: readPlusgiro,
  bank: readBankAccount,
  iban: readIban,
};

/** An account of a form, as somebody wrote it. */
export const readAccount = (
  kind: AccountKind,
  words: string,
  field: string,
): Result<PayeeAccount> => readers[kind](words, field);

const pairs = (digits: string): string =>
  digits.length % 2 === 0 ? digits.replace(/(..)(?=.)/g, "$1 ") : spacedOdd(digits);
const spacedOdd = (digits: string): string =>
  `${digits.slice(0, 1)} ${digits.slice(1).replace(/(..)(?=.)/g, "$1 ")}`.trim();

/** An account as it is written for people: "5050-1055", "12 34 56-6", "5491-0000003", "SE45 5000 …". */
export function accountText(account: PayeeAccount): string {
  switch (account.kind) {
    case "bankgiro":
      return `${account.number.slice(0, -4)}-${account.number.slice(-4)}`;
    case "plusgiro":
      return `${pairs(account.number.slice(0, -1))}-${account.number.slice(-1)}`;
    case "bank":
      return `${account.clearing}-${account.number}`;
    case "iban":
      return friendlyFormatIBAN(account.iban) ?? account.iban;
  }
}

/** An account as one word, the same however it was written: two that are the same are the same account. */
export function accountKey(account: PayeeAccount): string {
  if (account.kind === "bank")
    return `bank:${account.clearing}:${account.number.replace(/^0+/, "")}`;
  return account.kind === "iban" ? `iban:${account.iban}` : `${account.kind}:${account.number}`;
}
