/** The tables of utbetalningar. What a version says is JSON of the domain's `PaymentText`; amounts in it are whole öre. */
import type { AttestStep } from "#app/domain/attest/order.ts";
import type { Stamp } from "../schema.ts";

export type PaymentTable = Stamp & {
  id: string;
  association_id: string;
  /** With `sequence` its number: "2026-14". */
  year: number;
  sequence: number;
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
  reason: string;
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

export type PaymentTables = {
  payment: PaymentTable;
  payment_version: PaymentVersionTable;
  payment_mark: PaymentMarkTable;
  payment_return: PaymentReturnTable;
  payment_account_check: PaymentAccountCheckTable;
  payment_paper: PaymentPaperTable;
  payment_end: PaymentEndTable;
};
