/** Writing during the meeting: nothing typed is lost, everything can be read and restored, and a wrong way is refused. */
import { describe, expect } from "vitest";
import { chooseAdjusters } from "#app/commands/chooseAdjusters.server.ts";
import { writeItem } from "#app/commands/items.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { restoreVersion, typeInItem } from "#app/commands/writing.server.ts";
import { longestText, type Section } from "#app/domain/minutes.ts";
import { fromSections } from "#app/writing/fromSections.ts";
import { begin, read, rewrite } from "#app/writing/shared.ts";
import { toSections } from "#app/writing/toSections.ts";
import { itemRow, minutesOf, sectionsOf } from "#db/queries/meetings.server.ts";
import { versionsOf, writingOf, writingsSince } from "#db/queries/writing.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, everybody, planned, refusal, type TestBoard, value } from "../support/story.ts";

const text = (...paragraphs: string[]): Section[] => [
  { body: paragraphs.join("\n\n"), lead: "", clauses: [] },
];

async function openItem(office: TestOffice, own: TestBoard) {
  const meetingId = await planned(office, own, "2026-03-12");
  office.at("2026-03-12T08:00");
  const opening = { meetingId, clock: "09:00", present: everybody(own) };
  value(await openMeeting(office, own.as("secretary"), opening));
  const minutes = await minutesOf(office.db, own.associationId, meetingId);
  const item = minutes?.items.find(({ heading }) => heading === "Information från kansliet");
  if (!item) throw new Error("The standing agenda has no such item");
  return { meetingId, itemId: item.id };
}

/** What a writer's window sends after writing these paragraphs over the text it opened. */
const typing = (state: Uint8Array, ...paragraphs: string[]) =>
  rewrite(state, fromSections(text(...paragraphs))).state;

async function opened(office: TestOffice, itemId: string): Promise<Uint8Array> {
  const writing = await writingOf(office.db, itemId);
  return writing
    ? new Uint8Array(writing.state)
    : begin(fromSections(await sectionsOf(office.db, itemId))).state;
}

describe("what is typed", () => {
  onEachDatabase("is saved at once and is the protokoll's text", async (database) => {
    const office = officeOn(database);
    const own = await board(office);
    const { itemId, meetingId } = await openItem(office, own);
    const update = typing(await opened(office, itemId), "Rask redogör för läget.");
    const answer = value(await typeInItem(office, own.as("secretary"), { itemId, update }));
    expect(answer.clock).toMatch(/^\d\d:\d\d$/);
    expect(await sectionsOf(office.db, itemId)).toEqual(text("Rask redogör för läget."));
    const since = await writingsSince(office.db, meetingId, 0);
    expect(since.map(({ text_id }) => text_id)).toContain(itemId);
    const last = since.at(-1)?.place_revision ?? 0;
    expect(await writingsSince(office.db, meetingId, last)).toEqual([]);
  });

  onEachDatabase("by two at once, and through the form, becomes one text", async (database) => {
    const office = officeOn(database);
    const own = await board(office);
    const { itemId } = await openItem(office, own);
    const start = await opened(office, itemId);
    const before = toSections(read(start).text)[0]?.body.split("\n\n") ?? [];
    const mine = typing(start, "Mitt stycke.", ...before);
    const row = await itemRow(office.db, own.associationId, itemId);
    const form = {
      ...{ itemId, kind: "information" as const, heading: "Läget", financing: null },
      revision: row?.revision ?? 0,
      sections: text(...before, "Formulärets stycke."),
    };
    value(await writeItem(office, own.as("secretary"), form));
    value(await typeInItem(office, own.as("secretary"), { itemId, update: mine }));
    const [section] = await sectionsOf(office.db, itemId);
    const both = ["Mitt stycke.", ...before, "Formulärets stycke."];
    expect(section?.body.split("\n\n")).toEqual(both);
  });

  onEachDatabase(
    "twice is saved once, and bytes that are no text are refused",
    async (database) => {
      const office = officeOn(database);
      const own = await board(office);
      const { itemId } = await openItem(office, own);
      const update = typing(await opened(office, itemId), "En gång.");
      value(await typeInItem(office, own.as("secretary"), { itemId, update }));
      const before = await itemRow(office.db, own.associationId, itemId);
      value(await typeInItem(office, own.as("secretary"), { itemId, update }));
      expect(await itemRow(office.db, own.associationId, itemId)).toEqual(before);
      const noise = new Uint8Array([1, 2, 3, 4]);
      const said = refusal(
        await typeInItem(office, own.as("secretary"), { itemId, update: noise }),
      );
      expect(said).toContain("gick inte att läsa");
    },
  );

  onEachDatabase("is refused when it is too long, and the saved text stands", async (database) => {
    const office = officeOn(database);
    const own = await board(office);
    const { itemId } = await openItem(office, own);
    const start = await opened(office, itemId);
    const update = typing(start, "å".repeat(longestText + 1));
    const said = refusal(await typeInItem(office, own.as("secretary"), { itemId, update }));
    expect(said).toContain("Högst 100\u00a0000 får plats");
    expect(await sectionsOf(office.db, itemId)).toEqual(toSections(read(start).text));
  });

  onEachDatabase("by one who may not write is refused", async (database) => {
    const office = officeOn(database);
    const own = await board(office);
    const { itemId } = await openItem(office, own);
    const update = typing(await opened(office, itemId), "Nej.");
    expect(refusal(await typeInItem(office, own.as("auditor"), { itemId, update }))).toContain(
      "Bara",
    );
  });
});

