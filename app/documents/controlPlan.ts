/**
 * The plan för intern styrning och kontroll as a document. Its words are in templates/internkontroll.md.
 * @see KL 12:1, CTRL-22
 */
import type { AttestPerson } from "../domain/attest/order.ts";
import { holderText, namesIn } from "../domain/attest/orderWords.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import {
  type ControlPlan,
  type ControlPoint,
  measures,
  sampleText,
} from "../domain/control/control.ts";
import { frequencyText } from "../domain/control/frequency.ts";
import { duesOf } from "../domain/control/schedule.ts";
import { adoptionText, type Risk } from "../domain/risk/risk.ts";
import type { Block, Cell, Document } from "./document.ts";
import { headerCells } from "./findingRows.ts";
import { cell, emphasis, lines, paragraph, strong, text } from "./inline.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

export type ControlFacts = {
  associationName: string;
  plan: ControlPlan;
  people: readonly Pick<AttestPerson, "id" | "name">[];
  /** The risks that the kontrollmoment are against. */
  risks: readonly Pick<Risk, "key" | "what">[];
  /** The days of the year's sammanträden. */
  meetings: readonly LegalDate[];
  today: LegalDate;
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What is looked at beside the routine: what Paragraf measures, a sample, the risk. */
function extras(point: ControlPoint, { risks }: ControlFacts) {
  const { measure, sampleSize, riskKey } = point;
  const risk = risks.find(({ key }) => key === riskKey);
  return [
    measure === null ? "" : `Mäts: ${measures[measure].toLowerCase()}.`,
    sampleSize === 0 ? "" : `Stickprov: ${sampleText(point)}.`,
    risk ? `Mot risken: ${risk.what}` : "",
  ].filter((one) => one !== "");
}

function pointTable(facts: ControlFacts): Block[] {
  const { points } = facts.plan;
  if (points.length === 0) return [paragraph("Inga kontrollmoment är införda.")];
  const nameOf = namesIn(facts.people);
  const header = headerCells(
    "Process och kontrollmoment",
    "Kontrollansvarig",
    "Frekvens",
    "Rapporteras till",
  );
  const rows = points.map((point): Cell[] => [
    lines(
      [strong(point.routine)],
      [text(point.what)],
      ...extras(point, facts).map((one) => [emphasis(one)]),
    ),
    lines(
      [text(capital(holderText(point.owner, nameOf)))],
      [emphasis(`Utförs av: ${holderText(point.performer, nameOf)}`)],
    ),
    cell(capital(frequencyText(point.frequency))),
    cell(point.reportTo),
  ]);
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
}

function calendarTable({ plan, meetings }: ControlFacts): Block[] {
  const dues = plan.points
    .flatMap(({ routine, what, frequency }) =>
      duesOf(frequency, plan.year, meetings).map((due) => ({ ...due, routine, what })),
    )
    // What fell before the decision is nobody's to make.
    .filter(({ on }) => on >= (plan.adopted?.meetingDate ?? ""))
    .sort((a, b) => a.on.localeCompare(b.on));
  if (dues.length === 0) return [paragraph("Inga dagar följer av frekvenserna än.")];
  const header = headerCells("Senast", "Kontrollmoment");
  const rows = dues.map(({ on, why, routine, what }): Cell[] => [
    cell(dateText(on)),
    lines([text(`${routine}: ${what}`)], ...(why === "" ? [] : [[emphasis(why)]])),
  ]);
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
}

/** "Plan för intern styrning och kontroll 2027", as adopted or as a draft. */
export function controlPlanDocument(facts: ControlFacts, templates: Templates): Document {
  const { plan, associationName, today } = facts;
  const { adopted, year } = plan;
  const title = `Plan för intern styrning och kontroll ${year}`;
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, subject: "Plan för intern styrning och kontroll" },
    date: adopted?.meetingDate ?? today,
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates.internkontroll, {
      values: {
        förbund: associationName,
        år: String(year),
        antagen: adoptionText(adopted),
        utkast: adopted ? "" : "Förslag. Styrelsen har inte antagit planen.",
      },
      slots: { kontrollmoment: pointTable(facts), kalender: calendarTable(facts) },
    }),
  });
}
