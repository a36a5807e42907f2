/**
 * The delegationsordning, a delegationsbeslut and the list that styrelsen is told. The words are in templates/.
 * @see FIN-10
 */
import { dateText, type LegalDate, longDate } from "../domain/calendar.ts";
import { type DelegatedDecision, numberText } from "../domain/delegation/decision.ts";
import {
  capText,
  type DelegationOrder,
  delegatesText,
  settingSentences,
  subjects,
} from "../domain/delegation/order.ts";
import { correctionText } from "../domain/delegation/report.ts";
import { asSentence } from "../domain/wording.ts";
import { kronorText } from "../domain/words/amounts.ts";
import type { Block, Cell, Document } from "./document.ts";
import { headerCells } from "./findingRows.ts";
import { cell, paragraph } from "./inline.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

type Facts = { associationName: string; today: LegalDate };

const listOf = (texts: readonly string[]): Block[] =>
  texts.length === 0
    ? []
    : [{ kind: "list", ordered: false, items: texts.map((one) => [paragraph(one)]) }];

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const adoptedText = ({ adopted }: DelegationOrder): string =>
  adopted ? `${dateText(adopted.meetingDate)}, § ${adopted.paragraf}` : "";

export type OrderFacts = Facts & {
  order: DelegationOrder;
  persons: readonly { id: string; name: string }[];
  /** What it changes against the one before it. */
  changes: readonly string[];
};

function groupTable({ order, persons }: OrderFacts): Block[] {
  if (order.groups.length === 0) return [paragraph("Ingen grupp av ärenden är införd.")];
  const header = headerCells("Grupp av ärenden", "Beslutsfattare", "Högst", "Gäller");
  const rows = order.groups.map((group): Cell[] => [
    ...[cell(group.title), cell(capital(delegatesText(group, persons)))],
    ...[cell(capital(capText(group.cap))), cell(capital(subjects[group.subject]))],
  ]);
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
}

/** "Delegationsordning", as adopted or as a draft. */
export function delegationOrderDocument(facts: OrderFacts, templates: Templates): Document {
  const { order, associationName, changes, today } = facts;
  const { number, from, to, adopted } = order;
  const title = adopted ? "Delegationsordning" : "Förslag till delegationsordning";
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, subject: title, date: adopted?.meetingDate ?? today },
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates.delegationsordning, {
      values: {
        förbund: associationName,
        version: String(number),
        gäller: to === null ? `från ${dateText(from)}` : `${dateText(from)} – ${dateText(to)}`,
        antagen: adopted ? adoptedText(order) : "Förslag. Det är inte antaget.",
      },
      slots: {
        grupper: groupTable(facts),
        belopp: listOf(settingSentences(order)),
        ändringar: listOf(changes),
      },
    }),
  });
}

export type DecisionFacts = Facts & {
  decision: DelegatedDecision & { reason: string };
  all: readonly DelegatedDecision[];
  /** The order that gave the right; null when it is not known. */
  order: DelegationOrder | null;
  /** "9 mars 2026, § 14", once a justerat protokoll tells of it; empty until then. */
  told: string;
};

/** "Delegationsbeslut D 2026-3". */
export function delegatedDocument(facts: DecisionFacts, templates: Templates): Document {
  const { decision, all, order, associationName, told } = facts;
  const number = numberText(decision);
  const title = `Delegationsbeslut ${number}`;
  const later = all.find(({ corrects }) => corrects === decision.id);
  const correction = [
    correctionText(decision, all),
    later ? `Ersatt av ${numberText(later)}.` : "",
  ].filter((one) => one !== "");
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, subject: number, date: decision.decidedOn },
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates.delegationsbeslut, {
      values: {
        nummer: number,
        förbund: associationName,
        dag: longDate(decision.decidedOn),
        beslutsfattare: decision.delegateName,
        grupp: decision.groupTitle,
        objekt: decision.object === decision.what ? "" : decision.object,
        leverantör: decision.supplier,
        belopp: decision.ore === null ? "" : kronorText(decision.ore),
        rättelse: correction.join(" "),
        antagen: order ? adoptedText(order) : "",
        anmält: told,
      },
      slots: {
        beslut: [paragraph(asSentence(capital(decision.what)))],
        skäl: decision.reason === "" ? [] : [paragraph(asSentence(decision.reason))],
      },
    }),
  });
}

export type ReportFacts = Facts & {
  decisions: readonly DelegatedDecision[];
  all: readonly DelegatedDecision[];
  /** The meeting that is told; null when none is planned. */
  meeting: LegalDate | null;
};

function decisionTable({ decisions, all }: ReportFacts): Block[] {
  if (decisions.length === 0) return [paragraph("Inget delegationsbeslut väntar på anmälan.")];
  const header = [
    ...headerCells("Nummer", "Dag", "Beslutsfattare", "Beslut"),
    cell("Belopp", "end"),
  ];
  const rows = decisions.map((one): Cell[] => {
    const said = [one.what.trim(), one.supplier].filter((part) => part !== "").join(", ");
    const words = [asSentence(capital(said)), correctionText(one, all)].filter(
      (part) => part !== "",
    );
    return [
      ...[cell(numberText(one)), cell(dateText(one.decidedOn)), cell(one.delegateName)],
      ...[cell(words.join(" ")), cell(one.ore === null ? "" : kronorText(one.ore), "end")],
    ];
  });
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
}

/** "Anmälan av delegationsbeslut": the list that lies to the meeting. */
export function delegationReportDocument(facts: ReportFacts, templates: Templates): Document {
  const { associationName, decisions, meeting, today } = facts;
  const title = "Anmälan av delegationsbeslut";
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, subject: title, date: today },
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates.anmalningslista, {
      values: {
        förbund: associationName,
        sammanträde: meeting ? longDate(meeting) : "",
        antal: String(decisions.length),
        dag: dateText(today),
      },
      slots: { lista: decisionTable(facts) },
    }),
  });
}
