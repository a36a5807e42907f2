import { expect } from "vitest";
import { recordMotion } from "#app/commands/decisions/motions.server.ts";
import { putQuestion } from "#app/commands/decisions/questions.server.ts";
import { moveItem, strikeItem, writeItem } from "#app/commands/items.server.ts";
import { closeMeeting, openMeeting } from "#app/commands/meetingSteps.server.ts";
import {
  addPreparedItem,
  decideAsProposed,
  offersOf,
  takeUpOffer,
  writeProposal,
} from "#app/commands/preparation.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { TODAY } from "#app/domain/decision/proceeding.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { preparationOfItem, preparationsOf } from "#db/queries/preparation.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import {
  board,
  chooseAndWrite,
  everybody,
  planned,
  refusal,
  type TestBoard,
  value,
} from "../support/story.ts";

const itemsIn = async (office: TestOffice, b: TestBoard, meetingId: string) =>
  (await minutesOf(office.db, b.associationId, meetingId))?.items ?? [];

const opened = async (office: TestOffice, b: TestBoard, meetingId: string) =>
  value(
    await openMeeting(office, b.as("secretary"), {
      meetingId,
      clock: "09:00",
      present: everybody(b),
    }),
  );

onEachDatabase("a planned meeting has proposals and no decisions", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const items = await itemsIn(office, b, meetingId);
  expect(items.flatMap((i) => i.sections.flatMap((s) => s.clauses))).toEqual([]);
  const prepared = await preparationsOf(office.db, meetingId);
  expect(prepared.map((p) => p.type)).toContain("ekonomisk-rapport");
  expect(prepared.every((p) => p.clauses.every((c) => c.startsWith("att ")))).toBe(true);
});

onEachDatabase(
  "an ärende of a type brings everything, and is decided as proposed in one press",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const secretary = b.as("secretary");
    const add = { meetingId, type: "delegationsordning", heading: "" };
    const { id: itemId } = value(await addPreparedItem(office, secretary, add));
    expect(refusal(await decideAsProposed(office, secretary, { itemId }))).toContain("öppnat");
    await opened(office, b, meetingId);
    value(await decideAsProposed(office, secretary, { itemId }));
    const item = (await itemsIn(office, b, meetingId)).find((i) => i.id === itemId);
    expect(item?.heading).toBe("Delegationsordning");
    expect(item?.sections).toEqual([
      {
        body: "Förslaget till delegationsordning redovisas.",
        lead: "Styrelsen beslutade",
        clauses: ["att anta delegationsordningen."],
      },
    ]);
    expect((await preparationOfItem(office.db, itemId))?.lead).toBe("Styrelsen beslutar");
    expect(refusal(await decideAsProposed(office, secretary, { itemId }))).toContain("redan");
  },
);

onEachDatabase(
  "a proposal with gaps is not decided, nor one for the justerare",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const secretary = b.as("secretary");
    const add = { meetingId, type: "bidrag", heading: "Ansökan från Ån" };
    const { id: itemId } = value(await addPreparedItem(office, secretary, add));
    await opened(office, b, meetingId);
    expect(refusal(await decideAsProposed(office, secretary, { itemId }))).toContain("[belopp]");
    const items = await itemsIn(office, b, meetingId);
    const adjusters = items.find((i) => i.kind === "election_of_adjusters");
    const named = await decideAsProposed(office, secretary, { itemId: adjusters?.id ?? "" });
    expect(refusal(named)).toContain("Närvaro");
    const other = items.find((i) => i.kind === "other_questions");
    const none = await decideAsProposed(office, secretary, { itemId: other?.id ?? "" });
    expect(refusal(none)).toContain("inget förslag");
  },
);

onEachDatabase(
  "a proposal is written apart from the decision, and not over another's",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const secretary = b.as("secretary");
    const item = (await itemsIn(office, b, meetingId)).find((i) => i.kind === "other_questions");
    const itemId = item?.id ?? "";
    const text = { itemId, revision: 0, lead: "", clauses: ["att hyra", " "], memo: " Läget. " };
    value(await writeProposal(office, secretary, text));
    expect(await preparationOfItem(office.db, itemId)).toMatchObject({
      lead: "Styrelsen beslutar",
      clauses: ["att hyra"],
      memo: "Läget.",
      revision: 1,
    });
    const late = await writeProposal(office, secretary, text);
    expect(late.ok ? null : late.refusals[0]?.rule).toBe("inaktuell");
    const wrong = { ...text, revision: 1, clauses: ["hyra"] };
    expect(refusal(await writeProposal(office, secretary, wrong))).toContain("att");
  },
);

