/** The dagordning: items are added, moved, struck and written. */
import { attachmentsOf, highestNumber, itemRow, itemsOf } from "#db/queries/meetings.server.ts";
import { moved } from "../domain/agenda.ts";
import type { ItemText } from "../domain/itemText.ts";
import type { ItemKind, Section } from "../domain/minutes.ts";
import { mentionedAttachments } from "../domain/references.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { changeableItem, changeableMeeting, stale, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing, type Office } from "./command.server.ts";
import { insertSections, replaceText } from "./itemText.server.ts";
import {
  clashing,
  mergedIn,
  mergeWithSaved,
  type OpenedOn,
  type StaleItem,
} from "./staleItem.server.ts";

export type NewItem = { kind: ItemKind; heading: string; sections: Section[] };

/** Inserts one item with its text. Positions of others are the caller's matter. */
export async function insertItem(
  act: Act,
  meetingId: string,
  position: number,
  item: NewItem,
  number: { number: number; year: number } | null = null,
): Promise<string> {
  const id = act.newId();
  await act.trx
    .insertInto("item")
    .values({
      id,
      association_id: act.associationId,
      meeting_id: meetingId,
      position,
      number: number?.number ?? null,
      year: number?.year ?? null,
      kind: item.kind,
      heading: item.heading,
      struck_ground: null,
      financing: null,
      revision: 1,
    })
    .execute();
  await insertSections(act, id, item.sections);
  return id;
}

/**
 * Adds an item last, before the closing one. During an open meeting it gets the next § number at once:
 * numbers that have been given out never move.
 */
export async function addToAgenda(
  act: Act,
  meetingId: string,
  item: NewItem,
): Promise<Result<{ id: string; number: number | null }>> {
  const found = await changeableMeeting(act, meetingId);
  if (!found.ok) return found;
  const meeting = found.value;
  if (meeting.isClosed) {
    return refused("Sammanträdet är avslutat. Ett nytt ärende tas upp vid nästa sammanträde.", {
      rule: "KL-5-66",
      source: "kommunallagen 5 kap. 66 §",
    });
  }
  const items = await orderOf(act, meetingId);
  const closing = items.find((i) => i.kind === "closing");
  const position = closing ? closing.position : items.length + 1;
  await makeRoom(act, meetingId, position);
  const year = Number(meeting.date.slice(0, 4));
  const number = meeting.isOpened
    ? { number: (await highestNumber(act.trx, act.associationId, year)) + 1, year }
    : null;
  const id = await insertItem(act, meetingId, position, item, number);
  await touchMeeting(act, meetingId);
  const { kind, heading } = item;
  act.record({
    kind: "item.added",
    subject: `item:${id}`,
    data: { meeting: meetingId, kind, heading, number: number?.number ?? null },
    ground: null,
  });
  return accepted({ id, number: number?.number ?? null });
}

/** Adds an ärende of a kind, with nothing prepared. */
export const addItem = command(
  "addItem",
  async (act, input: { meetingId: string; kind: ItemKind; heading: string }) => {
    const { meetingId, kind, heading } = input;
    const sections = [{ body: "", lead: "", clauses: [] }];
    return addToAgenda(act, meetingId, { kind, heading, sections });
  },
);

const orderOf = (act: Act, meetingId: string) =>
  act.trx
    .selectFrom("item")
    .select(["id", "position", "kind", "number"])
    .where("meeting_id", "=", meetingId)
    .orderBy("position")
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, kind: row.kind as ItemKind })));

/** Shifts items, and the presences that count in items, one step from a position on. */
async function makeRoom(act: Act, meetingId: string, position: number) {
  await act.trx
    .updateTable("item")
    .set((eb) => ({ position: eb("position", "+", 1) }))
    .where("meeting_id", "=", meetingId)
    .where("position", ">=", position)
    .execute();
  await act.trx
    .updateTable("presence")
    .set((eb) => ({ from_position: eb("from_position", "+", 1) }))
    .where("meeting_id", "=", meetingId)
    .where("from_position", ">=", position)
    .execute();
  await act.trx
    .updateTable("presence")
    .set((eb) => ({ to_position: eb("to_position", "+", 1) }))
    .where("meeting_id", "=", meetingId)
    .where("to_position", ">=", position)
    .execute();
}

export type MoveItem = { itemId: string } & ({ direction: "up" | "down" } | { position: number });

/** Moves an item before its number is given out: one step, or to a place in one act. */
export const moveItem = command("moveItem", async (act, input: MoveItem) => {
  const found = await changeableItem(act, input.itemId);
  if (!found.ok) return found;
  const { item } = found.value;
  const items = await orderOf(act, item.meeting_id);
  const index = items.findIndex((i) => i.id === item.id);
  const step = { up: index, down: index + 2 };
  const to = "position" in input ? input.position : step[input.direction];
  const order = moved(items, item.id, to);
  if (!order.ok) return order;
  if ("direction" in input && order.value[index] === item.id) {
    return refused("Ärendet kan inte flyttas längre. Öppnandet står först och avslutandet sist.");
  }
  for (const [place, id] of order.value.entries()) {
    if (items[place]?.id !== id) await setPosition(act, id, place + 1);
  }
  await touchMeeting(act, item.meeting_id);
  act.record({
    kind: "item.moved",
    subject: `item:${item.id}`,
    data: { from: item.position, to: order.value.indexOf(item.id) + 1 },
    ground: null,
  });
  return accepted({ id: item.id });
});

