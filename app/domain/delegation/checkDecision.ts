/**
 * Whether a delegationsbeslut was this person's to take: in force on the day, the right delegate, no jäv, within the
 * cap together with what belongs to it. What is refused says who can decide instead.
 * @see FIN-10, CTRL-17, BAS-3, LOU-1, LOU-2, KL 6:28, FL 16
 */
import { isInForce, type Role, roleNames } from "../authority.ts";
import { type BaseAmount, unknownBaseAmount, whereBaseAmounts } from "../baseAmounts.ts";
import { dateText, type LegalDate } from "../calendar.ts";
import { type RuleId, sources } from "../law.ts";
import type { Refusal } from "../result.ts";
import { listText } from "../wording.ts";
import { kronorText } from "../words/amounts.ts";
import { hasWords } from "../words/sentences.ts";
import { delegateRoles } from "./checkDelegates.ts";
import { directLimit, documentedFrom } from "./checkOrder.ts";
import {
  type DelegatedDecision,
  isSameName,
  largestSum,
  numberText,
  type Sum,
  standing,
} from "./decision.ts";
import {
  baseYearOf,
  capInOre,
  capText,
  type DelegationGroup,
  type DelegationOrder,
  type DelegationPerson,
  orderOn,
} from "./order.ts";

/** What is brought in. `reason` is why a warning is let through; empty when none is given. */
export type NewDecision = Pick<
  DelegatedDecision,
  | "decidedOn"
  | "groupId"
  | "delegateId"
  | "what"
  | "object"
  | "supplier"
  | "ore"
  | "corrects"
  | "isVoid"
> & { reason: string };

export type DecisionFacts = {
  orders: readonly DelegationOrder[];
  persons: readonly DelegationPerson[];
  decisions: readonly DelegatedDecision[];
  /** Those that the förbund has entered, then those that came with the program. @see BAS-1 */
  baseAmounts: readonly BaseAmount[];
  /** An employment with a party is jäv without further ado. */
  strictEmployer: boolean;
  today: LegalDate;
};

/** What stops it, and what must be given a reason. Both empty: it was within the right. */
export type DecisionCheck = { stops: Refusal[]; warnings: Refusal[] };

const stop = (rule: RuleId | null, field: string, text: string): Refusal => ({
  rule,
  source: rule === null ? null : sources[rule],
  field,
  text,
});

/** More is no delegated sum, and an integer of the database holds it in öre. */
const mostKronor = 20_000_000;

const nothing: DecisionCheck = { stops: [], warnings: [] };

const joined = (...checks: DecisionCheck[]): DecisionCheck => ({
  stops: checks.flatMap(({ stops }) => stops),
  warnings: checks.flatMap(({ warnings }) => warnings),
});

/** Everything that is wrong at once, so that one form tells it all. */
export function checkDecision(decision: NewDecision, facts: DecisionFacts): DecisionCheck {
  const { decidedOn, groupId } = decision;
  const shape = ofShape(decision, facts);
  const order = orderOn(facts.orders, decidedOn);
  if (!order) {
    const none = stop(
      "FIN-10",
      "decidedOn",
      `Ingen antagen delegationsordning gällde ${dateText(decidedOn)}. Då beslutar styrelsen själv.`,
    );
    return { stops: [...shape, none], warnings: [] };
  }
  const group = order.groups.find(({ id }) => id === groupId);
  if (!group) {
    const none = stop(
      "FIN-10",
      "groupId",
      `Gruppen står inte i den delegationsordning som gällde ${dateText(decidedOn)}. Då beslutar styrelsen själv.`,
    );
    return { stops: [...shape, none], warnings: [] };
  }
  const own = { stops: shape, warnings: [] };
  // What takes back a mistake decides nothing.
  if (decision.isVoid) return own;
  return joined(
    own,
    ofDelegate(decision, group, facts),
    ofInterest(decision, group, facts),
    ofSums(decision, { group, order }, facts),
  );
}

/** The group that a decision of a day belongs to, with its order; null when it stands in none. */
export function groupOn(
  orders: readonly DelegationOrder[],
  { decidedOn, groupId }: Pick<NewDecision, "decidedOn" | "groupId">,
) {
  const order = orderOn(orders, decidedOn);
  const group = order?.groups.find(({ id }) => id === groupId);
  return order && group ? { order, group } : null;
}

