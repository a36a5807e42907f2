/** A period as a table for a spreadsheet, cancelled lines among them and marked. */
import { annualWords } from "#app/domain/fees/annual.ts";
import { claimOre, lossGrounds } from "#app/domain/fees/claim.ts";
import { errandClassNames, feeClassNames } from "#app/domain/fees/fee.ts";
import { csvText } from "../csv.ts";
import type { AnnualPayLine, PayLine, PayPeriod } from "./lines.ts";

const header = [
  ...["Period", "Anställningsnummer", "Namn", "Dag", "Minuter", "Klass", "Grundbelopp (kr)"],
  ...[
    "Arvode (kr)",
    "Kilometer",
    "Milersättning (kr)",
    "Timmar förlorade",
    "Förlorad inkomst (kr)",
  ],
  ...["Grund", "Summa (kr)", "Utbetalning", "Makulerad", "Skäl", "Från och med", "Till och med"],
  "Förrättning",
];

const decimal = (hundredths: number): string => (hundredths / 100).toFixed(2).replace(".", ",");

const classNames = ({ errand }: PayLine) => (errand === null ? feeClassNames : errandClassNames);

const rowOf = (period: PayPeriod, line: PayLine): string[] => [
  ...[period.number, line.employee ?? "", line.name, line.day, String(line.minutes)],
  ...[classNames(line)[line.feeClass], String(line.base), decimal(line.feeOre)],
  ...[(line.kmTenths / 10).toFixed(1).replace(".", ","), decimal(line.mileageOre)],
  ...[line.loss ? decimal(line.loss.hoursHundredths) : "", line.loss ? decimal(line.loss.ore) : ""],
  ...[line.loss ? lossGrounds[line.loss.ground] : "", decimal(claimOre(line)), line.payment],
  ...[line.isCancelled ? "ja" : "", line.reason, "", "", line.errand ?? ""],
];

/** An årsarvode has a stretch of days instead of one, and how it was counted as its reason. */
const annualRow = (period: PayPeriod, line: AnnualPayLine): string[] => [
  ...[period.number, line.employee ?? "", line.name, "", "", `årsarvode, ${line.role}`, ""],
  ...[decimal(line.ore), "", "", "", "", "", decimal(line.ore), line.payment],
  ...[line.isCancelled ? "ja" : "", annualWords(line), line.from, line.to, ""],
];

/** The table as CSV. */
export const payTable = (period: PayPeriod): string =>
  csvText([
    header,
    ...period.lines.map((line) => rowOf(period, line)),
    ...period.annual.map((line) => annualRow(period, line)),
  ]);
