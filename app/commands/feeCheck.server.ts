/** CTRL-20 with what is noted and decided: whether an ersättning is open to be confirmed, and an arvode paid by hand. */
import { claimsOf, isOfPeriod, periodsOf } from "#db/queries/fees.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { feePersonOf, handFaults, unsaid } from "../domain/fees/byHand.ts";
import { claimOre, type Occasion } from "../domain/fees/claim.ts";
import { closedSince } from "../domain/fees/period.ts";
import type { Payment, PaymentText } from "../domain/payment/payment.ts";
import { accepted, type Refusal, type Result, refused, refusedAll } from "../domain/result.ts";
import { type Act, missing, type Office } from "./command.server.ts";
import { type Counted, feesAt, paidByHand } from "./feeOccasions.server.ts";

type Db = Office["db"];

/** That an arvode is an utbetalning already, by hand. */
export const alreadyPaid = ({ errandId }: Occasion, where: readonly string[]): string =>
  `Arvodet för ${errandId ? "förrättningen" : "sammanträdet"} finns redan: ${where.join(" och ")}.`;

/** Why an arvode is not open to be confirmed or corrected now, as a sentence; null when it is. */
export async function notOpen(
  db: Db,
  associationId: string,
  about: { occasion: Occasion; personId: string; day: LegalDate; isOffice: boolean },
): Promise<string | null> {
  const byHand = await paidByHand(db, associationId, about);
  if (byHand.length > 0) return alreadyPaid(about.occasion, byHand);
  if (about.isOffice) return null;
  const [last] = await periodsOf(db, associationId);
  return closedSince(about.day, last?.to ?? null);
}

/** What a period made is corrected by being cancelled and claimed anew: its sum is the sum of its claims. */
function keptAsListed(before: Payment, text: PaymentText): Result<null> {
  const isSame =
    text.kind === before.kind &&
    text.ore === before.ore &&
    text.concernsId === before.concernsId &&
    text.payee.personId === before.payee.personId;
  return isSame
    ? accepted(null)
    : refused(
        "Beloppet och personen kommer från en period av ersättningar. Makulera utbetalningen och rätta ersättningen, så tas den med i nästa period.",
        { rule: "CTRL-20", field: "amount" },
      );
}

/** A förrättning is paid when somebody else answers for that it was ordered. */
const notOrdered = ({ errand }: Counted): Refusal[] =>
  errand === null || errand.vouched
    ? []
    : refused("Ingen har bekräftat att förrättningen var beställd.", {
        ...{ rule: "CTRL-20", field: "feeOccasion" },
      }).refusals;

/**
 * Why a payment is no arvode that may be paid; accepted for every other kind. `before` is what is changed, `source` what came
 * back and is paid anew. @see CTRL-20
 */
export async function feePaymentFaults(
  act: Pick<Act, "trx" | "associationId">,
  text: PaymentText,
  { before = null, source = null }: { before?: Payment | null; source?: Payment | null } = {},
): Promise<Result<null>> {
  const { trx, associationId } = act;
  const listed = before ?? source;
  if (listed && (await isOfPeriod(trx, listed.id))) return keptAsListed(listed, text);
  if (text.kind !== "fee") return accepted(null);
  const untold = unsaid(text);
  if (untold) return refusedAll(untold);
  const { feeErrandId: errandId, feeMeetingId } = text;
  const occasion: Occasion = errandId ? { errandId } : { meetingId: feeMeetingId ?? "" };
  const personId = feePersonOf(text) ?? "";
  const counted = await feesAt(trx, associationId, occasion);
  if (!counted) return missing(errandId ? "Förrättningen" : "Sammanträdet");
  const about = { occasion, personId, except: before?.id ?? "" };
  const claims = await claimsOf(trx, associationId, { ...occasion, personId });
  const already = [
    ...claims
      .filter((one) => claimOre(one) > 0)
      .map(({ listing }) =>
        listing ? `utbetalning ${listing.payment}` : "den är bekräftad under Mina ersättningar",
      ),
    ...(await paidByHand(trx, associationId, about)),
  ];
  const facts = { text, occasion: counted.words, fee: counted.feeFor(personId), already };
  const faults: Refusal[] = [...handFaults(facts), ...notOrdered(counted)];
  return faults.length > 0 ? refusedAll(faults) : accepted(null);
}
