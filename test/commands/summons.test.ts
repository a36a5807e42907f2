import { expect } from "vitest";
import { cancelMeeting, toldOfCancellation } from "#app/commands/cancelMeeting.server.ts";
import { deliverLetters, resendLetter } from "#app/commands/letters.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { answerSummons, openSummons, summonMeeting } from "#app/commands/summons.server.ts";
import { makeMailer } from "#app/mailer.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { meetingRow, minutesOf } from "#db/queries/meetings.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { callInsOf, lettersOf, summonedPersons } from "#db/queries/summons.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { type MailServer, mailServer } from "../support/smtp.ts";
import { board, everybody, planned, refusal, type TestBoard, value } from "../support/story.ts";

const from = "Förbundet <kansliet@exempel.se>";

/** An office that sends to a real SMTP server, and a board where all but one have an address. */
async function posting(office: TestOffice, server: MailServer) {
  const mailed: TestOffice = { ...office, mailer: makeMailer({ smtpUrl: server.url, from }) };
  const b = await board(mailed);
  for (const who of ["chair", "vice", "third", "substitute"]) {
    await mailed.db
      .updateTable("person")
      .set({ email: `${who}@exempel.se` })
      .where("id", "=", b.person(who))
      .execute();
  }
  const meetingId = await planned(mailed, b, "2026-03-20");
  return { office: mailed, b, meetingId };
}

const withServer = async (run: (server: MailServer) => Promise<void>) => {
  const server = await mailServer();
  try {
    await run(server);
  } finally {
    await server.stop();
  }
};

const states = async (office: TestOffice, meetingId: string) =>
  (await lettersOf(office.db, meetingId)).map((l) => `${l.address} ${l.state}`).sort();

onEachDatabase(
  "the kallelse goes by e-mail to ledamöter and ersättare alike, once, and only when it is saved",
  async (database) =>
    withServer(async (server) => {
      const { office, b, meetingId } = await posting(officeOn(database), server);
      const answers = await Promise.all(
        [1, 2].map(() => summonMeeting(office, b.as("secretary"), { meetingId })),
      );
      expect(answers.filter((a) => a.ok)).toHaveLength(1);
      expect(server.post).toEqual([]);
      await Promise.all([deliverLetters(office), deliverLetters(office)]);
      await deliverLetters(office);
      expect(server.post.map((p) => p.to).sort()).toEqual([
        "chair@exempel.se",
        "substitute@exempel.se",
        "third@exempel.se",
        "vice@exempel.se",
      ]);
      const [first] = server.post.filter((p) => p.to === "substitute@exempel.se");
      expect(first?.subject).toBe("Kallelse: Ordinarie sammanträde fredag 20 mars 2026");
      expect(first?.text).toContain(
        "https://protokoll.exempel.se/forbund/provet/sammantraden/2026-03-20/kallelse",
      );
      expect(first?.text).toContain("Du kallas som ersättare.");
      expect(first?.text).toContain("\n2. Fastställande av dagordning\n");
      expect(server.post.find((p) => p.to === "chair@exempel.se")?.text).not.toContain(
        "ersättare.",
      );
      const persons = await summonedPersons(office.db, meetingId);
      expect(persons.filter((p) => p.address === "").map((p) => p.name)).toEqual(["Ulf Berg"]);
    }),
);

onEachDatabase(
  "the kallelse is kept as it was sent, whatever is written in the ärenden afterwards",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    value(await summonMeeting(office, b.as("secretary"), { meetingId }));
    const kept = (await issuedDocuments(office.db, meetingId)).filter((d) => d.kind === "summons");
    expect(kept.map((d) => d.format).sort()).toEqual(["docx", "html", "pdf"]);
    const html = kept.find((d) => d.format === "html");
    const blob = await bytesOf(office.db, b.associationId, html?.sha256 ?? "");
    const text = new TextDecoder().decode(blob?.bytes);
    expect(text).toContain("Styrelsen beslutar");
    expect(text).toContain("att fastställa dagordningen");
    expect(await lettersOf(office.db, meetingId)).toEqual([]);
  },
);

