import { beforeAll, expect, test } from "vitest";
import { approveMinutes, recallMinutes } from "#app/commands/approval.server.ts";
import { chooseApprovalMethod } from "#app/commands/approvalMethod.server.ts";
import { cancelEid, collectEid, startEid } from "#app/commands/signByEid.server.ts";
import { bankId } from "#app/documents/signing/bankId.server.ts";
import { freja } from "#app/documents/signing/freja.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { verifyBytes } from "#db/queries/blobs.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { type BankIdDouble, bankIdDouble } from "../support/bankIdDouble.ts";
import { temporaryFolder } from "../support/certificates.ts";
import { type FrejaDouble, frejaDouble } from "../support/frejaDouble.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { decides, kept, sends, standing } from "../support/signedMinutes.ts";
import { board, held, planned, refusal, type TestBoard, value } from "../support/story.ts";

const folder = temporaryFolder();
let double: BankIdDouble;
let frejas: FrejaDouble;
beforeAll(async () => {
  double = await bankIdDouble(folder);
  frejas = await frejaDouble(folder);
});

async function toSign(plain: TestOffice) {
  const office = { ...plain, eids: [bankId(double.settings), freja(frejas.settings, plain.clock)] };
  double.signOver((xml) => xml);
  const b = await board(office);
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  await decides(office, b, "eid");
  value(await sends(office, b, meetingId, "chair_last"));
  return { office, b, meetingId };
}

async function starts(
  office: TestOffice,
  b: TestBoard,
  meetingId: string,
  who: string,
  service = "bankid",
) {
  const { sha256 } = await standing(office, meetingId);
  return startEid(office, b.as(who), {
    ...{ meetingId, sha256, service },
    address: "192.0.2.1",
  });
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

onEachDatabase("each signs with the service they have, and Freja's is kept", async (database) => {
  const { office, b, meetingId } = await toSign(officeOn(database));
  const { pdf } = await standing(office, meetingId);
  const of = { meetingId };
  const vice = b.as("vice");
  frejas.change({});
  expect(refusal(await starts(office, b, meetingId, "vice", "annan"))).toContain("Välj en annan");
  value(await starts(office, b, meetingId, "vice", "freja"));
  const order = [...frejas.orders.values()].at(-1);
  expect(order).toMatchObject({ userInfoType: "INFERRED", minRegistrationLevel: "PLUS" });
  expect(Buffer.from(order?.dataToSign.binaryData ?? "", "base64").toString()).toBe(pdf);
  expect(value(await collectEid(office, vice, of)).hint).toContain("Öppna Freja-appen");
  frejas.comesTo("REJECTED");
  expect(refusal(await collectEid(office, vice, of))).toContain("Du avböjde underskriften");
  value(await starts(office, b, meetingId, "vice", "freja"));
  frejas.signerSigns("Vera", "Lund");
  expect(refusal(await collectEid(office, vice, of))).toContain("gjordes av Vera Lund");
  value(await starts(office, b, meetingId, "vice", "freja"));
  frejas.signerSigns("Per Olof", "Alm");
  value(await collectEid(office, vice, of));
  value(await starts(office, b, meetingId, "chair"));
  double.signerSigns("Anna Ek");
  expect(value(await collectEid(office, b.as("chair"), of)).isSigned).toBe(true);
  const { signatures } = await standing(office, meetingId);
  expect(signatures.map(({ name, issuer }) => [name, issuer])).toEqual([
    ["Per Olof Alm", "Freja"],
    ["Anna Ek", "BankID"],
  ]);
  const rows = await office.db.selectFrom("signature").select("evidence_sha256").execute();
  const evidence = await kept(office, b, rows[0]?.evidence_sha256 ?? "");
  expect(Buffer.from(evidence).toString("utf8").split(".")).toHaveLength(3);
});

onEachDatabase(
  "a signing that was begun with a service we no longer have is told",
  async (database) => {
    const { office, b, meetingId } = await toSign(officeOn(database));
    value(await starts(office, b, meetingId, "vice", "freja"));
    const without = { ...office, eids: [bankId(double.settings)] };
    const of = { meetingId };
    expect(refusal(await collectEid(without, b.as("vice"), of))).toContain("inte ansluten");
    value(await cancelEid(without, b.as("vice"), of));
    value(await starts(without, b, meetingId, "vice"));
  },
);

onEachDatabase("an eID is chosen only where one is connected", async (database) => {
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
