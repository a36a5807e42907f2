/** The form of an ärende's text: what it was opened on, what was typed, and what is asked when two have changed the same. */
import { json, redirect } from "@remix-run/node";
import { latestVersion } from "#db/queries/writing.server.ts";
import { clashesOf, writeItem } from "../../../commands/items.server.ts";
import { compareTexts } from "../../../documents/compare.ts";
import { fragmentHtml } from "../../../documents/html.ts";
import { paragrafDocument } from "../../../documents/paragraf.ts";
import { type Choice, type Clash, choices } from "../../../domain/clash.ts";
import { type FormBase, readFormBase } from "../../../domain/itemText.ts";
import type { Item, ItemKind, Minutes, Section } from "../../../domain/minutes.ts";
import { alignTasks } from "../../../domain/tasks.ts";
import { type FormReader, limits } from "../../../form.ts";
import type { ShownClash } from "../../../ui/clashes.tsx";
import { itemKindNames } from "../../../ui/wording.ts";
import { rejected, statusOf } from "../../respond.server.ts";
import { type MeetingDesk, requireMinutes } from "./meetingDesk.server.ts";

const kinds = Object.keys(itemKindNames) as ItemKind[];

/** What the form is opened on, as it goes with the form and comes back with what was typed. */
export async function baseOf({ office }: MeetingDesk, item: Item): Promise<string> {
  const { kind, heading, sections, financing } = item;
  const latest = await latestVersion(office.db, item.id);
  const seen = latest ? { number: latest.number, at: latest.at } : null;
  return JSON.stringify({ kind, heading, sections, financing, seen } satisfies FormBase);
}

/** What stands under the heading of a paragraf as it will be read, as HTML; empty when nothing does. */
export function paragrafHtml({ office }: MeetingDesk, minutes: Minutes, item: Item): string {
  const { blocks } = paragrafDocument(minutes, item, office.templates);
  return fragmentHtml(blocks.flatMap((one) => (one.kind === "section" ? one.blocks : [])));
}

/** Saves the text; a stale form is merged, or asks what is to stand where two have changed the same. */
export async function answerText(desk: MeetingDesk, form: FormReader, itemId: string) {
  const { office, caller, association, home } = desk;
  const input = readText(form, itemId);
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const formId = form.raw("formular");
  const result = await writeItem(office, caller, input, formId);
  const here = `${home}/arenden/${itemId}`;
  if (result.ok) {
    const { merged } = result.value;
    return redirect(merged ? `${here}?sammanfort=${encodeURIComponent(formId)}` : here, 303);
  }
  const { refusals } = result;
  const isStale = refusals.some(({ rule }) => rule === "inaktuell");
  const stale = isStale ? await clashesOf(office, association.id, input) : null;
  if (!stale) return rejected(refusals, form);
  const minutes = await requireMinutes(desk);
  const item = minutes.items.find(({ id }) => id === itemId);
  const body = {
    ...{ refusals, typed: form.typed(), intent: "text" },
    clashes: stale.clashes.map(shownClash),
    merged: item ? paragrafHtml(desk, minutes, { ...item, ...stale.text }) : "",
    savedBy: stale.writers.flatMap(({ name }) => name ?? []),
  };
  return json(body, { status: statusOf(refusals) });
}

function shownClash(clash: Clash): ShownClash {
  const { place, was, mine, saved } = clash;
  const shown = (text: string) =>
    place === "kind" ? (itemKindNames[text as ItemKind] ?? text) : text;
  return {
    ...clash,
    mineChanges: compareTexts(shown(was), shown(mine)),
    savedChanges: compareTexts(shown(was), shown(saved)),
  };
}

function readText(form: FormReader, itemId: string) {
  const count = Math.min(form.integer("sections", "antalet avsnitt"), 50);
  const sections: Section[] = [];
  for (let i = 0; i < count; i += 1) {
    const body = form.text(`body-${i}`, { label: "texten", max: limits.text, optional: true });
    const clauses = form
      .text(`clauses-${i}`, { label: "att-satserna", max: limits.text, optional: true })
      .split("\n")
      .map((c) => c.trim())
      .filter((c) => c !== "");
    const lead = form.text(`lead-${i}`, { label: "beslutsmeningen", optional: true });
    // A beslutsmening without att-sats decides nothing (KL 5:67): it is there only to be filled.
    const tasks = readTasks(form, i, clauses);
    sections.push({ body, clauses, lead: clauses.length > 0 ? lead : "", ...tasks });
  }
  const financing = form.text("financing", {
    label: "finansieringen",
    max: limits.note,
    optional: true,
  });
  const base = readFormBase(form.raw("base"), kinds);
  return {
    itemId,
    revision: form.integer("revision", "versionen"),
    kind: form.choice("kind", "vilket slags ärende det är", kinds),
    heading: form.text("heading", { label: "rubriken" }),
    sections,
    financing: financing || null,
    ...(base ? { openedOn: { base, choices: readChoices(form) } } : {}),
  };
}

/** The form has a task for each saved att-sats; they follow their texts. Without those fields nothing is said of tasks. */
function readTasks(form: FormReader, section: number, clauses: string[]): Pick<Section, "tasks"> {
  if (form.raw(`tasks-${section}`) === "") return {};
  const count = Math.min(form.integer(`tasks-${section}`, "antalet att-satser"), 200);
  const stated = Array.from({ length: count }, (_, place) => {
    const name = `${section}-${place}`;
    const task = {
      id: form.raw(`task-id-${name}`),
      doer: form.text(`doer-${name}`, { label: "ansvarig", max: limits.name, optional: true }),
      personId: null,
      due: form.optionalDate(`due-${name}`, "dagen"),
    };
    return { clause: form.raw(`task-clause-${name}`), task };
  });
  return { tasks: alignTasks(stated, clauses) };
}

/** The clashes that have been settled, by their ids. */
function readChoices(form: FormReader): Map<string, Choice> {
  const settled = new Map<string, Choice>();
  for (const [name, [value]] of Object.entries(form.typed())) {
    const choice = choices.find((one) => one === value);
    if (name.startsWith("val-") && choice) settled.set(name.slice("val-".length), choice);
  }
  return settled;
}
