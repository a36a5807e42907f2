import { expect } from "vitest";
import { recallMinutes } from "#app/commands/approval.server.ts";
import { writeItem } from "#app/commands/items.server.ts";
import { takeUpOffer } from "#app/commands/preparation.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { completeTask, reopenTask } from "#app/commands/tasks.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { doneTasks, openTasks } from "#app/domain/tasks.ts";
import { meetingFollowUp, tasksOf } from "#db/queries/followUp.server.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, held, planned, refusal, type TestBoard, value } from "../support/story.ts";

/** Gives the sixth item a decision that Eva Lind is to carry out. */
async function decide(office: TestOffice, b: TestBoard, meetingId: string, clause: string) {
  const item = (await minutesOf(office.db, b.associationId, meetingId))?.items[5];
  const row = await itemRow(office.db, b.associationId, item?.id ?? "");
  const before = item?.sections[0]?.tasks?.[0] ?? null;
  const task = { id: before?.id ?? "", doer: "Eva Lind", personId: null };
  value(
    await writeItem(office, b.as("secretary"), {
      itemId: item?.id ?? "",
      revision: row?.revision ?? 0,
      kind: "decision",
      heading: "Plan",
      sections: [
        {
          body: "",
          lead: "Styrelsen beslutade",
          clauses: [clause],
          tasks: [{ ...task, due: legalDate("2026-05-04") }],
        },
      ],
      financing: null,
    }),
  );
}

onEachDatabase(
  "a decision is followed up when the meeting is over, until it is done",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    await decide(office, b, meetingId, "att ta fram en plan.");
    expect(await tasksOf(office.db, b.associationId)).toEqual([]);
    await held(office, b, meetingId);
    const [task] = openTasks(await tasksOf(office.db, b.associationId));
    expect(task).toMatchObject({
      what: "att ta fram en plan.",
      doer: "Eva Lind",
      due: "2026-05-04",
      heading: "Plan",
      source: { kind: "paragraf", number: 6, date: "2026-03-02" },
    });
    const done = { taskId: task?.id ?? "", comment: "Planen är skickad." };
    expect(refusal(await completeTask(office, b.as("auditor"), done))).toContain("får");
    value(await completeTask(office, b.as("secretary"), done));
    expect(refusal(await completeTask(office, b.as("secretary"), done))).toContain("redan klar");
    const after = await tasksOf(office.db, b.associationId);
    expect(openTasks(after)).toEqual([]);
    expect(doneTasks(after)[0]?.steps).toMatchObject([
      { step: "done", byName: "Siv Hed", comment: "Planen är skickad." },
    ]);
    office.at("2026-03-03T08:00");
    value(await reopenTask(office, b.as("chair"), { ...done, comment: "En del saknas." }));
    expect(refusal(await reopenTask(office, b.as("chair"), done))).toContain("redan öppen");
    expect(openTasks(await tasksOf(office.db, b.associationId))).toHaveLength(1);
  },
);

onEachDatabase("what is done stays done when the text is mended", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await decide(office, b, meetingId, "att ta fram en plan.");
  await held(office, b, meetingId);
  const [task] = await tasksOf(office.db, b.associationId);
  const secretary = b.as("secretary");
  value(await completeTask(office, secretary, { taskId: task?.id ?? "", comment: "" }));
  value(await sendForApproval(office, secretary, { meetingId }));
  value(await recallMinutes(office, secretary, { meetingId, ground: "Stavfel" }));
  await decide(office, b, meetingId, "att ta fram en tydlig plan.");
  expect(doneTasks(await tasksOf(office.db, b.associationId))[0]?.what).toBe(
    "att ta fram en tydlig plan.",
  );
});

onEachDatabase(
  "what is not done comes to the next meeting, until it stands on its dagordning or is done",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    const meetingId = await planned(office, b);
    await decide(office, b, meetingId, "att ta fram en plan.");
    const itemId = (await minutesOf(office.db, b.associationId, meetingId))?.items[5]?.id;
    await held(office, b, meetingId);
    const next = await planned(office, b, "2026-12-07");
    const told = async () => {
      const about = { meetingId: next, date: legalDate("2026-12-07") };
      const { open, forgotten } = await meetingFollowUp(office.db, b.associationId, about);
      return [open.map(({ what }) => what), forgotten.length];
    };
    expect(await told()).toEqual([["att ta fram en plan."], 1]);
    value(await takeUpOffer(office, secretary, { meetingId: next, offer: `item:${itemId}` }));
    expect(await told()).toEqual([["att ta fram en plan."], 0]);
    const [task] = await tasksOf(office.db, b.associationId);
    value(await completeTask(office, secretary, { taskId: task?.id ?? "", comment: "" }));
    expect(await told()).toEqual([[], 0]);
  },
);

onEachDatabase("another förbund's task is not there to be done", async (database) => {
  const office = officeOn(database);
  const one = await board(office, "ett");
  const two = await board(office, "tva");
  const meetingId = await planned(office, one);
  await decide(office, one, meetingId, "att ta fram en plan.");
  await held(office, one, meetingId);
  const [task] = await tasksOf(office.db, one.associationId);
  const input = { taskId: task?.id ?? "", comment: "" };
  expect(refusal(await completeTask(office, two.as("secretary"), input))).toContain("finns inte");
  expect(await tasksOf(office.db, two.associationId)).toEqual([]);
});
