/**
 * Whether a person may take a step of a payment: every rule that says no, with who can do it instead, and every rule that
 * asks for a reason. The attestordning gives the right; these rules take it away.
 * @see CTRL-01–CTRL-09, CTRL-15, CTRL-19, CTRL-21
 */
import { isInForce, rolesOn } from "../authority.ts";
import { dateText, type LegalDate, parts } from "../calendar.ts";
import { type Payment, standingMarks, stateOf } from "../payment/payment.ts";
import type { Finding } from "../result.ts";
import type { Tie } from "../review/rule.ts";
import { listText } from "../wording.ts";
import { sameName } from "../words/people.ts";
import { attestFinding, type PersonStep } from "./attestFinding.ts";
import { capIn, wholeKronor } from "./cap.ts";
import { type HeldRight, holdersOn, rulingRights } from "./holders.ts";
import { type AttestOrder, type AttestPerson, type AttestStep, attestSteps } from "./order.ts";
import { orderOn } from "./orderOn.ts";
import { lastFreshDay } from "./orderPeriod.ts";
import { isSubordinate } from "./orderRows.ts";
import { tieFindings } from "./payeeTies.ts";

/** All that decides who may take a step. */
export type AttestGround = {
  payment: Payment;
  orders: readonly AttestOrder[];
  people: readonly AttestPerson[];
  ties: readonly Tie[];
  /** The members of the förbund: to have a post there is another thing than to own a company. */
  memberNames: readonly string[];
  /** The account is not the one that the payee was paid to last, or nobody has paid the payee before. @see CTRL-15 */
  isNewAccount: boolean;
  day: LegalDate;
};

/** Whose own money it may be: the payee and the one whose expense it is, as persons of the register. */
export function concernedIds({ payment, people }: AttestGround): string[] {
  const { payee, concernsId } = payment;
  const named = people.filter(({ name }) => sameName(name, payee.name)).map(({ id }) => id);
  return [...new Set([payee.personId, concernsId, ...named])].flatMap((id) => id ?? []);
}

/** The rights that rule the step, for every row of the kontering and everybody it concerns. */
function rulingFor(ground: AttestGround, order: AttestOrder, step: AttestStep): HeldRight[][] {
  const { payment, people, day } = ground;
  const concerned: (string | null)[] = concernedIds(ground);
  return payment.postings.flatMap(({ account, costCentre, project }) =>
    (concerned.length > 0 ? concerned : [null]).map((payeeId) => {
      const point = { payeeId, account, costCentre, project };
      const rights = rulingRights(order.rights, step, point, people, day);
      return holdersOn({ rights }, people, day);
    }),
  );
}

/** The attestordning itself: there is one, and it is not too old. @see CTRL-01, CTRL-21 */
function orderFindings({ orders, day }: AttestGround): Finding[] {
  const order = orderOn(orders, day);
  if (!order) {
    return [
      attestFinding(
        "CTRL-01",
        "block",
        `Det finns ingen attestordning som gäller ${dateText(day)}.`,
        "Låt styrelsen anta en, och för in den på sidan Attestordning.",
      ),
    ];
  }
  if (day <= lastFreshDay(order.from)) return [];
  const text = `Attestordningen är äldre än tolv månader: den gäller från ${dateText(order.from)}.`;
  return [
    attestFinding("CTRL-21", "block", text, "Låt styrelsen se över den och anta den på nytt."),
  ];
}

/** The right person, in the right area. */
function rightFindings(ground: AttestGround, { personId, step }: PersonStep): Finding[] {
  const { orders, people, day } = ground;
  const order = orderOn(orders, day);
  const person = people.find(({ id }) => id === personId);
  if (!order) return [];
  const ruling = rulingFor(ground, order, step);
  const has = ({ holderIds, deputyIds }: HeldRight) =>
    holderIds.includes(personId) || deputyIds.includes(personId);
  if (!person || ruling.some((rights) => !rights.some(has))) {
    const text = `${person?.name ?? "Du"} har inte rätt till ${attestSteps[step]} av den här utbetalningen enligt attestordningen.`;
    return [attestFinding("CTRL-01", "block", text)];
  }
  const findings: Finding[] = [];
  if (rolesOn(person.roles, day).length === 0) {
    const text = `${person.name} har inget uppdrag i förbundet ${dateText(day)}.`;
    findings.push(attestFinding("CTRL-21", "block", text));
  }
  if (person.sampleOn === null || person.sampleOn > day) {
    const text = `${person.name} har inte lämnat något namnteckningsprov.`;
    findings.push(
      attestFinding("CTRL-01", "block", text, "Registrera provet på sidan Attestordning."),
    );
  }
  return [...findings, ...capFindings(ground, ruling, { personId, step })];
}

