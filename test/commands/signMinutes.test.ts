import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { approveMinutes, recallMinutes, returnMinutes } from "#app/commands/approval.server.ts";
import { checkFile } from "#app/commands/checkFile.server.ts";
import { maskWords, shownContent } from "#app/commands/masking.server.ts";
import { verifyDocument } from "#app/commands/verifyDocument.server.ts";
import { TimestampFault } from "#app/documents/signing/provider.ts";
import { readSignatures } from "#app/documents/signing/readSignatures.server.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { verifyBytes } from "#db/queries/blobs.server.ts";
import { chainHead, verifyChain } from "#db/queries/events.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import {
  type Authority,
  type Issued,
  makeAuthority,
  run,
  temporaryFolder,
} from "../support/certificates.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { decides, kept, sends, signs, standing } from "../support/signedMinutes.ts";
import { board, held, planned, refusal, type TestBoard, value } from "../support/story.ts";

const folder = temporaryFolder();
let authority: Authority;
const certificates: Record<string, Issued> = {};
let files: Record<string, Uint8Array> = {};

beforeAll(() => {
  authority = makeAuthority(folder, "Provutfärdare");
  const issue = (who: string, days?: number) =>
    authority.issue(who, { key: "ec", ...(days ? { days } : {}) });
  certificates.anna = issue("Anna Maria Ek");
  certificates.per = issue("Per Alm");
  certificates.brief = issue("Per Alm", 1);
  certificates.told = issue("Per Alm/serialNumber=PNOSE-198001011230");
  files = Object.fromEntries(Object.entries(certificates).map(([who, one]) => [who, one.p12()]));
});

const file = (who: string): Uint8Array => {
  const found = files[who];
  if (!found) throw new Error(`No certificate for ${who}`);
  return found;
};

/** An hour from now: the certificates are of today. */
const soon = () => new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);

/** A meeting that is held, in a förbund that signs. */
async function toSign(office: TestOffice): Promise<{ b: TestBoard; meetingId: string }> {
  const b = await board(office);
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  office.at(soon());
  await decides(office, b, "certificate");
  return { b, meetingId };
}

onEachDatabase(
  "in turn they sign the PDF, and the signed file is the protokoll",
  async (database) => {
    const office = officeOn(database);
    const { b, meetingId } = await toSign(office);
    value(await sends(office, b, meetingId, "chair_last"));
    const { sha256, pdf: sent } = await standing(office, meetingId);
    const logged = await approveMinutes(office, b.as("vice"), { meetingId, sha256 });
    expect(refusal(logged)).toContain("Skriv under det i stället");

    const early = await signs(office, b, "chair", { meetingId, file: file("anna") });
    expect(refusal(early)).toContain("tur och ordning");
    const stranger = await signs(office, b, "third", { meetingId, file: file("per") });
    expect(refusal(stranger)).toContain("Bara den som var ordförande");
    expect(
      value(await signs(office, b, "vice", { meetingId, file: file("per") })).approvedOn,
    ).toBeNull();
    const twice = await signs(office, b, "vice", { meetingId, file: file("per") });
    expect(refusal(twice)).toContain("redan");
    const between = (await standing(office, meetingId)).pdf;
    const done = value(await signs(office, b, "chair", { meetingId, file: file("anna") }));
    expect(done.approvedOn).not.toBeNull();

    const round = await standing(office, meetingId);
    expect(round.signatures.map(({ name, before, after }) => [name, before, after])).toEqual([
      ["Per Alm", sent, between],
      ["Anna Maria Ek", between, round.pdf],
    ]);
    const issued = await issuedDocuments(office.db, meetingId);
    const original = issued.find(({ kind, format }) => kind === "minutes" && format === "pdf");
    expect(original?.sha256).toBe(round.pdf);
    const bytes = await kept(office, b, round.pdf);
    // Each signature is added: what was sent, and what was signed before, is there byte for byte.
    for (const earlier of [sent, between]) {
      const start = await kept(office, b, earlier);
      expect(Buffer.from(bytes.subarray(0, start.length)).equals(start)).toBe(true);
    }
    const read = await readSignatures(bytes, [authority.der]);
    expect(read).toMatchObject({
      signatures: [
        {
          name: "Per Alm",
          field: "underskrift-3",
          holds: true,
          after: "signatures",
          issuer: "trusted",
        },
        { name: "Anna Maria Ek", field: "underskrift-1", holds: true, after: "nothing" },
      ],
    });
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
    const head = await chainHead(office.db, b.associationId);
    expect((await verifyChain(office.db, b.associationId, [head])).broken).toBeNull();
  },
);

