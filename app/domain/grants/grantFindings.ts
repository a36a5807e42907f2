/**
 * Whether a payment keeps to its bidrag: the paragraf, the condition, the sums and the payee.
 * @see CTRL-10
 */
import { attestFinding } from "../attest/attestFinding.ts";
import type { Payment } from "../payment/payment.ts";
import { sumText } from "../payment/sumText.ts";
import type { MoneyFacts, MoneyFinding } from "./facts.ts";
import {
  conditionText,
  decisionName,
  type Grant,
  type Instalment,
  instalmentName,
  isMet,
  isSamePayee,
} from "./grant.ts";
import { grantLeft, instalmentLeft, instalmentOf } from "./left.ts";

type Facts = Pick<MoneyFacts, "grants" | "onGrants">;

/** What a rule of bidrag says; it stays until the payment is changed. */
const stop = (field: string, text: string, suggestion: string): MoneyFinding => ({
  ...attestFinding("CTRL-10", "block", text, suggestion),
  ...{ field, waits: false },
});

/** The bidrag that the same paragraf gave the same payee: money of it is paid by the plan, whatever it is called. */
const plannedFor = ({ itemId, payee }: Payment, grants: readonly Grant[]): Grant | undefined =>
  grants.find(
    (grant) =>
      grant.ended === null &&
      itemId !== null &&
      grant.decision.itemId === itemId &&
      isSamePayee(grant.payee, payee),
  );

function withoutInstalment(payment: Payment, grants: readonly Grant[]): MoneyFinding[] {
  if (payment.kind === "manual") return [];
  const planned = plannedFor(payment, grants);
  if (planned) {
    const text = `${decisionName(planned.decision)} har en utbetalningsplan för ${planned.payee.name}, men utbetalningen hör inte till någon del av den.`;
    return [stop("instalmentId", text, "Välj vilken del av bidraget som betalas.")];
  }
  if (payment.kind !== "grant") return [];
  const text = "Utbetalningen är ett bidrag, men hör inte till något bidrag med utbetalningsplan.";
  const suggestion =
    "Välj delen av bidraget. Finns den inte för sekreteraren in bidraget och planen på sidan Bidrag.";
  return [stop("instalmentId", text, suggestion)];
}

function ofGrant(payment: Payment, grant: Grant): MoneyFinding[] {
  const findings: MoneyFinding[] = [];
  const name = decisionName(grant.decision);
  if (grant.ended) {
    const text = `Bidraget till ${grant.payee.name} enligt ${name} är återtaget: ”${grant.ended.reason}”`;
    const suggestion =
      "Makulera utbetalningen, eller för in ett nytt bidrag med stöd i ett beslut.";
    findings.push(stop("instalmentId", text, suggestion));
  }
  if (payment.itemId !== grant.decision.itemId) {
    const text = `Bidraget gavs i ${name}, men utbetalningen följer ett annat beslut eller inget.`;
    findings.push(stop("itemId", text, `Välj ${name} som beslut.`));
  }
  if (!isSamePayee(grant.payee, payment.payee)) {
    const text = `Bidraget gavs till ${grant.payee.name}, men utbetalningen går till ${payment.payee.name}.`;
    const suggestion = "Rätta mottagaren, eller låt styrelsen besluta vem som får bidraget.";
    findings.push(stop("payee", text, suggestion));
  }
  return findings;
}

/** Who can do what about a condition that nobody has marked. */
const ways: Record<Instalment["condition"]["kind"], string> = {
  agreement: "När avtalet är undertecknat lägger sekreteraren in det på bidragets sida.",
  report:
    "När styrelsen har godkänt redovisningen anger sekreteraren paragrafen på bidragets sida.",
  free: "När villkoret är uppfyllt antecknar sekreteraren det, med grund, på bidragets sida.",
  none: "",
};

function ofCondition(grant: Grant, instalment: Instalment): MoneyFinding[] {
  if (isMet(instalment)) return [];
  const { condition } = instalment;
  const text = `${instalmentName(grant, instalment.id)} betalas först när villkoret är uppfyllt: ${conditionText(condition)}.`;
  return [{ ...stop("instalmentId", text, ways[condition.kind]), waits: true }];
}

function ofSums(
  payment: Payment,
  { grant, instalment }: { grant: Grant; instalment: Instalment },
  onGrants: Facts["onGrants"],
): MoneyFinding[] {
  const others = onGrants.filter(({ id }) => id !== payment.id);
  const ofPart = instalmentLeft(instalment, others);
  const ofWhole = grantLeft({ ...grant, ended: null }, others);
  const findings: MoneyFinding[] = [];
  const suggestion = "Sänk beloppet, eller låt styrelsen besluta om mer.";
  const over = (what: string, left: number) => {
    const rest = left > 0 ? `${sumText(left)} kvar` : "ingenting kvar";
    const text = `Beloppet är ${sumText(payment.ore)}, men det finns ${rest} av ${what}.`;
    findings.push(stop("amount", text, suggestion));
  };
  if (payment.ore > ofPart.left) {
    over(`${instalmentName(grant, instalment.id).toLowerCase()}`, ofPart.left);
  }
  if (payment.ore > ofWhole.left) over("det beviljade", ofWhole.left);
  return findings;
}

/** Everything that stops a payment on a bidrag, or one that ought to be on a bidrag. */
export function grantFindings(payment: Payment, { grants, onGrants }: Facts): MoneyFinding[] {
  if (payment.instalmentId == null) return withoutInstalment(payment, grants);
  const found = instalmentOf(grants, payment.instalmentId);
  if (!found) {
    const text = "Delen av bidraget som utbetalningen hör till finns inte.";
    return [stop("instalmentId", text, "Välj en annan del, eller för in bidraget på nytt.")];
  }
  return [
    ...ofGrant(payment, found.grant),
    ...ofCondition(found.grant, found.instalment),
    ...ofSums(payment, found, onGrants),
  ];
}
