/**
 * The report to the styrelse about the intern kontroll as a document. Its words are in templates/kontrollrapport.md.
 * @see KL 12:1, CTRL-22, CTRL-24
 */
import type { AttestPerson } from "../domain/attest/order.ts";
import { holderText, namesIn } from "../domain/attest/orderWords.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import {
  type ControlPlan,
  type ControlPoint,
  type ControlRun,
  sampleSources,
} from "../domain/control/control.ts";
import {
  type CalendarRow,
  type Deviation,
  deviationsOf,
  figuresOf,
  type PointFigures,
  totalsOf,
} from "../domain/control/report.ts";
import { type Share, shareText } from "../domain/figures.ts";
import { adoptionText } from "../domain/risk/risk.ts";
import type { Task } from "../domain/tasks.ts";
import type { Block, Cell, Document, Inline } from "./document.ts";
import { headerCells, numberCell } from "./findingRows.ts";
import { cell, emphasis, lines, paragraph, strong, text } from "./inline.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

export type ControlReportFacts = {
  associationName: string;
  plan: ControlPlan;
  /** The controls of the plan for as long as it was in force. */
  calendar: readonly CalendarRow[];
  people: readonly Pick<AttestPerson, "id" | "name">[];
  /** Those that the deviations led to, among others. */
  tasks: readonly Pick<Task, "id" | "due" | "steps">[];
  today: LegalDate;
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A sentence as somebody wrote it, with its full stop. */
const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

const pointLines = ({ routine, what }: ControlPoint): Inline[][] => [
  [strong(routine)],
  [text(what)],
];

/** A share in words; what there is nothing of is said so. */
const shareOr = (share: Share, none: string): string => (share.of === 0 ? none : shareText(share));

const shareCell = (share: Share, none: string): Cell => ({
  ...cell(shareOr(share, none)),
  ...(share.of === 0 ? {} : { share: share.count / share.of }),
});

const table = (header: Cell[], rows: Cell[][], none: string): Block[] =>
  rows.length === 0
    ? [paragraph(none)]
    : [{ kind: "table", caption: null, header, rows, rowHeaders: true }];

function figureTable(figures: readonly PointFigures[]): Block[] {
  const header = headerCells(
    ...["Kontrollmoment", "Gjorda, av dem vars dag har kommit", "Gjorda i tid", "Avvikelser"],
    "Rätt enligt Paragrafs mätning",
  );
  const rows = figures.map(({ point, made, inTime, deviations, measured }): Cell[] => [
    lines(...pointLines(point)),
    shareCell(made, "Ingen har haft sin dag"),
    shareCell(inTime, "Ingen är gjord"),
    numberCell(deviations),
    measured
      ? shareCell(measured, "Inget fanns att mäta")
      : cell(point.measure ? "Ingen mätning än" : "Mäts inte"),
  ]);
  return table(header, rows, "Planen har inga kontrollmoment.");
}

function actionText({ action: { state, doneOn } }: Deviation): string {
  if (doneOn) return `Klar ${dateText(doneOn)}`;
  return state === "late" ? "Försenad" : "Inte klar";
}

function deviationTable(deviations: readonly Deviation[]): Block[] {
  const rows = deviations.map((one): Cell[] => {
    const { point, run } = one;
    const due = run.actionDue ? ` Klart senast ${dateText(run.actionDue)}.` : "";
    return [
      lines(...pointLines(point), [emphasis(`Gjord ${dateText(run.on)}`)]),
      cell(run.note),
      lines([text(`${sentence(run.action)}${due}`)], [emphasis(`Ansvarig: ${run.byName}`)]),
      cell(actionText(one)),
    ];
  });
  const header = headerCells("Kontroll", "Vad som avviker", "Åtgärd", "Läge");
  return table(header, rows, "Ingen kontroll har visat en avvikelse.");
}

type Made = { point: ControlPoint; run: ControlRun };

/** What was measured and was not as it should be, control by control; what was right is a figure in the table. */
function measureBlocks(made: readonly Made[]): Block[] {
  const measured = made.flatMap(({ point, run }) =>
    run.measured ? [{ point, run, ...run.measured }] : [],
  );
  if (measured.length === 0) return [paragraph("Ingenting är mätt än.")];
  const faulty = measured.filter(({ deviations }) => deviations.length > 0);
  if (faulty.length === 0) return [paragraph("Inget av det som mättes är fel.")];
  return faulty.flatMap(({ point, run, checked, deviations }): Block[] => [
    {
      kind: "heading",
      level: 3,
      children: [text(`${point.routine}: ${point.what}, ${dateText(run.on)}`)],
    },
    paragraph(`Av ${checked} prövade är detta inte som det ska:`),
    { kind: "list", ordered: false, items: deviations.map((one) => [paragraph(one)]) },
  ]);
}

function lateTable({ calendar, people }: ControlReportFacts): Block[] {
  const late = calendar.filter(({ state }) => state === "late");
  const nameOf = namesIn(people);
  const rows = late.map(({ point, due }): Cell[] => [
    cell(dateText(due.on)),
    lines(...pointLines(point)),
    cell(capital(holderText(point.owner, nameOf))),
  ]);
  const header = headerCells("Skulle ha gjorts", "Kontrollmoment", "Kontrollansvarig");
  return table(header, rows, "Ingen kontroll är försenad.");
}

function resultLines({ point, run }: Made): Inline[][] {
  const { result, note, sample, evidence } = run;
  const { one, many } = sampleSources[point.sampleFrom];
  const isOk = result === "ok";
  return [
    [text(isOk ? "Utan avvikelse" : "Avvikelse")],
    ...(isOk && note !== "" ? [[text(note)]] : []),
    ...(sample.length > 0
      ? [[emphasis(`Stickprov, ${sample.length === 1 ? one : many}: ${sample.join(", ")}`)]]
      : []),
    ...(evidence ? [[emphasis(`Underlag: ${evidence.filename}`)]] : []),
  ];
}

function madeTable(made: readonly Made[]): Block[] {
  const rows = made.map(({ point, run }): Cell[] => [
    cell(dateText(run.on)),
    lines(...pointLines(point)),
    cell(run.byName),
    lines(...resultLines({ point, run })),
  ]);
  const header = headerCells("Gjord", "Kontrollmoment", "Av", "Resultat");
  return table(header, rows, "Ingen kontroll är gjord än.");
}

/** "Rapport om den interna kontrollen 2027", as it stands on the day. */
export function controlReportDocument(facts: ControlReportFacts, templates: Templates): Document {
  const { plan, associationName, calendar, tasks, today } = facts;
  const { adopted, year } = plan;
  const title = `Rapport om den interna kontrollen ${year}`;
  const figures = figuresOf(plan, calendar, today);
  const deviations = deviationsOf(calendar, tasks, today);
  const totals = totalsOf(figures, calendar, deviations);
  const made = calendar
    .flatMap(({ point, run }): Made[] => (run ? [{ point, run }] : []))
    .sort((a, b) => a.run.on.localeCompare(b.run.on));
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, subject: "Rapport om den interna kontrollen" },
    date: today,
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates.kontrollrapport, {
      values: {
        förbund: associationName,
        år: String(year),
        antagen: adoptionText(adopted),
        dag: dateText(today),
        gjorda: shareOr(totals.made, "Ingen har haft sin dag"),
        itid: shareOr(totals.inTime, "Ingen är gjord"),
        försenade: String(totals.late),
        avvikande: String(totals.deviations),
        klara: shareOr(totals.actions, "Inga åtgärder"),
      },
      slots: {
        siffror: figureTable(figures),
        avvikelser: deviationTable(deviations),
        mätningar: measureBlocks(made),
        förseningar: lateTable(facts),
        lista: madeTable(made),
      },
    }),
  });
}
