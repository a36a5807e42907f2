import { expect } from "vitest";
import { recordRemark } from "#app/commands/approval.server.ts";
import { addItem, writeItem } from "#app/commands/items.server.ts";
import {
  decideMasking,
  maskingDesk,
  maskingProof,
  maskWords,
  withdrawMasking,
} from "#app/commands/masking.server.ts";
import { postNotice } from "#app/commands/notices.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { checkProof } from "#app/documents/content.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { bytesOf, verifyBytes } from "#db/queries/blobs.server.ts";
import { itemRow } from "#db/queries/meetings.server.ts";
import { publishedMinutesAt } from "#db/queries/public.server.ts";
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

/** A justerat protokoll in which somebody's own number stands, with a written reason for letting it stand there. */
async function withNumber(office: TestOffice) {
  const b = await board(office);
  const secretary = b.as("secretary");
  const meetingId = await planned(office, b);
  const about = { meetingId, kind: "information" as const, heading: "Information från Bryggan" };
  const { id: itemId } = value(await addItem(office, secretary, about));
  const body = "Lisa Falk svarar på frågor. Hon nås på 070-174 06 05 hela veckan.";
  const row = await itemRow(office.db, b.associationId, itemId);
  const text = { itemId, kind: about.kind, heading: about.heading, financing: null };
  const sections = [{ body, lead: "", clauses: [] }];
  value(await writeItem(office, secretary, { ...text, revision: row?.revision ?? 0, sections }));
  await held(office, b, meetingId);
  await letWarningsStand(office, b, meetingId);
  await justerat(office, b, meetingId);
  return { b, secretary, of: { meetingId, itemId: null } };
}

async function letWarningsStand(office: TestOffice, b: TestBoard, meetingId: string) {
  const sent = await sendForApproval(office, b.as("secretary"), { meetingId });
  if (sent.ok) throw new Error("The number was not seen before justering");
  for (const { rule, field, text } of sent.refusals) {
    const paragraf = field?.split(":")[1] ?? "";
    value(
      await recordRemark(office, b.as("secretary"), {
        ...{ meetingId, rule: rule ?? "", reason: "Prövat vid sammanträdet." },
        paragraf: paragraf === "" ? null : Number(paragraf),
        finding: text.replace(" Åtgärda eller skriv ett skäl.", ""),
      }),
    );
  }
}

const post = (office: TestOffice, b: TestBoard, meetingId: string) =>
  postNotice(office, b.as("secretary"), {
    ...{ meetingId, memberIds: b.memberIds.slice(0, 2), on: legalDate("2026-03-02") },
  });

/** The published files, as one string each. */
async function publishedTexts(office: TestOffice, b: TestBoard) {
  const found = await publishedMinutesAt(office.db, b.slug, "2026-03-02");
  const files = (found?.documents ?? []).filter(({ kind }) => kind === "minutes");
  return Promise.all(
    files.map(async ({ sha256 }) => {
      const kept = await bytesOf(office.db, b.associationId, sha256);
      return { sha256, text: Buffer.from(kept?.bytes ?? []).toString("utf8") };
    }),
  );
}

onEachDatabase(
  "what may be masked is decided before the anslag, and can be undone",
  async (database) => {
    const office = officeOn(database);
    const { b, secretary, of } = await withNumber(office);
    const { meetingId } = of;
    const desk = async () => {
      const found = await maskingDesk(office.db, b.associationId, of);
      if (!found) throw new Error("Nothing is frozen");
      return found;
    };
    const [waiting, ...more] = (await desk()).waiting;
    expect([waiting?.kind, waiting?.words, more]).toEqual(["phone", "070-174 06 05", []]);
    expect(refusal(await post(office, b, meetingId))).toContain("maskeras: telefonnummer");
    if (!waiting) return;

    const { passage, from, to, kind } = waiting;
    const place = { passage, from, to, kind };
    const decide = (choice: "mask" | "keep", ground: string) =>
      decideMasking(office, secretary, { ...of, choices: [{ ...place, choice, ground }] });
    expect(refusal(await decide("mask", ""))).toContain("på vilken grund");
    const outside = { ...place, to: 10_000, choice: "keep" as const, ground: "" };
    expect(
      refusal(await decideMasking(office, secretary, { ...of, choices: [outside] })),
    ).toContain("finns inte");
    expect(refusal(await decideMasking(office, b.as("vice"), { ...of, choices: [] }))).toContain(
      "bestämma vad som maskeras",
    );
    value(await decide("mask", "artikel 5 GDPR"));
    value(await post(office, b, meetingId));

    const web = await publishedTexts(office, b);
    expect(web).toHaveLength(3);
    for (const { text } of web) expect(text).not.toContain("174 06");
    expect(web.some(({ text }) => text.includes("[telefonnummer maskerat]"))).toBe(true);
    const proof = await maskingProof(office.db, b.associationId, of);
    expect(checkProof(proof)).toMatchObject({
      root: (await desk()).hash,
      holds: true,
      maskedWords: 3,
    });
    expect(JSON.stringify(proof)).not.toContain("174 06");

    const name = { ...of, kind: "name" as const, ground: "artikel 5 GDPR" };
    expect(refusal(await maskWords(office, secretary, { ...name, words: "Bo Berg" }))).toContain(
      "Orden finns inte",
    );
    value(await maskWords(office, secretary, { ...name, words: "Lisa Falk" }));
    for (const { text } of await publishedTexts(office, b)) expect(text).not.toContain("Lisa Falk");

    for (const { id } of (await desk()).choices) {
      const input = { ...of, maskingId: id, ground: "Numret är växelns." };
      value(await withdrawMasking(office, secretary, input));
    }
    const round = await office.db
      .selectFrom("approval_round")
      .select(["html_sha256", "docx_sha256", "pdf_sha256"])
      .executeTakeFirstOrThrow();
    expect((await publishedTexts(office, b)).map(({ sha256 }) => sha256).sort()).toEqual(
      Object.values(round).sort(),
    );
    expect((await desk()).waiting).toHaveLength(1);
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
  },
);

onEachDatabase("the log tells where and why something is masked, never what", async (database) => {
  const office = officeOn(database);
  const { secretary, of } = await withNumber(office);
  const input = { ...of, words: "Lisa Falk", kind: "name" as const, ground: "skyddad identitet" };
  value(await maskWords(office, secretary, input));
  const events = await office.db
    .selectFrom("event")
    .select(["data", "ground"])
    .where("kind", "=", "minutes.masked")
    .execute();
  expect(events).toHaveLength(1);
  expect(events[0]?.ground).toBe("skyddad identitet");
  expect(events[0]?.data).toContain("mask name");
  const rows = await office.db.selectFrom("masking").selectAll().execute();
  expect(JSON.stringify([events, rows])).not.toMatch(/Falk|Lisa/);
});
