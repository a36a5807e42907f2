import { expect } from "vitest";
import { changeLetterhead } from "#app/commands/letterhead.server.ts";
import { summonMeeting } from "#app/commands/summons.server.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { bytesOf, verifyBytes } from "#db/queries/blobs.server.ts";
import { letterheadVersions } from "#db/queries/house.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { exampleLogo } from "../../scripts/demo/logo.ts";
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

const input = {
  ...{ name: "Förbundet Provet", lines: ["Ågatan 4"], website: "", accent: "#7a2050" },
  ...{ picture: exampleLogo() as Uint8Array | null, alt: "Tre vågor" },
  ...{ isDecorative: false, takesLogoAway: false },
};

/** The HTML of the kallelse as it was kept. */
async function kept(office: TestOffice, b: TestBoard, meetingId: string): Promise<string> {
  const issued = await issuedDocuments(office.db, meetingId);
  const found = issued.find(({ kind, format }) => kind === "summons" && format === "html");
  const blob = await bytesOf(office.db, b.associationId, found?.sha256 ?? "");
  return new TextDecoder().decode(blob?.bytes);
}

onEachDatabase("a letterhead stands on what is issued from then on", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const [first, second] = [await planned(office, b), await planned(office, b, "2026-02-23")];
  value(await summonMeeting(office, b.as("secretary"), { meetingId: first }));
  value(await changeLetterhead(office, b.as("secretary"), input));
  value(await summonMeeting(office, b.as("secretary"), { meetingId: second }));
  await held(office, b, second);
  await justerat(office, b, second);
  const [round] = await roundsOf(office.db, second);
  const minutes = await bytesOf(office.db, b.associationId, round?.html ?? "");
  expect(new TextDecoder().decode(minutes?.bytes)).toContain("Förbundet Provet");
  expect(await kept(office, b, first)).not.toContain('letterhead">');
  const after = await kept(office, b, second);
  expect(after).toContain("Förbundet Provet");
  expect(after).toContain('alt="Tre vågor"');
  expect(after).toContain("--accent:#7a2050");
  expect(after).toContain("img-src data:");
  // The log tells that they were made with different words or another letterhead.
  const events = await office.db.selectFrom("event").selectAll().execute();
  const wordings = events
    .filter(({ kind }) => kind === "meeting.summoned")
    .map(({ data }) => (JSON.parse(data) as { wording: string }).wording);
  expect(wordings).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.any(String)]);
  expect(new Set(wordings).size).toBe(2);
  expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
});

onEachDatabase(
  "each change is a version, and the logo is kept until it is taken away",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const save = (about: Partial<typeof input>) =>
      changeLetterhead(office, b.as("secretary"), { ...input, ...about });
    value(await save({}));
    value(await save({ name: "Nytt namn", picture: null }));
    value(await save({ picture: null, alt: "", isDecorative: true }));
    value(await save({ picture: null, alt: "", takesLogoAway: true }));
    const versions = await letterheadVersions(office.db, b.associationId);
    expect(
      versions.map(({ number, name, logo, byName }) => [number, name, logo?.alt, byName]),
    ).toEqual([
      [4, "Förbundet Provet", undefined, "Siv Hed"],
      [3, "Förbundet Provet", "", "Siv Hed"],
      [2, "Nytt namn", "Tre vågor", "Siv Hed"],
      [1, "Förbundet Provet", "Tre vågor", "Siv Hed"],
    ]);
  },
);

onEachDatabase("what is wrong is told field by field, and nothing is saved", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const wrong = { ...input, name: "", accent: "#ffff00", picture: new Uint8Array(2_000_000) };
  const result = await changeLetterhead(office, b.as("secretary"), wrong);
  expect(result.ok ? [] : result.refusals.map(({ field }) => field)).toEqual([
    "name",
    "accent",
    "logo",
  ]);
  const silent = await changeLetterhead(office, b.as("secretary"), { ...input, alt: "" });
  expect(refusal(silent)).toContain("Skriv vad logotypen föreställer");
  expect(refusal(await changeLetterhead(office, b.as("third"), input))).toContain(
    "får ändra förbundets brevhuvud",
  );
  expect(await letterheadVersions(office.db, b.associationId)).toEqual([]);
});