/** The narrowest of the amounts up to which the person may act. @see CTRL-02 */
function capFindings(
  { payment, day }: AttestGround,
  ruling: readonly HeldRight[][],
  { personId, step }: PersonStep,
): Finding[] {
  const { year } = parts(day);
  const own = ruling.flatMap((rights) =>
    rights.filter(
      ({ holderIds, deputyIds }) => holderIds.includes(personId) || deputyIds.includes(personId),
    ),
  );
  const caps = own.map(({ right }) => capIn(right.cap, year));
  const unknown = caps.find((cap) => cap.kind === "unknownYear");
  if (unknown?.kind === "unknownYear") return [attestFinding("BAS-1", "block", unknown.text)];
  const limits = caps.flatMap((cap) => (cap.kind === "limit" ? [cap.kronor] : []));
  if (limits.length > 0 && Math.abs(payment.ore) > Math.min(...limits) * 100) {
    const text = `Beloppet är över ${wholeKronor(Math.min(...limits))}, som är det mesta du får ta ${attestSteps[step]} på.`;
    return [attestFinding("CTRL-02", "block", text)];
  }
  if (step !== "decision" || !caps.some(({ kind }) => kind === "unset")) return [];
  return [
    attestFinding(
      "CTRL-02",
      "warn",
      "Styrelsen har inte sagt upp till vilket belopp din attesträtt gäller.",
      "Fråga styrelsen. Skriv varför du attesterar ändå.",
    ),
  ];
}

/** No one person takes a payment all the way. @see CTRL-03 */
function sameHandFindings({ payment }: AttestGround, { personId, step }: PersonStep): Finding[] {
  const earlier = standingMarks(payment).filter((mark) => mark.personId === personId);
  const clash = earlier.find(
    (mark) =>
      mark.step === step ||
      step === "disbursement" ||
      step === "decision" ||
      mark.step === "decision",
  );
  if (!clash) return [];
  const text =
    clash.step === step
      ? `Du har redan gjort ${attestSteps[step]}. Nästa underskrift ska vara någon annans.`
      : `Du har gjort ${attestSteps[clash.step]} på samma utbetalning. Samma person får inte också göra ${attestSteps[step]}.`;
  return [attestFinding("CTRL-03", "block", text)];
}

/** Nobody attests what is paid to oneself, or is one's own expense; no subordinate attests the superior's. */
function ownFindings(ground: AttestGround, { personId, step }: PersonStep): Finding[] {
  const { people, day } = ground;
  const concerned = concernedIds(ground);
  if (concerned.includes(personId)) {
    const text = "Utbetalningen går till dig, eller är din egen utgift.";
    return [attestFinding("CTRL-04", "block", text)];
  }
  const superior = concerned.find((id) => isSubordinate(personId, id, people, day));
  if (superior === undefined || step === "receipt" || step === "disbursement") return [];
  const name = people.find(({ id }) => id === superior)?.name ?? "";
  const text = `Utgiften är ${name}s, som är din chef. Den som är underställd attesterar inte chefens utgifter.`;
  return [attestFinding("CTRL-08", "block", text)];
}

/** Steps are taken in order, and one at a time. @see CTRL-09 */
function turnFindings(ground: AttestGround, step: AttestStep): Finding[] {
  const persons = orderOn(ground.orders, ground.day)?.manualOrderPersons ?? 2;
  const state = stateOf(ground.payment, persons);
  if (state.kind === "waiting" && state.step === step) return [];
  const words: Record<typeof state.kind, string> = {
    waiting:
      state.kind === "waiting" ? `Nu väntar utbetalningen på ${attestSteps[state.step]}.` : "",
    returned: "Utbetalningen är tillbaka för rättelse.",
    ready: "Alla steg är redan tagna.",
    paid: "Utbetalningen är redan betald.",
    cancelled: "Utbetalningen är makulerad.",
  };
  return [attestFinding("CTRL-09", "block", words[state.kind])];
}

/** Money to a new account is how frauds are made: somebody else looks first. @see CTRL-15 */
function accountFindings({ payment, isNewAccount }: AttestGround, step: AttestStep): Finding[] {
  if (!isNewAccount || payment.accountConfirmedBy !== null) return [];
  if (step === "receipt" || step === "review") return [];
  const text = `Kontot är nytt för ${payment.payee.name}, och ingen mer än den som förde in det har kontrollerat det.`;
  const suggestion =
    "Låt en annan person ringa mottagaren på ett känt nummer och bekräfta kontot på sidan.";
  return [attestFinding("CTRL-15", "block", text, suggestion)];
}