onEachDatabase(
  "anybody can check the signed protokoll, and what it was on the way",
  async (database) => {
    const office = officeOn(database);
    const { b, meetingId } = await toSign(office);
    value(await sends(office, b, meetingId));
    value(await signs(office, b, "chair", { meetingId, file: file("anna") }));
    const between = (await standing(office, meetingId)).pdf;
    value(await signs(office, b, "vice", { meetingId, file: file("per") }));
    const round = await standing(office, meetingId);
    const signed = await kept(office, b, round.pdf);
    const whole = value(await checkFile(office, signed));
    expect(whole).toMatchObject({ isUnchanged: true });
    expect(whole.verdict).toContain("Filen är oförändrad. Den är protokoll");
    expect(whole.verdict).not.toContain("inte det justerade");
    expect(whole.signatures).toHaveLength(2);
    expect(whole.signatures[0]).toContain("okänd utfärdare");
    const known = await checkFile({ ...office, trustedIssuers: [authority.der] }, signed);
    expect(value(known).signatures[0]).toContain("betrodd utfärdare");
    expect(whole.log.join(" ")).toContain("Kontrollsumman står i händelsekedjan");
    const half = value(await checkFile(office, await kept(office, b, between)));
    expect(half.verdict).toContain("skickad för justering men inte det justerade protokollet");

    const flipped = signed.slice();
    flipped[5_000] = (flipped[5_000] ?? 0) ^ 1;
    const forged = await verifyDocument(office.db, flipped);
    expect(forged).toMatchObject({
      kind: "verified",
      document: { kept: null, isUnchanged: false },
    });

    // What is masked is not signed; what is not masked is the signed file itself, with the same content hash.
    const of = { meetingId, itemId: null };
    const before = await shownContent(office.db, b.associationId, of);
    const masked = { ...of, words: "Siv Hed", kind: "other" as const, ground: "GDPR" };
    value(await maskWords(office, b.as("secretary"), masked));
    const issued = await issuedDocuments(office.db, meetingId);
    const web = issued.find(({ kind, format }) => kind === "minutes_web" && format === "pdf");
    expect(await readSignatures(await kept(office, b, web?.sha256 ?? ""))).toMatchObject({
      signatures: [],
    });
    expect((await shownContent(office.db, b.associationId, of))?.hash).toBe(before?.hash);
  },
);

onEachDatabase("a change starts the signatures over, on a new file", async (database) => {
  const office = officeOn(database);
  const { b, meetingId } = await toSign(office);
  value(await sends(office, b, meetingId));
  value(await signs(office, b, "chair", { meetingId, file: file("anna") }));
  const first = await standing(office, meetingId);
  const ground = "Fel klockslag.";
  value(await returnMinutes(office, b.as("vice"), { meetingId, ground }));
  const gone = await signs(office, b, "vice", {
    meetingId,
    file: file("per"),
    sha256: first.sha256,
  });
  expect(refusal(gone)).toContain("inte ute för justering");

  value(await sends(office, b, meetingId));
  const second = await standing(office, meetingId);
  expect([second.signatures, second.approvals]).toEqual([[], []]);
  value(await signs(office, b, "chair", { meetingId, file: file("anna") }));
  value(await recallMinutes(office, b.as("secretary"), { meetingId, ground }));
  expect((await roundsOf(office.db, meetingId)).map(({ signatures }) => signatures.length)).toEqual(
    [1, 1],
  );
  // Styrelsen decides otherwise: the next round is as it is then, without fields for signatures.
  await decides(office, b, "logged");
  value(await sends(office, b, meetingId));
  const logged = await signs(office, b, "vice", { meetingId, file: file("per") });
  expect(refusal(logged)).toContain("justeras inte med certifikat");
  const sent = await kept(office, b, (await standing(office, meetingId)).pdf);
  expect(Buffer.from(sent).includes("/FT /Sig")).toBe(false);
});

