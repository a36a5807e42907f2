/** The risk- och väsentlighetsanalys as a document. Its words are in templates/riskanalys.md. @see KL 12:1, CTRL-23 */
import type { AttestPerson } from "../domain/attest/order.ts";
import { holderText, namesIn } from "../domain/attest/orderWords.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { RiskChange } from "../domain/risk/compareAnalyses.ts";
import { heatMap, type MapCell } from "../domain/risk/heatMap.ts";
import {
  adoptionText,
  levelWords,
  type Risk,
  type RiskAnalysis,
  thresholdSentences,
  valueText,
} from "../domain/risk/risk.ts";
import { type ScaleName, scales, scaleValues, stepText } from "../domain/risk/scale.ts";
import { listText } from "../domain/wording.ts";
import type { Block, Cell, Document } from "./document.ts";
import { headerCells } from "./findingRows.ts";
import { cell, emphasis, lines, paragraph, strong, text } from "./inline.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

export type RiskFacts = {
  associationName: string;
  analysis: RiskAnalysis;
  people: readonly Pick<AttestPerson, "id" | "name">[];
  /** What it changes, and the year of the analysis that it is compared with; null when there is none. */
  changes: readonly RiskChange[];
  before: number | null;
  today: LegalDate;
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const listOf = (items: readonly string[]): Block => ({
  ...{ kind: "list", ordered: false },
  items: items.map((one) => [paragraph(one)]),
});

function scaleTable(scale: ScaleName): Block {
  const { name, asks, steps } = scales[scale];
  return {
    ...{ kind: "table", caption: `${name}: ${asks}`, rowHeaders: true },
    header: headerCells("Steg", "Betyder"),
    rows: scaleValues.map((value) => [cell(stepText(scale, value)), cell(steps[value].means)]),
  };
}

/** "Åtgärda: risk 1 och 4". A cell without risks says its level too: the map is to be read without colour. */
function mapCellText({ level, risks }: MapCell): string {
  const { word } = levelWords[level];
  if (risks.length === 0) return `${word}: ingen`;
  return `${word}: risk ${listText(risks.map(({ number }) => String(number)))}`;
}

function mapTable(analysis: RiskAnalysis): Block {
  const columns = scaleValues.map((value) => stepText("likelihood", value));
  return {
    ...{ kind: "table", rowHeaders: true },
    caption: "Väsentlighet i rader, sannolikhet i kolumner, med riskernas nummer",
    header: headerCells("Väsentlighet", ...columns),
    rows: heatMap(analysis).map(({ severity, cells }) => [
      cell(stepText("severity", severity)),
      ...cells.map((one) => cell(mapCellText(one))),
    ]),
  };
}

/** How the risk is held down, what is to be done beside that, and who owns it. */
function handlingCell(risk: Risk, { people }: RiskFacts): Cell {
  const owner = capital(holderText(risk.owner, namesIn(people)));
  const due = risk.due === null ? "" : ` Klart senast ${dateText(risk.due)}.`;
  const action = /[.!?]$/.test(risk.action) ? risk.action : `${risk.action}.`;
  return lines(
    ...(risk.treatment === "" ? [] : [[text(risk.treatment)]]),
    ...(risk.action === "" ? [] : [[strong("Åtgärd:"), text(` ${action}${due}`)]]),
    [emphasis(`Ägare: ${owner}`)],
  );
}

function riskTable(facts: RiskFacts): Block[] {
  const { risks, thresholds } = facts.analysis;
  if (risks.length === 0) return [paragraph("Inga risker är införda.")];
  const header = headerCells("Nr", "Process och risk", "Bedömning", "Riskvärde", "Riskhantering");
  const rows = risks.map((risk, index): Cell[] => [
    cell(String(index + 1)),
    lines([strong(risk.routine)], [text(risk.what)]),
    lines(
      [text(`Väsentlighet\u00a0${risk.severity}`)],
      [text(`Sannolikhet\u00a0${risk.likelihood}`)],
    ),
    cell(valueText(risk, thresholds).replace(" ", "\u00a0")),
    handlingCell(risk, facts),
  ]);
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
}

function changeBlocks({ changes, before }: RiskFacts): Block[] {
  if (before === null) return [];
  const heading: Block = {
    ...{ kind: "heading", level: 2 },
    children: [text(`Ändrat sedan analysen för ${before}`)],
  };
  return [
    heading,
    changes.length === 0
      ? paragraph("Ingenting är ändrat.")
      : listOf(changes.map((one) => one.text)),
  ];
}

/** "Risk- och väsentlighetsanalys 2027", as adopted or as a draft. */
export function riskAnalysisDocument(facts: RiskFacts, templates: Templates): Document {
  const { analysis, associationName, today } = facts;
  const { year, adopted } = analysis;
  const title = `Risk- och väsentlighetsanalys ${year}`;
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, subject: "Risk- och väsentlighetsanalys" },
    date: adopted?.meetingDate ?? today,
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates.riskanalys, {
      values: {
        förbund: associationName,
        år: String(year),
        antagen: adoptionText(adopted),
        utkast: adopted ? "" : "Förslag. Styrelsen har inte antagit analysen.",
      },
      slots: {
        skalor: [scaleTable("severity"), scaleTable("likelihood")],
        gränser: [listOf(thresholdSentences(analysis.thresholds))],
        karta: [mapTable(analysis)],
        risker: riskTable(facts),
        ändringar: changeBlocks(facts),
      },
    }),
  });
}
