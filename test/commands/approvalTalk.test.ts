import { expect } from "vitest";
import { approveMinutes, recallMinutes } from "#app/commands/approval.server.ts";
import {
  answerComment,
  commentMinutes,
  remindApprover,
} from "#app/commands/approvalTalk.server.ts";
import { writeItem } from "#app/commands/items.server.ts";
import { deliverLetters } from "#app/commands/letters.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { compareParagrafs } from "#app/documents/compare.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { makeMailer } from "#app/mailer.server.ts";
import { commentsOf, roundsOf, textsOfRound } from "#db/queries/approval.server.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { remindersOf } from "#db/queries/reminders.server.ts";
import { lettersOf } from "#db/queries/summons.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { mailServer } from "../support/smtp.ts";
import {
  board,
  held,
  justerat,
  planned,
  refusal,
  type TestBoard,
  value,
} from "../support/story.ts";

async function sent(office: TestOffice, b: TestBoard, turnOrder: "chair_last" | null = null) {
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  value(await sendForApproval(office, b.as("secretary"), { meetingId, turnOrder }));
  return meetingId;
}

const standingHash = async (office: TestOffice, meetingId: string) =>
  (await roundsOf(office.db, meetingId))[0]?.sha256 ?? "";

onEachDatabase(
  "in turn and order, the ordförande last waits for the justerare",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await sent(office, b, "chair_last");
    const input = { meetingId, sha256: await standingHash(office, meetingId) };
    expect(refusal(await approveMinutes(office, b.as("chair"), input))).toContain("tur");
    value(await approveMinutes(office, b.as("vice"), input));
    expect(value(await approveMinutes(office, b.as("chair"), input)).approvedOn).toBe("2026-03-02");
  },
);

onEachDatabase(
  "a justerare comments a sentence, and the sekreterare answers once",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await sent(office, b);
    const comment = {
      meetingId,
      anchor: "p6",
      quote: "att lägga rapporten till handlingarna.",
      body: "Stämmer det?",
    };
    expect(refusal(await commentMinutes(office, b.as("third"), comment))).toContain("Bara");
    const elsewhere = { ...comment, quote: "Står inte där." };
    expect(refusal(await commentMinutes(office, b.as("vice"), elsewhere))).toContain("står inte i");
    value(await commentMinutes(office, b.as("vice"), comment));
    const [saved] = await commentsOf(office.db, meetingId);
    expect(saved).toMatchObject({ byName: "Per Alm", anchor: "p6", answer: null });

    const answer = { meetingId, commentId: saved?.id ?? "", body: "Ja." };
    expect(refusal(await answerComment(office, b.as("vice"), answer))).toContain("får besvara");
    value(await answerComment(office, b.as("secretary"), answer));
    expect(refusal(await answerComment(office, b.as("secretary"), answer))).toContain("redan");
    expect((await commentsOf(office.db, meetingId))[0]?.answer).toMatchObject({ body: "Ja." });
  },
);

onEachDatabase("what is justerat, or not out, is not commented", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const comment = { meetingId, anchor: "p6", quote: "", body: "X" };
  expect(refusal(await commentMinutes(office, b.as("chair"), comment))).toContain("inte ute");
  await held(office, b, meetingId);
  await justerat(office, b, meetingId);
  expect(refusal(await commentMinutes(office, b.as("chair"), comment))).toContain("inte ute");
  const two = await board(office, "tva");
  expect(refusal(await commentMinutes(office, two.as("chair"), comment))).toContain("finns inte");
});

