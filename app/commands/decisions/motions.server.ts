/** Yrkanden, and the order in which the ordförande means to put them. @see KL 5:67 p 1–2 */
import { outcomeOf, stageOf, standingAfter } from "../../domain/decision/order.ts";
import { refusal, whyMayNot } from "../../domain/decision/part.ts";
import type { Choice, Motion, MotionKind } from "../../domain/decision/proceeding.ts";
import type { Item } from "../../domain/minutes.ts";
import { accepted, type Refusal, type Result, refused, refusedAll } from "../../domain/result.ts";
import { type Act, command, missing } from "../command.server.ts";
import {
  ensureProceeding,
  type OpenItem,
  openItem,
  rowOf,
  writeOutcome,
} from "./openItem.server.ts";

export type RecordMotion = {
  itemId: string;
  kind: MotionKind;
  moverIds: string[];
  supporterIds: string[];
  text: string;
};

/** Somebody moves something in the ärende, and others agree. */
export const recordMotion = command("recordMotion", async (act, input: RecordMotion) => {
  const found = await openItem(act, input.itemId);
  if (!found.ok) return found;
  const { item, minutes } = found.value;
  const motion = tidy(input);
  const wrong = motionFaults(found.value, motion);
  if (wrong.length > 0) return refusedAll(wrong);
  await ensureProceeding(act, item.id);
  const row = rowOf(act, item.id);
  await act.trx
    .insertInto("motion")
    .values({
      ...row,
      position: item.proceeding.motions.length + 1,
      kind: motion.kind,
      text: motion.text,
      withdrawn_at: null,
    })
    .execute();
  await insertPeople(act, row.id, motion);
  await writeOutcome(act, minutes.meetingId, item.id);
  const { itemId, ...data } = input;
  act.record({
    kind: "motion.recorded",
    subject: `item:${itemId}`,
    data: { ...data, id: row.id, text: motion.text },
    ground: null,
  });
  return accepted({ id: row.id });
});

const hasClauses = (kind: MotionKind) => kind === "amend" || kind === "addition";
const hasReason = (kind: MotionKind) => kind === "table" || kind === "refer_back";

/** Each line of what is to be decided begins with "att"; bifall and avslag have no words of their own. */
function tidy(input: RecordMotion): RecordMotion {
  const lines = input.text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const clauses = lines.map((line) =>
    /^att\s/i.test(line) ? line.replace(/^att/i, "att") : `att ${line}`,
  );
  const text = hasClauses(input.kind)
    ? clauses.join("\n")
    : hasReason(input.kind)
      ? lines.join(" ")
      : "";
  const unique = (ids: string[]) => [...new Set(ids)];
  const moverIds = unique(input.moverIds);
  const supporterIds = unique(input.supporterIds).filter((id) => !moverIds.includes(id));
  return { ...input, text, moverIds, supporterIds };
}

function motionFaults({ minutes, item }: OpenItem, motion: RecordMotion): Refusal[] {
  if (isDebateOver(item))
    return [
      refusal(
        "KL-5-53",
        "Överläggningen är avslutad: ordföranden har redan lagt fram förslag till beslut. Ta tillbaka den antecknade frågan om yrkandet kom före den.",
        null,
      ),
    ];
  const faults: Refusal[] = [];
  if (motion.moverIds.length === 0)
    faults.push(refusal("KL-5-67", "Ange vem som lade fram yrkandet.", "moverIds"));
  if (hasClauses(motion.kind) && motion.text === "")
    faults.push(refusal("KL-5-67", "Skriv vad yrkandet går ut på som en att-sats.", "text"));
  const barred = (ids: string[], field: string) =>
    ids.flatMap((id) => whyMayNot(minutes, item, id, "move", field) ?? []);
  return [
    ...faults,
    ...barred(motion.moverIds, "moverIds"),
    ...barred(motion.supporterIds, "supporterIds"),
  ];
}

/** Once something on the matter itself has been put, nothing new is moved. @see KL 5:53 */
const isDebateOver = (item: Item) =>
  !["unasked", "open"].includes(outcomeOf(item).kind) ||
  item.proceeding.questions.some((_, index) => stageOf(item, index) !== "procedural");