onEachDatabase(
  "a server that is down is tried again, one that says no is not, and a person may send again",
  async (database) =>
    withServer(async (server) => {
      const { office, b, meetingId } = await posting(officeOn(database), server);
      server.meet("vice@exempel.se", "busy");
      server.meet("third@exempel.se", "refuses");
      value(await summonMeeting(office, b.as("secretary"), { meetingId }));
      await deliverLetters(office);
      expect(await states(office, meetingId)).toEqual([
        "chair@exempel.se sent",
        "substitute@exempel.se sent",
        "third@exempel.se failed",
        "vice@exempel.se queued",
      ]);
      await deliverLetters(office);
      expect((await lettersOf(office.db, meetingId)).map((l) => l.attempts)).toEqual([1, 1, 1, 1]);
      server.meet("vice@exempel.se", "takes");
      office.at("2026-03-02T08:02");
      await deliverLetters(office);
      expect(await states(office, meetingId)).toContain("vice@exempel.se sent");
      expect(server.post.filter((p) => p.to === "vice@exempel.se")).toHaveLength(1);

      const failed = (await lettersOf(office.db, meetingId)).find((l) => l.state === "failed");
      expect(failed?.error).toContain("No such mailbox");
      const again = { letterId: failed?.id ?? "" };
      expect(refusal(await resendLetter(office, b.as("third"), again))).toContain("Bara");
      server.meet("third@exempel.se", "takes");
      value(await resendLetter(office, b.as("secretary"), again));
      expect(refusal(await resendLetter(office, b.as("secretary"), again))).toContain("redan");
      await deliverLetters(office);
      expect(server.post).toHaveLength(4);
    }),
);

onEachDatabase("a letter that may have arrived is never sent again by itself", async (database) =>
  withServer(async (server) => {
    const { office, b, meetingId } = await posting(officeOn(database), server);
    server.meet("chair@exempel.se", "hangs up");
    value(await summonMeeting(office, b.as("secretary"), { meetingId }));
    await deliverLetters(office);
    expect(await states(office, meetingId)).toContain("chair@exempel.se uncertain");
    // A sender that died half way leaves its letter behind.
    await office.db
      .updateTable("letter")
      .set({ state: "sending" })
      .where("address", "=", "vice@exempel.se")
      .execute();
    const before = server.post.length;
    office.at("2026-03-02T08:11");
    await deliverLetters(office);
    expect(await states(office, meetingId)).toContain("vice@exempel.se uncertain");
    expect(server.post).toHaveLength(before);
  }),
);

onEachDatabase("a letter is not sent about a meeting that has been", async (database) =>
  withServer(async (server) => {
    const { office, b, meetingId } = await posting(officeOn(database), server);
    value(await summonMeeting(office, b.as("secretary"), { meetingId }));
    office.at("2026-03-21T08:00");
    await deliverLetters(office);
    expect(server.post).toEqual([]);
    expect((await lettersOf(office.db, meetingId)).map((l) => l.state)).toEqual(
      Array(4).fill("failed"),
    );
  }),
);

const calls = async (office: TestOffice, b: TestBoard, meetingId: string) =>
  (await callInsOf(office.db, meetingId)).map((c) => [
    c.personId === b.person("substitute") ? "substitute" : "other",
    b.seats.indexOf(c.seatId),
    c.released?.ground ?? null,
  ]);

onEachDatabase(
  "hinder calls the ersättare in turn by itself, and a hinder withdrawn lets them go",
  async (database) =>
    withServer(async (server) => {
      const { office, b, meetingId } = await posting(officeOn(database), server);
      const hinder = { meetingId, personId: null, answer: "hindered" as const, reason: "Resa" };
      expect(refusal(await answerSummons(office, b.as("chair"), hinder))).toContain(
        "inte utskickad",
      );
      value(await summonMeeting(office, b.as("secretary"), { meetingId }));
      value(await answerSummons(office, b.as("chair"), hinder));
      expect(await calls(office, b, meetingId)).toEqual([["substitute", 0, null]]);
      await deliverLetters(office);
      const called = server.post.filter((p) => p.subject.startsWith("Du kallas in"));
      expect(called.map((p) => p.to)).toEqual(["substitute@exempel.se"]);
      expect(called[0]?.text).toContain("Anna Ek har anmält hinder");

      value(await answerSummons(office, b.as("chair"), { ...hinder, answer: "comes" }));
      expect(await calls(office, b, meetingId)).toEqual([["substitute", 0, "seat_filled"]]);
      await deliverLetters(office);
      expect(server.post.at(-1)?.subject).toContain("behöver inte tjänstgöra");

      value(await answerSummons(office, b.as("chair"), hinder));
      value(await answerSummons(office, b.as("substitute"), { ...hinder, reason: "" }));
      expect((await calls(office, b, meetingId)).map(([, , ground]) => ground).sort()).toEqual([
        "seat_filled",
        "substitute_hindered",
      ]);
      const persons = await summonedPersons(office.db, meetingId);
      expect(persons.find((p) => p.personId === b.person("chair"))?.answer).toMatchObject({
        kind: "hindered",
        reason: "Resa",
      });
    }),
);

