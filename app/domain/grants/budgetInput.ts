/** A budget line, what the account held and what others owe, as somebody filled them in: each fault at its field. */
import { type LegalDate, parseLegalDate } from "../calendar.ts";
import { readOrganisationNumber } from "../payment/identity.ts";
import { readMoney } from "../payment/paymentInput.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import { MANY_DIGITS } from "../words/numbers.ts";
import type { GrantPayee } from "./grant.ts";

/** More is no sum of a förbund, and no database counts it exactly in öre for ever. */
const MOST_ORE = 9_999_999_999_999;

class Fields {
  readonly refusals: Refusal[] = [];

  refuse(field: string, text: string) {
    this.refusals.push({ rule: null, source: null, field, text });
  }

  words(field: string, words: string, text: string): string {
    const trimmed = words.replace(/\s+/g, " ").trim();
    if (trimmed === "") this.refuse(field, text);
    return trimmed;
  }

  /** A sum; zero and below are told apart by `least`. */
  sum(field: string, words: string, least: 0 | 1 | null): number {
    const ore = readMoney(words);
    if (MANY_DIGITS.test(words) || Math.abs(ore ?? 0) > MOST_ORE) {
      this.refuse(field, "Beloppet är för stort.");
    } else if (ore === null) {
      this.refuse(field, "Skriv beloppet i kronor, till exempel 1 250 000.");
    } else if (least !== null && ore < least) {
      this.refuse(
        field,
        least === 0 ? "Beloppet kan inte vara mindre än noll." : "Beloppet ska vara över noll.",
      );
    }
    return ore ?? 0;
  }

  result<T>(value: T): Result<T> {
    return this.refusals.length > 0 ? refusedAll(this.refusals) : accepted(value);
  }
}

export type TypedLine = {
  year: string;
  account: string;
  initiative: string;
  name: string;
  amount: string;
  itemId: string;
  ground: string;
};

export type NewLine = {
  year: number;
  account: string;
  initiative: string;
  name: string;
  ore: number;
  itemId: string | null;
  ground: string;
};

/** A line of the budget: for a konto, an insats or both, with what it rests on. */
export function readBudgetLine(typed: TypedLine): Result<NewLine> {
  const fields = new Fields();
  const account = typed.account.trim();
  const initiative = typed.initiative.replace(/\s+/g, " ").trim();
  const itemId = typed.itemId.trim() || null;
  const ground = typed.ground.trim();
  if (!/^20\d\d$/.test(typed.year.trim())) fields.refuse("year", "Skriv året med fyra siffror.");
  if (account === "" && initiative === "") {
    fields.refuse("account", "Skriv konto eller insats, eller båda.");
  } else if (account !== "" && !/^\d{3,8}$/.test(account)) {
    fields.refuse("account", "Ett konto har tre till åtta siffror.");
  }
  const name = typed.name.replace(/\s+/g, " ").trim();
  const ore = fields.sum("lineAmount", typed.amount, 0);
  if (itemId === null && ground === "") {
    fields.refuse(
      "lineGround",
      "Välj paragrafen som fastställde budgeten, eller skriv var det står.",
    );
  }
  return fields.result({
    year: Number(typed.year),
    account,
    initiative,
    name,
    ore,
    itemId,
    ground,
  });
}

export type TypedLiquidity = { day: string; amount: string; ground: string };

/** What the account held on a day that has been; it may be below zero. */
export function readLiquidity(
  typed: TypedLiquidity,
  today: LegalDate,
): Result<{ day: LegalDate; ore: number; ground: string }> {
  const fields = new Fields();
  const day = parseLegalDate(typed.day.trim());
  if (!day) fields.refuse("day", "Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-02.");
  else if (day > today) fields.refuse("day", "Dagen har inte kommit än.");
  const ore = fields.sum("heldAmount", typed.amount, null);
  const ground = fields.words(
    "heldGround",
    typed.ground,
    "Skriv var det syns, till exempel kontoutdraget.",
  );
  return fields.result({ day: day ?? today, ore, ground });
}

export type TypedClaim = {
  payee: string;
  organisationNumber: string;
  amount: string;
  what: string;
};

/** What somebody owes the förbund. */
export function readClaim(
  typed: TypedClaim,
): Result<{ payee: GrantPayee; ore: number; what: string }> {
  const fields = new Fields();
  const name = fields.words("claimPayee", typed.payee, "Skriv vem som är skyldig pengarna.");
  const number = typed.organisationNumber.trim();
  const read = number === "" ? null : readOrganisationNumber(number, "claimNumber");
  if (read && !read.ok) fields.refusals.push(...read.refusals);
  const ore = fields.sum("claimAmount", typed.amount, 1);
  const what = fields.words("claimWhat", typed.what, "Skriv vad skulden gäller.");
  const payee = { name, organisationNumber: read?.ok ? read.value : null };
  return fields.result({ payee, ore, what });
}
