/**
 * Payments that nobody could take through: every payee, every area that the order tells apart, and each person
 * hindered in turn is tried, with distinct people for the steps.
 * @see CTRL-01, CTRL-03, CTRL-04, CTRL-07
 */
import { rolesOn } from "../authority.ts";
import { listText } from "../wording.ts";
import { type OrderFinding, orderFinding } from "./finding.ts";
import { type AttestPoint, holdersOn, isConcerned, narrowestOf, reachesArea } from "./holders.ts";
import { type AttestOrder, type AttestPerson, type AttestStep, attestSteps } from "./order.ts";
import { isSubordinate } from "./orderRows.ts";
import { namesIn } from "./orderWords.ts";

const steps = Object.keys(attestSteps) as AttestStep[];
/** Two in union let a payment leave the bank. @see CTRL-03 */
const needed = (step: AttestStep): number => (step === "disbursement" ? 2 : 1);

/** A konto, kostnadsställe or projekt that no right names. */
const OTHER = "";
type Area = Omit<AttestPoint, "payeeId">;

/**
 * The areas that the rights tell apart, and everything else. Of those that the same rights reach, the first stands for
 * all: what is true of one is true of the others.
 */
function areasOf({ rights }: AttestOrder): Area[] {
  const each = (pick: (area: AttestOrder["rights"][number]["area"]) => string[]) => [
    OTHER,
    ...new Set(rights.flatMap(({ area }) => pick(area))),
  ];
  const projects = each((area) => area.projects);
  const costCentres = each((area) => area.costCentres);
  const unlike = new Map<string, Area>();
  for (const account of each((area) => area.accounts)) {
    for (const costCentre of costCentres) {
      for (const project of projects) {
        const area = { account, costCentre, project };
        const reached = rights.map((right) => (reachesArea(right, area) ? "1" : "0")).join("");
        if (!unlike.has(reached)) unlike.set(reached, area);
      }
    }
  }
  return [...unlike.values()];
}

/** "på konto 5 och projekt P1"; where everything is reached, nothing. */
function areaWords(area: Area, isOnlyArea: boolean): string {
  if (isOnlyArea) return "";
  const named = [
    area.account === OTHER ? "" : `konto ${area.account}`,
    area.costCentre === OTHER ? "" : `kostnadsställe ${area.costCentre}`,
    area.project === OTHER ? "" : `projekt ${area.project}`,
  ].filter((word) => word !== "");
  return named.length === 0
    ? " utanför de konton, kostnadsställen och projekt som ordningen nämner"
    : ` på ${listText(named)}`;
}

type Case = { payeeId: string | null; area: Area; hinderedId: string | null };
/** The step that nobody can take; null = each can be taken, but not by different people. */
type Hole = { step: AttestStep | null; rightId: string | null };

/** The order with the people whom its words mean on the first day, looked up once. */
type Office = {
  order: AttestOrder;
  people: readonly AttestPerson[];
  held: Map<string, string[]>;
  concerned: Map<string, Set<string>>;
};

function officeOf(order: AttestOrder, people: readonly AttestPerson[]): Office {
  const held = holdersOn(order, people, order.from);
  return {
    ...{ order, people },
    held: new Map(held.map((one) => [one.right.id, [...one.holderIds, ...one.deputyIds]])),
    concerned: new Map(
      order.rights.map(({ id, concern }) => {
        const ids = people.filter((one) => isConcerned(concern, one.id, people, order.from));
        return [id, new Set(ids.map((one) => one.id))];
      }),
    ),
  };
}

/** The steps by which an expense is judged: those below the one whose it is do not take them. @see CTRL-08 */
const judged: readonly AttestStep[] = ["review", "decision"];

/** Who can take the step: everybody whom a ruling right names, but not the payee, one hindered or one below. */
function candidates({ order, people, held, concerned }: Office, step: AttestStep, one: Case) {
  const { payeeId, area, hinderedId } = one;
  const rights = narrowestOf(
    order.rights.filter(
      (right) =>
        right.step === step &&
        (right.concern.kind === "anyone" ||
          (payeeId !== null && concerned.get(right.id)?.has(payeeId) === true)) &&
        reachesArea(right, area),
    ),
  );
  const ids = rights
    .flatMap(({ id }) => held.get(id) ?? [])
    .filter((id) => id !== payeeId && id !== hinderedId)
    .filter((id) => !judged.includes(step) || !isSubordinate(id, payeeId, people, order.from));
  return { ids: [...new Set(ids)], rightId: rights[0]?.id ?? null };
}

/** Whether different people can take the steps: nobody decides on what they received or reviewed, or lets it leave. */
function canBeTaken(by: Record<AttestStep, string[]>): boolean {
  return by.decision.some((decides) =>
    by.receipt.some(
      (receives) =>
        receives !== decides &&
        by.review.some(
          (reviews) =>
            reviews !== decides &&
            by.disbursement.filter((id) => ![decides, receives, reviews].includes(id)).length >=
              needed("disbursement"),
        ),
    ),
  );
}

function holeIn(office: Office, one: Case): Hole | null {
  const by = { receipt: [], review: [], decision: [], disbursement: [] } as Record<
    AttestStep,
    string[]
  >;
  for (const step of steps) {
    const { ids, rightId } = candidates(office, step, one);
    if (ids.length < needed(step)) return { step, rightId };
    by[step] = ids;
  }
  return canBeTaken(by) ? null : { step: null, rightId: null };
}

