/**
 * Whether a person may take a step of a payment: every rule that says no, with who can do it instead, and every rule that
 * asks for a reason. The attestordning gives the right; these rules take it away.
 * @see CTRL-01–CTRL-09, CTRL-15, CTRL-19, CTRL-21
 */
import { type PaymentState, standingMarks, stateOf } from "../payment/payment.ts";
import type { Finding } from "../result.ts";
import { genitive, listText } from "../wording.ts";
import { attestFinding, type PersonStep } from "./attestFinding.ts";
import { type AttestGround, concernedIds, oncePerStep, rulingFor } from "./ground.ts";
import { type HeldRight, personsOf } from "./holders.ts";
import { type AttestStep, attestSteps } from "./order.ts";
import { orderOn } from "./orderOn.ts";
import { isSubordinate } from "./orderRows.ts";
import { isTiedToPayee, tieFindings } from "./payeeTies.ts";
import { carryingRights } from "./rightCap.ts";
import { orderFindings, rightFindings } from "./rightFindings.ts";

export { type AttestGround, concernedIds } from "./ground.ts";
export { authorityFindings } from "./rightFindings.ts";

/** No one person takes a payment all the way. @see CTRL-03 */
function sameHandFindings({ payment }: AttestGround, { personId, step }: PersonStep): Finding[] {
  const isAlone = (one: AttestStep) => one === "decision" || one === "disbursement";
  const clash = standingMarks(payment).find(
    (mark) =>
      mark.personId === personId && (mark.step === step || isAlone(step) || isAlone(mark.step)),
  );
  if (!clash) return [];
  const text =
    clash.step === step
      ? `Du har redan gjort ${attestSteps[step]}. Nästa underskrift ska vara någon annans.`
      : `Du har gjort ${attestSteps[clash.step]} på samma utbetalning. Samma person får inte också göra ${attestSteps[step]}.`;
  return [attestFinding("CTRL-03", "block", text)];
}

/** Nobody attests what is paid to oneself, or is one's own expense; no subordinate attests the superior's. */
export function ownFindings(ground: AttestGround, { personId, step }: PersonStep): Finding[] {
  const { people, day } = ground;
  const concerned = concernedIds(ground);
  if (concerned.includes(personId)) {
    const text = "Utbetalningen går till dig, eller är din egen utgift.";
    return [attestFinding("CTRL-04", "block", text)];
  }
  const superior = concerned.find((id) => isSubordinate(personId, id, people, day));
  if (superior === undefined || step === "receipt" || step === "disbursement") return [];
  const name = people.find(({ id }) => id === superior)?.name ?? "";
  const text = `Utgiften är ${genitive(name)}, som är din chef. Den som är underställd attesterar inte chefens utgifter.`;
  return [attestFinding("CTRL-08", "block", text)];
}

const stateIn = (ground: AttestGround): PaymentState =>
  stateOf(ground.payment, orderOn(ground.orders, ground.day)?.manualOrderPersons ?? 2);

/** What to do with a payment that waits for nobody; null when it waits for somebody. */
const endings: Record<PaymentState["kind"], { text: string; suggestion: string } | null> = {
  waiting: null,
  returned: {
    text: "Utbetalningen är tillbaka för rättelse.",
    suggestion: "Rätta den först. Sedan attesteras den från början.",
  },
  ready: {
    text: "Alla steg är redan tagna.",
    suggestion: "Den kan betalas. Ska något ändras, lämna tillbaka den.",
  },
  paid: {
    text: "Utbetalningen är redan betald.",
    suggestion: "Lägg upp en ny utbetalning om mer ska betalas.",
  },
  back: {
    text: "Utbetalningen är betald, och pengarna kom tillbaka.",
    suggestion: "Betala den på nytt med en ny utbetalning.",
  },
  cancelled: {
    text: "Utbetalningen är makulerad.",
    suggestion: "Lägg upp en ny utbetalning om den ändå ska betalas.",
  },
};

/** Steps are taken in order, and one at a time. @see CTRL-09 */
function turnFindings(ground: AttestGround, { personId, step }: PersonStep): Finding[] {
  const state = stateIn(ground);
  const ending = endings[state.kind];
  if (ending) return [attestFinding("CTRL-09", "block", ending.text, ending.suggestion)];
  if (state.kind !== "waiting" || state.step === step) return [];
  const text = `Nu väntar utbetalningen på ${attestSteps[state.step]}.`;
  const first = { personId, step: state.step };
  const isOwnTurn = freeIds(ground, state.step).includes(personId);
  const suggestion = isOwnTurn
    ? `Det steget kan du ta: gör ${attestSteps[state.step]} först.`
    : insteadText(ground, first);
  return [attestFinding("CTRL-09", "block", text, suggestion)];
}

