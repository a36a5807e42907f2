import { describe, expect } from "vitest";
import { addCouncil, finishNotes, startNotes, writeNotes } from "#app/commands/notes.server.ts";
import {
  addPoint,
  movePoint,
  putBackPoint,
  removePoint,
  renamePoint,
  restorePointVersion,
  typeInPoint,
  writePoint,
} from "#app/commands/notesPoints.server.ts";
import { completeTask } from "#app/commands/tasks.server.ts";
import { articleOf } from "#app/documents/html.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { longestText } from "#app/domain/minutes.ts";
import { type NotesFacts, type NotesPart, tasksOfPoint } from "#app/domain/notes.ts";
import { openTasks } from "#app/domain/tasks.ts";
import { fromParts } from "#app/writing/parts.ts";
import { begin, rewrite } from "#app/writing/shared.ts";
import { bytesOf, verifyBytes } from "#db/queries/blobs.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { notesOf, partsOf, pointRow, removedPoints } from "#db/queries/notes.server.ts";
import { revisionsOf, versionsOf, writingOf, writingsSince } from "#db/queries/writing.server.ts";
import { htmlText, squeezed } from "#test/documents/support.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, refusal, type TestBoard, value } from "../support/story.ts";

const task = (what: string) => ({
  ...{ id: "", what, doer: "Eva Lind", personId: null },
  due: legalDate("2026-04-07"),
});

const facts: NotesFacts = {
  date: legalDate("2026-03-02"),
  startsAt: "13:00",
  endsAt: "14:30",
  place: "Kansliet",
  participants: [
    { name: "Eva Lind", organisation: "Norrsunds kommun", cameAt: null, leftAt: null },
    { name: "Kim Ros", organisation: "Region Mittland", cameAt: "13:20", leftAt: "14:00" },
  ],
  nextOn: legalDate("2026-04-13"),
  nextWords: "Klockan 13 på kansliet.",
};

const parts: NotesPart[] = [
  { body: "Alla berättar.\n\n- Kön är **kort**", tasks: [task("Boka sal")] },
];

async function started(office: TestOffice, b: TestBoard) {
  const council = value(await addCouncil(office, b.as("secretary"), { name: "Strategirådet" }));
  const input = { councilId: council.id, date: facts.date };
  const { id } = value(await startNotes(office, b.as("secretary"), input));
  return { councilId: council.id, notesId: id };
}

const added = async (office: TestOffice, b: TestBoard, notesId: string, heading: string) =>
  value(await addPoint(office, b.as("secretary"), { notesId, heading })).id;

const headings = async (office: TestOffice, b: TestBoard, notesId: string) =>
  (await notesOf(office.db, b.associationId, notesId))?.notes.points.map(({ heading }) => heading);

const saidIn = async (office: TestOffice, b: TestBoard, pointId: string) => {
  const row = await pointRow(office.db, b.associationId, pointId);
  return row ? partsOf(row) : [];
};

/** What a writer's window sends after writing these parts over the text it opened. */
async function typing(office: TestOffice, b: TestBoard, pointId: string, written: NotesPart[]) {
  const writing = await writingOf(office.db, pointId);
  const opened = writing
    ? new Uint8Array(writing.state)
    : begin(fromParts(await saidIn(office, b, pointId))).state;
  return { pointId, update: rewrite(opened, fromParts(written)).state };
}

