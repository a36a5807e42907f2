/** Ersättningar: a person confirms what is counted after a meeting or a förrättning, adds what cannot be known, and corrects it. */
import { claimsOf, periodsOf } from "#db/queries/fees.server.ts";
import { may } from "../domain/authority.ts";
import type { Json } from "../domain/event.ts";
import {
  type FeeClaim,
  givenUp,
  type Occasion,
  readClaim,
  type TypedClaim,
} from "../domain/fees/claim.ts";
import type { Fee } from "../domain/fees/fee.ts";
import { closedSince } from "../domain/fees/period.ts";
import { accepted, type Result, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";
import { alreadyPaid } from "./feeCheck.server.ts";
import { type Counted, feesAt, paidByHand } from "./feeOccasions.server.ts";

export type ConfirmFeeClaim = Occasion & {
  /** Null = the one who acts. The office may do it for another, with a reason. */
  personId: string | null;
  /** The version that was read; 0 = none. */
  version: number;
  typed: TypedClaim;
};

/** Whose claim it is, where the caller may write it. */
function claimant(act: Act, personId: string | null): Result<string> {
  const own = act.actor.personId;
  if (personId === null || personId === own) {
    return own === null ? refused("Kontot hör inte till någon i registret.") : accepted(own);
  }
  return may.decideFees(act.actor)
    ? accepted(personId)
    : refused("Var och en bekräftar sin egen ersättning. Kansliet kan göra det åt någon annan.", {
        rule: "behorighet",
      });
}

type Standing = Awaited<ReturnType<typeof claimsOf>>[number] | undefined;

type About = { occasion: Occasion; version: number; personId: string };

/** Why the claim cannot be written now, whatever it says. */
async function lateOrTwice(
  act: Act,
  { occasion, version, personId }: About,
  standing: Standing,
): Promise<Result<null>> {
  if (standing?.listing) {
    const { period, payment } = standing.listing;
    return refused(
      `Ersättningen ingår i period ${period} och betalas med utbetalning ${payment}. Den ändras inte mer. Är den fel makulerar kansliet utbetalningen, och då kan den rättas.`,
      { rule: "CTRL-20" },
    );
  }
  if ((standing?.version ?? 0) !== version) {
    const text =
      version === 0
        ? `Ersättningen för ${occasion.errandId ? "förrättningen" : "sammanträdet"} är redan bekräftad. Läs den som den är nu, och rätta den om den är fel.`
        : "Ersättningen har ändrats sedan du öppnade sidan. Läs den som den är nu och gör om det du skulle göra.";
    return refused(text, { rule: "inaktuell" });
  }
  const byHand = await paidByHand(act.trx, act.associationId, { occasion, personId });
  return byHand.length === 0
    ? accepted(null)
    : refused(alreadyPaid(occasion, byHand), { rule: "CTRL-20" });
}

/** What was typed must have its reason where it is another's claim, or other than what was confirmed before. */
function reasonFault(act: Act, input: ConfirmFeeClaim, standing: Standing): Result<null> {
  if (input.typed.reason.trim() !== "") return accepted(null);
  const isOther = input.personId !== null && input.personId !== act.actor.personId;
  if (!isOther && !standing) return accepted(null);
  if (standing?.takes && !input.typed.takes) {
    return refused("Skriv varför ersättningen tas tillbaka.", { field: "reason" });
  }
  const text = isOther
    ? "Skriv varför du för in ersättningen åt någon annan."
    : "Skriv vad du rättar och varför.";
  return refused(text, { field: "reason" });
}

/** The claim as it becomes. One that gives no arvode any more can only be given up, so that it is in nobody's way. */
function claimed(
  typed: TypedClaim,
  standing: Standing,
  { fee, settings, day }: Pick<Counted, "settings" | "day"> & { fee: Result<Fee> },
): Result<FeeClaim> {
  if (fee.ok) return readClaim(typed, { fee: fee.value, settings, day });
  return standing?.takes && !typed.takes ? accepted(givenUp(standing, typed.reason)) : fee;
}

/** Confirms or corrects a claim. Nothing is rewritten: each time is a version of its own. @see CTRL-20 */
export const confirmFeeClaim = command("confirmFeeClaim", async (act, input: ConfirmFeeClaim) => {
  const who = claimant(act, input.personId);
  if (!who.ok) return who;
  const personId = who.value;
  const { meetingId, errandId } = input;
  const occasion: Occasion = errandId === undefined ? { meetingId } : { errandId };
  const counted = await feesAt(act.trx, act.associationId, occasion);
  if (!counted) return missing(errandId ? "Förrättningen" : "Sammanträdet");
  const { day } = counted;
  if (!counted.persons.some(({ id }) => id === personId)) return missing("Personen");
  const [standing] = await claimsOf(act.trx, act.associationId, { ...occasion, personId });
  const about = { occasion, version: input.version, personId };
  const fault = await lateOrTwice(act, about, standing);
  if (!fault.ok) return fault;
  const [last] = await periodsOf(act.trx, act.associationId);
  const closed = may.decideFees(act.actor) ? null : closedSince(day, last?.to ?? null);
  if (closed) return refused(closed, { field: "reason", rule: "CTRL-20" });
  const fee = counted.feeFor(personId);
  const read = claimed(input.typed, standing, { ...counted, fee });
  if (!fee.ok && !read.ok) return fee;
  const reason = reasonFault(act, input, standing);
  const wrong = [...(read.ok ? [] : read.refusals), ...(reason.ok ? [] : reason.refusals)];
  const told = wrong.filter((one, at) => wrong.findIndex((o) => o.field === one.field) === at);
  if (!read.ok || wrong.length > 0) return refusedAll(told);
  const id = act.newId();
  await act.trx
    .insertInto("fee_claim")
    .values({
      ...{ id, association_id: act.associationId, person_id: personId },
      ...{ meeting_id: meetingId ?? null, errand_id: errandId ?? null },
      ...{ version: input.version + 1, text: JSON.stringify(read.value) },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const kind = standing ? "fee.corrected" : "fee.confirmed";
  // What was warned of and answered for with the reason. @see ARV-4
  const rules = fee.ok && fee.value.isAtLimit && read.value.takes ? ["ARV-4"] : [];
  const data = { personId, version: input.version + 1, text: read.value as unknown as Json, rules };
  const subject = errandId === undefined ? `meeting:${meetingId}` : `errand:${errandId}`;
  act.record({ kind, subject, data, ground: fee.ok ? fee.value.baseGround : null });
  return accepted({ id, slug: counted.slug });
});
