/**
 * The standing dagordningar: templates/dagordning/*.md → items. An item is a numbered row with its kind in
 * parentheses; indented under it stand its text, the beslutsmening and the att-satser.
 */
import type { ItemKind, MeetingKind, Section } from "../domain/minutes.ts";
import { type Template, TemplateError, withoutNotes } from "./placeholders.ts";
import type { TemplateName, Templates } from "./templates.ts";

/** An item before it has a meeting. */
export type AgendaItem = { kind: ItemKind; heading: string; sections: Section[] };

/** How each kind is written in a dagordning. */
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

const ITEM = /^\d+\.\s+(.+?)\s*\(([^()]+)\)\s*$/;
const CLAUSE = /^\s+[-*]\s+(\S.*)$/;
const INDENTED = /^\s+\S/;

/** A row of the file with its 1-based number. */
type Row = { text: string; line: number };

function kindOf(name: string, template: Template, line: number): ItemKind {
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
 * Rows under an item → its section. Att-satser begin with "att"; the line before the first is the beslutsmening;
 * what else there is, is text.
 */
function sectionsOf(rows: Row[], template: Template): Section[] {
  const body: string[] = [];
  const clauses: string[] = [];
  let lead = "";
  for (const { text, line } of rows) {
    const clause = CLAUSE.exec(text)?.[1];
    if (clause === undefined) {
      if (clauses.length > 0 && text.trim() !== "") {
        throw new TemplateError(
          template.name,
          line,
          "Efter att-satserna kan ingen mer text stå i ärendet.",
        );
      }
      body.push(text.trim());
      continue;
    }
    if (!/^att\s/.test(clause)) {
      throw new TemplateError(template.name, line, 'En att-sats börjar med "att".');
    }
    if (clauses.length === 0) {
      lead = body.pop() ?? "";
      if (lead === "") {
        throw new TemplateError(
          template.name,
          line,
          "Före att-satserna står beslutsmeningen på en egen rad.",
        );
      }
    }
    clauses.push(clause.trimEnd());
  }
  const written = body.join("\n").trim();
  return written === "" && lead === "" ? [] : [{ body: written, lead, clauses }];
}

/**
 * Reads a dagordning.
 * @throws TemplateError on a row that is neither an item nor indented under one, or a kind that does not exist
 */
export function agendaOf(template: Template): AgendaItem[] {
  const items: { kind: ItemKind; heading: string; rows: Row[] }[] = [];
  for (const [index, text] of withoutNotes(template.text).split("\n").entries()) {
    const line = index + 1;
    const [, heading, kind] = ITEM.exec(text) ?? [];
    if (heading !== undefined && kind !== undefined) {
      items.push({ heading, kind: kindOf(kind, template, line), rows: [] });
    } else if (text.trim() === "" || INDENTED.test(text)) {
      items.at(-1)?.rows.push({ text, line });
    } else {
      throw new TemplateError(
        template.name,
        line,
        "Ett ärende skrivs som en numrerad rad med slaget inom parentes: 1. Sammanträdet öppnas (öppnande)",
      );
    }
  }
  if (items.length === 0)
    throw new TemplateError(template.name, 1, "Dagordningen har inga ärenden.");
  return items.map(({ kind, heading, rows }) => ({
    kind,
    heading,
    sections: sectionsOf(rows, template),
  }));
}

const AGENDA_OF: Record<MeetingKind, TemplateName> = {
  ordinary: "dagordning/ordinarie",
  extra: "dagordning/extra",
  constituting: "dagordning/konstituerande",
  budget: "dagordning/budget",
  annual_report: "dagordning/arsredovisning",
};

/** The standing dagordning of a kind of meeting. */
export const standingAgenda = (kind: MeetingKind, templates: Templates): AgendaItem[] =>
  agendaOf(templates[AGENDA_OF[kind]]);
