/**
 * Justering by certificate: each approver signs the PDF as it is after the one before, and with the last one the
 * signed file is the protokoll. The signing is done outside the transaction, which then makes sure that the file is
 * still the one that was signed. The certificate's file and its password are used and forgotten.
 * @see KL 5:69, EID-3 · docs/decisions/036
 */
import { roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { bytesOf, keepBytes } from "#db/queries/blobs.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import { approverPlaces } from "../documents/minutes.ts";
import { signatureFieldName } from "../documents/pdf/fieldNames.ts";
import { mediaTypes } from "../documents/render.server.ts";
import { type CertificateFacts, readCertificate } from "../documents/signing/certificate.server.ts";
import { openPkcs12 } from "../documents/signing/pkcs12.server.ts";
import { signPdf } from "../documents/signing/signPdf.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { accepted, type Refusal, type Result, refused } from "../domain/result.ts";
import { mayBeSamePerson, showsPersonalNumber } from "../domain/signing.ts";
import { swedishNow } from "../domain/swedishTime.ts";
import {
  approversIn,
  approversOf,
  meetingOf,
  notOut,
  saveApproval,
  standing,
  type ToApprove,
} from "./approving.server.ts";
import { type Caller, command, missing, type Office } from "./command.server.ts";

export type SignMinutes = ToApprove & {
  /** What is out for justering, as the form showed it. */
  sha256: string;
  /** A PKCS#12 file and its password. */
  file: Uint8Array;
  password: string;
  /** The signer says that the certificate is theirs though it names somebody else. */
  isOtherName: boolean;
  /** Signs without a time stamp although an authority is configured, when it does not answer. */
  withoutTimestamp: boolean;
};

/** What has been signed, ready to be saved. */
type Signed = {
  before: string;
  bytes: Uint8Array;
  field: string;
  isOtherName: boolean;
} & Pick<CertificateFacts, "name" | "organisation" | "issuerName" | "to">;

/** Signs the protokoll, or the paragraf, with a certificate in a file. */
export async function signMinutes(
  office: Office,
  caller: Caller,
  input: SignMinutes,
  formId: string | null = null,
): Promise<Result<{ approvedOn: LegalDate | null }>> {
  const { meetingId, itemId = null, sha256 } = input;
  const place = await placeOf(office, caller, input);
  const signed = place && (await signedFile(office, place, input));
  if (signed && !signed.ok) return signed;
  const made = signed?.value ?? null;
  return saveSignature(office, caller, { meetingId, itemId, sha256, signed: made }, formId);
}

type Place = { pdf: Uint8Array; hash: string; field: string; signer: string };

/** What the caller would sign and where; null when there is nothing to sign: the command then says why. */
async function placeOf(office: Office, caller: Caller, input: SignMinutes): Promise<Place | null> {
  const { db, clock } = office;
  const { associationId } = caller;
  const { meetingId, itemId = null, sha256 } = input;
  if ("commandLine" in caller || !(await meetingOf(db, associationId, input))) return null;
  const { today } = swedishNow(clock());
  const actor = await actorOfAccount(db, associationId, caller.accountId, today);
  const minutes = await minutesOf(db, associationId, meetingId);
  const round = standingRound(await roundsOf(db, meetingId, itemId));
  if (!actor || !minutes || round?.method !== "certificate") return null;
  const { personId } = actor;
  if (!standing(round, approversIn(minutes), { personId, sha256, on: today }).ok) return null;
  const mine = approverPlaces(minutes).find((one) => one.personId === personId);
  const kept = await bytesOf(db, associationId, round.pdf);
  if (!mine || !kept) throw new Error(`Round ${round.id} has no place for ${personId}`);
  const signer = minutes.persons.find(({ id }) => id === personId)?.name ?? "";
  return { pdf: kept.bytes, hash: round.pdf, field: signatureFieldName(mine.place), signer };
}

async function signedFile(
  office: Office,
  { pdf, hash, field, signer }: Place,
  input: SignMinutes,
): Promise<Result<Signed>> {
  const at = office.clock().toISOString();
  const opened = await openPkcs12(input.file, input.password, at);
  if (!opened.ok) return opened;
  const certificate = readCertificate(opened.value.certificates()[0] ?? new Uint8Array());
  if (!certificate) throw new Error("A certificate that was opened cannot be read");
  const { name, organisation, issuerName, to, x509 } = certificate;
  if (showsPersonalNumber(x509.subject)) return tellsTooMuch();
  const isOtherName = !mayBeSamePerson(signer, name);
  if (isOtherName && !input.isOtherName) return otherName(signer, name);
  const { timestamps } = office;
  const signed = await signPdf(pdf, field, opened.value, {
    at,
    ...(timestamps && !input.withoutTimestamp ? { timestamp: timestamps } : {}),
  });
  if (!signed.ok) return { ok: false, refusals: signed.refusals.map(atForm) };
  const facts = { name, organisation, issuerName, to };
  return accepted({ before: hash, bytes: signed.value, field, isOtherName, ...facts });
}

/** The form asks whether to do without the time stamp that could not be had. */
const atForm = (one: Refusal): Refusal =>
  one.field === "timestamp" ? { ...one, field: "withoutTimestamp" } : one;

const tellsTooMuch = () =>
  refused(
    "Certifikatet innehåller ett personnummer, som alla skulle kunna läsa i protokollet när det är publicerat. Använd ett certifikat utan personnummer, till exempel ett för tjänsten.",
    { field: "certificate", rule: "GDPR-2", source: "dataskyddsförordningen artikel 6, 9 och 87" },
  );

const otherName = (signer: string, certified: string) =>
  refused(
    `Certifikatet är utfärdat till ${certified}, men du är inloggad som ${signer}. Är det ditt, till exempel med ett tidigare namn, kryssar du i det, väljer filen igen och skriver under. Är det någon annans får du inte använda det.`,
    { field: "otherName" },
  );

type ToSave = ToApprove & { sha256: string; signed: Signed | null };

const saveSignature = command("signMinutes", async (act, input: ToSave) => {
  const { meetingId, itemId = null, sha256, signed } = input;
  if (!(await meetingOf(act.trx, act.associationId, input))) return missing("Sammanträdet");
  const round = standingRound(await roundsOf(act.trx, meetingId, itemId));
  if (!round) return notOut();
  if (round.method !== "certificate") {
    return refused(
      "Protokollet justeras inte med certifikat. Det skickades för att justeras på annat sätt.",
    );
  }
  const approvers = await approversOf(act.trx, act.associationId, meetingId);
  const { personId } = act.actor;
  const now = standing(round, approvers, { personId, sha256, on: act.today });
  if (!now.ok) return now;
  if (signed?.before !== round.pdf || personId === null) return signedMeanwhile();
  const { name, organisation, issuerName: issuer, to, field, before, isOtherName } = signed;
  const after = await keepBytes(act.trx, act.associationId, mediaTypes.pdf, signed.bytes);
  await act.trx
    .insertInto("signature")
    .values({
      ...{ round_id: round.id, nth: round.signatures.length + 1 },
      ...{ association_id: act.associationId, person_id: personId, method: "certificate" },
      ...{ name, organisation, issuer, valid_to: to, field },
      ...{ before_sha256: before, after_sha256: after, at: act.at },
    })
    .execute();
  await saveApproval(
    act,
    input,
    { ...now.value, round: { ...round, pdf: after } },
    { kind: "signed", data: { name, organisation, issuer, isOtherName, before, after } },
  );
  return accepted({ approvedOn: now.value.outcome.approvedOn });
});

const signedMeanwhile = () =>
  refused(
    "Någon annan skrev under samtidigt, så filen har fått en underskrift till. Välj certifikatet och skriv under igen.",
    { rule: "inaktuell" },
  );
