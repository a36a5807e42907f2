/** A file is held against what the förbund have kept: which it is, whether it is changed, and where it is in the chain. */
import { expect, test } from "vitest";
import { checkFile } from "#app/commands/checkFile.server.ts";
import { maskingProof } from "#app/commands/masking.server.ts";
import { postNotice } from "#app/commands/notices.server.ts";
import { keptText, proofVerdict, verdict } from "#app/commands/verificationText.server.ts";
import { type VerifiedDocument, verifyDocument } from "#app/commands/verifyDocument.server.ts";
import { isProofOf, proofIn, verifyProof } from "#app/commands/verifyProof.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { OpenDatabase } from "#db/open.server.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { bytesOf, keepBytes } from "#db/queries/blobs.server.ts";
import { chainHead, record } from "#db/queries/events.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { makeAuthority, temporaryFolder } from "../support/certificates.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { providerOf, signedBy, signingTime } from "../support/signing.ts";
import { board, held, justerat, planned, type TestBoard, value } from "../support/story.ts";

const authority = makeAuthority(temporaryFolder(), "Provets utfärdare");
const signers = [
  await providerOf(authority.issue("Anna Ek", { key: "ec" })),
  await providerOf(authority.issue("Per Ålund", { key: "ec" })),
];
const signedFiles = await signedBy(signers);

async function verified(office: TestOffice, bytes: Uint8Array): Promise<VerifiedDocument> {
  const found = await verifyDocument(office.db, bytes);
  if (found.kind === "unreadable") throw new Error(found.why);
  return found.document;
}

async function approved(database: OpenDatabase) {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  await justerat(office, b, meetingId);
  return { office, b, meetingId };
}

const keptBytes = async (office: TestOffice, b: TestBoard, hash: string) =>
  new Uint8Array((await bytesOf(office.db, b.associationId, hash))?.bytes ?? []);

onEachDatabase(
  "a justerat protokoll is known in each format, by whom it is approved and its place in the chain",
  async (database) => {
    const { office, b, meetingId } = await approved(database);
    const [round] = await roundsOf(office.db, meetingId);
    for (const format of ["html", "docx", "pdf"] as const) {
      const document = await verified(office, await keptBytes(office, b, round?.[format] ?? ""));
      expect(document).toMatchObject({ isUnchanged: true, signatures: [] });
      expect(document.kept).toMatchObject({
        ...{ kind: "minutes", date: "2026-03-02", associationName: "Samordningsförbundet provet" },
        ...{ is: "whole", added: null, chainHolds: true, isOnlySent: false },
      });
      const names = document.kept?.approvals.map(({ name }) => name);
      expect(names?.toSorted()).toEqual(["Anna Ek", "Per Alm"]);
      expect(verdict(document)).toBe(
        "Filen är oförändrad. Den är protokoll 2026-03-02 från Samordningsförbundet provet.",
      );
      const events = await database.db.selectFrom("event").selectAll().execute();
      const event = events.find(({ seq }) => seq === document.kept?.event?.seq);
      expect(event).toMatchObject({ kind: "minutes.adjusted", hash: document.kept?.event?.hash });
      expect(event?.data).toContain(document.sha256);
    }
  },
);

onEachDatabase(
  "what is only sent for justering is not said to be the protokoll",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    await held(office, b, meetingId);
    const { sendForApproval } = await import("#app/commands/sendForApproval.server.ts");
    value(await sendForApproval(office, b.as("secretary"), { meetingId }));
    const [round] = await roundsOf(office.db, meetingId);
    const document = await verified(office, await keptBytes(office, b, round?.pdf ?? ""));
    expect(document.kept).toMatchObject({ kind: "round", isOnlySent: true });
    expect(verdict(document)).toContain("skickad för justering men inte det justerade protokollet");
  },
);

onEachDatabase("an anslag's hash stands in the chain too", async (database) => {
  const { office, b, meetingId } = await approved(database);
  const post = { meetingId, memberIds: b.memberIds.slice(0, 2), on: legalDate("2026-03-02") };
  value(await postNotice(office, b.as("secretary"), post));
  const issued = await issuedDocuments(office.db, meetingId);
  const notices = issued.filter(({ kind }) => kind === "notice");
  expect(notices).toHaveLength(4);
  for (const { sha256 } of notices) {
    const { kept } = await verified(office, await keptBytes(office, b, sha256));
    expect(kept).toMatchObject({ kind: "notice", is: "whole", chainHolds: true });
    expect(kept?.event).not.toBeNull();
  }
});

