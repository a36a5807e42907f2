/** What a period of ersättningar pays, line by line, for the list, the table and the payroll file. */
import type { LegalDate } from "#app/domain/calendar.ts";
import type { FeeClaim } from "#app/domain/fees/claim.ts";

export type PayLine = FeeClaim & {
  name: string;
  /** Anställningsnummer; null where none is entered. */
  employee: string | null;
  day: LegalDate;
  /** The number of the utbetalning. */
  payment: string;
  isCancelled: boolean;
};

export type PayPeriod = {
  associationName: string;
  organisationNumber: string;
  /** "2026-1". */
  number: string;
  to: LegalDate;
  /** When the period was closed, Swedish time: "2026-04-02T11:00:00". */
  closedAt: string;
  lines: readonly PayLine[];
};

/** What is paid: the lines whose utbetalning is not cancelled. */
export const paidLines = ({ lines }: PayPeriod): PayLine[] =>
  lines.filter(({ isCancelled }) => !isCancelled);
