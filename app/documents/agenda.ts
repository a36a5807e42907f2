/**
 * The standing dagordningar: templates/dagordning/*.md → items. An item is a numbered row with its kind, or its ärende
 * type, in parentheses; indented under it stand its text and the förslag till beslut: a beslutsmening and att-satser.
 */
import type { Proposal } from "../domain/agenda.ts";
import type { ItemKind, MeetingKind } from "../domain/minutes.ts";
import { kindOf, proposalOf, type Row } from "./agendaRows.ts";
import { type ItemType, itemTypes } from "./itemTypes.ts";
import { type Template, TemplateError, withoutNotes } from "./placeholders.ts";
import type { TemplateName, Templates } from "./templates.ts";

/** An item before it has a meeting. Nothing is decided in it: what is proposed stands apart from its text. */
export type AgendaItem = {
  kind: ItemKind;
  /** Its ärende type; null when it is of none. */
  type: string | null;
  heading: string;
  body: string;
  proposal: Proposal;
};

const ITEM = /^\d+\.\s+(.+?)\s*\(([^()]+)\)\s*$/;
const INDENTED = /^\s+\S/;

const typeNamed = (name: string, types: readonly ItemType[]): ItemType | null =>
  types.find((type) => type.name === name.trim().toLowerCase()) ?? null;

/**
 * Reads a dagordning. A row that names an ärende type takes its text and proposal from there, where it has none of
 * its own.
 * @throws TemplateError on a row that is neither an item nor indented under one, or a kind that does not exist
 */
export function agendaOf(template: Template, types: readonly ItemType[] = []): AgendaItem[] {
  const items: { named: string; line: number; heading: string; rows: Row[] }[] = [];
  for (const [index, text] of withoutNotes(template.text).split("\n").entries()) {
    const line = index + 1;
    const [, heading, named] = ITEM.exec(text) ?? [];
    if (heading !== undefined && named !== undefined) {
      items.push({ heading, named, line, rows: [] });
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
  return items.map(({ named, line, heading, rows }) => {
    const type = typeNamed(named, types);
    const { body, lead, clauses } = proposalOf(rows, template);
    const own = clauses.length > 0 ? { lead, clauses } : null;
    return {
      kind: type?.kind ?? kindOf(named, template, line),
      type: type?.name ?? null,
      heading,
      body: body || (type?.body ?? ""),
      proposal: own ?? type?.proposal ?? { lead: "", clauses: [] },
    };
  });
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
  agendaOf(templates[AGENDA_OF[kind]], itemTypes(templates));