const setPosition = (act: Act, itemId: string, position: number) =>
  act.trx.updateTable("item").set({ position }).where("id", "=", itemId).execute();

/** An item falls out (utgår) with its reason. A number it has been given stays with it. */
export const strikeItem = command(
  "strikeItem",
  async (act, input: { itemId: string; ground: string }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    const { item } = found.value;
    if (item.kind === "closing" || item.kind === "opening") {
      return refused("Ett sammanträde öppnas och avslutas alltid. Det ärendet kan inte utgå.");
    }
    if (item.struck_ground !== null) return refused("Ärendet har redan utgått.");
    await act.trx
      .updateTable("item")
      .set((eb) => ({ struck_ground: input.ground, revision: eb("revision", "+", 1) }))
      .where("id", "=", item.id)
      .execute();
    await touchMeeting(act, item.meeting_id);
    act.record({
      kind: "item.struck",
      subject: `item:${item.id}`,
      data: { number: item.number },
      ground: input.ground,
    });
    return accepted({ id: item.id });
  },
);

export type WriteItem = ItemText & {
  itemId: string;
  revision: number;
  /** What the form was opened on; without it nothing can be merged with what somebody has saved since. */
  openedOn?: OpenedOn;
};

/**
 * Saves an item's heading, text and decisions. When somebody saved after the form was opened the two are merged
 * passage by passage; refused when both changed the same passage and nobody has chosen.
 */
export const writeItem = command("writeItem", async (act, input: WriteItem) => {
  const found = await changeableItem(act, input.itemId);
  if (!found.ok) return found;
  const { item } = found.value;
  const isStale = item.revision !== input.revision;
  if (isStale && !input.openedOn) return stale();
  const merged =
    isStale && input.openedOn
      ? await mergeWithSaved(act.trx, item, tidied(input), input.openedOn)
      : null;
  if (merged && merged.clashes.length > 0) return clashing(merged);
  const { sections, ...facts } = merged?.text ?? tidied(input);
  const fixedKind = item.kind === "opening" || item.kind === "closing";
  if (fixedKind && facts.kind !== item.kind) {
    return refused("Öppnandet och avslutandet kan inte bli ett annat slags ärende.", {
      field: "kind",
    });
  }
  await act.trx.updateTable("item").set(facts).where("id", "=", item.id).execute();
  const saved = await replaceText(act, { ...item, ...facts }, sections);
  if (!saved.ok) return saved;
  return accepted({ id: item.id, revision: saved.value, merged: merged && mergedIn(merged) });
});

/** What a refused form asks its writer to choose; null when nothing can be merged. No choice is made yet in it. */
export async function clashesOf(
  { db }: Office,
  associationId: string,
  input: WriteItem,
): Promise<StaleItem | null> {
  const item = await itemRow(db, associationId, input.itemId);
  if (!item || !input.openedOn) return null;
  return mergeWithSaved(db, item, tidied(input), { ...input.openedOn, choices: new Map() });
}

const tidied = ({ kind, heading, financing, sections }: ItemText): ItemText => ({
  ...{ kind, heading, financing },
  sections: sections.map(tidySection).filter(hasContent),
});

function tidySection({ body, lead, clauses, tasks }: Section): Section {
  const kept = clauses
    .map((clause, index) => ({ clause: clause.trim(), task: tasks?.[index] ?? null }))
    .filter(({ clause }) => clause !== "");
  return {
    body: body.trim(),
    lead: lead.trim(),
    clauses: kept.map(({ clause }) => clause),
    ...(tasks ? { tasks: kept.map(({ task }) => task) } : {}),
  };
}

const hasContent = (s: Section) => s.body !== "" || s.lead !== "" || s.clauses.length > 0;

/** Which bilagor lie to an item. Those that its text mentions are cited already and need no row of their own. */
export const citeAttachment = command(
  "citeAttachment",
  async (act, input: { itemId: string; attachmentIds: string[] }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    const { item } = found.value;
    const there = await attachmentsOf(act.trx, item.meeting_id);
    const chosen = there.filter(({ id }) => input.attachmentIds.includes(id));
    if (chosen.length < new Set(input.attachmentIds).size) return missing("Bilagan");
    const items = await itemsOf(act.trx, item.meeting_id);
    const mentioned = mentionedAttachments(items.find(({ id }) => id === item.id)?.sections ?? []);
    await act.trx.deleteFrom("citation").where("item_id", "=", item.id).execute();
    for (const { id } of chosen.filter((one) => !mentioned.includes(one.id))) {
      await act.trx
        .insertInto("citation")
        .values({ association_id: act.associationId, item_id: item.id, attachment_id: id })
        .execute();
    }
    act.record({
      kind: "attachment.cited",
      subject: `item:${item.id}`,
      data: { labels: chosen.map(({ label }) => label) },
      ground: null,
    });
    await touchMeeting(act, item.meeting_id);
    return accepted({ id: item.id });
  },
);
