/** The day's letter about what waits: to those who asked, once a day, with nothing of the payments in it. */
import { expect } from "vitest";
import { sendDigests, wishDigest } from "#app/commands/digest.server.ts";
import { closeCameBack, recordCameBack } from "#app/commands/moneyBack.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { makeMailer } from "#app/mailer.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  entered,
  invoice,
  type PayingBoard,
  payingBoard,
  settled,
  stepped,
} from "../support/payments.ts";
import { mailServer } from "../support/smtp.ts";
import { refusal, value } from "../support/story.ts";

const wish = (b: PayingBoard, who: string, isWanted = true) =>
  wishDigest(b.office, b.as(who), { isWanted });

const addressed = (b: PayingBoard, who: string) =>
  b.office.db
    .updateTable("person")
    .set({ email: `${who}@exempel.se` })
    .where("id", "=", b.person(who))
    .execute();

onEachDatabase("one letter a day to each who asked and is waited for", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const server = await mailServer();
  const mailer = makeMailer({ smtpUrl: server.url, from: "kansliet@exempel.se" });
  const send = () => sendDigests(office, mailer, b.associationId);
  try {
    for (const who of ["chair", "vice", "director"]) await addressed(b, who);
    for (const who of ["chair", "vice"]) value(await wish(b, who));
    const number = await entered(b);
    await stepped(b, number, 2);
    office.at("2026-03-04T06:00");
    // The vice ordförande is ersättare only, and the förbundschef has not asked.
    expect(await send()).toEqual({ sent: 1, failed: [] });
    expect(await send()).toEqual({ sent: 0, failed: [] });
    expect(server.post.map(({ to, subject }) => [to, subject])).toEqual([
      ["chair@exempel.se", "1 utbetalning väntar på dig"],
    ]);
    const text = server.post[0]?.text ?? "";
    expect(text).toContain("Den har väntat sedan 2 mars 2026.");
    expect(text).toContain(`https://protokoll.exempel.se/forbund/${b.slug}/utbetalningar`);
    expect(text).not.toContain("Kursgården");
    expect(text).not.toContain("12 500");

    office.at("2026-03-05T06:00");
    expect((await Promise.all([send(), send()])).map(({ sent }) => sent).toSorted()).toEqual([
      0, 1,
    ]);
    value(await wish(b, "chair", false));
    office.at("2026-03-06T06:00");
    expect(await send()).toEqual({ sent: 0, failed: [] });
    expect(server.post).toHaveLength(2);
  } finally {
    await server.stop();
  }
});

onEachDatabase("money that came back is told to those who work with the bank", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const server = await mailServer();
  const mailer = makeMailer({ smtpUrl: server.url, from: "kansliet@exempel.se" });
  const letters = async (day: string) => {
    const before = server.post.length;
    office.at(`${day}T06:00`);
    await sendDigests(office, mailer, b.associationId);
    return server.post.slice(before).map(({ to, subject, text }) => ({ to, subject, text }));
  };
  try {
    for (const who of ["chair", "fia"]) {
      await addressed(b, who);
      value(await wish(b, who));
    }
    const numbers = [await entered(b), await entered(b)];
    for (const number of numbers) await settled(b, number, "2026-03-03");
    expect(await letters("2026-03-04")).toEqual([]);
    const cameBack = (number: string) =>
      recordCameBack(office, b.as("fia"), {
        ...{ number, ore: 1_250_000, on: legalDate("2026-03-04"), ground: "Kontot avslutat" },
      });
    value(await cameBack(numbers[0] ?? ""));
    // The chair says nothing of it, and nothing waits for them.
    const [letter, ...more] = await letters("2026-03-05");
    expect([letter?.to, letter?.subject, more]).toEqual([
      ...["fia@exempel.se", "1 utbetalning kom tillbaka"],
      [],
    ]);
    expect(letter?.text).toContain("Det antecknades 4 mars 2026.");
    expect(letter?.text).not.toContain("väntar på dig");
    expect(letter?.text).not.toContain("Kursgården");
    value(await cameBack(numbers[1] ?? ""));
    const other = { invoiceNumber: "2040", ore: 900_000, invoiceDate: legalDate("2026-03-05") };
    const postings = [{ account: "5010", costCentre: "10", project: "", ore: 900_000 }];
    await stepped(b, await entered(b, invoice({ ...other, postings })), 3);
    const [both] = (await letters("2026-03-06")).filter(({ to }) => to === "fia@exempel.se");
    expect(both?.subject).toBe("1 utbetalning väntar på dig, 2 kom tillbaka");
    for (const number of numbers) {
      value(await closeCameBack(office, b.as("fia"), { number, reason: "Kvittad" }));
    }
    const [last] = (await letters("2026-03-07")).filter(({ to }) => to === "fia@exempel.se");
    expect(last?.subject).toBe("1 utbetalning väntar på dig");
  } finally {
    await server.stop();
  }
});

onEachDatabase("a letter that failed is tried anew, one that may have come is not", async (db) => {
  const office = officeOn(db);
  const b = await payingBoard(office);
  const server = await mailServer();
  const mailer = makeMailer({ smtpUrl: server.url, from: "kansliet@exempel.se" });
  const send = async () => {
    const { sent, failed } = await sendDigests(office, mailer, b.associationId);
    return [sent, failed.length];
  };
  try {
    for (const who of ["chair", "developer"]) {
      await addressed(b, who);
      value(await wish(b, who));
    }
    await stepped(b, await entered(b), 2);
    await entered(b);
    server.meet("chair@exempel.se", "busy");
    server.meet("developer@exempel.se", "hangs up");
    expect(await send()).toEqual([0, 2]);
    server.meet("chair@exempel.se", "takes");
    server.meet("developer@exempel.se", "takes");
    expect(await send()).toEqual([1, 0]);
    expect(server.post.map(({ to }) => to)).toEqual(["chair@exempel.se"]);
  } finally {
    await server.stop();
  }
});

onEachDatabase("a wish is one's own, and is kept with its day", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  for (const isWanted of [true, true, false]) value(await wish(b, "chair", isWanted));
  const rows = await office.db.selectFrom("digest_wish").select(["number", "is_wanted"]).execute();
  expect(rows).toEqual([
    { number: 1, is_wanted: 1 },
    { number: 2, is_wanted: 0 },
  ]);
  const commandLine = { associationId: b.associationId, commandLine: true } as const;
  expect(refusal(await wishDigest(office, commandLine, { isWanted: true }))).toContain(
    "du är ingen",
  );
});