/** A deputy acts at any time, or only where every holder may not: then a reason tells that the holder is hindered. */
function deputyFindings(ground: AttestGround, { personId, step }: PersonStep): Finding[] {
  const order = orderOn(ground.orders, ground.day);
  if (!order) return [];
  const isFree = (id: string) =>
    ruleFindings(ground, { personId: id, step }).every(({ level }) => level !== "block");
  const waited = rulingFor(ground, order, step)
    .filter((rights) => !rights.some(({ holderIds }) => holderIds.includes(personId)))
    .flatMap((rights) => rights.filter(({ deputyIds }) => deputyIds.includes(personId)))
    .filter(({ right, holderIds }) => right.deputyWhen === "hindered" && holderIds.some(isFree))
    .flatMap(({ holderIds }) => holderIds.filter(isFree));
  if (waited.length === 0) return [];
  const text = `Du är ersättare för ${namesOf(ground, [...new Set(waited)])}, som kan göra det.`;
  const suggestion = "Skriv varför den ordinarie är förhindrad, om du gör det i stället.";
  return [attestFinding("CTRL-07", "warn", text, suggestion)];
}

/** One person may sign a manual bokföringsorder alone when the board has said so; it is told. @see CTRL-19 */
function manualFindings({ payment, orders, day }: AttestGround): Finding[] {
  const order = orderOn(orders, day);
  if (payment.kind !== "manual" || order?.manualOrderPersons !== 1) return [];
  const text = "Attestordningen låter en person ensam skriva under en manuell bokföringsorder.";
  return [attestFinding("CTRL-19", "info", text, "Två i förening är den vanliga ordningen.")];
}

/** The rules about the person and the payee, without whose turn it is. */
const ruleFindings = (ground: AttestGround, who: PersonStep): Finding[] => [
  ...orderFindings(ground),
  ...rightFindings(ground, who),
  ...ownFindings(ground, who),
  ...tieFindings(ground, who),
  ...sameHandFindings(ground, who),
];

/** Everything that stands in the way of a person's step, or asks for a reason; the heaviest first. */
export function attestFindings(ground: AttestGround, who: PersonStep): Finding[] {
  const findings = [
    ...turnFindings(ground, who.step),
    ...ruleFindings(ground, who),
    ...accountFindings(ground, who.step),
    ...deputyFindings(ground, who),
    ...manualFindings(ground),
  ];
  const isStopped = findings.some(({ level }) => level === "block");
  const shown = isStopped ? findings.filter(({ level }) => level === "block") : findings;
  const instead = isStopped ? insteadText(ground, who) : "";
  return shown.map((one) => ({ ...one, suggestion: one.suggestion ?? instead }));
}

/** Those who could take the step, holders before deputies. */
export function whoMayAttest(ground: AttestGround, step: AttestStep): string[] {
  const free = ground.people
    .map(({ id }) => id)
    .filter((personId) =>
      ruleFindings(ground, { personId, step }).every(({ level }) => level !== "block"),
    );
  const isDeputy = (personId: string) =>
    deputyFindings(ground, { personId, step }).length > 0 ? 1 : 0;
  return free.toSorted((a, b) => isDeputy(a) - isDeputy(b));
}

const namesOf = ({ people }: AttestGround, ids: readonly string[]): string =>
  listText(ids.map((id) => people.find((one) => one.id === id)?.name ?? ""));

/** The way forward: who can do it instead, or that the board must choose somebody. @see CTRL-07 */
function insteadText(ground: AttestGround, { personId, step }: PersonStep): string {
  const others = whoMayAttest(ground, step).filter((id) => id !== personId);
  if (others.length > 0) {
    return `${listText(
      others.map((id) => ground.people.find((one) => one.id === id)?.name ?? ""),
      "eller",
    )} kan göra ${attestSteps[step]}.`;
  }
  return `Ingen kan göra ${attestSteps[step]} enligt attestordningen. Låt styrelsen utse en ledamot för sådana utbetalningar.`;
}

/** Whether the system itself may answer for the decision: its signer still has the right. @see ATT-4 */
export function authorityFindings(ground: AttestGround): Finding[] {
  const decision = standingMarks(ground.payment).find(({ step }) => step === "decision");
  if (!decision) return [];
  const person = ground.people.find(({ id }) => id === decision.personId);
  const isHere = person?.roles.some((role) => isInForce(role, decision.day));
  const then = { ...ground, day: decision.day, payment: { ...ground.payment, marks: [] } };
  const findings = rightFindings(then, { personId: decision.personId, step: "decision" });
  const stops = findings.filter(({ level }) => level === "block");
  if (isHere && stops.length === 0) return [];
  const text = `Beslutsattesten av ${person?.name ?? "en person som inte finns i registret"} gavs utan rätt.`;
  return [attestFinding("CTRL-01", "block", text, "Lämna tillbaka utbetalningen.")];
}
