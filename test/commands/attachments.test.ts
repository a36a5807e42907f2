import { expect } from "vitest";
import {
  addAttachment,
  releaseAttachment,
  removeAttachment,
  retitleAttachment,
  withholdAttachment,
} from "#app/commands/attachments.server.ts";
import { citeAttachment, moveItem, strikeItem, writeItem } from "#app/commands/items.server.ts";
import { personalInPapers } from "#app/commands/masking.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { summonMeeting } from "#app/commands/summons.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { excelType, wordType } from "#app/domain/mediaTypes.ts";
import { referenceTo } from "#app/domain/references.ts";
import { review } from "#app/domain/review.ts";
import {
  hindrancesOfMeeting,
  removedAttachments,
  withholdingsOf,
} from "#db/queries/attachments.server.ts";
import { attachmentsOf, itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { pictureOnlyPdf, wordWithPicture } from "../documents/reading/files.ts";
import { cell, workbook } from "../documents/reading/madeWorkbook.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import {
  board,
  everybody,
  held,
  planned,
  refusal,
  type TestBoard,
  value,
} from "../support/story.ts";

const secretary = (b: TestBoard) => b.as("secretary");

async function added(office: TestOffice, b: TestBoard, meetingId: string, title: string) {
  const bytes = new TextEncoder().encode(title);
  const file = { filename: `${title}.txt`, mediaType: "text/plain", bytes };
  return value(await addAttachment(office, secretary(b), { meetingId, title, ...file }));
}

async function itemsOfKind(office: TestOffice, b: TestBoard, meetingId: string) {
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  return (minutes?.items ?? []).filter((i) => i.kind !== "opening" && i.kind !== "closing");
}

async function write(office: TestOffice, b: TestBoard, itemId: string, body: string) {
  const row = await itemRow(office.db, b.associationId, itemId);
  const sections = [{ body, lead: "", clauses: [] }];
  const text = { kind: "information" as const, heading: row?.heading ?? "", sections };
  const revision = row?.revision ?? 0;
  return value(
    await writeItem(office, secretary(b), { itemId, revision, financing: null, ...text }),
  );
}

const labels = async (office: TestOffice, meetingId: string) =>
  (await attachmentsOf(office.db, meetingId)).map((a) => `${a.label} ${a.title}`);

onEachDatabase(
  "before the kallelse the numbers follow the mention, whatever changes",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const [first, second] = await itemsOfKind(office, b, meetingId);
    const a = await added(office, b, meetingId, "A");
    const c = await added(office, b, meetingId, "C");
    await added(office, b, meetingId, "D");
    expect(await labels(office, meetingId)).toEqual(["1 A", "2 C", "3 D"]);

    await write(office, b, second?.id ?? "", `Se ${referenceTo.attachment(c.id)}.`);
    expect(await labels(office, meetingId)).toEqual(["1 C", "2 A", "3 D"]);
    const citation = { itemId: first?.id ?? "", attachmentIds: [a.id] };
    value(await citeAttachment(office, secretary(b), citation));
    expect(await labels(office, meetingId)).toEqual(["1 A", "2 C", "3 D"]);
    value(
      await moveItem(office, secretary(b), { itemId: second?.id ?? "", direction: "up" as const }),
    );
    expect(await labels(office, meetingId)).toEqual(["1 C", "2 A", "3 D"]);
    value(await strikeItem(office, secretary(b), { itemId: second?.id ?? "", ground: "Bordlagt" }));
    expect(await labels(office, meetingId)).toEqual(["1 A", "2 C", "3 D"]);
    value(await removeAttachment(office, secretary(b), { attachmentId: a.id, ground: null }));
    expect(await labels(office, meetingId)).toEqual(["1 C", "2 D"]);
  },
);

onEachDatabase("after the kallelse a number is fixed and never used again", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const [first] = await itemsOfKind(office, b, meetingId);
  await added(office, b, meetingId, "A");
  const c = await added(office, b, meetingId, "C");
  value(await summonMeeting(office, secretary(b), { meetingId }));

  await write(office, b, first?.id ?? "", referenceTo.attachment(c.id));
  expect(await labels(office, meetingId)).toEqual(["1 A", "2 C"]);
  const d = await added(office, b, meetingId, "D");
  const removal = { attachmentId: d.id, ground: null };
  expect(refusal(await removeAttachment(office, secretary(b), removal))).toContain("varför");
  const ground = "Fel fil";
  value(await removeAttachment(office, secretary(b), { ...removal, ground }));
  await added(office, b, meetingId, "E");
  expect(await labels(office, meetingId)).toEqual(["1 A", "2 C", "4 E"]);
  expect(await removedAttachments(office.db, meetingId)).toMatchObject([
    { label: "3", title: "D", ground, byName: "Siv Hed" },
  ]);
});