const body = (...paragraphs: string[]): NotesPart[] => [
  { body: paragraphs.join("\n\n"), tasks: [] },
];

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
    value(await writeNotes(office, secretary, { notesId, revision: 1, facts }));
    const heading = "Nuläget";
    const pointId = await added(office, b, notesId, heading);
    value(await writePoint(office, secretary, { pointId, revision: 1, heading, parts }));
    expect(await tasksOf(office.db, b.associationId)).toEqual([]);
    value(await finishNotes(office, secretary, { notesId }));

    const stored = await notesOf(office.db, b.associationId, notesId);
    const html = await bytesOf(office.db, b.associationId, stored?.finished?.html ?? "");
    const said = squeezed(htmlText(articleOf(new TextDecoder().decode(html?.bytes))));
    expect(said).toContain("Kim Ros, Region Mittland, från kl. 13.20, till kl. 14.00");
    expect(said).toContain("Uppgift: Boka sal Ansvarig: Eva Lind, senast 7 april 2026.");
    expect(said).toContain("Boka sal Eva Lind 7 april 2026 Nuläget");
    expect(said).toContain("måndag 13 april 2026. Klockan 13 på kansliet.");
    expect(said).toContain("Antecknat av Siv Hed");
    expect(said).not.toContain("§");
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);

    const [open] = openTasks(await tasksOf(office.db, b.associationId));
    expect(open).toMatchObject({
      what: "Boka sal",
      personId: b.person("third"),
      source: { kind: "notes", council: "Strategirådet" },
    });
    value(await completeTask(office, secretary, { taskId: open?.id ?? "", comment: "" }));
    const typed = await typing(office, b, pointId, body("För sent."));
    const refused = [
      await writeNotes(office, secretary, { notesId, revision: 2, facts }),
      await addPoint(office, secretary, { notesId, heading: "Ny" }),
      await renamePoint(office, secretary, { pointId, heading: "Ny" }),
      await removePoint(office, secretary, { pointId }),
      await typeInPoint(office, secretary, typed),
      await restorePointVersion(office, secretary, { pointId, number: 1 }),
    ];
    for (const answer of refused) expect(refusal(answer)).toContain("kan inte ändras");
  },
);

onEachDatabase("the next meeting begins with those who were at the last", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const { notesId, councilId } = await started(office, b);
  value(await writeNotes(office, b.as("secretary"), { notesId, revision: 1, facts }));
  const input = { councilId, date: legalDate("2026-04-13") };
  const { id } = value(await startNotes(office, b.as("secretary"), input));
  const stored = await notesOf(office.db, b.associationId, id);
  expect(stored?.notes.participants).toEqual(
    facts.participants.map((one) => ({ ...one, cameAt: null, leftAt: null })),
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
    const input = { notesId, revision: 1, facts };
    expect(refusal(await writeNotes(office, b.as("auditor"), input))).toContain("får skriva");
    expect(refusal(await writeNotes(office, two.as("secretary"), input))).toContain("finns inte");
    const start = { councilId, date: facts.date };
    expect(refusal(await startNotes(office, two.as("secretary"), start))).toContain("finns inte");
    value(await writeNotes(office, b.as("secretary"), input));
    const late = await writeNotes(office, b.as("secretary"), input);
    expect(late.ok ? null : late.refusals[0]?.rule).toBe("inaktuell");

    const pointId = await added(office, b, notesId, "Nuläget");
    const point = { pointId, revision: 1, heading: "Nuläget", parts };
    expect(refusal(await writePoint(office, two.as("secretary"), point))).toContain("finns inte");
    const typed = { pointId, update: new Uint8Array([0, 0]) };
    expect(refusal(await typeInPoint(office, two.as("secretary"), typed))).toContain("finns inte");
    expect(refusal(await typeInPoint(office, b.as("auditor"), typed))).toContain("Bara");
    value(await writePoint(office, b.as("secretary"), point));
    const again = await writePoint(office, b.as("secretary"), point);
    expect(again.ok ? null : again.refusals[0]?.rule).toBe("inaktuell");

    const saved = await saidIn(office, b, pointId);
    const kept = { ...point, revision: 2, parts: saved };
    value(await writePoint(office, b.as("secretary"), kept));
    expect(await saidIn(office, b, pointId)).toEqual(saved);
    expect(
      refusal(await addCouncil(office, b.as("secretary"), { name: "strategirådet" })),
    ).toContain("finns redan");
  },
);

