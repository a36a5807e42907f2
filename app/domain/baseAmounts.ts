/**
 * Prisbasbelopp and inkomstbasbelopp of each year, as the government has decided them, in whole kronor, each with where
 * it is told. A year that is not here is not known, and nothing is said of it. @see BAS-1, BAS-2
 */
export type BaseAmountKind = "price" | "income";

export type BaseAmount = { kind: BaseAmountKind; year: number; kronor: number; source: string };

const GOVERNMENT = "regeringens beslut";

const price = (year: number, kronor: number, source = GOVERNMENT): BaseAmount => ({
  ...{ kind: "price", year, kronor, source },
});
const income = (year: number, kronor: number, source = GOVERNMENT): BaseAmount => ({
  ...{ kind: "income", year, kronor, source },
});

/** What each is called; the definite form in the middle of a sentence. */
export const baseAmountNames: Record<BaseAmountKind, { name: string; definite: string }> = {
  price: { name: "Prisbasbelopp", definite: "prisbasbeloppet" },
  income: { name: "Inkomstbasbelopp", definite: "inkomstbasbeloppet" },
};

/** What came with the program. A förbund adds a year that it has looked up, with its source. */
export const knownBaseAmounts: readonly BaseAmount[] = [
  price(2015, 44_500),
  price(2016, 44_300),
  price(2017, 44_800, "SFS 2016:863"),
  price(2018, 45_500, "SFS 2017:865"),
  price(2019, 46_500),
  price(2020, 47_300),
  price(2021, 47_600, "SFS 2020:764"),
  price(2022, 48_300, "SFS 2021:866"),
  price(2023, 52_500),
  price(2024, 57_300),
  price(2025, 58_800),
  price(2026, 59_200),
  income(2015, 58_100),
  income(2016, 59_300, "SFS 2015:537"),
  income(2017, 61_500),
  income(2018, 62_500, "SFS 2017:1069"),
  income(2019, 64_400),
  income(2020, 66_800),
  income(2021, 68_200),
  income(2022, 71_000),
  income(2023, 74_300),
  income(2024, 76_200),
  income(2025, 80_600),
];

/** The base amount of a year in whole kronor; null when the year is not known. The first row of a year counts. */
export const baseAmount = (
  kind: BaseAmountKind,
  year: number,
  table: readonly BaseAmount[],
): number | null => table.find((row) => row.kind === kind && row.year === year)?.kronor ?? null;

/** Whoever is stopped by a year that is not known is told so, and where it is entered. @see BAS-1, BAS-2 */
export const unknownBaseAmount = (kind: BaseAmountKind, year: number): string => {
  const { definite } = baseAmountNames[kind];
  return `${definite.charAt(0).toUpperCase()}${definite.slice(1)} för ${year} är inte känt här.`;
};

/** What helps; the page has the same name in the menu. */
export const whereBaseAmounts = "Kansliet för in det med sin källa på sidan Basbelopp.";
