/** The tables of the files to the bank and its answers. Days are "YYYY-MM-DD", amounts whole öre. */
import type { Stamp } from "../schema.ts";

/** A version of what payments are paid from; the highest number holds. */
export type PayerSettingTable = Stamp & {
  association_id: string;
  number: number;
  name: string;
  iban: string | null;
  bankgiro: string | null;
  bic: string;
  customer_id: string | null;
  /** The account of the bookkeeping that the bank account is. */
  bank_account: string;
};

export type PaymentFileTable = Stamp & {
  id: string;
  association_id: string;
  /** With `sequence` its number: "2026-3". */
  year: number;
  sequence: number;
  /** What the bank knows the file by. */
  message_id: string;
  /** The version of the payer's settings it was written with. */
  payer_number: number;
  version: "09" | "03";
  sha256: string;
};

export type PaymentFileRowTable = {
  file_id: string;
  association_id: string;
  payment_id: string;
  /** What the bank knows the payment by. */
  end_to_end_id: string;
  group_id: string;
  execution_date: string;
  ore: number;
};

/** Taken back before the bank paid it: its payments may go in another. */
export type PaymentFileWithdrawalTable = Stamp & {
  file_id: string;
  association_id: string;
  reason: string;
};

export type BankAnswerTable = Stamp & {
  id: string;
  association_id: string;
  kind: "pain.002" | "camt.053" | "camt.054";
  filename: string;
  sha256: string;
};

export type PaymentFileTables = {
  payer_setting: PayerSettingTable;
  payment_file: PaymentFileTable;
  payment_file_row: PaymentFileRowTable;
  payment_file_withdrawal: PaymentFileWithdrawalTable;
  bank_answer: BankAnswerTable;
};