/** Money to a new account is how frauds are made: somebody else looks first. @see CTRL-15 */
function accountFindings({ payment, isNewAccount }: AttestGround, step: AttestStep): Finding[] {
  const { accountConfirmedBy, payee } = payment;
  if (!isNewAccount || payee.account === null || accountConfirmedBy !== null) return [];
  if (step === "receipt" || step === "review") return [];
  const text = `Kontot är nytt för ${payee.name}, och ingen mer än den som förde in det har kontrollerat det.`;
  const suggestion =
    "Låt en annan person ringa mottagaren på ett känt nummer och bekräfta kontot på sidan.";
  return [attestFinding("CTRL-15", "block", text, suggestion)];
}

/** Who acts before the person by this right: the holders, and the deputies that stand earlier in the row. */
export function aheadOf({ right, holderIds }: HeldRight, personId: string, ground: AttestGround) {
  const deputies = right.deputies.map((one) => personsOf(one, ground.people, ground.day));
  const own = deputies.findIndex((ids) => ids.includes(personId));
  return [...holderIds, ...deputies.slice(0, own).flat()];
}

/**
 * Whom a deputy waits for by the right: those ahead whom no rule stops. One who is tied to the payee keeps nobody from it
 * who is not: the step goes to the other. @see CTRL-06
 */
export function waitedFor(held: HeldRight, who: PersonStep, ground: AttestGround): string[] {
  const free = freeIds(ground, who.step);
  const ahead = aheadOf(held, who.personId, ground).filter((id) => free.includes(id));
  if (ahead.length === 0 || isTiedToPayee(ground, who)) return ahead;
  return ahead.filter((personId) => !isTiedToPayee(ground, { ...who, personId }));
}

/** Those to whom the step goes rather than to one who is tied to the payee; none for one who is not. @see CTRL-06 */
function ratherIds(ground: AttestGround, who: PersonStep): string[] {
  if (!isTiedToPayee(ground, who)) return [];
  return freeIds(ground, who.step).filter((personId) => {
    const other = { ...who, personId };
    return !isTiedToPayee(ground, other) && deputyFindings(ground, other).length === 0;
  });
}

/** Whether the step waits for somebody else first: an ordinarie who may take it, or one who is not tied to the payee. */
export const isBackup = (ground: AttestGround, who: PersonStep): boolean =>
  ratherIds(ground, who).length > 0 || deputyFindings(ground, who).length > 0;

/** A deputy acts at any time, or only where all before may not: then a reason tells that they are hindered. */
function deputyFindings(ground: AttestGround, { personId, step }: PersonStep): Finding[] {
  const waited = rulingFor(ground, step).flatMap((rights) => {
    const carrying = carryingRights(rights, personId, ground);
    const ahead = carrying.map((held) =>
      held.holderIds.includes(personId) || held.right.deputyWhen === "always"
        ? []
        : waitedFor(held, { personId, step }, ground),
    );
    // By one of the rights the person may act without waiting for anybody.
    return ahead.some((ids) => ids.length === 0) ? [] : ahead.flat();
  });
  if (waited.length === 0) return [];
  const text = `Du är ersättare för ${namesOf(ground, [...new Set(waited)])}, som kan göra det.`;
  const suggestion = "Skriv varför den ordinarie är förhindrad, om du gör det i stället.";
  return [attestFinding("CTRL-07", "warn", text, suggestion)];
}

/** One person may sign a manual bokföringsorder alone when the board has said so, and then answers for it. @see CTRL-19 */
function manualFindings({ payment, orders, day }: AttestGround): Finding[] {
  const order = orderOn(orders, day);
  if (payment.kind !== "manual" || order?.manualOrderPersons !== 1) return [];
  const text = "Attestordningen låter en person ensam skriva under en manuell bokföringsorder.";
  const suggestion = "Två i förening är den vanliga ordningen. Skriv varför du gör det ensam.";
  return [attestFinding("CTRL-19", "warn", text, suggestion)];
}

/** The rules about the person and the payee, without whose turn it is. */
const ruleFindings = (ground: AttestGround, who: PersonStep): Finding[] => [
  ...orderFindings(ground),
  ...rightFindings(ground, who),
  ...ownFindings(ground, who),
  ...tieFindings(ground, who),
  ...sameHandFindings(ground, who),
];

