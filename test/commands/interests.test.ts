import { expect } from "vitest";
import { recordRemark } from "#app/commands/approval.server.ts";
import { addAttachment } from "#app/commands/attachments.server.ts";
import { findingsOf, findingsWhileWriting } from "#app/commands/findings.server.ts";
import {
  addParty,
  addTie,
  answerInterest,
  endTie,
  removeParty,
  withdrawInterestAnswer,
} from "#app/commands/interests.server.ts";
import { addItem, citeAttachment } from "#app/commands/items.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { correctText } from "#app/commands/writing.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { covers } from "#app/domain/remarks.ts";
import { remarksOf } from "#db/queries/approval.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, everybody, planned, refusal, type TestBoard, value } from "../support/story.ts";

const minutesAt = async (office: TestOffice, b: TestBoard, meetingId: string) => {
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  if (!minutes) throw new Error("The meeting vanished");
  return minutes;
};

/** An open meeting with an application that is about nobody yet. */
async function withApplication(office: TestOffice) {
  const b = await board(office);
  const meetingId = await planned(office, b);
  const about = { meetingId, kind: "grant" as const, heading: "Ansökan om medel för Bryggan" };
  const { id: itemId } = value(await addItem(office, b.as("secretary"), about));
  value(
    await openMeeting(office, b.as("chair"), { meetingId, clock: "09:00", present: everybody(b) }),
  );
  const told = async () => {
    const findings = await findingsOf(
      office.db,
      b.associationId,
      await minutesAt(office, b, meetingId),
    );
    return findings
      .filter((one) => one.itemId === itemId && /jäv|part/i.test(one.title))
      .map(({ level, text }) => `${level} ${text}`);
  };
  return { b, meetingId, itemId, told };
}

onEachDatabase(
  "a question of jäv is asked, answered with a reason, and asked again",
  async (database) => {
    const office = officeOn(database);
    const { b, itemId, told } = await withApplication(office);
    const secretary = b.as("secretary");
    expect(await told()).toEqual([]);

    const party = { itemId, role: "applicant" as const, name: "Region Mittland" };
    const { id: partyId } = value(await addParty(office, secretary, party));
    expect(refusal(await addParty(office, secretary, party))).toBe(
      "Parten finns redan vid ärendet.",
    );
    const [asked, ...more] = await told();
    expect(asked).toContain("Per Alm (Region Mittland)");
    expect(more).toEqual([]);

    const about = { itemId, personId: b.person("vice") };
    expect(
      refusal(
        await answerInterest(office, b.as("vice"), { ...about, answer: "none", reason: " " }),
      ),
    ).toBe("Skriv varför det inte är jäv.");
    expect(
      refusal(
        await answerInterest(office, b.as("third"), { ...about, answer: "none", reason: "Nej." }),
      ),
    ).toContain("Var och en svarar för sig själv");
    const reason = "Arbetar i en annan förvaltning";
    value(await answerInterest(office, b.as("vice"), { ...about, answer: "none", reason }));
    expect(await told()).toEqual([]);
    value(await withdrawInterestAnswer(office, secretary, about));
    expect(await told()).toHaveLength(1);

    value(
      await answerInterest(office, b.as("vice"), { ...about, answer: "disqualified", reason: "" }),
    );
    const [noted] = await told();
    expect(noted).toMatch(/^block .*Per Alm har anmält jäv/);
    value(await withdrawInterestAnswer(office, secretary, about));
    value(await removeParty(office, secretary, { itemId, partyId }));
    expect(refusal(await removeParty(office, secretary, { itemId, partyId }))).toContain("Parten");
    expect(await told()).toEqual([]);
  },
);

onEachDatabase(
  "a bindning asks as long as it lasts; one who has signed is asked after it too",
  async (database) => {
    const office = officeOn(database);
    const { b, itemId, told } = await withApplication(office);
    const secretary = b.as("secretary");
    value(await addParty(office, secretary, { itemId, role: "payee", name: "Bryggans vänner" }));
    const tie = {
      personId: b.person("third"),
      name: "Bryggans vänner",
      from: legalDate("2024-01-01"),
    };
    const { id: work } = value(await addTie(office, secretary, { ...tie, kind: "employer" }));
    expect(refusal(await addTie(office, secretary, { ...tie, kind: "employer" }))).toContain(
      "finns redan",
    );
    expect(await told()).toEqual([expect.stringMatching(/^warn .*Eva Lind \(Bryggans vänner\)/)]);
    expect(
      refusal(await endTie(office, secretary, { tieId: work, to: legalDate("2023-01-01") })),
    ).toContain("innan den började");
    value(await endTie(office, secretary, { tieId: work, to: legalDate("2025-12-31") }));
    expect(await told()).toEqual([]);
    const { id: signs } = value(await addTie(office, secretary, { ...tie, kind: "signatory" }));
    value(await endTie(office, secretary, { tieId: signs, to: legalDate("2025-12-31") }));
    expect(await told()).toEqual([expect.stringMatching(/^block .*Eva Lind tecknar avtal för/)]);
  },
);

onEachDatabase("who is named in the application is found in the bilaga", async (database) => {
  const office = officeOn(database);
  const { b, meetingId, itemId, told } = await withApplication(office);
  const secretary = b.as("secretary");
  const text = "Ansökan\nOrganisationens namn\tFörsäkringskassan\nKontaktperson\tUlf Berg\n";
  const file = { filename: "ansokan.txt", mediaType: "text/plain; charset=utf-8" };
  const paper = { meetingId, title: "Ansökan", ...file, bytes: new TextEncoder().encode(text) };
  const { id } = value(await addAttachment(office, secretary, paper));
  value(await citeAttachment(office, secretary, { itemId, attachmentIds: [id] }));
  expect(await told()).toEqual([
    expect.stringMatching(/^block .*Ulf Berg nämns som/),
    expect.stringMatching(/^warn .*Eva Lind \(Försäkringskassan\)/),
  ]);
});

onEachDatabase(
  "a correction is an edit; a reason is about one finding and no other",
  async (database) => {
    const office = officeOn(database);
    const { b, meetingId } = await withApplication(office);
    const secretary = b.as("secretary");
    const about = {
      meetingId,
      kind: "information" as const,
      heading: "Träff den 31 november 2026",
    };
    const { id: itemId } = value(await addItem(office, secretary, about));
    const wrong = async () =>
      (
        await findingsWhileWriting(
          office.db,
          b.associationId,
          await minutesAt(office, b, meetingId),
        )
      ).filter((one) => one.itemId === itemId && one.quote !== null);
    const [finding] = await wrong();
    if (!finding) throw new Error("Nothing was found");
    const { rule, paragraf, text } = finding;
    const reason = "Så står det i inbjudan.";
    value(
      await recordRemark(office, secretary, { meetingId, rule, paragraf, finding: text, reason }),
    );
    const [remark] = await remarksOf(office.db, meetingId);
    if (!remark) throw new Error("The reason vanished");
    expect(covers(remark, finding)).toBe(true);
    expect(covers(remark, { ...finding, text: "En annan mening." })).toBe(false);
    expect(covers({ ...remark, finding: "" }, { ...finding, text: "En annan mening." })).toBe(true);

    const change = { itemId, quote: "31 november 2026", put: "30 november 2026" };
    value(await correctText(office, secretary, change));
    expect(await wrong()).toEqual([]);
    expect(refusal(await correctText(office, secretary, change))).toContain("står inte längre så");
  },
);
