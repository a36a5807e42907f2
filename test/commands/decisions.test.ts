import { describe, expect } from "vitest";
import {
  recordAdjournment,
  recordMinuteNote,
  recordReservation,
  removeAdjournment,
  removeMinuteNote,
  removeReservation,
} from "#app/commands/decisions/afterwards.server.ts";
import { arrangeProceeding, withdrawMotion } from "#app/commands/decisions/motions.server.ts";
import { putQuestion, undoQuestion } from "#app/commands/decisions/questions.server.ts";
import { strikeItem, writeItem } from "#app/commands/items.server.ts";
import { recordStance } from "#app/commands/stances.server.ts";
import { outcomeOf } from "#app/domain/decision/order.ts";
import { PROPOSAL, REJECTION, TODAY } from "#app/domain/decision/proceeding.ts";
import { verifyChain } from "#db/queries/events.server.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { acclaimed, move, opened, voted } from "../support/decisions.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, planned, refusal, value } from "../support/story.ts";

describe("an ärende with yrkanden", () => {
  onEachDatabase("is decided, written as its decision, and can be taken back", async (database) => {
    const office = officeOn(database);
    const { b, proposed, item } = await opened(office);
    const secretary = b.as("secretary");
    const itemId = await proposed();
    const { id: change } = value(
      await move(office, b, {
        ...{ itemId, kind: "amend", who: "vice" },
        text: "Att anta planen utan bilaga\n\növerlämna den till medlemmarna",
        agrees: ["vice", "third"],
      }),
    );
    value(
      await move(office, b, { itemId, kind: "addition", who: "fourth", text: "att följa upp" }),
    );
    const tied = voted(b, itemId, [PROPOSAL, change], "chair:n vice:n third:j fourth:j");
    value(await putQuestion(office, secretary, { ...tied, requestedById: b.person("vice") }));
    expect(outcomeOf(await item(itemId)).kind).toBe("open");
    expect((await item(itemId)).sections[0]?.clauses).toEqual(["att anta planen."]);
    const addition = (await item(itemId)).proceeding.motions[1]?.id ?? "";
    value(await putQuestion(office, secretary, acclaimed(itemId, [addition, REJECTION], addition)));

    const done = await item(itemId);
    expect(done.sections).toEqual([
      {
        body: "Planen redovisas.",
        lead: "Styrelsen beslutade",
        clauses: [
          "att anta planen utan bilaga.",
          "att överlämna den till medlemmarna.",
          "att följa upp.",
        ],
      },
    ]);
    expect(done.proceeding.proposal).toEqual(["att anta planen."]);
    expect(done.proceeding.motions[0]).toMatchObject({
      moverIds: [b.person("vice")],
      supporterIds: [b.person("third")],
    });
    expect(done.proceeding.questions[0]).toMatchObject({
      chairId: b.person("chair"),
      requestedById: b.person("vice"),
      votes: tied.votes,
    });
    value(await undoQuestion(office, secretary, { itemId }));
    const back = await item(itemId);
    expect(back.sections[0]?.clauses).toEqual(["att anta planen."]);
    expect(back.proceeding).toMatchObject({ proposal: null, questions: [{ method: "open_vote" }] });
    expect((await verifyChain(office.db, b.associationId, [])).broken).toBeNull();
  });

  onEachDatabase(
    "is tabled with its reason, and an old tab does not write over it",
    async (database) => {
      const office = officeOn(database);
      const { b, proposed, item } = await opened(office);
      const itemId = await proposed();
      const row = await itemRow(office.db, b.associationId, itemId);
      const text = "till nästa sammanträde.";
      const { id } = value(await move(office, b, { itemId, kind: "table", who: "third", text }));
      const later = acclaimed(itemId, [TODAY, id], id);
      value(await putQuestion(office, b.as("secretary"), later));
      expect(outcomeOf(await item(itemId))).toMatchObject({ kind: "tabled", motion: { text } });
      expect((await item(itemId)).sections[0]?.clauses).toEqual([
        "att bordlägga ärendet till nästa sammanträde.",
      ]);
      const old = await writeItem(office, b.as("secretary"), {
        ...{ itemId, revision: row?.revision ?? 0, kind: "decision", heading: "X" },
        ...{ sections: [], financing: null },
      });
      expect(old.ok ? null : old.refusals[0]?.rule).toBe("inaktuell");
      const late = { itemId, kind: "reject" as const, who: "vice" };
      expect(refusal(await move(office, b, late))).toContain("Överläggningen är avslutad");
    },
  );

  onEachDatabase(
    "a withdrawn motion is gone, one that was put is not withdrawn",
    async (database) => {
      const office = officeOn(database);
      const { b, proposed, item } = await opened(office);
      const secretary = b.as("secretary");
      const itemId = await proposed();
      const { id: first } = value(await move(office, b, { itemId, kind: "reject", who: "vice" }));
      const { id: second } = value(await move(office, b, { itemId, kind: "reject", who: "third" }));
      value(await withdrawMotion(office, secretary, { itemId, motionId: first }));
      const again = await withdrawMotion(office, secretary, { itemId, motionId: first });
      expect(refusal(again)).toContain("redan återtaget");
      value(
        await putQuestion(office, secretary, acclaimed(itemId, [PROPOSAL, REJECTION], REJECTION)),
      );
      const put = await withdrawMotion(office, secretary, { itemId, motionId: second });
      expect(refusal(put)).toContain("redan prövats");
      expect((await item(itemId)).sections[0]?.clauses).toEqual(["att avslå förslaget."]);
    },
  );
});

