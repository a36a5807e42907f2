/**
 * The närvaro- och arvodeslista of a period: who was where, for how long, and what is paid. Its words are in templates/.
 * @see FIN-11
 */
import { dateText, type LegalDate } from "#app/domain/calendar.ts";
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
import { type PayLine, type PayPeriod, paidLines } from "./lines.ts";

const sum = (lines: readonly PayLine[]): number =>
  lines.reduce((total, line) => total + claimOre(line), 0);

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

function table(lines: readonly PayLine[]): Block[] {
  if (lines.length === 0) return [paragraph("Ingen ersättning betalas i perioden.")];
  const header = [
    ...headerCells("Namn", "Sammanträde", "Närvaro"),
    ...[cell("Arvode", "end"), cell("Annan ersättning"), cell("Summa", "end")],
  ];
  const rows = lines.map((line): Cell[] => [
    ...[cell(line.name), cell(dateText(line.day)), cell(durationText(line.minutes))],
    ...[cell(kronorText(line.feeOre), "end"), cell(addedText(line))],
    cell(kronorText(claimOre(line)), "end"),
  ]);
  const names = [...new Set(lines.map(({ name }) => name))];
  const totals = names.map((name): Cell[] => {
    const own = lines.filter((line) => line.name === name);
    const payments = listText([...new Set(own.map(({ payment }) => payment))]);
    return [cell(name), cell(payments), cell(kronorText(sum(own)), "end")];
  });
  const total = [...headerCells("Namn", "Utbetalning"), cell("Att betala", "end")];
  return [
    { kind: "table", caption: null, header, rows, rowHeaders: true },
    { kind: "table", caption: null, header: total, rows: totals, rowHeaders: true },
  ];
}

/** The list, as a document. */
export function payListDocument(
  period: PayPeriod,
  today: LegalDate,
  templates: Templates,
): Document {
  const lines = paidLines(period);
  const title = `Närvaro- och arvodeslista ${period.number}`;
  const cancelled = [
    ...new Set(period.lines.filter((one) => one.isCancelled).map(({ payment }) => payment)),
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
        antal: String(new Set(lines.map(({ name }) => name)).size),
        summa: kronorText(sum(lines)),
        makulerade: listText(cancelled),
        dag: dateText(today),
      },
      slots: { lista: table(lines) },
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
          day: "2026-03-04" as LegalDate,
        },
      ]
    : [],
});