const LET_THE_BOARD_CHOOSE = "Låt styrelsen utse en ledamot för sådana utbetalningar.";

/** Nobody at all: the chain of ersättare has ended, and the board chooses somebody. @see CTRL-07 */
function chainFindings(ground: AttestGround, step: AttestStep): Finding[] {
  const hasOrder = orderFindings(ground).length === 0;
  if (!hasOrder || endings[stateIn(ground).kind] || freeIds(ground, step).length > 0) {
    return [];
  }
  const text = `Ingen kan göra ${attestSteps[step]} av den här utbetalningen enligt attestordningen.`;
  return [attestFinding("CTRL-07", "block", text, LET_THE_BOARD_CHOOSE)];
}

/** Those whom no rule stops, in the order of the register. */
export const freeIds = oncePerStep((ground, step): string[] =>
  ground.people
    .map(({ id }) => id)
    .filter((id) => !ground.hinderedIds?.includes(id))
    .filter((personId) =>
      ruleFindings(ground, { personId, step }).every(({ level }) => level !== "block"),
    ),
);

/** Everything that stands in the way of a person's step, or asks for a reason; the heaviest first. */
export function attestFindings(ground: AttestGround, who: PersonStep): Finding[] {
  const findings = [
    ...turnFindings(ground, who),
    ...ruleFindings(ground, who),
    ...accountFindings(ground, who.step),
    ...deputyFindings(ground, who),
    ...manualFindings(ground),
  ];
  const stops = findings.filter(({ level }) => level === "block");
  if (stops.length === 0) {
    return findings.map((one) => (one.rule === "CTRL-06" ? ratherAnother(ground, who, one) : one));
  }
  const chain = chainFindings(ground, who.step);
  return once(chain.length > 0 ? [...stops, ...chain] : withWay(stops, insteadText(ground, who)));
}

/** Where several rules stop at once, the way round them all is told after the first that has no way of its own. */
function withWay(stops: readonly Finding[], way: string): Finding[] {
  const first = stops.findIndex(({ suggestion }) => suggestion === null);
  return stops.map((one, at) => (at === first ? { ...one, suggestion: way } : one));
}

/** No suggestion is given twice in one answer. */
const once = (findings: readonly Finding[]): Finding[] =>
  findings.map((one, at) => {
    const isTold = findings.slice(0, at).some(({ suggestion }) => suggestion === one.suggestion);
    return isTold ? { ...one, suggestion: null } : one;
  });

/** The warning with the name of the one who does it rather, where there is one. */
function ratherAnother(ground: AttestGround, who: PersonStep, warning: Finding): Finding {
  const others = ratherIds(ground, who);
  const suggestion =
    others.length > 0
      ? `Låt hellre ${namesOf(ground, others, "eller")} göra det, eller skriv varför du gör det.`
      : "Skriv varför du gör det.";
  return { ...warning, suggestion };
}

/** Those who could take the step: holders before deputies, and those without a tie to the payee before the others. */
export function whoMayAttest(ground: AttestGround, step: AttestStep): string[] {
  const free = freeIds(ground, step);
  const waits = new Map(
    free.map((personId) => {
      const who = { personId, step };
      return [personId, deputyFindings(ground, who).length + (isTiedToPayee(ground, who) ? 1 : 0)];
    }),
  );
  return free.toSorted((a, b) => (waits.get(a) ?? 0) - (waits.get(b) ?? 0));
}

export const namesOf = (
  { people }: AttestGround,
  ids: readonly string[],
  conjunction?: "och" | "eller",
): string =>
  listText(
    ids.map((id) => people.find((one) => one.id === id)?.name ?? ""),
    conjunction,
  );

/** The way forward: who can do it instead, or that the board must choose somebody. @see CTRL-07 */
function insteadText(ground: AttestGround, { personId, step }: PersonStep): string {
  const ending = endings[stateIn(ground).kind];
  if (ending) return ending.suggestion;
  const [withoutOrder] = orderFindings(ground);
  if (withoutOrder?.suggestion) return withoutOrder.suggestion;
  const others = whoMayAttest(ground, step).filter((id) => id !== personId);
  return others.length > 0
    ? `${namesOf(ground, others, "eller")} kan göra ${attestSteps[step]}.`
    : `Ingen kan göra ${attestSteps[step]} enligt attestordningen. ${LET_THE_BOARD_CHOOSE}`;
}