onEachDatabase(
  "the proof of a text is known by its sum, and belongs to its files alone",
  async (database) => {
    const { office, b, meetingId } = await approved(database);
    const of = { meetingId, itemId: null };
    const told = JSON.stringify(await maskingProof(office.db, b.associationId, of));
    const bytes = (words: string) => new TextEncoder().encode(words);
    const checked = proofIn(bytes(told));
    if (!checked) throw new Error("The proof cannot be read");
    const proof = await verifyProof(office.db, checked);
    expect(proof).toMatchObject({
      isUnchanged: true,
      of: { date: "2026-03-02", chainHolds: true },
    });
    expect(proof.of?.event).not.toBeNull();
    expect(proofVerdict(proof)).toContain("Beviset går ihop. Texten är ur protokollet");
    const [round] = await roundsOf(office.db, meetingId);
    for (const format of ["html", "docx", "pdf"] as const) {
      const { kept } = await verified(office, await keptBytes(office, b, round?.[format] ?? ""));
      expect(isProofOf(proof, kept)).toBe(true);
      expect(isProofOf(proof, kept && { ...kept, kind: "notice" })).toBe(false);
      expect(isProofOf(proof, kept && { ...kept, meetingId: "annat" })).toBe(false);
    }
    expect(isProofOf(proof, null)).toBe(false);

    const forged = proofIn(bytes(told.replace("Anna Ek", "Anna Al")));
    expect(forged && (await verifyProof(office.db, forged))).toMatchObject({
      holds: false,
      of: null,
    });
    const alone = await verifyProof(null, checked);
    expect(alone).toMatchObject({ holds: true, of: null, isUnchanged: false });
    expect(proofVerdict(alone, false)).toContain("inget förbund att fråga");

    const web = value(await checkFile(office, bytes(told)));
    expect(web.isUnchanged).toBe(true);
    expect(web.log.join(" ")).toContain("Innehållssumman står i händelsekedjan");
    const cut = await checkFile(office, bytes(told.slice(0, -20)));
    expect(cut.ok ? "" : cut.refusals[0]?.text).toContain("inget helt innehållsbevis");
  },
);

onEachDatabase(
  "a web page or a Word file that nobody has kept is read, and shown to be nothing",
  async (database) => {
    const { office, b, meetingId } = await approved(database);
    const [round] = await roundsOf(office.db, meetingId);
    for (const format of ["html", "docx"] as const) {
      const bytes = await keptBytes(office, b, round?.[format] ?? "");
      bytes[300] = (bytes[300] ?? 0) ^ 1;
      const document = await verified(office, bytes);
      expect(document).toMatchObject({ kept: null, isUnchanged: false, signatures: [] });
      expect(verdict(document)).toContain("Det går inte att säga om filen är ändrad.");
    }
  },
);

onEachDatabase("one changed byte makes it nobody's", async (database) => {
  const { office, b, meetingId } = await approved(database);
  const [round] = await roundsOf(office.db, meetingId);
  const bytes = await keptBytes(office, b, round?.pdf ?? "");
  bytes[900] = (bytes[900] ?? 0) ^ 1;
  const document = await verified(office, bytes);
  expect(document).toMatchObject({ kept: null, isUnchanged: false });
  expect(document.claims.issuer).toBe("Samordningsförbundet provet");
  expect(verdict(document)).toContain("Det går inte att säga om filen är ändrad.");
});

/** Keeps the document of the signing tests as the protokoll of a meeting, as freezing does. */
async function keepUnsigned(office: TestOffice, b: TestBoard, meetingId: string) {
  const { associationId } = b;
  const at = office.clock().toISOString();
  await office.db.transaction().execute(async (trx) => {
    const hash = await keepBytes(
      trx,
      associationId,
      "application/pdf",
      signedFiles[0] ?? new Uint8Array(),
    );
    const row = { id: "issued", association_id: associationId, meeting_id: meetingId, at };
    const kind = { kind: "minutes" as const, subject_id: null, format: "pdf" as const };
    await trx
      .insertInto("issued_document")
      .values({ ...row, ...kind, sha256: hash })
      .execute();
    await record(trx, { associationId, actorId: null, at }, [
      {
        kind: "document.issued",
        subject: `meeting:${meetingId}`,
        data: { pdf: hash },
        ground: null,
      },
    ]);
  });
}

onEachDatabase("a signed file is known by what it was before it was signed", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await keepUnsigned(office, b, await planned(office, b));
  const document = await verified(office, signedFiles[2] ?? new Uint8Array());
  expect(document.isUnchanged).toBe(true);
  expect(document.kept).toMatchObject({
    is: "beginning",
    added: { after: "signatures", changes: [] },
  });
  expect(document.signatures.map(({ name, claimedAt, holds }) => [name, claimedAt, holds])).toEqual(
    [
      ["Anna Ek", signingTime, true],
      ["Per Ålund", signingTime, true],
    ],
  );
  expect(verdict(document)).toBe(
    "Filen är oförändrad sedan den skrevs under. Den är protokoll 2026-03-02 från Samordningsförbundet provet, med underskrifter.",
  );
});

onEachDatabase("a chain that is broken is said to be", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await keepUnsigned(office, b, await planned(office, b));
  const { seq } = await chainHead(office.db, b.associationId);
  await office.db
    .updateTable("event")
    .set({ ground: "ändrad" })
    .where("seq", "=", seq - 1)
    .execute();
  const { kept } = await verified(office, signedFiles[0] ?? new Uint8Array());
  expect(kept?.chainHolds).toBe(false);
  expect(kept && keptText(kept).at(-1)).toMatch(/^KEDJAN ÄR BRUTEN/);
});

test("without a database the file tells what it can itself", async () => {
  const found = await verifyDocument(null, signedFiles[2] ?? new Uint8Array());
  expect(found).toMatchObject({ kind: "verified", document: { kept: null, isUnchanged: true } });
  const nothing = await verifyDocument(null, new TextEncoder().encode("Hej"));
  expect(nothing).toEqual({ kind: "unreadable", why: "Filen är ingen PDF." });
});
