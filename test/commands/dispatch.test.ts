import { expect } from "vitest";
import {
  addDispatch,
  issueExtract,
  recordDispatch,
  removeDispatch,
} from "#app/commands/dispatch.server.ts";
import { articleOf } from "#app/documents/html.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { dispatchesOf } from "#db/queries/dispatch.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { htmlText, squeezed } from "#test/documents/support.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import {
  board,
  held,
  justerat,
  planned,
  refusal,
  type TestBoard,
  value,
} from "../support/story.ts";

async function sixthItem(office: TestOffice, b: TestBoard, meetingId: string) {
  return (await minutesOf(office.db, b.associationId, meetingId))?.items[5]?.id ?? "";
}

onEachDatabase(
  "an utdrag is made of a justerat protokoll only, and kept as issued",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    await held(office, b, meetingId);
    const itemId = await sixthItem(office, b, meetingId);
    const secretary = b.as("secretary");
    expect(refusal(await issueExtract(office, secretary, { itemId }))).toContain("inte justerat");
    const recipient = { itemId, recipient: "Norrsunds kommun", how: "e-post" };
    value(await addDispatch(office, secretary, recipient));
    await justerat(office, b, meetingId);
    expect(refusal(await issueExtract(office, b.as("third"), { itemId }))).toContain("får utfärda");
    expect(refusal(await issueExtract(office, b.owner, { itemId }))).toContain(
      "person i förbundet",
    );
    office.at("2026-03-05T08:00");
    value(await issueExtract(office, secretary, { itemId }));

    const extracts = (await issuedDocuments(office.db, meetingId)).filter(
      (d) => d.kind === "extract",
    );
    expect(extracts.map((d) => d.format).sort()).toEqual(["docx", "html", "pdf"]);
    const html = extracts.find((d) => d.format === "html");
    const blob = await bytesOf(office.db, b.associationId, html?.sha256 ?? "");
    const said = squeezed(htmlText(articleOf(new TextDecoder().decode(blob?.bytes))));
    expect(said).toContain("§ 6 Ekonomisk rapport");
    expect(said).toContain("att lägga rapporten till handlingarna.");
    expect(said).not.toContain("§ 7");
    expect(said).toContain("Expedieras till Norrsunds kommun");
    expect(said).toContain("Bestyrks av Siv Hed Uppdrag sekreterare Dag torsdag 5 mars 2026");
  },
);

onEachDatabase("who is to have a paragraf is listed, and when it went", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  const itemId = await sixthItem(office, b, meetingId);
  const secretary = b.as("secretary");
  const recipient = { itemId, recipient: "Norrsunds kommun", how: "e-post" };
  const { id: dispatchId } = value(await addDispatch(office, secretary, recipient));
  const again = { ...recipient, recipient: "norrsunds kommun" };
  expect(refusal(await addDispatch(office, secretary, again))).toContain("står redan");
  const sent = { dispatchId, sentOn: legalDate("2026-03-05") };
  expect(refusal(await recordDispatch(office, secretary, sent))).toContain("inte justerat");
  office.at("2026-03-04T08:00");
  await justerat(office, b, meetingId);
  expect(refusal(await recordDispatch(office, secretary, sent))).toContain("framtiden");
  const early = { dispatchId, sentOn: legalDate("2026-03-03") };
  expect(refusal(await recordDispatch(office, secretary, early))).toContain("före det");
  office.at("2026-03-05T08:00");
  value(await recordDispatch(office, secretary, sent));
  expect(await dispatchesOf(office.db, meetingId)).toMatchObject([
    { recipient: "Norrsunds kommun", sent: { on: "2026-03-05", byName: "Siv Hed" } },
  ]);
  expect(refusal(await removeDispatch(office, secretary, { dispatchId }))).toContain("står kvar");

  const other = { ...recipient, recipient: "Region Mittland" };
  const { id } = value(await addDispatch(office, secretary, other));
  const two = await board(office, "tva");
  const stranger = await removeDispatch(office, two.as("secretary"), { dispatchId: id });
  expect(refusal(stranger)).toContain("finns inte");
  value(await removeDispatch(office, secretary, { dispatchId: id }));
  expect(await dispatchesOf(office.db, meetingId)).toHaveLength(1);
});
