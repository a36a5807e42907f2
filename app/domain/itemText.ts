/** What the form of an ärende holds, and what it was when the form was opened. */
import { parseLegalDate } from "./calendar.ts";
import type { ClauseTask, Item, ItemKind, Section } from "./minutes.ts";

/** What one writes of an ärende in its form. */
export type ItemText = Pick<Item, "kind" | "heading" | "sections" | "financing">;

/** The newest version of an ärende's text that somebody saw; it may have been written on in since. */
export type SeenVersion = { number: number; at: string };

/** What a form was opened on: without it nobody can tell what its writer changed. */
export type FormBase = ItemText & { seen: SeenVersion | null };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === "string";

function taskIn(value: unknown): ClauseTask | null {
  if (!isRecord(value)) return null;
  const { id, doer, personId, due } = value;
  if (!isText(id) || !isText(doer)) return null;
  return {
    ...{ id, doer, personId: isText(personId) ? personId : null },
    due: isText(due) ? parseLegalDate(due) : null,
  };
}

function sectionIn(value: unknown): Section | null {
  if (!isRecord(value)) return null;
  const { body, lead, clauses, tasks } = value;
  if (!isText(body) || !isText(lead) || !Array.isArray(clauses)) return null;
  const texts = clauses.filter(isText);
  if (texts.length < clauses.length) return null;
  if (!Array.isArray(tasks)) return { body, lead, clauses: texts };
  return { body, lead, clauses: texts, tasks: texts.map((_, index) => taskIn(tasks[index])) };
}

function seenIn(value: unknown): SeenVersion | null {
  if (!isRecord(value)) return null;
  const { number, at } = value;
  return typeof number === "number" && isText(at) ? { number, at } : null;
}

/** Reads what a form was opened on; null when it says nothing that makes sense. */
export function readFormBase(json: string, kinds: readonly ItemKind[]): FormBase | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isRecord(value) || !isText(value.heading) || !Array.isArray(value.sections)) return null;
  const kind = kinds.find((one) => one === value.kind);
  const sections = value.sections.map(sectionIn);
  const good = sections.filter((section) => section !== null);
  if (!kind || good.length < sections.length) return null;
  const { heading, financing } = value;
  return {
    ...{ kind, heading, sections: good, financing: isText(financing) ? financing : null },
    seen: seenIn(value.seen),
  };
}