onEachDatabase("what cannot be signed with is told, and nothing is saved", async (database) => {
  const office = officeOn(database);
  const { b, meetingId } = await toSign(office);
  value(await sends(office, b, meetingId));
  const sign = async (input: object) =>
    refusal(await signs(office, b, "vice", { meetingId, file: file("per"), ...input }));
  expect(await sign({ password: "fel" })).toContain("Lösenordet till certifikatfilen är fel");
  expect(await sign({ file: new Uint8Array([1, 2, 3]) })).toContain(
    "går inte att läsa som ett certifikat",
  );
  expect(await sign({ file: file("anna") })).toContain(
    "utfärdat till Anna Maria Ek, men du är inloggad som Per Alm",
  );
  expect(await sign({ file: file("told") })).toContain("innehåller ett personnummer");
  expect(await sign({ sha256: "0".repeat(64) })).toContain("har ändrats sedan du öppnade det");
  const timestamps = {
    token: () => Promise.reject(new TimestampFault("Tidsstämplingen svarar inte.")),
  };
  const stamped = { ...office, timestamps };
  const late = await signs(stamped, b, "vice", { meetingId, file: file("per") });
  expect(late).toMatchObject({ refusals: [{ field: "withoutTimestamp" }] });
  office.at(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16));
  expect(await sign({ file: file("brief") })).toContain("gick ut");
  expect((await standing(office, meetingId)).signatures).toEqual([]);
  const rows = await office.db.selectFrom("approval").selectAll().execute();
  expect(rows).toEqual([]);

  const own = { meetingId, file: file("anna"), isOtherName: true };
  value(await signs(stamped, b, "vice", { ...own, withoutTimestamp: true }));
  const told = await office.db
    .selectFrom("event")
    .select("data")
    .where("kind", "=", "minutes.signed")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(told.data)).toMatchObject({ name: "Anna Maria Ek", isOtherName: true });
});

onEachDatabase(
  "two who sign at once: no signature is lost, and one that came too late is told",
  async (database) => {
    const office = officeOn(database);
    const { b, meetingId } = await toSign(office);
    value(await sends(office, b, meetingId));
    const both = await Promise.all([
      signs(office, b, "chair", { meetingId, file: file("anna") }),
      signs(office, b, "vice", { meetingId, file: file("per") }),
    ]);
    // Whether the second read the file before or after the first was saved is the database's to say.
    const taken = both.filter(({ ok }) => ok).length;
    expect(taken).toBeGreaterThan(0);
    for (const one of both.filter(({ ok }) => !ok)) {
      expect(refusal(one)).toContain("skrev under samtidigt");
    }
    const bytes = await kept(office, b, (await standing(office, meetingId)).pdf);
    const read = await readSignatures(bytes, [authority.der]);
    expect(read.kind === "read" ? read.signatures : []).toHaveLength(taken);
  },
);

onEachDatabase("pdfsig and qpdf accept the signed protokoll", async (database) => {
  const office = officeOn(database);
  const { b, meetingId } = await toSign(office);
  value(await sends(office, b, meetingId));
  value(await signs(office, b, "chair", { meetingId, file: file("anna") }));
  value(await signs(office, b, "vice", { meetingId, file: file("per") }));
  const path = join(folder, "protokoll.pdf");
  writeFileSync(path, await kept(office, b, (await standing(office, meetingId)).pdf));
  const told = run("pdfsig", "-nocert", path);
  expect(told.match(/Signature is Valid/g)).toHaveLength(2);
  expect(told.match(/Signer Certificate Common Name: .*/g)).toEqual([
    "Signer Certificate Common Name: Anna Maria Ek",
    "Signer Certificate Common Name: Per Alm",
  ]);
  expect(run("qpdf", "--check", path)).toContain("No syntax or stream encoding errors");
});

test("a certificate names one who can be the person in the register", async () => {
  const { mayBeSamePerson } = await import("#app/domain/signing.ts");
  expect(mayBeSamePerson("Anna Ek", "ANNA MARIA EK")).toBe(true);
  expect(mayBeSamePerson("Anna-Maria Ek", "Ek, Anna Maria")).toBe(true);
  expect(mayBeSamePerson("Anna Ek", "Anna Ekman")).toBe(false);
  expect(mayBeSamePerson("Anna Ek", "Anna")).toBe(false);
});