const whatNobodyDoes = ({ step }: Hole): string => {
  if (step === null)
    return "räcker personerna inte till: samma person skulle behöva ta flera av stegen";
  return step === "disbursement"
    ? "finns inte två som kan utanordna tillsammans"
    : `kan ingen ta ${attestSteps[step]}`;
};

const ruleOf = ({ step }: Hole) => (step === null ? "CTRL-03" : "CTRL-01");

/** Steps that no right gives to anybody at all: said once, and nothing more is tried. */
function missingSteps(order: AttestOrder): OrderFinding[] {
  return steps
    .filter((step) => !order.rights.some((right) => right.step === step))
    .map((step) => {
      const text = `Ingen har rätt till ${attestSteps[step]}. Utan det steget kan ingenting betalas.`;
      const suggestion = `Lägg till en rad som säger vem som tar ${attestSteps[step]}.`;
      return orderFinding("CTRL-09", "block", { text, suggestion });
    });
}

/** Those who may be paid and are in office on the first day; `null` = somebody outside. */
const payeesOf = (order: AttestOrder, people: readonly AttestPerson[]): (string | null)[] => [
  null,
  ...people.filter(({ roles }) => rolesOn(roles, order.from).length > 0).map(({ id }) => id),
];

/** Everybody whom the order names on the first day. */
const namedIn = (order: AttestOrder, people: readonly AttestPerson[]): string[] => [
  ...new Set(
    holdersOn(order, people, order.from).flatMap(({ holderIds, deputyIds }) => [
      ...holderIds,
      ...deputyIds,
    ]),
  ),
];

/** Holes with nobody hindered, payee by payee; those who can be paid are kept for the next question. */
function openHoles(office: Office, area: Area, where: string) {
  const { order, people } = office;
  const findings: OrderFinding[] = [];
  const outside = holeIn(office, { payeeId: null, area, hinderedId: null });
  if (outside) {
    const text = `På utbetalningar${where} ${whatNobodyDoes(outside)}.`;
    const suggestion = "Lägg till en rad eller en ersättare, så att varje steg har sin person.";
    findings.push(orderFinding(ruleOf(outside), "block", { text, suggestion }, outside.rightId));
    return { findings, payees: [] as (string | null)[] };
  }
  const payees: (string | null)[] = [null];
  const nameOf = namesIn(people);
  for (const payeeId of payeesOf(order, people)) {
    if (payeeId === null) continue;
    const hole = holeIn(office, { payeeId, area, hinderedId: null });
    if (!hole) {
      payees.push(payeeId);
      continue;
    }
    const text = `På en utbetalning till ${nameOf(payeeId)}${where} ${whatNobodyDoes(hole)}.`;
    const suggestion = `Lägg till en rad för utbetalningar till ${nameOf(payeeId)}, med någon annan som ordinarie.`;
    findings.push(orderFinding(ruleOf(hole), "block", { text, suggestion }, hole.rightId));
  }
  return { findings, payees };
}

/**
 * Holes that open when one person is away: the rows need one more ersättare. Of payments to people only those to
 * somebody who decides are tried: there the chain may end in the same person, the others can wait for a week.
 * @see CTRL-07
 */
function holesWhenHindered(
  office: Office,
  about: { area: Area; where: string; payees: (string | null)[] },
): OrderFinding[] {
  const { order, people } = office;
  const nameOf = namesIn(people);
  const { area, where, payees } = about;
  const deciding = { rights: order.rights.filter(({ step }) => step === "decision") };
  const decides = new Set(namedIn({ ...order, ...deciding }, people));
  const suggestion = "Låt styrelsen välja ännu en ersättare, till exempel en tredje ledamot.";
  return namedIn(order, people).flatMap((hinderedId): OrderFinding[] => {
    const away = `Är ${nameOf(hinderedId)} hindrad`;
    const outside = holeIn(office, { payeeId: null, area, hinderedId });
    if (outside) {
      const text = `${away} ${whatNobodyDoes(outside)} på utbetalningar${where}.`;
      return [orderFinding("CTRL-07", "warn", { text, suggestion }, outside.rightId)];
    }
    const stuck = new Map<string, { hole: Hole; names: string[] }>();
    for (const payeeId of payees) {
      if (payeeId === null || payeeId === hinderedId || !decides.has(payeeId)) continue;
      const one = { payeeId, area, hinderedId };
      const { ids, rightId } = candidates(office, "decision", one);
      if (ids.length > 0) continue;
      const names = [...(stuck.get(`${rightId}`)?.names ?? []), nameOf(payeeId)];
      stuck.set(`${rightId}`, { hole: { step: "decision", rightId }, names });
    }
    return [...stuck.values()].map(({ hole, names }) => {
      const text = `${away} ${whatNobodyDoes(hole)} på en utbetalning till ${listText(names, "eller")}${where}.`;
      return orderFinding("CTRL-07", "warn", { text, suggestion }, hole.rightId);
    });
  });
}

/** Every payment that nobody could take from the first step to the last. */
export function holeFindings(order: AttestOrder, people: readonly AttestPerson[]): OrderFinding[] {
  const missing = missingSteps(order);
  if (missing.length > 0) return missing;
  const areas = areasOf(order);
  const office = officeOf(order, people);
  return areas.flatMap((area) => {
    const where = areaWords(area, areas.length === 1);
    const { findings, payees } = openHoles(office, area, where);
    if (payees.length === 0) return findings;
    return [...findings, ...holesWhenHindered(office, { area, where, payees })];
  });
}
