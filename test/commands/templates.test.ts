import { expect } from "vitest";
import { officeFor } from "#app/commands/house.server.ts";
import { summonMeeting } from "#app/commands/summons.server.ts";
import {
  type ChangeTemplate,
  changeTemplate,
  revertTemplate,
} from "#app/commands/templates.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { templateVersions } from "#db/queries/house.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, planned, refusal, type TestBoard, value } from "../support/story.ts";

const standing = readTemplates();
const name = "kallelse" as const;
const own = standing.kallelse.text.replace("# Kallelse", "# Välkommen till sammanträde");
const input: ChangeTemplate = { name, text: own, reason: "Vänligare", known: 0 };

async function kept(office: TestOffice, b: TestBoard, meetingId: string): Promise<string> {
  const issued = await issuedDocuments(office.db, meetingId);
  const found = issued.find(({ kind, format }) => kind === "summons" && format === "html");
  const blob = await bytesOf(office.db, b.associationId, found?.sha256 ?? "");
  return new TextDecoder().decode(blob?.bytes);
}

onEachDatabase(
  "a förbund's own words are in what it issues, and in no other's",
  async (database) => {
    const office = officeOn(database);
    const [b, other] = [await board(office), await board(office, "andra")];
    value(await changeTemplate(office, b.as("secretary"), input));
    for (const [of, says] of [
      [b, "Välkommen till sammanträde"],
      [other, "<h1>Kallelse</h1>"],
    ] as const) {
      const meetingId = await planned(office, of);
      value(await summonMeeting(office, of.as("secretary"), { meetingId }));
      expect(await kept(office, of, meetingId)).toContain(says);
    }
  },
);

onEachDatabase(
  "each change is a version with who and why, and any of them can be gone back to",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const me = b.as("secretary");
    const current = async () =>
      (await officeFor(office, office.db, b.associationId)).templates.kallelse.text;
    value(await changeTemplate(office, me, input));
    value(await changeTemplate(office, me, { ...input, text: `${own}\nTack.`, known: 1 }));
    expect(await current()).toBe(`${own}\nTack.`);
    value(await revertTemplate(office, me, { name, number: 1 }));
    expect(await current()).toBe(own);
    value(await revertTemplate(office, me, { name, number: 0 }));
    expect(await current()).toBe(standing.kallelse.text);
    const versions = await templateVersions(office.db, b.associationId, name);
    expect(versions.map(({ number, reason, byName }) => [number, reason, byName])).toEqual([
      [4, "Tillbaka till programmets egen", "Siv Hed"],
      [3, "Tillbaka till version 1", "Siv Hed"],
      [2, "Vänligare", "Siv Hed"],
      [1, "Vänligare", "Siv Hed"],
    ]);
  },
);

onEachDatabase(
  "a template is not saved with a fault, without a reason, over another's or by just anybody",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const save = (about: Partial<ChangeTemplate>, who = "secretary") =>
      changeTemplate(office, b.as(who), { ...input, ...about });
    const broken = own.replace("{{dag}}", "{{dagen}}");
    expect(refusal(await save({ text: broken }))).toContain("Platsen {{dagen}} är okänd");
    expect(refusal(await save({ reason: " " }))).toContain("Skriv varför");
    expect(refusal(await save({}, "third"))).toContain("får ändra en mall");
    value(await save({}));
    expect(refusal(await save({}))).toContain("Någon annan har ändrat mallen");
    expect(refusal(await revertTemplate(office, b.as("secretary"), { name, number: 9 }))).toContain(
      "Versionen finns inte",
    );
    expect(await templateVersions(office.db, b.associationId, name)).toHaveLength(1);
  },
);

onEachDatabase(
  "own sentences are followed by those that a newer program has and they lack",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const text = standing.satser.text.replace(
      "ordförande\n\n## sekreterare",
      "mötesledare\n\n## sekreterare",
    );
    value(await changeTemplate(office, b.as("secretary"), { ...input, name: "satser", text }));
    const newer = {
      ...office.templates.satser,
      text: `${office.templates.satser.text}\n## ny sats\n\nNytt.\n`,
    };
    const upgraded = { ...office, templates: { ...office.templates, satser: newer } };
    const { templates } = await officeFor(upgraded, office.db, b.associationId);
    expect(templates.satser.text).toContain("mötesledare");
    expect(templates.satser.text).toContain("## ny sats");
  },
);
