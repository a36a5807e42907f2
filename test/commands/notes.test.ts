import { expect } from "vitest";
import { addCouncil, finishNotes, startNotes, writeNotes } from "#app/commands/notes.server.ts";
import { completeTask } from "#app/commands/tasks.server.ts";
import { articleOf } from "#app/documents/html.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { NotesContent } from "#app/domain/notes.ts";
import { openTasks } from "#app/domain/tasks.ts";
import { bytesOf, verifyBytes } from "#db/queries/blobs.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { notesOf } from "#db/queries/notes.server.ts";
import { htmlText, squeezed } from "#test/documents/support.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, refusal, type TestBoard, value } from "../support/story.ts";

const task = (what: string) => ({
  ...{ id: "", what, doer: "Eva Lind", personId: null },
  due: legalDate("2026-04-07"),
});

const content: NotesContent = {
  date: legalDate("2026-03-02"),
  startsAt: "13:00",
  endsAt: "14:30",
  place: "Kansliet",
  participants: [
    { name: "Eva Lind", organisation: "Norrsunds kommun", cameAt: null, leftAt: null },
    { name: "Kim Ros", organisation: "Region Mittland", cameAt: "13:20", leftAt: "14:00" },
  ],
  points: [
    { heading: "Nuläget", body: "Alla berättar.\n\n* Kön är **kort**", tasks: [task("Boka sal")] },
  ],
  nextOn: legalDate("2026-04-13"),
  nextWords: "Klockan 13 på kansliet.",
};

async function started(office: TestOffice, b: TestBoard) {
  const council = value(await addCouncil(office, b.as("secretary"), { name: "Strategirådet" }));
  const input = { councilId: council.id, date: content.date };
  const { id } = value(await startNotes(office, b.as("secretary"), input));
  return { councilId: council.id, notesId: id };
}

onEachDatabase(
  "a råd's meeting is noted, finished as documents, and its tasks followed up",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { notesId } = await started(office, b);
    const secretary = b.as("secretary");
    expect(refusal(await finishNotes(office, secretary, { notesId }))).toContain(
      "vilka som var med",
    );
    value(await writeNotes(office, secretary, { notesId, revision: 1, content }));
    expect(await tasksOf(office.db, b.associationId)).toEqual([]);
    value(await finishNotes(office, secretary, { notesId }));

    const stored = await notesOf(office.db, b.associationId, notesId);
    const html = await bytesOf(office.db, b.associationId, stored?.finished?.html ?? "");
    const said = squeezed(htmlText(articleOf(new TextDecoder().decode(html?.bytes))));
    expect(said).toContain("Kim Ros, Region Mittland, från kl. 13.20, till kl. 14.00");
    expect(said).toContain("Boka sal Eva Lind 7 april 2026 Nuläget");
    expect(said).toContain("måndag 13 april 2026. Klockan 13 på kansliet.");
    expect(said).toContain("Anteckningarna fördes av Siv Hed.");
    expect(said).not.toContain("§");
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);

    const [open] = openTasks(await tasksOf(office.db, b.associationId));
    expect(open).toMatchObject({
      what: "Boka sal",
      personId: b.person("third"),
      source: { kind: "notes", council: "Strategirådet" },
    });
    value(await completeTask(office, secretary, { taskId: open?.id ?? "", comment: "" }));
    const again = { notesId, revision: 2, content };
    expect(refusal(await writeNotes(office, secretary, again))).toContain("kan inte ändras");
  },
);

onEachDatabase("the next meeting begins with those who were at the last", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const { notesId, councilId } = await started(office, b);
  value(await writeNotes(office, b.as("secretary"), { notesId, revision: 1, content }));
  const input = { councilId, date: legalDate("2026-04-13") };
  const { id } = value(await startNotes(office, b.as("secretary"), input));
  const stored = await notesOf(office.db, b.associationId, id);
  expect(stored?.notes.participants).toEqual(
    content.participants.map((one) => ({ ...one, cameAt: null, leftAt: null })),
  );
  expect(stored?.notes.points).toEqual([]);
});

onEachDatabase(
  "an old tab, another förbund and one who may not write are refused",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const two = await board(office, "tva");
    const { notesId, councilId } = await started(office, b);
    const input = { notesId, revision: 1, content };
    expect(refusal(await writeNotes(office, b.as("auditor"), input))).toContain("får skriva");
    expect(refusal(await writeNotes(office, two.as("secretary"), input))).toContain("finns inte");
    const start = { councilId, date: content.date };
    expect(refusal(await startNotes(office, two.as("secretary"), start))).toContain("finns inte");
    value(await writeNotes(office, b.as("secretary"), input));
    const saved = await notesOf(office.db, b.associationId, notesId);
    const late = await writeNotes(office, b.as("secretary"), input);
    expect(late.ok ? null : late.refusals[0]?.rule).toBe("inaktuell");

    const kept = { ...content, points: saved?.notes.points ?? [] };
    value(await writeNotes(office, b.as("secretary"), { notesId, revision: 2, content: kept }));
    const after = await notesOf(office.db, b.associationId, notesId);
    expect(after?.notes.points).toEqual(saved?.notes.points);
    expect(
      refusal(await addCouncil(office, b.as("secretary"), { name: "strategirådet" })),
    ).toContain("finns redan");
  },
);