function ofShape(decision: NewDecision, { today, decisions }: DecisionFacts): Refusal[] {
  const { decidedOn, ore, corrects, isVoid } = decision;
  const faults: Refusal[] = [];
  if (decidedOn > today) {
    faults.push(
      stop(null, "decidedOn", "Dagen har inte varit ännu. Beslutet förs in när det är fattat."),
    );
  }
  if (ore !== null && (ore < 0 || !Number.isSafeInteger(ore))) {
    faults.push(stop(null, "amount", "Beloppet kan inte vara mindre än noll."));
  }
  if (ore !== null && ore > mostKronor * 100) {
    const most = kronorText(mostKronor * 100);
    faults.push(
      stop("CTRL-17", "amount", `Så mycket beslutar styrelsen själv. Högst ${most} kan föras in.`),
    );
  }
  if (isVoid && corrects === null) {
    faults.push(stop(null, "corrects", "Bara ett beslut som redan är infört kan tas tillbaka."));
  }
  if (corrects === null) return faults;
  const earlier = decisions.find(({ id }) => id === corrects);
  const next = decisions.find((one) => one.corrects === corrects);
  if (!earlier) faults.push(stop(null, "corrects", "Beslutet som ska rättas finns inte."));
  else if (next) {
    const text = `${numberText(earlier)} är redan rättat genom ${numberText(next)}. Rätta det i stället.`;
    faults.push(stop(null, "corrects", text));
  } else if (earlier.isVoid) {
    faults.push(
      stop(
        null,
        "corrects",
        `${numberText(earlier)} är redan taget tillbaka. För in beslutet på nytt.`,
      ),
    );
  }
  return faults;
}

const holds = (person: DelegationPerson, role: Role, day: LegalDate): boolean =>
  person.roles.some((one) => one.role === role && isInForce(one, day));

/** Whether the person may decide in the group on the day, by an uppdrag or by name. */
export function mayDecide(
  group: DelegationGroup,
  person: DelegationPerson,
  day: LegalDate,
): boolean {
  const isInService = [...delegateRoles, "member" as const, "substitute" as const].some((role) =>
    holds(person, role, day),
  );
  return (
    isInService &&
    group.delegates.some((delegate) =>
      delegate.kind === "role"
        ? holds(person, delegate.role, day)
        : delegate.personId === person.id,
    )
  );
}

/** "Karin Lindvall (ordförande)": with the uppdrag that gives the right, where it is one. */
export function delegateTitle(group: DelegationGroup, person: DelegationPerson, day: LegalDate) {
  const role = group.delegates.find(
    (delegate) => delegate.kind === "role" && holds(person, delegate.role, day),
  );
  return role?.kind === "role" ? `${person.name} (${roleNames[role.role]})` : person.name;
}

/** Who can do it instead, as a sentence. */
function insteadText(
  group: DelegationGroup,
  { persons }: DecisionFacts,
  decision: Pick<NewDecision, "decidedOn" | "delegateId">,
): string {
  const others = persons.filter(
    (one) => one.id !== decision.delegateId && mayDecide(group, one, decision.decidedOn),
  );
  if (others.length === 0) return "Styrelsen beslutar själv.";
  const names = others.map((one) => delegateTitle(group, one, decision.decidedOn));
  return `I stället kan ${listText([...names, "styrelsen"], "eller")} besluta.`;
}

function ofDelegate(
  decision: NewDecision,
  group: DelegationGroup,
  facts: DecisionFacts,
): DecisionCheck {
  const { decidedOn: day, delegateId } = decision;
  const person = facts.persons.find(({ id }) => id === delegateId);
  if (person && mayDecide(group, person, day)) return nothing;
  const who = person?.name ?? "Den som står som beslutsfattare";
  const text = `${who} fick inte besluta i ”${group.title}” ${dateText(day)}. ${insteadText(group, facts, decision)}`;
  return { stops: [stop("FIN-10", "delegateId", text)], warnings: [] };
}

/** A ledamot is bound by the rules for the styrelse; a tjänsteman handles ärenden by förvaltningslagen. */
function ofInterest(
  decision: NewDecision,
  group: DelegationGroup,
  facts: DecisionFacts,
): DecisionCheck {
  const person = facts.persons.find(({ id }) => id === decision.delegateId);
  if (!person) return nothing;
  const day = decision.decidedOn;
  const isOnBoard = (["chair", "vice_chair", "member", "substitute"] as const).some((role) =>
    holds(person, role, day),
  );
  const rule: RuleId = isOnBoard ? "KL-6-28" : "FL-16";
  const about = [decision.supplier, decision.object].filter((words) => words.trim() !== "");
  const names = (name: string) =>
    about.some((words) => isSameName(words, name) || hasWords(words, name));
  const instead = insteadText(group, facts, decision);
  if (names(person.name)) {
    const text = `Beslutet gäller ${person.name} själv. Det är jäv. ${instead}`;
    return { stops: [stop(rule, "delegateId", text)], warnings: [] };
  }
  const own = person.ties.find((tie) => tie.kind === "own" && names(tie.name));
  if (own) {
    const text = `${person.name} har en egen bindning till ${own.name}. Det är jäv. ${instead}`;
    return { stops: [stop(rule, "delegateId", text)], warnings: [] };
  }
  const employer = person.ties.find((tie) => tie.kind === "employer" && names(tie.name));
  if (!employer) return nothing;
  const text = `${person.name} är anställd eller har uppdrag hos ${employer.name}, som beslutet gäller.`;
  return facts.strictEmployer
    ? { stops: [stop(rule, "delegateId", `${text} Det är jäv. ${instead}`)], warnings: [] }
    : { stops: [], warnings: [stop(rule, "reason", `${text} Skriv varför det inte är jäv.`)] };
}

