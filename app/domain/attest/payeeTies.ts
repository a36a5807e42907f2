/** What the one who attests has to do with the payee. @see CTRL-05, CTRL-06 */
import type { Finding } from "../result.ts";
import type { Tie } from "../review/rule.ts";
import { holdsName, sameName, samePersonName } from "../words/people.ts";
import { hasWords } from "../words/sentences.ts";
import { attestFinding, type PersonStep } from "./attestFinding.ts";
import { type AttestGround, concernedIds } from "./ground.ts";

type Ground = Pick<AttestGround, "payment" | "people" | "ties" | "memberNames">;

/** What stands after "är du", "har du" …: the verb, and what it is to the payee. */
const bonds: Record<Tie["kind"], [string, string]> = {
  employer: ["är", "anställd hos"],
  assignment: ["har", "uppdrag i"],
  signatory: ["tecknar", "avtal för"],
  contact: ["är", "kontaktperson hos"],
  ownership: ["har", "del i"],
  close_relative: ["är", "närstående till"],
};

/** How a company writes what it is; the same company leaves it out, or writes it before its name. */
const COMPANY = /(?<!\p{L})(?:AB|aktiebolag|HB|handelsbolag|KB|kommanditbolag|publ)(?!\p{L})/giu;
/** Something of its own beside the member whose name it bears: "Norrsunds kommun Bostäder AB". */
const OWN_BODY =
  /(?<!\p{L})(?:AB|aktiebolag\p{L}*|bolag\p{L}*|stiftelse\p{L}*|förening\p{L}*)(?!\p{L})/iu;

/** The company of a member is not the member: the genitive counts only in the payee's own name. */
const isSame = (name: string, payee: string): boolean =>
  sameName(name.replace(COMPANY, " "), payee.replace(COMPANY, " ")) ||
  hasWords(payee, name) ||
  holdsName(name, payee);

/** To work at a member, or to be chosen from it, is common and is answered; one's own company is not. */
function levelOf({ kind, name }: Tie, memberNames: readonly string[]): Finding["level"] {
  if (kind === "employer" || kind === "contact") return "warn";
  const isAtMember = memberNames.some(
    (one) => sameName(one, name) || (holdsName(name, one) && !OWN_BODY.test(name)),
  );
  return kind === "assignment" && isAtMember ? "warn" : "block";
}

/** What is told of a bindning: by whom it is answered, or that it cannot be. */
function tieFinding(tie: Tie, memberNames: readonly string[], end: string): Finding {
  const level = levelOf(tie, memberNames);
  const [verb, bond] = bonds[tie.kind];
  const text = `Enligt registret ${verb} du ${bond} ${tie.name}, ${end}.`;
  return attestFinding(level === "block" ? "CTRL-05" : "CTRL-06", level, text);
}

/**
 * The bindningar of the person that lead to the payee, or to somebody of the register whose expense it is. Kinship is
 * mutual: it is enough that one of the two has told of it.
 */
export function tieFindings(ground: Ground, { personId }: PersonStep): Finding[] {
  const { payment, people, ties, memberNames } = ground;
  const concerned = concernedIds(ground).filter((id) => id !== personId);
  const others = people.filter(({ id }) => concerned.includes(id));
  const own = ties.filter((tie) => tie.personId === personId);
  const toPayee = own.filter((tie) => isSame(tie.name, payment.payee.name));
  const toOthers = own.filter(
    (tie) => !toPayee.includes(tie) && others.some(({ name }) => samePersonName(tie.name, name)),
  );
  const person = people.find(({ id }) => id === personId);
  const told = [...toPayee, ...toOthers];
  const mutual = others.filter(
    ({ id, name }) =>
      !told.some((tie) => tie.kind === "close_relative" && samePersonName(tie.name, name)) &&
      ties.some(
        (tie) =>
          tie.personId === id &&
          tie.kind === "close_relative" &&
          samePersonName(tie.name, person?.name ?? ""),
      ),
  );
  return [
    ...toPayee.map((tie) => tieFinding(tie, memberNames, "som får betalt")),
    ...toOthers.map((tie) => tieFinding(tie, memberNames, "som utgiften gäller")),
    ...mutual.map(({ name }) =>
      tieFinding({ personId, kind: "close_relative", name }, memberNames, "som betalningen gäller"),
    ),
  ];
}

/** Works at the payee, or was chosen to something there: may take the step, but another is asked first. @see CTRL-06 */
export const isTiedToPayee = (ground: Ground, who: PersonStep): boolean =>
  tieFindings(ground, who).some(({ rule }) => rule === "CTRL-06");