onEachDatabase("what changed between two rounds is seen at its paragraf", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await sent(office, b);
  const secretary = b.as("secretary");
  value(await recallMinutes(office, secretary, { meetingId, ground: "Ordval" }));
  const item = (await minutesOf(office.db, b.associationId, meetingId))?.items[5];
  const row = await itemRow(office.db, b.associationId, item?.id ?? "");
  value(
    await writeItem(office, secretary, {
      itemId: item?.id ?? "",
      revision: row?.revision ?? 0,
      kind: item?.kind ?? "information",
      heading: item?.heading ?? "",
      sections: (item?.sections ?? []).map((section) => ({
        ...section,
        clauses: ["att lägga den ekonomiska rapporten till handlingarna."],
      })),
      financing: null,
    }),
  );
  value(await sendForApproval(office, secretary, { meetingId }));
  const [second, first] = await roundsOf(office.db, meetingId);
  const before = await textsOfRound(office.db, first?.id ?? "");
  const after = await textsOfRound(office.db, second?.id ?? "");
  const changes = compareParagrafs(before ?? [], after ?? []).filter(({ kind }) => kind !== "same");
  expect(changes.map(({ id }) => id)).toEqual(["p6"]);
  expect(changes[0]?.texts.at(-1)).toEqual([
    { kind: "same", text: "att lägga " },
    { kind: "added", text: "den ekonomiska " },
    { kind: "same", text: "rapporten till handlingarna." },
  ]);
});

onEachDatabase(
  "those who are waited for are to be reminded, once for each day",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await sent(office, b);
    const due = async (day: string) =>
      (await remindersOf(office.db, b.associationId, legalDate(day))).map(
        ({ name, onDay, slug }) => `${slug} ${name} ${onDay}`,
      );
    expect(await due("2026-03-08")).toEqual([]);
    expect(await due("2026-03-09")).toEqual(["2026-03-02 Anna Ek 7", "2026-03-02 Per Alm 7"]);
    const vice = { meetingId, personId: b.person("vice"), how: "e-post" };
    expect(refusal(await remindApprover(office, b.as("secretary"), vice))).toContain("behövs inte");
    office.at("2026-03-09T08:00");
    value(await remindApprover(office, b.as("secretary"), vice));
    expect(refusal(await remindApprover(office, b.as("secretary"), vice))).toContain("behövs inte");
    expect(await due("2026-03-09")).toEqual(["2026-03-02 Anna Ek 7"]);
    const sha256 = await standingHash(office, meetingId);
    value(await approveMinutes(office, b.as("chair"), { meetingId, sha256 }));
    expect(await due("2026-03-12")).toEqual(["2026-03-02 Per Alm 10"]);
    value(await approveMinutes(office, b.as("vice"), { meetingId, sha256 }));
    expect(await due("2026-03-15")).toEqual([]);
  },
);

onEachDatabase(
  "a reminder is sent as a letter where there is a way, and only there",
  async (db) => {
    const server = await mailServer();
    const plain = officeOn(db);
    const b = await board(plain);
    const meetingId = await sent(plain, b);
    plain.at("2026-03-09T08:00");
    const vice = { meetingId, personId: b.person("vice"), how: null };
    const secretary = b.as("secretary");
    expect(refusal(await remindApprover(plain, secretary, vice))).toContain("e-postserver");
    const mailer = makeMailer({ smtpUrl: server.url, from: "Kansliet <kansliet@exempel.se>" });
    const office = { ...plain, mailer };
    expect(refusal(await remindApprover(office, secretary, vice))).toContain("adress i registret");
    const email = { email: "per@exempel.se" };
    await office.db.updateTable("person").set(email).where("id", "=", vice.personId).execute();
    value(await remindApprover(office, secretary, vice));
    await deliverLetters(office);
    expect(server.post.map(({ to, subject }) => `${to}: ${subject}`)).toEqual([
      "per@exempel.se: Protokollet från måndag 2 mars 2026 väntar på dig",
    ]);
    expect(server.post[0]?.text).toContain("/sammantraden/2026-03-02/justering");
    expect(
      (await lettersOf(office.db, meetingId)).map(({ kind, state }) => `${kind} ${state}`),
    ).toEqual(["reminder sent"]);
    await server.stop();
  },
);