describe("versions", () => {
  onEachDatabase("are one for each sitting, and each can be restored", async (database) => {
    const office = officeOn(database, "2026-03-02T08:00");
    const own = await board(office);
    const { itemId } = await openItem(office, own);
    const type = async (time: string, ...paragraphs: string[]) => {
      office.at(time);
      const update = typing(await opened(office, itemId), ...paragraphs);
      value(await typeInItem(office, own.as("secretary"), { itemId, update }));
    };
    const earlier = (await versionsOf<Section>(office.db, itemId)).length;
    await type("2026-03-12T09:00", "Ett");
    await type("2026-03-12T09:02", "Ett", "Två");
    await type("2026-03-12T09:30", "Tre");
    const versions = await versionsOf<Section>(office.db, itemId);
    const fresh = versions.slice(0, versions.length - earlier);
    expect(fresh.map(({ said }) => said).filter((s) => s.length > 0)).toEqual(
      expect.arrayContaining([text("Tre"), text("Ett", "Två")]),
    );
    const older = fresh.find(({ said }) => said[0]?.body === "Ett\n\nTvå");
    const restore = { itemId, number: older?.number ?? 0 };
    value(await restoreVersion(office, own.as("secretary"), restore));
    expect(await sectionsOf(office.db, itemId)).toEqual(text("Ett", "Två"));
    expect((await versionsOf<Section>(office.db, itemId))[0]?.said).toEqual(text("Ett", "Två"));
    expect(refusal(await restoreVersion(office, own.as("secretary"), restore))).toContain("redan");
    const unknown = { itemId, number: 999 };
    expect(refusal(await restoreVersion(office, own.as("secretary"), unknown))).toContain(
      "finns inte",
    );
  });

  onEachDatabase("hold what the program wrote for the office too", async (database) => {
    const office = officeOn(database);
    const own = await board(office);
    const { meetingId } = await openItem(office, own);
    const minutes = await minutesOf(office.db, own.associationId, meetingId);
    const election = minutes?.items.find(({ kind }) => kind === "election_of_adjusters");
    const input = { meetingId, personIds: [own.person("third")] };
    value(await chooseAdjusters(office, own.as("secretary"), input));
    const [latest] = await versionsOf<Section>(office.db, election?.id ?? "");
    expect(latest?.said[0]?.clauses[0]).toContain("Eva Lind");
  });

  onEachDatabase("the choice of justerare leaves what else is written there", async (database) => {
    const office = officeOn(database);
    const own = await board(office);
    const { meetingId } = await openItem(office, own);
    const minutes = await minutesOf(office.db, own.associationId, meetingId);
    const id = minutes?.items.find(({ kind }) => kind === "election_of_adjusters")?.id ?? "";
    const choose = async (who: string) => {
      const input = { meetingId, personIds: [own.person(who)] };
      value(await chooseAdjusters(office, own.as("secretary"), input));
      return sectionsOf(office.db, id);
    };
    const wording = "Justeringen sker på kansliet den 20 mars.";
    const lead = "Styrelsen beslutade";
    const update = typing(await opened(office, id), wording);
    value(await typeInItem(office, own.as("secretary"), { itemId: id, update }));
    const decided = (name: string) =>
      `att utse ${name} att jämte ordföranden justera dagens protokoll.`;
    expect(await choose("third")).toEqual([
      { body: wording, lead, clauses: [decided("Eva Lind")] },
    ]);
    expect(await choose("vice")).toEqual([{ body: wording, lead, clauses: [decided("Per Alm")] }]);
  });
});