onEachDatabase(
  "a meeting opened without a kallelse has its papers on the table",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const [first] = await itemsOfKind(office, b, meetingId);
    await added(office, b, meetingId, "A");
    const c = await added(office, b, meetingId, "C");
    const opening = { meetingId, clock: "09:00", present: everybody(b) };
    value(await openMeeting(office, secretary(b), opening));
    await write(office, b, first?.id ?? "", referenceTo.attachment(c.id));
    expect(await labels(office, meetingId)).toEqual(["1 A", "2 C"]);
  },
);

onEachDatabase(
  "a bilaga that the text mentions is cited, and stays until the mention is gone",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const [first] = await itemsOfKind(office, b, meetingId);
    const itemId = first?.id ?? "";
    const a = await added(office, b, meetingId, "A");
    const c = await added(office, b, meetingId, "C");
    await write(office, b, itemId, `Se ${referenceTo.attachment(a.id)}.`);
    const both = { itemId, attachmentIds: [c.id, a.id] };
    value(await citeAttachment(office, secretary(b), both));
    const cited = async () => (await itemsOfKind(office, b, meetingId))[0]?.attachments;
    expect(await cited()).toEqual(["1", "2"]);

    const gone = { attachmentId: a.id, ground: null };
    expect(refusal(await removeAttachment(office, secretary(b), gone))).toContain(first?.heading);
    await write(office, b, itemId, "Inget att se.");
    expect(await cited()).toEqual(["1"]);
    expect(await labels(office, meetingId)).toEqual(["1 C", "2 A"]);
    value(await removeAttachment(office, secretary(b), gone));
    const unknown = { itemId, attachmentIds: [a.id] };
    expect(refusal(await citeAttachment(office, secretary(b), unknown))).toContain("finns inte");
  },
);

onEachDatabase(
  "the same file twice is told by its name and number, and a title can be put right",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const a = await added(office, b, meetingId, "A");
    const bytes = new TextEncoder().encode("A");
    const again = { meetingId, title: "B", filename: "b.txt", mediaType: "text/plain", bytes };
    expect(refusal(await addAttachment(office, secretary(b), again))).toBe(
      "Filen ”b.txt” finns redan som bilaga 1 (A).",
    );
    const title = "Ansökan från Bryggan";
    value(await retitleAttachment(office, secretary(b), { attachmentId: a.id, title }));
    expect(await labels(office, meetingId)).toEqual([`1 ${title}`]);
  },
);

onEachDatabase(
  "a § of another meeting is known within the förbund and nowhere else",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const earlier = await planned(office, b, "2026-02-02");
    await held(office, b, earlier);
    const [old] = await itemsOfKind(office, b, earlier);
    const other = await board(office, "annat");
    const theirs = await planned(office, other, "2026-02-03");
    const [foreign] = await itemsOfKind(office, other, theirs);
    const meetingId = await planned(office, b);
    const [first] = await itemsOfKind(office, b, meetingId);
    const text = [old, foreign].map((one) => referenceTo.item(one?.id ?? "")).join(" och ");
    await write(office, b, first?.id ?? "", text);
    const minutes = await minutesOf(office.db, b.associationId, meetingId);
    const { id, number, heading } = old ?? {};
    const date = legalDate("2026-02-02");
    const known = { id, number, year: 2026, heading, date, isPublished: false };
    expect(minutes?.elsewhere).toEqual([known]);
    const found = minutes ? review(minutes).filter((f) => f.rule === "BILAGA") : [];
    expect(found.map((f) => f.text)).toEqual([
      `Ärende ${first?.position} (${first?.heading}) hänvisar till ett ärende som inte finns.`,
    ]);
  },
);

