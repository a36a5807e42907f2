/**
 * The närvaro- och arvodeslista of a period: who was at what, for how long, and what is paid. Its words are in templates/.
 * @see FIN-11
 */
import { dateText, type LegalDate } from "#app/domain/calendar.ts";
import { annualDays } from "#app/domain/fees/annual.ts";
import { claimOre, lossGrounds } from "#app/domain/fees/claim.ts";
import { durationText } from "#app/domain/fees/time.ts";
import { listText } from "#app/domain/wording.ts";
import { kronorText } from "#app/domain/words/amounts.ts";
import { numberText } from "#app/domain/words/numbers.ts";
import type { Block, Cell, Document } from "../document.ts";
import { headerCells } from "../findingRows.ts";
import { cell, paragraph } from "../inline.ts";
import { renderTemplate } from "../template.ts";
import type { Templates } from "../templates.ts";
import { typesetDocument } from "../typography.ts";
import { type AnnualPayLine, type PayLine, type PayPeriod, standing } from "./lines.ts";

/** "Resa 48 km, 120 kr; förlorad arbetsförtjänst 3 timmar, 600 kr". */
function addedText({ kmTenths, mileageOre, loss }: PayLine): string {
  const added = [
    ...(kmTenths > 0 ? [`resa ${numberText(kmTenths * 10)} km, ${kronorText(mileageOre)}`] : []),
    ...(loss
      ? [
          `förlorad arbetsförtjänst ${numberText(loss.hoursHundredths)} timmar, ${kronorText(loss.ore)} (${lossGrounds[loss.ground].toLowerCase()})`,
        ]
      : []),
  ];
  return added.join("; ");
}

const occasionText = ({ day, errand }: PayLine): string =>
  errand === null ? `Sammanträdet ${dateText(day)}` : `Förrättningen ${dateText(day)}: ${errand}`;

const attendanceTable = (lines: readonly PayLine[]): Block[] => {
  if (lines.length === 0) return [];
  const header = [
    ...headerCells("Namn", "Sammanträde eller förrättning", "Tid"),
    ...[cell("Arvode", "end"), cell("Annan ersättning"), cell("Summa", "end")],
  ];
  const rows = lines.map((line): Cell[] => [
    ...[cell(line.name), cell(occasionText(line)), cell(durationText(line.minutes))],
    ...[cell(kronorText(line.feeOre), "end"), cell(addedText(line))],
    cell(kronorText(claimOre(line)), "end"),
  ]);
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
};

/** The årsarvoden, each with its days and how the year's amount was counted. */
const annualTable = (annual: readonly AnnualPayLine[]): Block[] => {
  if (annual.length === 0) return [];
  const header = [...headerCells("Namn", "Uppdrag", "Dagar", "Grund"), cell("Årsarvode", "end")];
  const rows = annual.map((line): Cell[] => [
    ...[cell(line.name), cell(line.role), cell(annualDays(line))],
    ...[cell(`${line.basis} om året (${line.ground})`), cell(kronorText(line.ore), "end")],
  ]);
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
};

/** What is paid by its own name, payment and sum: a claim, or an årsarvode. */
type Sum = Pick<PayLine, "name" | "payment"> & { ore: number };

const sumsOf = (period: PayPeriod): Sum[] => [
  ...standing(period.lines).map((line) => ({ ...line, ore: claimOre(line) })),
  ...standing(period.annual),
];

const sum = (all: readonly Sum[]): number => all.reduce((total, { ore }) => total + ore, 0);

function tables(period: PayPeriod): Block[] {
  const all = sumsOf(period);
  if (all.length === 0) return [paragraph("Ingen ersättning betalas i perioden.")];
  const totals = [...new Set(all.map(({ name }) => name))].map((name): Cell[] => {
    const own = all.filter((one) => one.name === name);
    const payments = listText([...new Set(own.map(({ payment }) => payment))]);
    return [cell(name), cell(payments), cell(kronorText(sum(own)), "end")];
  });
  const header = [...headerCells("Namn", "Utbetalning"), cell("Att betala", "end")];
  return [
    ...attendanceTable(standing(period.lines)),
    ...annualTable(standing(period.annual)),
    { kind: "table", caption: null, header, rows: totals, rowHeaders: true },
  ];
}

/** The list, as a document. */
export function payListDocument(
  period: PayPeriod,
  today: LegalDate,
  templates: Templates,
): Document {
  const all = sumsOf(period);
  const title = `Närvaro- och arvodeslista ${period.number}`;
  const cancelled = [
    ...new Set(
      [...period.lines, ...period.annual]
        .filter((one) => one.isCancelled)
        .map(({ payment }) => payment),
    ),
  ];
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: period.associationName, subject: title, date: period.to },
    header: { left: period.associationName, right: title },
    blocks: renderTemplate(templates.arvodeslista, {
      values: {
        förbund: period.associationName,
        period: period.number,
        till: dateText(period.to),
        antal: String(new Set(all.map(({ name }) => name)).size),
        summa: kronorText(sum(all)),
        makulerade: listText(cancelled),
        dag: dateText(today),
      },
      slots: { lista: tables(period) },
    }),
  });
}

/** Invented facts, for whoever writes the template to look at. */
export const samplePeriod = (isFull: boolean): PayPeriod => ({
  associationName: "Samordningsförbundet Exempel",
  ...{ organisationNumber: "2220000000", number: "2026-1", closedAt: "2026-04-02T11:00:00" },
  to: "2026-03-31" as LegalDate,
  lines: isFull
    ? [
        {
          ...{ takes: true, feeClass: "short", minutes: 150, base: 70_000, feeOre: 70_000 },
          ...{ kmTenths: 480, orePerMil: 2_500, mileageOre: 12_000, reason: "Bil" },
          loss: { ground: "employer", hoursHundredths: 300, ore: 60_000 },
          ...{ name: "Anna Exempel", employee: "1001", payment: "2026-7", isCancelled: false },
          ...{ day: "2026-03-04" as LegalDate, errand: null },
        },
        {
          ...{ takes: true, feeClass: "long", minutes: 300, base: 70_000, feeOre: 140_000 },
          ...{ kmTenths: 0, orePerMil: 2_500, mileageOre: 0, loss: null, reason: "" },
          ...{ name: "Anna Exempel", employee: "1001", payment: "2026-7", isCancelled: false },
          ...{ day: "2026-03-11" as LegalDate, errand: "Besök hos en insats" },
        },
      ]
    : [],
  annual: isFull
    ? [
        {
          ...{ subject: "chair", role: "ordförande", personId: "anna", ground: "styrelsen § 8" },
          ...{ from: "2026-01-01" as LegalDate, to: "2026-03-31" as LegalDate },
          ...{ yearOre: 2_368_000, ore: 592_000 },
          basis: "40 procent av prisbasbeloppet 59 200 kr för 2026",
          ...{ name: "Anna Exempel", employee: "1001", payment: "2026-7", isCancelled: false },
        },
      ]
    : [],
});
