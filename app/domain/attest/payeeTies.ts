/** What the one who attests has to do with the payee. @see CTRL-05, CTRL-06 */
import type { Payment } from "../payment/payment.ts";
import type { Finding } from "../result.ts";
import type { Tie } from "../review/rule.ts";
import { sameName } from "../words/people.ts";
import { hasWords } from "../words/sentences.ts";
import { attestFinding, type PersonStep } from "./attestFinding.ts";

type Ground = {
  payment: Pick<Payment, "payee">;
  ties: readonly Tie[];
  memberNames: readonly string[];
};

/** What stands after "är du", "har du" …: the verb, and what it is to the payee. */
const bonds: Record<Tie["kind"], [string, string]> = {
  employer: ["är", "anställd hos"],
  assignment: ["har", "uppdrag i"],
  signatory: ["tecknar", "avtal för"],
  contact: ["är", "kontaktperson hos"],
  ownership: ["har", "del i"],
  close_relative: ["är", "närstående till"],
};

const isSame = (name: string, payee: string): boolean =>
  sameName(name, payee) || hasWords(payee, name) || hasWords(name, payee);

/** To work at a member, or to be chosen from it, is common and is answered; one's own company is not. */
function levelOf({ kind, name }: Tie, memberNames: readonly string[]): Finding["level"] {
  if (kind === "employer" || kind === "contact") return "warn";
  return kind === "assignment" && memberNames.some((one) => sameName(one, name)) ? "warn" : "block";
}

/** The bindningar of the person that lead to the payee. */
export const tieFindings = (
  { payment, ties, memberNames }: Ground,
  { personId }: PersonStep,
): Finding[] =>
  ties
    .filter((tie) => tie.personId === personId && isSame(tie.name, payment.payee.name))
    .map((tie) => {
      const level = levelOf(tie, memberNames);
      const [verb, bond] = bonds[tie.kind];
      const text = `Enligt registret ${verb} du ${bond} ${tie.name}, som får betalt.`;
      return level === "block"
        ? attestFinding("CTRL-05", level, text)
        : attestFinding(
            "CTRL-06",
            level,
            text,
            "Låt hellre en annan göra det, eller skriv varför du gör det.",
          );
    });
