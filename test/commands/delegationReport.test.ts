import { expect } from "vitest";
import { approveMinutes } from "#app/commands/approval.server.ts";
import { findingsOf } from "#app/commands/findings.server.ts";
import { strikeItem, writeItem } from "#app/commands/items.server.ts";
import { closeMeeting, openMeeting } from "#app/commands/meetingSteps.server.ts";
import { offersOf, takeUpOffer } from "#app/commands/preparation.server.ts";
import { sendAtOnce } from "#app/commands/sendForApproval.server.ts";
import { summonMeeting } from "#app/commands/summons.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { decisionsOf, toldOf } from "#db/queries/delegation.server.ts";
import { itemRow, itemsOf, minutesOf } from "#db/queries/meetings.server.ts";
import { adopted, registered } from "../support/delegation.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import {
  board,
  chooseAndWrite,
  everybody,
  held,
  justerat,
  planned,
  refusal,
  type TestBoard,
  value,
} from "../support/story.ts";

/** The ärende about anmälan and its text. */
async function report(office: TestOffice, meetingId: string) {
  const item = (await itemsOf(office.db, meetingId)).find(
    ({ kind }) => kind === "delegation_report",
  );
  return { id: item?.id ?? "", number: item?.number, body: item?.sections[0]?.body ?? "" };
}

const offeredKeys = async (office: TestOffice, b: TestBoard, id: string, on: string) => {
  const day = legalDate(on);
  const offers = await offersOf(office.db, b.associationId, { id, date: day, today: day });
  return offers.map(({ key }) => key);
};

const forgotten = async (office: TestOffice, b: TestBoard, meetingId: string) => {
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  if (!minutes) throw new Error("No minutes");
  const findings = await findingsOf(office.db, b.associationId, minutes);
  return findings
    .filter(({ title }) => title === "Delegationsbeslut anmäls")
    .map(({ text }) => text);
};

const line =
  "* D 2026-1, 20 februari 2026, Anna Ek (ordförande): Nya stolar, Stolmakaren, 12 500 kr.";

onEachDatabase(
  "a decision is written into the next dagordning, and told by its protokoll",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { groupId } = await adopted(office, b);
    const before = await planned(office, b, "2026-03-09");
    const later = await planned(office, b, "2026-05-04");
    const { id } = await registered(office, b, groupId);
    expect((await report(office, before)).body).toMatch(/redovisas\.\n\n\* D 2026-1, /);
    expect((await report(office, before)).body).toContain(line);
    expect((await report(office, later)).body).not.toContain("D 2026-1");
    expect(await offeredKeys(office, b, before, "2026-03-09")).not.toContain("delegation");
    expect((await toldOf(office.db, b.associationId)).size).toBe(0);
    office.at("2026-03-09T08:00");
    await held(office, b, before);
    expect(await forgotten(office, b, before)).toEqual([]);
    await justerat(office, b, before);
    const told = (await toldOf(office.db, b.associationId)).get(id);
    expect(told).toMatchObject({
      number: (await report(office, before)).number,
      date: "2026-03-09",
    });
    // Told once: it comes to no other dagordning.
    value(await summonMeeting(office, b.as("secretary"), { meetingId: later }));
    expect((await report(office, later)).body).not.toContain("D 2026-1");
  },
);

onEachDatabase(
  "what was decided before the meeting was planned comes with its dagordning",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { groupId } = await adopted(office, b);
    const first = await registered(office, b, groupId);
    await registered(office, b, groupId, { corrects: first.id, ore: 1_300_000 });
    const meetingId = await planned(office, b, "2026-03-09");
    expect((await report(office, meetingId)).body).toContain(`${line}\n* D 2026-2`);
    expect((await report(office, meetingId)).body).toContain("13 000 kr. Rättar D 2026-1.");
  },
);

onEachDatabase(
  "a dagordning without the ärende is offered it, and a meeting that passed tells nobody",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { groupId } = await adopted(office, b);
    await registered(office, b, groupId);
    const missed = await planned(office, b, "2026-03-09");
    const secretary = b.as("secretary");
    expect((await report(office, missed)).body).toContain("D 2026-1");
    // Nobody came on 9 March: the next meeting is told.
    office.at("2026-03-20T08:00");
    const next = await planned(office, b, "2026-04-13");
    const { id: itemId, body } = await report(office, next);
    expect(body).toContain(line);
    value(await strikeItem(office, secretary, { itemId, ground: "Hinns inte" }));
    expect(await offeredKeys(office, b, next, "2026-04-13")).toContain("delegation");
    value(await takeUpOffer(office, secretary, { meetingId: next, offer: "delegation" }));
    const again = (await itemsOf(office.db, next)).filter(
      ({ kind, struck }) => kind === "delegation_report" && !struck,
    );
    expect(again.map(({ sections }) => sections[0]?.body)).toEqual([expect.stringContaining(line)]);
    expect(await offeredKeys(office, b, next, "2026-04-13")).not.toContain("delegation");
  },
);