onEachDatabase(
  "what fell out comes back once, with its proposal; then it is its own",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    const first = await planned(office, b, "2026-03-02");
    const add = { meetingId: first, type: "bidrag", heading: "Ansökan från Ån" };
    const { id: itemId } = value(await addPreparedItem(office, secretary, add));
    const proposal = { itemId, revision: 1, lead: "Styrelsen beslutar", memo: "Bra." };
    value(await writeProposal(office, secretary, { ...proposal, clauses: ["att bevilja 5 kr."] }));
    value(await strikeItem(office, secretary, { itemId, ground: "Underlag saknas" }));

    const second = await planned(office, b, "2026-05-12");
    const at = (id: string, date: string) =>
      offersOf(office.db, b.associationId, { id, date: legalDate(date), today: legalDate(date) });
    const offer = (await at(second, "2026-05-12")).find((o) => o.item !== null);
    expect(offer).toMatchObject({ key: `item:${itemId}`, heading: "Ansökan från Ån" });
    const take = { meetingId: second, offer: offer?.key ?? "" };
    const answers = await Promise.all([1, 2].map(() => takeUpOffer(office, secretary, take)));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    const carried = (await itemsIn(office, b, second)).find((i) => i.heading === "Ansökan från Ån");
    expect(carried?.kind).toBe("grant");
    expect(carried?.sections[0]?.body).toMatch(
      /^Ärendet utgick vid sammanträdet den 2 mars 2026\./,
    );
    expect(await preparationOfItem(office.db, carried?.id ?? "")).toMatchObject({
      clauses: ["att bevilja 5 kr."],
      memo: "Bra.",
      type: "bidrag",
    });
    const third = await planned(office, b, "2026-06-09");
    expect((await at(third, "2026-06-09")).filter((o) => o.item !== null)).toEqual([]);
  },
);

onEachDatabase(
  "a duty is taken up once in the förbund, and the budget brings its type",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    const meetingId = await planned(office, b, "2026-10-14");
    const other = await planned(office, b, "2026-11-04");
    const keys = async (id: string, date: string) =>
      (
        await offersOf(office.db, b.associationId, {
          id,
          date: legalDate(date),
          today: legalDate(date),
        })
      ).map((o) => o.key);
    expect(await keys(meetingId, "2026-10-14")).toContain("duty:budget-2027");
    value(await takeUpOffer(office, secretary, { meetingId, offer: "duty:budget-2027" }));
    expect(await keys(other, "2026-11-04")).not.toContain("duty:budget-2027");
    const again = await takeUpOffer(office, secretary, {
      meetingId: other,
      offer: "duty:budget-2027",
    });
    expect(refusal(again)).toContain("redan");
    const item = (await itemsIn(office, b, meetingId)).find((i) => i.kind === "budget");
    expect(item?.heading).toBe("Verksamhetsplan och budget 2027");
  },
);

onEachDatabase(
  "an ärende is moved to a place in one act, until numbers are given out",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const secretary = b.as("secretary");
    const before = (await itemsIn(office, b, meetingId)).map((i) => i.id);
    const itemId = before[7] ?? "";
    value(await moveItem(office, secretary, { itemId, position: 2 }));
    const after = await itemsIn(office, b, meetingId);
    expect(after.map((i) => i.position)).toEqual(after.map((_, index) => index + 1));
    expect(after[1]?.id).toBe(itemId);
    expect(after.filter((i) => i.id !== itemId).map((i) => i.id)).toEqual(
      before.filter((id) => id !== itemId),
    );
    expect(refusal(await moveItem(office, secretary, { itemId, direction: "up" }))).toContain(
      "först",
    );
    value(await moveItem(office, secretary, { itemId, direction: "down" }));
    expect((await itemsIn(office, b, meetingId))[2]?.id).toBe(itemId);
    await opened(office, b, meetingId);
    expect(refusal(await moveItem(office, secretary, { itemId, position: 4 }))).toContain("nummer");
  },
);

onEachDatabase(
  "what was bordlagt, and what is left to do of a decision, is offered to the next dagordning",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    const meetingId = await planned(office, b);
    await opened(office, b, meetingId);
    await chooseAndWrite(office, b, meetingId);
    const items = await itemsIn(office, b, meetingId);
    const [tabled, decided] = items.filter(({ kind }) => kind === "information");
    const motion = { itemId: tabled?.id ?? "", kind: "table" as const, text: "till nästa gång" };
    const { id } = value(
      await recordMotion(office, secretary, {
        ...motion,
        moverIds: [b.person("chair")],
        supporterIds: [],
      }),
    );
    value(
      await putQuestion(office, secretary, {
        ...{ itemId: tabled?.id ?? "", choices: [id, TODAY], method: "acclamation", found: id },
        ...{ requestedById: null, votes: [], totals: [], lot: null },
      }),
    );
    const row = await itemRow(office.db, b.associationId, decided?.id ?? "");
    const task = { id: "", doer: "Anna Ek", personId: null, due: legalDate("2026-05-01") };
    const clauses = ["att begära in en redovisning."];
    value(
      await writeItem(office, secretary, {
        ...{ itemId: row?.id ?? "", revision: row?.revision ?? 0, financing: null },
        ...{ kind: "information" as const, heading: "Redovisning" },
        sections: [{ body: "", lead: "Styrelsen beslutade", clauses, tasks: [task] }],
      }),
    );
    value(await closeMeeting(office, secretary, { meetingId, clock: "11:00" }));
    const next = await planned(office, b, "2026-04-20");
    const date = legalDate("2026-04-20");
    const meeting = { id: next, date, today: date };
    const offers = await offersOf(office.db, b.associationId, meeting);
    const words = offers
      .filter(({ item }) => item !== null)
      .map(({ heading, why }) => [heading, why]);
    expect(words).toEqual([
      [tabled?.heading, expect.stringContaining("Bordlades måndag 2 mars 2026")],
      ["Redovisning", expect.stringContaining("Anna Ek, senast fredag 1 maj 2026")],
    ]);
    const offer = offers[0]?.key ?? "";
    value(await takeUpOffer(office, secretary, { meetingId: next, offer }));
    const again = await takeUpOffer(office, secretary, { meetingId: next, offer });
    expect(refusal(again)).toContain("erbjuds inte längre");
  },
);