onEachDatabase(
  "a form sent twice acts once; two tabs do not put the same question",
  async (database) => {
    const office = officeOn(database);
    const { b, proposed, item } = await opened(office);
    const secretary = b.as("secretary");
    const itemId = await proposed();
    const motion = { itemId, kind: "approve" as const, who: "vice" };
    const moved = [await move(office, b, motion, "f1"), await move(office, b, motion, "f1")];
    expect(new Set(moved.map((answer) => value(answer).id)).size).toBe(1);
    const asked = acclaimed(itemId, [PROPOSAL, REJECTION], PROPOSAL);
    const once = value(await putQuestion(office, secretary, asked, "f2"));
    expect(value(await putQuestion(office, secretary, asked, "f2"))).toEqual(once);
    expect(refusal(await putQuestion(office, secretary, asked, "f3"))).toContain("redan avgjort");
    const mine = { itemId, personId: b.person("vice"), text: "", announcedAt: null };
    value(await recordReservation(office, secretary, mine, "f4"));
    value(await recordReservation(office, secretary, mine, "f4"));
    const note = { itemId, personId: b.person("vice"), text: "Tack." };
    value(await recordMinuteNote(office, secretary, note, "f5"));
    value(await recordMinuteNote(office, secretary, note, "f5"));
    const { proceeding } = await item(itemId);
    expect([
      proceeding.motions.length,
      proceeding.questions.length,
      proceeding.reservations.length,
      proceeding.notes.length,
    ]).toEqual([1, 1, 1, 1]);
  },
);

onEachDatabase("bad input gets its sentence and changes nothing", async (database) => {
  const office = officeOn(database);
  const { b, proposed, item } = await opened(office);
  const secretary = b.as("secretary");
  const itemId = await proposed();
  const election = await proposed("election");
  value(
    await recordStance(office, secretary, {
      ...{ itemId, personId: b.person("fourth"), kind: "disqualified", ground: "representative" },
      ...{ explanation: "Ombud", leftAt: "09:10", returnedAt: null },
    }),
  );
  const both = [PROPOSAL, REJECTION];
  const totals = both.map((choice) => ({ choice, count: 3 }));
  const ballot = { ...acclaimed(election, both, ""), method: "closed_vote" as const, found: null };
  const answers: [string, Promise<Parameters<typeof refusal>[0]>][] = [
    ["6 röster är angivna", putQuestion(office, secretary, { ...ballot, totals })],
    [
      "är jävig",
      putQuestion(office, secretary, voted(b, itemId, both, "chair:j vice:j third:j fourth:n")),
    ],
    [
      "inte närvarande",
      putQuestion(office, secretary, voted(b, itemId, both, "chair:j vice:j third:j substitute:n")),
    ],
    [
      "två röster",
      putQuestion(office, secretary, voted(b, itemId, both, "chair:j vice:j third:j vice:n")),
    ],
    ["är jävig", move(office, b, { itemId, kind: "reject", who: "fourth" })],
    ["är jävig", move(office, b, { itemId, kind: "reject", who: "vice", agrees: ["fourth"] })],
    ["som en att-sats", move(office, b, { itemId, kind: "amend", who: "vice", text: " \n " })],
    [
      "Tiden kan inte gå bakåt",
      recordAdjournment(office, secretary, { itemId, from: "10:10", to: "10:00", ground: null }),
    ],
    [
      "Skriv vad som ska stå",
      recordMinuteNote(office, secretary, { itemId, personId: b.person("vice"), text: "  " }),
    ],
    [
      "är jävig",
      recordMinuteNote(office, secretary, { itemId, personId: b.person("fourth"), text: "X" }),
    ],
    ["Ingen fråga är antecknad", undoQuestion(office, secretary, { itemId })],
    ["finns inte", withdrawMotion(office, secretary, { itemId, motionId: "nothing" })],
    ["finns inte", removeReservation(office, secretary, { itemId, personId: b.person("vice") })],
    ["finns inte", removeMinuteNote(office, secretary, { itemId, noteId: "nothing" })],
    ["finns inte", removeAdjournment(office, secretary, { itemId, adjournmentId: "nothing" })],
  ];
  for (const [says, answer] of answers) expect(refusal(await answer)).toContain(says);
  const { proceeding } = await item(itemId);
  expect(proceeding).toMatchObject({ motions: [], questions: [], notes: [], adjournments: [] });
});