async function insertPeople(act: Act, motionId: string, motion: RecordMotion) {
  const people = [
    ...motion.moverIds.map((personId) => ({ personId, part: "moves" as const })),
    ...motion.supporterIds.map((personId) => ({ personId, part: "supports" as const })),
  ];
  for (const [index, { personId, part }] of people.entries()) {
    await act.trx
      .insertInto("motion_person")
      .values({
        association_id: act.associationId,
        motion_id: motionId,
        person_id: personId,
        part,
        position: index + 1,
      })
      .execute();
  }
}

/** A yrkande is taken back by the one who made it, before it has been put. */
export const withdrawMotion = command(
  "withdrawMotion",
  async (act, input: { itemId: string; motionId: string }) => {
    const found = await openItem(act, input.itemId);
    if (!found.ok) return found;
    const { item, minutes } = found.value;
    const motion = item.proceeding.motions.find(({ id }) => id === input.motionId);
    if (!motion) return missing("Yrkandet");
    if (motion.isWithdrawn) return refused("Yrkandet är redan återtaget.");
    if (isPut(item, motion))
      return refusedAll([
        refusal(
          "KL-5-53",
          "Yrkandet har redan prövats och kan inte återtas. Ta tillbaka den antecknade frågan först om den blev fel.",
          null,
        ),
      ]);
    await act.trx
      .updateTable("motion")
      .set({ withdrawn_at: act.at })
      .where("id", "=", motion.id)
      .execute();
    await writeOutcome(act, minutes.meetingId, item.id);
    act.record({
      kind: "motion.withdrawn",
      subject: `item:${item.id}`,
      data: { id: motion.id },
      ground: null,
    });
    return accepted({ id: item.id });
  },
);

const isPut = (item: Item, motion: Motion) =>
  hasClauses(motion.kind) || hasReason(motion.kind)
    ? item.proceeding.questions.some(({ choices }) => choices.includes(motion.id))
    : item.proceeding.questions.some((_, index) =>
        ["main", "counter"].includes(stageOf(item, index)),
      );

export type ArrangeProceeding = {
  itemId: string;
  presidingId: string | null;
  mainProposal: Choice | null;
  orderWords: string;
  isEmployment: boolean;
};

/** Who leads the ärende, which proposal is huvudförslag, and the ordförande's own order in words. */
export const arrangeProceeding = command(
  "arrangeProceeding",
  async (act, input: ArrangeProceeding) => {
    const found = await openItem(act, input.itemId);
    if (!found.ok) return found;
    const { item, minutes } = found.value;
    const checked = arrangementOf(found.value, input);
    if (!checked.ok) return checked;
    await ensureProceeding(act, item.id);
    await act.trx
      .updateTable("proceeding")
      .set({
        presiding_id: input.presidingId,
        main_proposal: input.mainProposal,
        order_words: input.orderWords,
        is_employment: input.isEmployment ? 1 : 0,
      })
      .where("item_id", "=", item.id)
      .execute();
    await writeOutcome(act, minutes.meetingId, item.id);
    const { itemId, ...data } = input;
    act.record({ kind: "proceeding.arranged", subject: `item:${itemId}`, data, ground: null });
    return accepted({ id: itemId });
  },
);

function arrangementOf({ minutes, item }: OpenItem, input: ArrangeProceeding): Result<null> {
  const { proceeding } = item;
  if (input.presidingId !== null) {
    const barred = whyMayNot(minutes, item, input.presidingId, "lead", "presidingId");
    if (barred) return refusedAll([barred]);
  }
  const isOther =
    input.mainProposal !== proceeding.mainProposal ||
    input.isEmployment !== proceeding.isEmployment;
  if (isOther && proceeding.questions.length > 0)
    return refused(
      "Frågor är redan ställda efter den förra ordningen. Ta tillbaka dem först, och ändra sedan huvudförslaget eller vad ärendet avser.",
      { field: "mainProposal" },
    );
  const { main } = standingAfter(item);
  if (isOther && input.mainProposal !== null && !main.includes(input.mainProposal))
    return refused("Huvudförslaget måste vara ett av förslagen i sak.", { field: "mainProposal" });
  return accepted(null);
}
