/**
 * Anmälan av delegationsbeslut: what is not told to the styrelse is written into the next dagordning by itself, and a
 * protokoll that is justerat proves what was told. @see FIN-10, CTRL-18
 */
import { decisionsOf, tellingsOf } from "#db/queries/delegation.server.ts";
import { itemsOf, sectionsOf } from "#db/queries/meetings.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { type DelegatedDecision, numberText } from "../domain/delegation/decision.ts";
import { countable, numbersIn, untold, withLines } from "../domain/delegation/report.ts";
import { accepted, type Result } from "../domain/result.ts";
import { changeableItem } from "./changeable.server.ts";
import type { Act, Office } from "./command.server.ts";
import { replaceText } from "./itemText.server.ts";

type Db = Office["db"];
type Meeting = { id: string; date: LegalDate };

/** What the meeting is to be told and no paragraf tells, here or at another meeting. */
export async function untoldAt(
  db: Db,
  associationId: string,
  { date }: Pick<Meeting, "date">,
  today: LegalDate,
): Promise<DelegatedDecision[]> {
  const decisions = await decisionsOf(db, associationId);
  if (decisions.length === 0) return [];
  const texts = countable(await tellingsOf(db, associationId), today).map(({ text }) => text);
  return untold(
    decisions.filter(({ decidedOn }) => decidedOn <= date),
    texts,
  );
}

/**
 * What the protokoll of a meeting should tell: decided by then, brought in before it was opened, and told by no
 * earlier meeting. A later dagordning excuses nobody.
 */
export async function toBeToldAt(
  db: Db,
  associationId: string,
  { id, date }: Meeting,
): Promise<DelegatedDecision[]> {
  const decisions = await decisionsOf(db, associationId);
  if (decisions.length === 0) return [];
  const opened = await db
    .selectFrom("meeting_step")
    .select("at")
    .where("meeting_id", "=", id)
    .where("step", "=", "opened")
    .executeTakeFirst();
  const earlier = (await tellingsOf(db, associationId)).filter(
    (one) => one.meetingId !== id && one.date <= date && (one.isOpened || one.isApproved),
  );
  return untold(
    decisions.filter(
      ({ decidedOn, at }) => decidedOn <= date && (opened === undefined || at < opened.at),
    ),
    earlier.map(({ text }) => text),
  );
}

/** The meeting's ärende about anmälan, if it may be written in: what is justerat omedelbart may not. */
async function reportItem(act: Act, meetingId: string) {
  for (const { id, kind, struck } of await itemsOf(act.trx, meetingId)) {
    if (kind !== "delegation_report" || struck !== null) continue;
    const found = await changeableItem(act, id);
    if (found.ok) return found.value.item;
  }
  return null;
}

/** Writes what is not told into the meeting's ärende about anmälan, where it has one. Answers whether it has. */
export async function writeReport(act: Act, meeting: Meeting): Promise<Result<boolean>> {
  const { trx, associationId, today } = act;
  const row = await reportItem(act, meeting.id);
  if (!row) return accepted(false);
  const fresh = await untoldAt(trx, associationId, meeting, today);
  if (fresh.length === 0) return accepted(true);
  const all = await decisionsOf(trx, associationId);
  const [first, ...rest] = await sectionsOf(trx, row.id);
  const section = first ?? { body: "", lead: "", clauses: [] };
  const body = withLines(section.body, fresh, all);
  const replaced = await replaceText(act, row, [{ ...section, body }, ...rest]);
  return replaced.ok ? accepted(true) : replaced;
}

/** The next meeting whose dagordning has the ärende gets what is not told. Meetings that are open are left alone. */
export async function writeNextReport(act: Act): Promise<Result<null>> {
  const coming = (await tellingsOf(act.trx, act.associationId)).filter(
    ({ isOpened, isApproved, date }) => !isOpened && !isApproved && date >= act.today,
  );
  const next = coming.at(-1);
  if (!next) return accepted(null);
  const written = await writeReport(act, { id: next.meetingId, date: next.date });
  return written.ok ? accepted(null) : written;
}

/**
 * Notes what a protokoll that was just justerat has told: the paragraf is the proof that it was told. With `itemId`
 * only the paragraf that is justerad omedelbart.
 */
export async function noteTold(
  act: Act,
  { meetingId, itemId }: { meetingId: string; itemId: string | null },
): Promise<void> {
  const tellings = (await tellingsOf(act.trx, act.associationId)).filter(
    (one) => one.meetingId === meetingId && (itemId === null || one.itemId === itemId),
  );
  if (tellings.length === 0) return;
  const decisions = await decisionsOf(act.trx, act.associationId);
  for (const telling of tellings) {
    const numbers = numbersIn(telling.text);
    const told = decisions.filter((one) => numbers.includes(numberText(one)));
    if (told.length === 0) continue;
    const rows = told.map(({ id }) => ({
      ...{ decision_id: id, item_id: telling.itemId },
      ...{ association_id: act.associationId, at: act.at },
    }));
    await act.trx
      .insertInto("delegated_telling")
      .values(rows)
      .onConflict((c) => c.columns(["decision_id", "item_id"]).doNothing())
      .execute();
    act.record({
      kind: "delegated.told",
      subject: `item:${telling.itemId}`,
      data: { numbers: told.map(numberText) },
      ground: telling.number === null ? null : `§ ${telling.number}`,
    });
  }
}
