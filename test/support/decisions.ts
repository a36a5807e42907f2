/** An opened meeting with a proposal to decide on, for tests of the commands of beslutsgången. */
import { recordMotion } from "#app/commands/decisions/motions.server.ts";
import type { PutQuestion } from "#app/commands/decisions/questions.server.ts";
import { addItem, writeItem } from "#app/commands/items.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import type { MotionKind } from "#app/domain/decision/proceeding.ts";
import type { ItemKind } from "#app/domain/minutes.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import type { TestOffice } from "./office.ts";
import { board, everybody, planned, type TestBoard, value } from "./story.ts";

export type OpenedMeeting = {
  b: TestBoard;
  meetingId: string;
  /** Adds an ärende whose proposal is to adopt the plan. */
  proposed: (kind?: ItemKind) => Promise<string>;
  item: (itemId: string) => Promise<NonNullable<Awaited<ReturnType<typeof itemOf>>>>;
};

async function itemOf(office: TestOffice, b: TestBoard, meetingId: string, itemId: string) {
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  return minutes?.items.find(({ id }) => id === itemId);
}

/** All four ledamöter are there, and the meeting began at nine. */
export async function opened(office: TestOffice, slug = "provet"): Promise<OpenedMeeting> {
  const b = await board(office, slug);
  const meetingId = await planned(office, b);
  const secretary = b.as("secretary");
  value(await openMeeting(office, secretary, { meetingId, clock: "09:00", present: everybody(b) }));
  const proposed = async (kind: ItemKind = "decision") => {
    const heading = "Plan för året";
    const { id: itemId } = value(await addItem(office, secretary, { meetingId, kind, heading }));
    const sections = [
      { body: "Planen redovisas.", lead: "Styrelsen beslutade", clauses: ["att anta planen."] },
    ];
    const revision = (await itemRow(office.db, b.associationId, itemId))?.revision ?? 0;
    const text = { itemId, revision, kind, heading, sections, financing: null };
    value(await writeItem(office, secretary, text));
    return itemId;
  };
  const item = async (itemId: string) => {
    const found = await itemOf(office, b, meetingId, itemId);
    if (!found) throw new Error("No such item");
    return found;
  };
  return { b, meetingId, proposed, item };
}

export const acclaimed = (itemId: string, choices: string[], found: string): PutQuestion => ({
  ...{ itemId, choices, found },
  method: "acclamation",
  requestedById: null,
  votes: [],
  totals: [],
  lot: null,
});

/** "chair:j vice:n" as votes; one may stand twice. */
export const voted = (
  b: TestBoard,
  itemId: string,
  choices: string[],
  votes: string,
): PutQuestion => ({
  ...acclaimed(itemId, choices, ""),
  method: "open_vote",
  found: null,
  votes: votes.split(" ").map((one) => {
    const [who = "", letter] = one.split(":");
    const choice = letter === "j" ? choices[0] : letter === "n" ? choices[1] : null;
    return { personId: b.person(who), choice: choice ?? null };
  }),
});

export const move = (
  office: TestOffice,
  b: TestBoard,
  motion: { itemId: string; kind: MotionKind; who: string; text?: string; agrees?: string[] },
  formId: string | null = null,
) =>
  recordMotion(
    office,
    b.as("secretary"),
    {
      itemId: motion.itemId,
      kind: motion.kind,
      moverIds: [b.person(motion.who)],
      supporterIds: (motion.agrees ?? []).map(b.person),
      text: motion.text ?? "",
    },
    formId,
  );
