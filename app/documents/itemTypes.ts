/**
 * The ärende types: templates/arenden/*.md → what choosing one brings to the dagordning. The heading with the kind in
 * parentheses comes first, then the standard wording, and three parts with their own headings: the förslag till beslut,
 * the tjänsteskrivelse, and what the law asks, each with the id of its rule.
 */
import type { Demand, Proposal } from "../domain/agenda.ts";
import { type RuleId, sources } from "../domain/law.ts";
import type { ItemKind } from "../domain/minutes.ts";
import { kindOf, proposalOf, type Row } from "./agendaRows.ts";
import { type Template, TemplateError, withoutNotes } from "./placeholders.ts";
import { ITEM_TYPES, type ItemTypeName, type Templates } from "./templates.ts";

export type ItemType = {
  name: string;
  kind: ItemKind;
  heading: string;
  /** Standard wording, Markdown; stands in the ärende's text. */
  body: string;
  proposal: Proposal;
  /** Beginning of a tjänsteskrivelse, Markdown. */
  memo: string;
  demands: Demand[];
};

const HEADING = /^#\s+(.+?)\s*\(([^()]+)\)\s*$/;
const PART = /^##\s+(.+?)\s*$/;
const DEMAND = /^[-*]\s+([\w-]+):\s+(\S.*)$/;

const PARTS = ["Förslag till beslut", "Tjänsteskrivelse", "Vad lagen kräver"] as const;
type Part = "" | (typeof PARTS)[number];

const textOf = (rows: Row[]): string =>
  rows
    .map(({ text }) => text.trimEnd())
    .join("\n")
    .trim();

function demandsOf(rows: Row[], template: Template): Demand[] {
  const demands: Demand[] = [];
  for (const { text, line } of rows) {
    const [, rule, sentence] = DEMAND.exec(text) ?? [];
    const last = demands.at(-1);
    if (rule !== undefined && sentence !== undefined) {
      if (!(rule in sources)) {
        throw new TemplateError(template.name, line, `Regeln "${rule}" är okänd.`);
      }
      demands.push({
        rule: rule as RuleId,
        source: sources[rule as RuleId],
        text: sentence.trim(),
      });
    } else if (text.trim() !== "") {
      if (!last || !/^\s/.test(text)) {
        const how = "Det som lagen kräver skrivs som en rad per regel: - KL-11-15: Beslutet …";
        throw new TemplateError(template.name, line, how);
      }
      last.text = `${last.text} ${text.trim()}`;
    }
  }
  return demands;
}

/**
 * Reads an ärende type.
 * @throws TemplateError with the row, when a part is unknown, a rule is, or the heading is missing
 */
export function itemTypeOf(template: Template, name: string): ItemType {
  const parts = new Map<Part, Row[]>([["", []]]);
  let current: Part = "";
  let title: { heading: string; kind: ItemKind } | null = null;
  for (const [index, text] of withoutNotes(template.text).split("\n").entries()) {
    const line = index + 1;
    const [, heading, kind] = HEADING.exec(text) ?? [];
    const part = PART.exec(text)?.[1];
    if (title === null && heading !== undefined && kind !== undefined) {
      title = { heading, kind: kindOf(kind, template, line) };
    } else if (part !== undefined) {
      const known = PARTS.find((one) => one === part);
      if (!known) {
        throw new TemplateError(
          template.name,
          line,
          `Delen "${part}" är okänd. De som finns är: ${PARTS.join(", ")}.`,
        );
      }
      current = known;
      parts.set(known, []);
    } else parts.get(current)?.push({ text, line });
  }
  if (title === null) {
    const how = "Först står ärendets rubrik med slaget inom parentes: # Ansökan om medel (bidrag)";
    throw new TemplateError(template.name, 1, how);
  }
  const proposed = proposalOf(parts.get("Förslag till beslut") ?? [], template);
  return {
    name,
    ...title,
    body: textOf(parts.get("") ?? []),
    proposal: { lead: proposed.lead, clauses: proposed.clauses },
    memo: textOf(parts.get("Tjänsteskrivelse") ?? []),
    demands: demandsOf(parts.get("Vad lagen kräver") ?? [], template),
  };
}

/** Every ärende type, in the order in which they are offered. */
export const itemTypes = (templates: Templates): ItemType[] =>
  ITEM_TYPES.map((name: ItemTypeName) => itemTypeOf(templates[`arenden/${name}`], name));
