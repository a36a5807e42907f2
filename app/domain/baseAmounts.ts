/**
 * Prisbasbelopp and inkomstbasbelopp of each year, as the government has decided them, in whole kronor. A year that
 * is not here is not known, and nothing is said of it. @see BAS-1, BAS-2
 */
export type BaseAmountKind = "price" | "income";

const PRICE: Record<number, number> = {
  2015: 44_500,
  2016: 44_300,
  2017: 44_800,
  2018: 45_500,
  2019: 46_500,
  2020: 47_300,
  2021: 47_600,
  2022: 48_300,
  2023: 52_500,
  2024: 57_300,
  2025: 58_800,
  2026: 59_200,
};

const INCOME: Record<number, number> = {
  2015: 58_100,
  2016: 59_300,
  2017: 61_500,
  2018: 62_500,
  2019: 64_400,
  2020: 66_800,
  2021: 68_200,
  2022: 71_000,
  2023: 74_300,
  2024: 76_200,
  2025: 80_600,
};

/** The base amount of a year in whole kronor; null when the year is not known here. */
export const baseAmount = (kind: BaseAmountKind, year: number): number | null =>
  (kind === "price" ? PRICE : INCOME)[year] ?? null;
