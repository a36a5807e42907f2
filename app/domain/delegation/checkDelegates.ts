/** Who a group of ärenden may be given to: a ledamot, an ersättare or a tjänsteman hos förbundet. @see FIN-10, FIN-17 */
import { isInForce, type Role, roleNames } from "../authority.ts";
import type { BaseAmount } from "../baseAmounts.ts";
import { dateText } from "../calendar.ts";
import { type RuleId, sources } from "../law.ts";
import type { Finding, Level } from "../result.ts";
import { hasWords } from "../words/sentences.ts";
import type { DelegationGroup, DelegationOrder, DelegationPerson } from "./order.ts";

/** A finding about the order as a whole, or about one group. */
export type OrderFinding = Finding & { groupId: string | null };

export type OrderFacts = {
  persons: readonly DelegationPerson[];
  /** Names of the förbundsmedlemmar: their employees are not the förbund's own. */
  memberNames: readonly string[];
  /** Those that the förbund has entered, then those that came with the program. @see BAS-1 */
  baseAmounts: readonly BaseAmount[];
};

/** Uppdrag whose holder is a ledamot: ordförande and vice ordförande are chosen among them. @see FIN-17 */
const boardOffices: readonly Role[] = ["chair", "vice_chair"];
const boardRoles: readonly Role[] = [...boardOffices, "member", "substitute"];
const staffRoles: readonly Role[] = ["director", "secretary", "developer", "finance"];
/** The uppdrag that a group can be given to; one ledamot of several is named as a person. */
export const delegateRoles: readonly Role[] = [...boardOffices, ...staffRoles];

/** A finding with its rule and source put to it. */
export const finding = (
  about: { group?: DelegationGroup; rule: RuleId; level?: Level },
  text: string,
  suggestion: string,
): OrderFinding => ({
  rule: about.rule,
  level: about.level ?? "block",
  paragraf: null,
  text,
  suggestion,
  source: sources[about.rule],
  groupId: about.group?.id ?? null,
});

/** What is wrong with those whom a group is given to. */
export function ofDelegates(
  group: DelegationGroup,
  order: DelegationOrder,
  facts: OrderFacts,
): OrderFinding[] {
  if (group.delegates.length === 0) {
    return [
      finding(
        { group, rule: "FIN-10" },
        `”${group.title}” har ingen som får besluta.`,
        "Ange vem som får besluta.",
      ),
    ];
  }
  return group.delegates.flatMap((delegate) => {
    if (delegate.kind === "role") return ofRole(group, delegate.role, order, facts);
    const person = facts.persons.find(({ id }) => id === delegate.personId);
    return person
      ? ofPerson(group, person, order, facts)
      : [
          finding(
            { group, rule: "FIN-10" },
            `”${group.title}” ges till en person som inte finns i registret.`,
            "Välj en person i registret.",
          ),
        ];
  });
}

const onlyThese =
  "Beslutanderätt kan ges till en ledamot, en ersättare eller en tjänsteman hos förbundet";

function ofRole(
  group: DelegationGroup,
  role: Role,
  order: DelegationOrder,
  facts: OrderFacts,
): OrderFinding[] {
  if (role === "member" || role === "substitute") {
    return [
      finding(
        { group, rule: "FIN-10" },
        `”${group.title}” ges till ${roleNames[role]}, utan att säga vem.`,
        "Välj personen.",
      ),
    ];
  }
  if (!delegateRoles.includes(role)) {
    return [
      finding(
        { group, rule: "FIN-10" },
        `${onlyThese}, inte till ${roleNames[role]}.`,
        "Välj någon annan.",
      ),
    ];
  }
  const holders = facts.persons.filter((person) =>
    person.roles.some((one) => one.role === role && isInForce(one, order.from)),
  );
  if (holders.length === 0) {
    return [
      finding(
        { group, rule: "FIN-10", level: "warn" },
        `Ingen är ${roleNames[role]} ${dateText(order.from)}. Då beslutar styrelsen själv i ”${group.title}”.`,
        "För in uppdraget i registret, eller välj någon annan.",
      ),
    ];
  }
  return holders.flatMap((person) => ofEmployer(group, person, order, facts));
}

function ofPerson(
  group: DelegationGroup,
  person: DelegationPerson,
  order: DelegationOrder,
  facts: OrderFacts,
): OrderFinding[] {
  const held = person.roles.filter(
    (one) =>
      (boardRoles.includes(one.role) || staffRoles.includes(one.role)) &&
      isInForce(one, order.from),
  );
  if (held.length === 0) {
    return [
      finding(
        { group, rule: "FIN-10" },
        `${onlyThese}. ${person.name} är inget av det ${dateText(order.from)}.`,
        "Välj någon annan, eller för in uppdraget i registret.",
      ),
    ];
  }
  const last = held.some(({ to }) => to === null)
    ? null
    : (held
        .map(({ to }) => to ?? order.from)
        .sort()
        .at(-1) ?? null);
  const ends = last !== null && (order.to === null || last < order.to);
  return [
    ...(ends
      ? [
          finding(
            { group, rule: "FIN-10", level: "warn" },
            `Uppdraget för ${person.name} slutar ${dateText(last)}, före delegationsordningen. Därefter beslutar styrelsen själv i ”${group.title}”.`,
            "Ge rätten till ett uppdrag, till exempel ordföranden, i stället för till en person.",
          ),
        ]
      : []),
    ...ofEmployer(group, person, order, facts),
  ];
}

/** Who leads the office but is employed by a member is arguably no tjänsteman hos förbundet: the förbund chooses. */
function ofEmployer(
  group: DelegationGroup,
  person: DelegationPerson,
  order: DelegationOrder,
  { memberNames }: OrderFacts,
): OrderFinding[] {
  const isOnBoard = person.roles.some(
    (one) => boardRoles.includes(one.role) && isInForce(one, order.from),
  );
  const employer = memberNames.find((name) =>
    person.ties.some((tie) => tie.kind === "employer" && hasWords(tie.name, name)),
  );
  if (isOnBoard || employer === undefined || order.settings.memberEmployees) return [];
  return [
    finding(
      { group, rule: "FIN-10" },
      `${person.name} är anställd hos ${employer}. Rätten att besluta i ”${group.title}” kan bara ges till den som är anställd hos förbundet.`,
      "Välj någon annan, eller ange att den som är anställd hos en medlem räknas som tjänsteman hos förbundet.",
    ),
  ];
}
