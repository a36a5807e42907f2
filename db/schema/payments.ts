/** The tables of utbetalningar. What a version says is JSON of the domain's `PaymentText`; amounts in it are whole öre. */

import type { Generated } from "kysely";
import type { AttestStep } from "#app/domain/attest/order.ts";
import type { PaymentKind } from "#app/domain/payment/payment.ts";
import type { Stamp } from "../schema.ts";

export type PaymentTable = Stamp & {
  id: string;
  association_id: string;
  /** With `sequence` its number: "2026-14". */
  year: number;
  sequence: number;
  /** 1 until it is ended: what `payment_end` says, where the open ones are found without asking about the others. */
  is_open: Generated<number>;
  /** The payment whose money came back, where this one pays it anew. */
  again_of: Generated<string | null>;
};

export type PaymentVersionTable = Stamp & {
  payment_id: string;
  association_id: string;
  version: number;
  /** The first version that says the same of what is attested. */
  attested_from: number;
  text: string;
  /** The payee and the account as one word each, for finding what has been paid there before. */
  payee_key: string;
  account_key: string | null;
  /** The part of a bidrag that it pays. */
  instalment_id: string | null;
  /** The delegationsbeslut that it follows. */
  delegated_id: Generated<string | null>;
  /** What is searched for in the text: its kind, how much it moves, the invoice's number without signs, and its day. */
  kind: PaymentKind;
  ore: number;
  invoice_key: string;
  invoice_date: string;
  reason: string;
};

/** The names that each payee has been written with, in small letters. */
export type PaymentPayeeTable = {
  association_id: string;
  payee_key: string;
  words: string;
  /** The name as it is compared: the same supplier with its organisationsnummer and without it. */
  name_key: string;
};

/** A stickprov: what it was drawn from and how, so that it can be drawn again. */
export type PaymentSampleTable = Stamp & {
  id: string;
  association_id: string;
  sequence: number;
  seed: string;
  /** JSON of the domain's `PaymentSelection`. */
  selection: string;
  size_kind: "count" | "percent";
  size: number;
  /** 1 = so many of each kind of payment. */
  by_kind: number;
  /** How many payments it was drawn from. */
  population: number;
};

export type PaymentSampleRowTable = {
  sample_id: string;
  association_id: string;
  /** From 0, in the order they were drawn. */
  position: number;
  payment_id: string;
};

type Of = Stamp & { id: string; association_id: string; payment_id: string };

export type PaymentMarkTable = Of & {
  version: number;
  step: AttestStep;
  day: string;
  reason: string;
};

export type PaymentReturnTable = Of & { version: number; reason: string };

/** Somebody else than the one who wrote the account has seen to it that it is the payee's. */
export type PaymentAccountCheckTable = Of & { payee_key: string; account_key: string; how: string };

export type PaymentPaperTable = Of & {
  /** From 0, in the order they were added. */
  position: number;
  sha256: string;
  filename: string;
  media_type: string;
  size: number;
};

export type PaymentEndTable = Of & { kind: "paid" | "cancelled"; day: string; ground: string };

/** Money that came back, wholly, after it was paid: what stands. What was noted wrongly is in the withdrawals. */
export type PaymentBackTable = Of & { day: string; ground: string };

/** It is not to be paid anew. */
export type PaymentBackEndTable = Of & { reason: string };

/** A note that money came back, as it stood when it was taken back, with how it was closed if it was. */
export type PaymentBackWithdrawalTable = Of & {
  reason: string;
  day: string;
  ground: string;
  noted_at: string;
  noted_by_person_id: string | null;
  closed_at: string | null;
  closed_by_person_id: string | null;
  closed_reason: string | null;
};

/** The accounts of each version's kontering, each once. */
export type PaymentPostingAccountTable = {
  payment_id: string;
  version: number;
  association_id: string;
  account: string;
};

export type PaymentTables = {
  payment: PaymentTable;
  payment_version: PaymentVersionTable;
  payment_mark: PaymentMarkTable;
  payment_return: PaymentReturnTable;
  payment_account_check: PaymentAccountCheckTable;
  payment_paper: PaymentPaperTable;
  payment_end: PaymentEndTable;
  payment_back: PaymentBackTable;
  payment_back_end: PaymentBackEndTable;
  payment_back_withdrawal: PaymentBackWithdrawalTable;
  payment_posting_account: PaymentPostingAccountTable;
  payment_payee: PaymentPayeeTable;
  payment_sample: PaymentSampleTable;
  payment_sample_row: PaymentSampleRowTable;
};