onEachDatabase("a vacant seat gets its ersättare when the kallelse goes out", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await office.db
    .updateTable("mandate")
    .set({ to_date: "2026-01-31" })
    .where("person_id", "=", b.person("chair"))
    .where("role", "=", "member")
    .execute();
  const meetingId = await planned(office, b);
  value(await summonMeeting(office, b.as("secretary"), { meetingId }));
  const [call] = await callInsOf(office.db, meetingId);
  expect(call).toMatchObject({ personId: b.person("substitute"), forPersonId: null });
  const persons = await summonedPersons(office.db, meetingId);
  expect(persons.map((p) => p.personId)).not.toContain(b.person("chair"));
});

onEachDatabase(
  "the first opening is noted, and only the called answer, for themselves, until the meeting opens",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const secretary = b.as("secretary");
    value(await summonMeeting(office, secretary, { meetingId }));
    value(await openSummons(office, b.as("vice"), { meetingId }));
    office.at("2026-03-02T09:30");
    value(await openSummons(office, b.as("vice"), { meetingId }));
    const opened = (await summonedPersons(office.db, meetingId)).filter((p) => p.openedAt !== null);
    expect(opened.map((p) => [p.name, p.openedAt])).toEqual([
      ["Per Alm", "2026-03-02T08:00:00.000Z"],
    ]);
    expect(refusal(await openSummons(office, b.as("auditor"), { meetingId }))).toContain("Bara");
    const comes = { meetingId, answer: "comes" as const, reason: "" };
    const chair = b.person("chair");
    const foreign = await answerSummons(office, b.as("vice"), { ...comes, personId: chair });
    expect(foreign.ok ? null : foreign.refusals[0]?.rule).toBe("behorighet");
    value(await answerSummons(office, secretary, { ...comes, personId: chair }));
    const none = await answerSummons(office, secretary, { ...comes, personId: null });
    expect(refusal(none)).toContain("inte kallad");
    const opening = { meetingId, clock: "09:00", present: everybody(b) };
    value(await openMeeting(office, secretary, opening));
    const late = await answerSummons(office, b.as("vice"), { ...comes, personId: null });
    expect(refusal(late)).toContain("öppnat");
  },
);

const calledOff = async (office: TestOffice, b: TestBoard, meetingId: string) => {
  const row = await meetingRow(office.db, b.associationId, meetingId);
  const input = { meetingId, revision: row?.revision ?? 0, ground: "För få ärenden" };
  return cancelMeeting(office, b.as("secretary"), input);
};

onEachDatabase("those who were called are told once that the meeting is off", async (database) =>
  withServer(async (server) => {
    const { office, b, meetingId } = await posting(officeOn(database), server);
    value(await summonMeeting(office, b.as("secretary"), { meetingId }));
    await deliverLetters(office);
    const before = server.post.length;
    expect(value(await calledOff(office, b, meetingId)).told).toBe(5);
    expect(refusal(await calledOff(office, b, meetingId))).toContain("inställt: För få ärenden");
    await Promise.all([deliverLetters(office), deliverLetters(office)]);
    const letters = server.post.slice(before);
    expect(letters.map(({ to }) => to).sort()).toEqual([
      ...["chair@exempel.se", "substitute@exempel.se", "third@exempel.se", "vice@exempel.se"],
    ]);
    expect(letters[0]?.subject).toBe("Inställt: Ordinarie sammanträde fredag 20 mars 2026");
    expect(letters[0]?.text).toContain("Skäl: För få ärenden");
  }),
);

onEachDatabase(
  "a kallelse that still waits is not sent to a meeting that is off, and nobody uncalled is told",
  async (database) =>
    withServer(async (server) => {
      const { office, b, meetingId } = await posting(officeOn(database), server);
      value(await summonMeeting(office, b.as("secretary"), { meetingId }));
      value(await calledOff(office, b, meetingId));
      await deliverLetters(office);
      expect(server.post.every(({ subject }) => subject.startsWith("Inställt"))).toBe(true);
      expect(server.post).toHaveLength(4);
      const kept = await lettersOf(office.db, meetingId);
      expect(
        kept.filter(({ kind, state }) => kind === "summons" && state === "failed"),
      ).toHaveLength(4);
      const uncalled = await planned(office, b, "2026-03-27");
      expect(value(await calledOff(office, b, uncalled)).told).toBe(0);
      const minutes = await minutesOf(office.db, b.associationId, uncalled);
      if (!minutes) throw new Error("The meeting is not there");
      expect(await toldOfCancellation(office.db, minutes)).toEqual([]);
    }),
);
