import { beforeAll, expect, test } from "vitest";
import { approveMinutes, recallMinutes } from "#app/commands/approval.server.ts";
import { chooseApprovalMethod } from "#app/commands/approvalMethod.server.ts";
import { cancelEid, collectEid, startEid } from "#app/commands/signByEid.server.ts";
import { bankId } from "#app/documents/signing/bankId.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { verifyBytes } from "#db/queries/blobs.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { type BankIdDouble, bankIdDouble } from "../support/bankIdDouble.ts";
import { temporaryFolder } from "../support/certificates.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { decides, kept, sends, standing } from "../support/signedMinutes.ts";
import { board, held, planned, refusal, type TestBoard, value } from "../support/story.ts";

const folder = temporaryFolder();
let double: BankIdDouble;
beforeAll(async () => {
  double = await bankIdDouble(folder);
});

async function toSign(plain: TestOffice) {
  const office = { ...plain, eid: bankId(double.settings) };
  double.signOver((xml) => xml);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  await decides(office, b, "eid");
  value(await sends(office, b, meetingId, "chair_last"));
  return { office, b, meetingId };
}

async function starts(office: TestOffice, b: TestBoard, meetingId: string, who: string) {
  const { sha256 } = await standing(office, meetingId);
  return startEid(office, b.as(who), { meetingId, sha256, address: "192.0.2.1" });
}

onEachDatabase(
  "they sign the hash with BankID in turn, and its signatures are kept",
  async (database) => {
    const { office, b, meetingId } = await toSign(officeOn(database));
    const { sha256, pdf } = await standing(office, meetingId);
    const logged = await approveMinutes(office, b.as("vice"), { meetingId, sha256 });
    expect(refusal(logged)).toContain("Skriv under det i stället");
    expect(refusal(await starts(office, b, meetingId, "chair"))).toContain("tur och ordning");
    value(await starts(office, b, meetingId, "vice"));
    const order = [...double.orders.values()].at(-1);
    expect(Buffer.from(order?.userNonVisibleData ?? "", "base64").toString()).toBe(pdf);
    expect(Buffer.from(order?.userVisibleData ?? "", "base64").toString()).toContain(pdf);
    const of = { meetingId };
    expect(value(await collectEid(office, b.as("vice"), of))).toMatchObject({
      isSigned: false,
      hint: "Öppna BankID-appen. Underskriften väntar på dig där.",
    });
    double.signerSigns("Per Alm");
    expect(value(await collectEid(office, b.as("vice"), of))).toMatchObject({ approvedOn: null });
    expect(refusal(await collectEid(office, b.as("vice"), of))).toContain("Ingen underskrift");
    value(await starts(office, b, meetingId, "chair"));
    double.signerSigns("Anna Ek");
    const done = value(await collectEid(office, b.as("chair"), of));
    expect(done).toMatchObject({ isSigned: true, approvedOn: "2026-03-02" });

    const round = await standing(office, meetingId);
    expect(round.signatures.map(({ name, issuer }) => [name, issuer])).toEqual([
      ["Per Alm", "BankID"],
      ["Anna Ek", "BankID"],
    ]);
    // The file is what was sent; the signatures are beside it, as BankID gave them.
    expect(round.pdf).toBe(pdf);
    const issued = await issuedDocuments(office.db, meetingId);
    expect(issued.find(({ format }) => format === "pdf")?.sha256).toBe(pdf);
    const rows = await office.db.selectFrom("signature").select("evidence_sha256").execute();
    for (const { evidence_sha256: evidence } of rows) {
      const xml = Buffer.from(await kept(office, b, evidence ?? "")).toString("utf8");
      expect(xml).toContain(Buffer.from(pdf).toString("base64"));
    }
    expect(new Set(rows.map((row) => row.evidence_sha256)).size).toBe(1);
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
  },
);

onEachDatabase(
  "what is no signature of this file by this person is not saved",
  async (database) => {
    const { office, b, meetingId } = await toSign(officeOn(database));
    const of = { meetingId };
    const vice = b.as("vice");
    value(await starts(office, b, meetingId, "vice"));
    double.signerSigns("Vera Lund");
    expect(refusal(await collectEid(office, vice, of))).toContain("gjordes av Vera Lund");
    value(await starts(office, b, meetingId, "vice"));
    double.signerCancels();
    expect(refusal(await collectEid(office, vice, of))).toContain("Du avbröt underskriften");
    value(await starts(office, b, meetingId, "vice"));
    double.signOver((xml) => xml.replace(/<usrNonVisibleData>[^<]*/, "<usrNonVisibleData>AAAA"));
    double.signerSigns("Per Alm");
    expect(refusal(await collectEid(office, vice, of))).toContain("gäller något annat");
    // Two texts to choose between are none.
    double.signOver((xml) =>
      xml.replace("<bankId", "<usrNonVisibleData>AAAA</usrNonVisibleData><bankId"),
    );
    value(await starts(office, b, meetingId, "vice"));
    double.signerSigns("Per Alm");
    expect(refusal(await collectEid(office, vice, of))).toContain("gäller något annat");

    value(await starts(office, b, meetingId, "vice"));
    const count = double.orders.size;
    value(await cancelEid(office, vice, of));
    expect(double.orders.size).toBe(count - 1);
    expect(refusal(await collectEid(office, vice, of))).toContain("Ingen underskrift");
    double.refuseNext("alreadyInProgress");
    expect(refusal(await starts(office, b, meetingId, "vice"))).toContain("pågår redan");
    expect((await standing(office, meetingId)).signatures).toEqual([]);

    value(await starts(office, b, meetingId, "vice"));
    double.signerSigns("Per Alm");
    value(await recallMinutes(office, b.as("secretary"), { meetingId, ground: "Fel." }));
    expect(refusal(await collectEid(office, vice, of))).toContain("Ingen underskrift");
    value(await sends(office, b, meetingId));
    expect(refusal(await collectEid(office, vice, of))).toContain("Ingen underskrift");
  },
);

onEachDatabase("BankID is chosen only where it is connected", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const day = legalDate("2026-03-02");
  const decided = { validFrom: day, decidedOn: day, paragraf: "14", document: "" };
  const chosen = await chooseApprovalMethod(office, b.as("secretary"), {
    method: "eid",
    ...decided,
  });
  expect(refusal(chosen)).toContain("inte ansluten till BankID");
});

test("a service that is not BankID's, or does not answer, is told", async () => {
  const asked = { text: "t", sha256: "0", address: "192.0.2.1" };
  const { settings } = double;
  const stranger = (await bankIdDouble(folder)).settings;
  for (const odd of [
    { ...settings, authority: stranger.authority },
    { ...settings, certificate: stranger.certificate },
    { ...settings, url: "https://localhost:1/rp/v6.0" },
  ]) {
    await expect(bankId(odd).start(asked)).rejects.toThrow("BankID svarar inte");
  }
  const order = await bankId(settings).start(asked);
  expect(bankId(settings).openAddress(order)).toBe(
    `https://app.bankid.com/?autostarttoken=${order.autoStartToken}&redirect=null`,
  );
});
