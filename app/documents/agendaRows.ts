/** What the standing dagordningar and the ärende types have in common: the kinds by name, and a proposal's rows. */
import type { Proposal } from "../domain/agenda.ts";
import type { ItemKind } from "../domain/minutes.ts";
import { type Template, TemplateError } from "./placeholders.ts";

/** How each kind is written in a template. */
export const KIND_NAMES: Record<ItemKind, string> = {
  opening: "öppnande",
  agenda: "dagordning",
  election_of_adjusters: "val av justerare",
  previous_minutes: "föregående protokoll",
  information: "information",
  decision: "beslut",
  grant: "bidrag",
  budget: "budget",
  annual_report: "årsredovisning",
  election: "val",
  delegation_report: "anmälan av delegationsbeslut",
  other_questions: "övriga frågor",
  closing: "avslutning",
};

const KINDS = new Map(
  Object.entries(KIND_NAMES).map(([kind, name]) => [name, kind as ItemKind] as const),
);

const CLAUSE = /^\s*[-*]\s+(\S.*)$/;

/** A row of the file with its 1-based number. */
export type Row = { text: string; line: number };

/** @throws TemplateError on a name that no kind has */
export function kindOf(name: string, template: Template, line: number): ItemKind {
  const kind = KINDS.get(name.trim().toLowerCase());
  if (kind) return kind;
  const known = [...KINDS.keys()].join(", ");
  throw new TemplateError(
    template.name,
    line,
    `Slaget "${name}" är okänt. Det som finns är: ${known}.`,
  );
}

/**
 * Rows → the text and the proposal in them. Att-satser begin with "att"; the line before the first is the
 * beslutsmening; what else there is, is text.
 */
export function proposalOf(rows: Row[], template: Template): Proposal & { body: string } {
  const body: string[] = [];
  const clauses: string[] = [];
  let lead = "";
  const stop = (line: number, text: string) => {
    throw new TemplateError(template.name, line, text);
  };
  for (const { text, line } of rows) {
    const clause = CLAUSE.exec(text)?.[1];
    if (clause === undefined) {
      if (clauses.length > 0 && text.trim() !== "") {
        stop(line, "Efter att-satserna kan ingen mer text stå i ärendet.");
      }
      body.push(text.trim());
      continue;
    }
    if (!/^att\s/.test(clause)) stop(line, 'En att-sats börjar med "att".');
    if (clauses.length === 0) {
      while (body.at(-1) === "") body.pop();
      lead = body.pop() ?? "";
      if (lead === "") stop(line, "Före att-satserna står beslutsmeningen på en egen rad.");
    }
    clauses.push(clause.trimEnd());
  }
  return { body: body.join("\n").trim(), lead, clauses };
}
