/** What a period of ersättningar pays, line by line, for the list, the table and the payroll file. */
import type { LegalDate } from "#app/domain/calendar.ts";
import type { AnnualLine } from "#app/domain/fees/annual.ts";
import type { FeeClaim } from "#app/domain/fees/claim.ts";

export type PayLine = FeeClaim & {
  name: string;
  /** Anställningsnummer; null where none is entered. */
  employee: string | null;
  day: LegalDate;
  /** What the förrättning was; null = a meeting. */
  errand: string | null;
  /** The number of the utbetalning. */
  payment: string;
  isCancelled: boolean;
};

/** An årsarvode for the days from–to. */
export type AnnualPayLine = AnnualLine &
  Pick<PayLine, "name" | "employee" | "payment" | "isCancelled">;

export type PayPeriod = {
  associationName: string;
  organisationNumber: string;
  /** "2026-1". */
  number: string;
  to: LegalDate;
  /** When the period was closed, Swedish time: "2026-04-02T11:00:00". */
  closedAt: string;
  lines: readonly PayLine[];
  annual: readonly AnnualPayLine[];
};

/** What is paid: the lines whose utbetalning is not cancelled. */
export const standing = <T extends { isCancelled: boolean }>(lines: readonly T[]): T[] =>
  lines.filter(({ isCancelled }) => !isCancelled);