onEachDatabase("what may not be public is marked with its ground, by whom", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const { id: attachmentId } = await added(office, b, meetingId, "A");
  const ground = "26 kap. 1 § OSL";
  const mark = { attachmentId, ground };
  expect(refusal(await withholdAttachment(office, b.as("auditor"), mark))).toContain("Bara");
  expect(refusal(await releaseAttachment(office, secretary(b), mark))).toContain("är inte");
  value(await withholdAttachment(office, secretary(b), mark));
  expect(refusal(await withholdAttachment(office, secretary(b), mark))).toContain(ground);
  expect(await withholdingsOf(office.db, meetingId)).toMatchObject([
    { attachmentId, ground, at: "2026-03-02T08:00:00.000Z", byName: "Siv Hed" },
  ]);
  value(await releaseAttachment(office, secretary(b), { attachmentId, ground: "Maskad" }));
  expect(await withholdingsOf(office.db, meetingId)).toEqual([]);
  value(await withholdAttachment(office, secretary(b), mark));
  value(await removeAttachment(office, secretary(b), { attachmentId, ground: null }));
  expect(await attachmentsOf(office.db, meetingId)).toEqual([]);
});

onEachDatabase("no one touches another förbund's bilaga", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const { id: attachmentId } = await added(office, b, await planned(office, b), "A");
  const other = await board(office, "annat");
  const act = { attachmentId, ground: "x" };
  for (const change of [withholdAttachment, releaseAttachment, removeAttachment]) {
    expect(refusal(await change(office, secretary(other), act))).toContain("finns inte");
  }
  const title = { attachmentId, title: "x" };
  expect(refusal(await retitleAttachment(office, secretary(other), title))).toContain("finns inte");
});

onEachDatabase(
  "what keeps somebody from reading a bilaga is told when it has come",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const text = await added(office, b, meetingId, "Läsbar");
    const picture = { filename: "karta.png", mediaType: "image/png", bytes: new Uint8Array([1]) };
    const input = { meetingId, title: "Karta", ...picture };
    const { label } = value(await addAttachment(office, secretary(b), input));
    const found = await hindrancesOfMeeting(office.db, meetingId);
    const files = await attachmentsOf(office.db, meetingId);
    const of = (sought: string) =>
      found.get(files.find((file) => file.label === sought)?.sha256 ?? "") ?? [];
    expect([of(text.label), of(label)]).toEqual([[], ["picture"]]);
  },
);

onEachDatabase(
  "what a bilaga tells of a person is told by kind and number, and no hindrance is made of it",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const put = async (filename: string, mediaType: string, bytes: Uint8Array) =>
      value(
        await addAttachment(office, secretary(b), {
          ...{ meetingId, title: filename, filename, mediaType, bytes },
        }),
      ).label;
    const words = "Sökande: Lisa Falk, 19121212-1212, 070-174 06 05 och 060-11 22 33";
    const text = await put("a.txt", "text/plain", new TextEncoder().encode(words));
    const clean = await put("b.txt", "text/plain", new TextEncoder().encode("Budget för 2027."));
    const signed = await put("c.docx", wordType, await wordWithPicture("Underskrift"));
    const scan = await put("d.pdf", "application/pdf", await pictureOnlyPdf());
    const known = await personalInPapers(office.db, b.associationId, meetingId);
    const found = [
      { kind: "personal_number", places: 1 },
      { kind: "phone", places: 2 },
    ];
    expect(known.get(text)).toEqual({ found, places: [], signs: [], isRead: true });
    expect(known.get(clean)).toEqual({ found: [], places: [], signs: [], isRead: true });
    expect(known.get(signed)).toEqual({
      found: [],
      places: [],
      signs: ["signature"],
      isRead: true,
    });
    expect(known.get(scan)).toEqual({ found: [], places: [], signs: ["scanned"], isRead: false });
    const book = workbook([{ name: "Lista", data: `<row>${cell("Lisa, 070-174 06 05")}</row>` }]);
    const empty = workbook([{ name: "Budget", data: `<row>${cell("60 000")}</row>` }]);
    const sheets = [await put("e.xlsx", excelType, book), await put("f.xlsx", excelType, empty)];
    const broken = await put("g.xlsx", excelType, new Uint8Array([80, 75, 3, 4]));
    const read = await personalInPapers(office.db, b.associationId, meetingId);
    const sheet = { number: 1, name: "Lista", isHidden: false };
    expect(sheets.map((label) => read.get(label))).toEqual([
      {
        ...{ found: [{ kind: "phone", places: 1 }], places: [{ sheet, at: "cell A1" }] },
        ...{ signs: [], isRead: true },
      },
      { found: [], places: [], signs: [], isRead: true },
    ]);
    expect(read.get(broken)).toMatchObject({ found: [], isRead: false });
    const hindered = await hindrancesOfMeeting(office.db, meetingId);
    expect([...hindered.values()].flat()).not.toContain("signature");
    expect([...hindered.values()].flat()).toContain("scanned");
  },
);