onEachDatabase("points are ordered, renamed, taken away and put back", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const { notesId } = await started(office, b);
  const secretary = b.as("secretary");
  const [first, , third] = [
    await added(office, b, notesId, "Ett"),
    await added(office, b, notesId, "Två"),
    await added(office, b, notesId, "Tre"),
  ];
  const up = { pointId: third, direction: "up" as const };
  value(await movePoint(office, secretary, up));
  expect(await headings(office, b, notesId)).toEqual(["Ett", "Tre", "Två"]);
  value(await removePoint(office, secretary, { pointId: first }));
  expect(refusal(await movePoint(office, secretary, up))).toContain("står först");
  value(await renamePoint(office, secretary, { pointId: third, heading: "Tredje" }));
  expect(await headings(office, b, notesId)).toEqual(["Tredje", "Två"]);
  expect(await removedPoints(office.db, notesId)).toEqual([{ id: first, heading: "Ett" }]);
  const typed = await typing(office, b, first, body("Text."));
  expect(refusal(await typeInPoint(office, secretary, typed))).toContain("borttagen");
  value(await putBackPoint(office, secretary, { pointId: first }));
  expect(await headings(office, b, notesId)).toEqual(["Ett", "Tredje", "Två"]);
  expect(refusal(await putBackPoint(office, secretary, { pointId: first }))).toContain("tillbaka");
  const noWords = { pointId: first, heading: " " };
  expect(refusal(await renamePoint(office, secretary, noWords))).toContain("rubrik");
});

describe("what is typed in a point", () => {
  onEachDatabase("is saved at once, merges with the form, and is told", async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { notesId } = await started(office, b);
    const secretary = b.as("secretary");
    const pointId = await added(office, b, notesId, "Nuläget");
    value(await typeInPoint(office, secretary, await typing(office, b, pointId, body("Ett."))));
    const row = await pointRow(office.db, b.associationId, pointId);
    const before = (await revisionsOf(office.db, [notesId])).get(notesId) ?? 0;
    const mine = await typing(office, b, pointId, body("Ett.", "Två."));
    const form = { pointId, revision: row?.revision ?? 0, heading: "Läget" };
    value(await writePoint(office, secretary, { ...form, parts: body("Noll.", "Ett.") }));
    value(await typeInPoint(office, secretary, mine));
    expect(await saidIn(office, b, pointId)).toEqual(body("Noll.", "Ett.", "Två."));
    const news = await writingsSince(office.db, notesId, before);
    expect(news.map(({ text_id }) => text_id)).toEqual([pointId]);
  });

  onEachDatabase("keeps each task's id while its words are changed", async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { notesId } = await started(office, b);
    const pointId = await added(office, b, notesId, "Nuläget");
    const type = async (written: NotesPart[]) => {
      const typed = await typing(office, b, pointId, written);
      value(await typeInPoint(office, b.as("secretary"), typed));
      return tasksOfPoint({ parts: await saidIn(office, b, pointId) });
    };
    const [one] = await type([{ body: "Text", tasks: [task("Boka sal")] }]);
    expect(one).toMatchObject({ what: "Boka sal", personId: b.person("third") });
    const [same] = await type([{ body: "Mer text", tasks: [task("Boka sal")] }]);
    expect(same?.id).toBe(one?.id);
    const copied = { ...task("Boka större sal"), id: one?.id ?? "" };
    const two = await type([{ body: "", tasks: [copied, { ...copied, what: "Boka en till" }] }]);
    expect(two.map(({ what }) => what)).toEqual(["Boka större sal", "Boka en till"]);
    expect(two[0]?.id).toBe(one?.id);
    expect(two[1]?.id).not.toBe(one?.id);
  });

  onEachDatabase("can be restored as it was, and too much is refused", async (database) => {
    const office = officeOn(database, "2026-03-02T13:00");
    const b = await board(office);
    const { notesId } = await started(office, b);
    const secretary = b.as("secretary");
    const pointId = await added(office, b, notesId, "Nuläget");
    value(await typeInPoint(office, secretary, await typing(office, b, pointId, parts)));
    const first = await saidIn(office, b, pointId);
    office.at("2026-03-02T13:30");
    value(await typeInPoint(office, secretary, await typing(office, b, pointId, body("Nytt."))));
    const versions = await versionsOf<NotesPart>(office.db, pointId);
    expect(versions.map(({ number, said }) => [number, said])).toEqual([
      [2, body("Nytt.")],
      [1, first],
    ]);
    value(await restorePointVersion(office, secretary, { pointId, number: 1 }));
    const [restored] = await saidIn(office, b, pointId);
    expect(restored).toMatchObject({ body: parts[0]?.body, tasks: [{ what: "Boka sal" }] });
    const long = await typing(office, b, pointId, body("å".repeat(longestText + 1)));
    expect(refusal(await typeInPoint(office, secretary, long))).toContain("får plats i en punkt");
  });
});