onEachDatabase("a closed vote is kept as totals, and the lot settles its tie", async (database) => {
  const office = officeOn(database);
  const { b, proposed, item } = await opened(office);
  const itemId = await proposed("election");
  const text = "att välja någon annan";
  const { id } = value(await move(office, b, { itemId, kind: "amend", who: "third", text }));
  const totals = [PROPOSAL, id].map((choice) => ({ choice, count: 2 }));
  const ballot = { ...acclaimed(itemId, [PROPOSAL, id], ""), found: null, totals };
  const put = (lot: string | null) =>
    putQuestion(office, b.as("secretary"), { ...ballot, method: "closed_vote", lot });
  expect(refusal(await put(null))).toContain("dra lott");
  value(await put(id));
  expect((await item(itemId)).sections[0]?.clauses).toEqual(["att välja någon annan."]);
  expect(await office.db.selectFrom("vote").selectAll().execute()).toEqual([]);
});

onEachDatabase(
  "another leads when the ordförande is jävig, and arranges what comes",
  async (database) => {
    const office = officeOn(database);
    const { b, proposed, item } = await opened(office);
    const secretary = b.as("secretary");
    const itemId = await proposed();
    value(
      await recordStance(office, secretary, {
        ...{ itemId, personId: b.person("chair"), kind: "disqualified", ground: "representative" },
        ...{ explanation: "Ombud", leftAt: "09:10", returnedAt: null },
      }),
    );
    const asked = acclaimed(itemId, [PROPOSAL, REJECTION], PROPOSAL);
    expect(refusal(await putQuestion(office, secretary, asked))).toContain("kan inte leda det");
    const arranged = { itemId, mainProposal: null, orderWords: "", isEmployment: false };
    const lead = (who: string) =>
      arrangeProceeding(office, secretary, { ...arranged, presidingId: b.person(who) });
    expect(refusal(await lead("chair"))).toContain("kan inte leda ärendet");
    value(await lead("vice"));
    const odd = { ...arranged, presidingId: null, mainProposal: "nothing" };
    expect(refusal(await arrangeProceeding(office, secretary, odd))).toContain("Huvudförslaget");
    value(await putQuestion(office, secretary, asked));
    expect((await item(itemId)).proceeding.questions[0]?.chairId).toBe(b.person("vice"));
    const late = { ...arranged, presidingId: null, isEmployment: true };
    expect(refusal(await arrangeProceeding(office, secretary, late))).toContain("redan ställda");
  },
);

onEachDatabase(
  "nothing is decided before the opening, in a struck ärende or by another",
  async (database) => {
    const office = officeOn(database);
    const { b, proposed } = await opened(office);
    const itemId = await proposed();
    const two = await board(office, "tva");
    const theirs = await planned(office, two, "2026-04-01");
    const early = (await minutesOf(office.db, two.associationId, theirs))?.items[2]?.id ?? "";
    const motion = { itemId: early, kind: "reject" as const, who: "vice" };
    expect(refusal(await move(office, two, motion))).toContain("inte öppnat");
    expect(refusal(await move(office, two, { ...motion, itemId }))).toContain("finns inte");
    const asked = acclaimed(itemId, [PROPOSAL, REJECTION], PROPOSAL);
    for (const who of ["chair", "third", "auditor"])
      expect(refusal(await putQuestion(office, b.as(who), asked))).toContain("Bara");
    value(await strikeItem(office, b.as("secretary"), { itemId, ground: "Ej klart" }));
    expect(refusal(await putQuestion(office, b.as("secretary"), asked))).toContain("har utgått");
  },
);