onEachDatabase(
  "a meeting that leaves one out is warned, and one that came while it was open is not its own",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { groupId } = await adopted(office, b);
    const meetingId = await planned(office, b, "2026-03-09");
    await registered(office, b, groupId);
    const secretary = b.as("secretary");
    const item = await report(office, meetingId);
    const row = await itemRow(office.db, b.associationId, item.id);
    value(
      await writeItem(office, secretary, {
        ...{ itemId: item.id, revision: row?.revision ?? 0, kind: "delegation_report" as const },
        ...{ heading: "Anmälan av delegationsbeslut", financing: null },
        sections: [{ body: "Inga beslut redovisas.", lead: "", clauses: [] }],
      }),
    );
    office.at("2026-03-09T08:00");
    value(
      await openMeeting(office, secretary, { meetingId, clock: "09:00", present: everybody(b) }),
    );
    office.at("2026-03-09T08:30");
    await registered(office, b, groupId, {
      decidedOn: legalDate("2026-03-09"),
      object: "Lampa",
      supplier: "",
      ore: 100,
    });
    expect((await report(office, meetingId)).body).not.toContain("D 2026-2");
    await chooseAndWrite(office, b, meetingId);
    const { number } = await report(office, meetingId);
    expect(await forgotten(office, b, meetingId)).toEqual([
      `§ ${number}: Delegationsbeslutet D 2026-1 anmäls inte.`,
    ]);
    // While the meeting is open one press writes both.
    expect(await offeredKeys(office, b, meetingId, "2026-03-09")).toContain("delegation");
    value(await takeUpOffer(office, secretary, { meetingId, offer: "delegation" }));
    expect(await forgotten(office, b, meetingId)).toEqual([]);
    value(await closeMeeting(office, secretary, { meetingId, clock: "11:00" }));
    await registered(office, b, groupId, {
      decidedOn: legalDate("2026-03-09"),
      object: "Matta",
      supplier: "",
      ore: 100,
    });
    const late = await takeUpOffer(office, secretary, { meetingId, offer: "delegation" });
    expect(refusal(late)).toContain("Anmäl besluten vid nästa");
    await justerat(office, b, meetingId);
    const told = await toldOf(office.db, b.associationId);
    const decisions = await decisionsOf(office.db, b.associationId);
    expect(decisions.map(({ id }) => told.has(id))).toEqual([false, true, true]);
  },
);

onEachDatabase(
  "a paragraf that is justerad omedelbart has told, and is not written in again",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const { groupId } = await adopted(office, b);
    const meetingId = await planned(office, b, "2026-03-09");
    const first = await registered(office, b, groupId);
    const secretary = b.as("secretary");
    office.at("2026-03-09T08:00");
    value(
      await openMeeting(office, secretary, { meetingId, clock: "09:00", present: everybody(b) }),
    );
    await chooseAndWrite(office, b, meetingId);
    const { id: itemId, number } = await report(office, meetingId);
    value(await sendAtOnce(office, secretary, { itemId }));
    const [round] = await roundsOf(office.db, meetingId, itemId);
    for (const who of ["chair", "vice"]) {
      const sha256 = round?.sha256 ?? "";
      value(await approveMinutes(office, b.as(who), { meetingId, itemId, sha256 }));
    }
    const told = await toldOf(office.db, b.associationId);
    expect([...told.keys()]).toEqual([first.id]);
    expect(told.get(first.id)).toMatchObject({ itemId, number });
    // What comes later the same day gets an ärende of its own; the justerade one stays as it is.
    const { body } = await report(office, meetingId);
    const later = { decidedOn: legalDate("2026-03-09"), object: "Lampa", supplier: "", ore: 100 };
    await registered(office, b, groupId, later);
    value(await takeUpOffer(office, secretary, { meetingId, offer: "delegation" }));
    const items = (await itemsOf(office.db, meetingId)).filter(
      ({ kind }) => kind === "delegation_report",
    );
    expect(items.map(({ sections }) => sections[0]?.body)).toEqual([
      body,
      expect.stringMatching(/redovisas\.\n\n\* D 2026-2, /),
    ]);
  },
);