type InGroup = { group: DelegationGroup; order: DelegationOrder };

function ofSums(
  decision: NewDecision,
  { group, order }: InGroup,
  facts: DecisionFacts,
): DecisionCheck {
  const year = baseYearOf(order, decision.decidedOn);
  const most = capInOre(group.cap, year, facts.baseAmounts);
  if ("unknown" in most) {
    const text = `${unknownBaseAmount("price", year)} Därför går det inte att säga hur mycket som får beslutas. ${whereBaseAmounts} Till dess beslutar styrelsen själv.`;
    return { stops: [stop("BAS-1", "amount", text)], warnings: [] };
  }
  if (decision.ore === null) {
    if (most.ore === null) return nothing;
    const text = `Fyll i beloppet. ”${group.title}” har en beloppsgräns: ${capWords(group, most.ore, year)}.`;
    return { stops: [stop("CTRL-17", "amount", text)], warnings: [] };
  }
  const others = standing(facts.decisions).filter(
    (one) => one.groupId === group.id && one.id !== decision.corrects && one.ore !== null,
  );
  const ofObject = largestSum(
    decision,
    others.filter((one) => isSameName(one.object, decision.object)),
  );
  const ofSupplier = largestSum(
    decision,
    others.filter((one) => isSameName(one.supplier, decision.supplier)),
  );
  const sums = { ofObject, ofSupplier };
  const instead =
    most.ore === null ? [] : overCap(decision, { group, order }, { ...sums, most: most.ore, year });
  const isStopped = (one: Refusal) => one.field === "amount";
  const ofLaw =
    group.subject === "procurement" ? ofProcurement(decision, sums, instead.length > 0) : nothing;
  return joined(
    { stops: instead.filter(isStopped), warnings: instead.filter((one) => !isStopped(one)) },
    ofLaw,
  );
}

/** "1 prisbasbelopp, 59 200 kr 2026", or the sum alone. */
const capWords = ({ cap }: DelegationGroup, ore: number, year: number): string =>
  cap.kind === "priceBaseAmounts" ? `${capText(cap)}, ${kronorText(ore)} ${year}` : kronorText(ore);

const together = (sum: Sum): string =>
  sum.with.length === 0 ? "" : ` tillsammans med ${listText(sum.with.map(numberText))}`;

type Sums = { ofObject: Sum; ofSupplier: Sum; most: number; year: number };

function overCap(decision: NewDecision, { group, order }: InGroup, sums: Sums): Refusal[] {
  const { ofObject, ofSupplier, most, year } = sums;
  const limit = capWords(group, most, year);
  if (ofObject.ore > most) {
    const about = ofObject.with.length === 0 ? "Beloppet" : `Objektet ”${decision.object.trim()}”`;
    const text = `${about} kommer upp i ${kronorText(ofObject.ore)}${together(ofObject)}. Gränsen är ${limit}. Styrelsen beslutar själv.`;
    return [stop("CTRL-17", "amount", text)];
  }
  if (ofSupplier.ore <= most) return [];
  const said = `Köpen från ${decision.supplier.trim()} under tolv månader kommer upp i ${kronorText(ofSupplier.ore)}${together(ofSupplier)}. Gränsen är ${limit}.`;
  return order.settings.counts === "objectAndSupplier"
    ? [stop("CTRL-17", "amount", `${said} Styrelsen beslutar själv.`)]
    : [stop("CTRL-17", "reason", `${said} Skriv varför de inte hör ihop.`)];
}

/** Purchases of the same kind are valued together, whatever the förbund's own cap is. */
function ofProcurement(
  { decidedOn }: NewDecision,
  { ofObject, ofSupplier }: Pick<Sums, "ofObject" | "ofSupplier">,
  isOverCap: boolean,
): DecisionCheck {
  const sum = ofSupplier.ore > ofObject.ore ? ofSupplier : ofObject;
  const limit = directLimit(decidedOn);
  const documented = documentedFrom(decidedOn);
  if (limit !== null && sum.ore > limit) {
    const text = `Inköpen kommer upp i ${kronorText(sum.ore)}${together(sum)}. En direktupphandling får vara värd högst ${kronorText(limit)}. Upphandla med annonsering.`;
    return { stops: [stop("LOU-1", "amount", text)], warnings: [] };
  }
  if (isOverCap || documented === null || sum.ore < documented) return nothing;
  const text = `Inköpen kommer upp i ${kronorText(sum.ore)}${together(sum)}. Från ${kronorText(documented)} ska en direktupphandling dokumenteras. Skriv hur priset jämfördes och var det finns.`;
  return { stops: [], warnings: [stop("LOU-2", "reason", text)] };
}
