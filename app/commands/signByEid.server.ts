/**
 * Justering by eID: each approver signs the PDF's hash in an app of their own. The service's signature is kept apart
 * from the file, as the service gave it; it is no PAdES signature and is not called one. The service is asked outside
 * the transactions, which then make sure that it is still the same file that is out.
 * @see KL 5:69, EID-3 · docs/decisions/036
 */
import { type Round, roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { associationById } from "#db/queries/associations.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import { openOrder } from "#db/queries/signing.server.ts";
import {
  type EidAnswer,
  EidFault,
  type EidOrder,
  type EidProvider,
} from "../documents/signing/eid.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { eidHint } from "../domain/eidHints.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { mayBeSamePerson } from "../domain/signing.ts";
import { swedishNow } from "../domain/swedishTime.ts";
import {
  approversIn,
  approversOf,
  meetingOf,
  notOut,
  saveApproval,
  standing,
  subjectOf,
  type ToApprove,
} from "./approving.server.ts";
import { type Act, type Caller, command, missing, type Office } from "./command.server.ts";

export type StartEid = ToApprove & { sha256: string; address: string; service: string };

/** Where a signing stands after it was asked about. */
export type EidState = { isSigned: boolean; approvedOn: LegalDate | null; hint: string };

/** Begins a signing with the eID service. One that the signer had begun before is left behind. */
export async function startEid(
  office: Office,
  caller: Caller,
  input: StartEid,
  formId: string | null = null,
): Promise<Result<{ orderId: string }>> {
  const { meetingId, itemId = null, sha256, address, service } = input;
  const of = { meetingId, itemId, sha256, service };
  const place = await placeOf(office, caller, of);
  const eid = eidOf(office, service);
  if (!place || !eid) return saveOrder(office, caller, { ...of, begun: null }, formId);
  const { text, round } = place;
  const order = await asked(() => eid.start({ text, sha256: round.pdf, address }));
  if (!order.ok) return order;
  const begun = { ...order.value, text, pdf: round.pdf };
  return saveOrder(office, caller, { ...of, begun }, formId);
}

/** The service by its name in the form or the row; undefined when we are not, or no longer, connected to it. */
const eidOf = ({ eids = [] }: Office, service: string): EidProvider | undefined =>
  eids.find((one) => one.service === service);

const notConnected = () =>
  refused("Tjänsten är inte ansluten till den e-legitimation som du valde. Välj en annan.");

/** What the service answers, or why it did not. */
async function asked<T>(ask: () => Promise<T>): Promise<Result<T>> {
  try {
    return accepted(await ask());
  } catch (error) {
    if (error instanceof EidFault) return refused(error.message);
    throw error;
  }
}

type Place = { round: Round; personId: string; signer: string; text: string };

/** What the caller would sign; null when there is nothing: the command then says why. */
async function placeOf(
  { db, clock }: Office,
  caller: Caller,
  of: ToApprove & { sha256?: string },
): Promise<Place | null> {
  const { associationId } = caller;
  const { meetingId, itemId = null } = of;
  if ("commandLine" in caller || !(await meetingOf(db, associationId, of))) return null;
  const { today } = swedishNow(clock());
  const actor = await actorOfAccount(db, associationId, caller.accountId, today);
  const minutes = await minutesOf(db, associationId, meetingId);
  const association = await associationById(db, associationId);
  const round = standingRound(await roundsOf(db, meetingId, itemId));
  if (!actor?.personId || !minutes || !association || round?.method !== "eid") return null;
  const act = { personId: actor.personId, sha256: of.sha256 ?? round.sha256, on: today };
  if (!standing(round, approversIn(minutes), act).ok) return null;
  const number = minutes.items.find(({ id }) => id === itemId)?.number;
  const what = number ? `§ ${number} i protokollet` : "protokollet";
  const text = `Jag justerar ${what} från ${minutes.date}, ${association.name}. Filens kontrollsumma (SHA-256): ${round.pdf}`;
  const signer = minutes.persons.find(({ id }) => id === actor.personId)?.name ?? "";
  return { round, personId: actor.personId, signer, text };
}

/** The round and the approver's standing in it, or why there is none. */
async function inRound(act: Act, of: ToApprove & { sha256?: string }) {
  const { meetingId, itemId = null } = of;
  if (!(await meetingOf(act.trx, act.associationId, of))) return missing("Sammanträdet");
  const round = standingRound(await roundsOf(act.trx, meetingId, itemId));
  if (!round) return notOut();
  if (round.method !== "eid") {
    return refused(
      "Protokollet justeras inte med e-legitimation. Det skickades för att justeras på annat sätt.",
    );
  }
  const approvers = await approversOf(act.trx, act.associationId, meetingId);
  const sha256 = of.sha256 ?? round.sha256;
  return standing(round, approvers, { personId: act.actor.personId, sha256, on: act.today });
}

type Begun = EidOrder & { text: string; pdf: string };

const saveOrder = command(
  "startEid",
  async (act, input: ToApprove & { sha256: string; service: string; begun: Begun | null }) => {
    const now = await inRound(act, input);
    if (!now.ok) return now;
    const { begun, service } = input;
    const { round } = now.value;
    const eid = eidOf(act.office, service);
    const personId = act.actor.personId ?? "";
    if (!eid) return notConnected();
    if (begun?.pdf !== round.pdf) return changed();
    const before = await openOrder(act.trx, round.id, personId);
    if (before) await end(act, before.id, "cancelled", "");
    const id = act.newId();
    await act.trx
      .insertInto("eid_order")
      .values({
        ...{ id, association_id: act.associationId, round_id: round.id, person_id: personId },
        ...{
          service: eid.service,
          reference: begun.reference,
          auto_start_token: begun.autoStartToken,
        },
        ...{ code_token: begun.codeToken, code_secret: begun.codeSecret },
        ...{ text: begun.text, sha256: begun.pdf, at: act.at },
      })
      .execute();
    const data = { round: round.round, pdf: begun.pdf, by: eid.name };
    act.record({ kind: "eid.started", subject: subjectOf(input), data, ground: null });
    return accepted({ orderId: id });
  },
);

const changed = () =>
  refused("Protokollet har ändrats sedan du började skriva under. Läs det och börja om.", {
    rule: "inaktuell",
  });

async function end(
  act: Act,
  orderId: string,
  outcome: "signed" | "failed" | "cancelled",
  hint: string,
) {
  await act.trx
    .insertInto("eid_order_end")
    .values({ order_id: orderId, association_id: act.associationId, outcome, hint, at: act.at })
    .execute();
}

/** Asks the service how the signing has gone, and saves the signature when there is one. */
export async function collectEid(
  office: Office,
  caller: Caller,
  of: ToApprove,
): Promise<Result<EidState>> {
  const place = await placeOf(office, caller, of);
  const order = place && (await openOrder(office.db, place.round.id, place.personId));
  if (!place || !order) return notBegun();
  const eid = eidOf(office, order.service);
  if (!eid) return notConnected();
  const answer = await asked(() => eid.collect(order.reference));
  if (!answer.ok) return answer;
  const { value } = answer;
  if (value.status === "pending") {
    return accepted({ isSigned: false, approvedOn: null, hint: eidHint(value.hint) });
  }
  const fault = faultIn(eid, place, order, value);
  if (fault !== null) {
    const hint = value.status === "failed" ? value.hint : "refused";
    const ended = await endOrder(office, caller, { ...of, outcome: "failed", hint });
    return ended.ok ? refused(fault) : ended;
  }
  const evidence = value.status === "complete" ? value.evidence : new Uint8Array();
  const name = value.status === "complete" ? value.name : "";
  return saveSignature(office, caller, { ...of, orderId: order.id, name, evidence });
}

const notBegun = () => refused("Ingen underskrift är påbörjad. Börja om.");

/** Why what the service answered is no signature of this file by this person; null when it is. */
function faultIn(
  eid: EidProvider,
  { signer }: Place,
  order: { text: string; sha256: string },
  answer: Exclude<EidAnswer, { status: "pending" }>,
): string | null {
  if (answer.status === "failed") return eidHint(answer.hint);
  if (!eid.isOver(answer.evidence, order)) {
    return "Underskriften gäller något annat än protokollet och har inte sparats. Börja om.";
  }
  // Whose eID it is cannot be asked about afterwards, and the register has no personnummer to compare.
  return mayBeSamePerson(signer, answer.name)
    ? null
    : `Underskriften gjordes av ${answer.name}, men du är inloggad som ${signer}. Den har inte sparats. Stämmer inte namnet i registret rättar kansliet det.`;
}

type Made = ToApprove & { orderId: string; name: string; evidence: Uint8Array };

const saveSignature = command("signByEid", async (act, input: Made) => {
  const now = await inRound(act, input);
  if (!now.ok) return now;
  const { round, outcome } = now.value;
  const personId = act.actor.personId ?? "";
  const order = await openOrder(act.trx, round.id, personId);
  if (order?.id !== input.orderId || order.sha256 !== round.pdf) return changed();
  const eid = eidOf(act.office, order.service);
  if (!eid) return notConnected();
  const { name: issuer, evidenceType } = eid;
  const { name } = input;
  const evidence = await keepBytes(act.trx, act.associationId, evidenceType, input.evidence);
  await act.trx
    .insertInto("signature")
    .values({
      ...{ round_id: round.id, nth: round.signatures.length + 1, person_id: personId },
      ...{ association_id: act.associationId, method: "eid", name, organisation: "", issuer },
      ...{ valid_to: null, field: null, before_sha256: round.pdf, after_sha256: round.pdf },
      ...{ evidence_sha256: evidence, at: act.at },
    })
    .execute();
  await end(act, order.id, "signed", "");
  const data = { name, issuer, pdf: round.pdf, evidence };
  await saveApproval(act, input, now.value, { kind: "signed", data });
  return accepted<EidState>({ isSigned: true, approvedOn: outcome.approvedOn, hint: "" });
});

/** The signer breaks off. The service is told; whatever it answers, the signing is over here. */
export async function cancelEid(
  office: Office,
  caller: Caller,
  of: ToApprove,
): Promise<Result<{ id: string }>> {
  const place = await placeOf(office, caller, of);
  const order = place && (await openOrder(office.db, place.round.id, place.personId));
  if (!order) return notBegun();
  await asked(async () => eidOf(office, order.service)?.cancel(order.reference));
  return endOrder(office, caller, { ...of, outcome: "cancelled", hint: "" });
}

type Ending = ToApprove & { outcome: "failed" | "cancelled"; hint: string };

const endOrder = command("endEid", async (act, input: Ending) => {
  const now = await inRound(act, input);
  if (!now.ok) return now;
  const order = await openOrder(act.trx, now.value.round.id, act.actor.personId ?? "");
  if (!order) return notBegun();
  const { outcome, hint } = input;
  await end(act, order.id, outcome, hint);
  const data = { round: now.value.round.round, outcome, hint };
  act.record({ kind: "eid.ended", subject: subjectOf(input), data, ground: null });
  return accepted({ id: order.id });
});
