/** Faults that are seen in a right by itself: its amount, its ersättare, who it lets decide about whom. */
import { type Role, rolesOn } from "../authority.ts";
import { type BaseAmount, whereBaseAmounts } from "../baseAmounts.ts";
import { type LegalDate, parts } from "../calendar.ts";
import { listText } from "../wording.ts";
import { capIn, wholeKronor } from "./cap.ts";
import { type OrderFinding, orderFinding } from "./finding.ts";
import { type HeldRight, holdersOn, isConcerned, isNarrower } from "./holders.ts";
import { type AttestOrder, type AttestPerson, type AttestRight, attestSteps } from "./order.ts";
import { horizonOf } from "./orderPeriod.ts";
import { namesIn } from "./orderWords.ts";

/** Staff below the förbundschef: none of them decides about the förbundschef's own expenses. @see CTRL-08 */
const belowDirector: readonly Role[] = ["secretary", "developer", "finance", "administrator"];

/** The superiors that are told, the nearest first, up to whoever has none. */
function superiorsOf(personId: string, people: readonly AttestPerson[]): string[] {
  const above: string[] = [];
  const next = (id: string) => people.find((one) => one.id === id)?.superiorId ?? null;
  for (let id = next(personId); id !== null && !above.includes(id); id = next(id)) above.push(id);
  return above;
}

/** Whether the payee is told to be above the person, or the person's only roles are below the one who is paid. @see CTRL-08 */
export function isSubordinate(
  personId: string,
  payeeId: string | null,
  people: readonly AttestPerson[],
  day: LegalDate,
): boolean {
  const rolesOf = (id: string | null) =>
    rolesOn(people.find((one) => one.id === id)?.roles ?? [], day);
  if (payeeId === null || personId === payeeId) return false;
  if (superiorsOf(personId, people).includes(payeeId)) return true;
  if (!rolesOf(payeeId).includes("director")) return false;
  const own = rolesOf(personId);
  return own.length > 0 && own.every((role) => belowDirector.includes(role));
}

/** An amount that says nothing, or that cannot be counted out. @see CTRL-02, BAS-1 */
function capFindings(
  order: AttestOrder,
  { id, cap }: AttestRight,
  baseAmounts: readonly BaseAmount[],
): OrderFinding[] {
  if (cap === null) {
    const text =
      "Maxbeloppet är tomt: styrelsen har inte sagt upp till vilket belopp rätten gäller.";
    const suggestion = "Skriv ett belopp, ett antal prisbasbelopp eller utan gräns.";
    return [orderFinding("CTRL-02", "warn", { text, suggestion }, id)];
  }
  if (cap.kind === "unlimited") return [];
  const isWhole = cap.kind === "kronor" ? Number.isSafeInteger(cap.kronor) : true;
  const most = cap.kind === "kronor" ? cap.kronor : cap.count;
  if (!isWhole || !Number.isFinite(most) || most <= 0) {
    const text = "Maxbeloppet är inget belopp som går att betala.";
    const suggestion = "Skriv ett belopp över noll, eller ta bort raden.";
    return [orderFinding("CTRL-02", "block", { text, suggestion }, id)];
  }
  const first = parts(order.from).year;
  const last = parts(horizonOf(order)).year;
  const years = Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => first + index);
  const unknown = years.find((year) => capIn(cap, year, baseAmounts).kind === "unknownYear");
  const said = unknown === undefined ? null : capIn(cap, unknown, baseAmounts);
  if (said?.kind !== "unknownYear") return [];
  const suggestion = `${whereBaseAmounts} Annars kan gränsen skrivas i kronor.`;
  const level = unknown === first ? "block" : "warn";
  return [orderFinding("BAS-1", level, { text: said.text, suggestion }, id)];
}

/** A chain of ersättare that leads back to the one who is hindered. @see CTRL-07 */
function chainFindings(held: HeldRight, people: readonly AttestPerson[], day: LegalDate) {
  const { right, holderIds, deputyIds } = held;
  if (right.deputies.length === 0 || holderIds.length === 0) return [];
  const named = right.deputies.map((one) =>
    holdersOn({ rights: [{ ...right, holder: one, deputies: [] }] }, people, day),
  );
  const again = named
    .flatMap(([one]) => one?.holderIds ?? [])
    .filter((id) => holderIds.includes(id));
  if (again.length === 0) return [];
  const names = listText([...new Set(again)].map(namesIn(people)));
  const text = `${names} är både ordinarie och ersättare: kedjan slutar i samma person.`;
  const suggestion = "Låt styrelsen välja en annan ersättare, till exempel en tredje ledamot.";
  return [
    orderFinding(
      "CTRL-07",
      deputyIds.length === 0 ? "block" : "warn",
      { text, suggestion },
      right.id,
    ),
  ];
}

/** Somebody who may be paid by the very payments that they decide about. @see CTRL-04, CTRL-08 */
function payeeFindings(
  order: AttestOrder,
  held: HeldRight,
  people: readonly AttestPerson[],
): OrderFinding[] {
  const { right, holderIds, deputyIds } = held;
  if (right.concern.kind === "anyone") return [];
  const mayBePaid = (id: string) =>
    isConcerned(right.concern, id, people, order.from) &&
    !order.rights.some(
      (other) =>
        other.step === right.step &&
        isNarrower(other.concern, right.concern) &&
        isEverywhere(other) &&
        isConcerned(other.concern, id, people, order.from),
    );
  const nameOf = namesIn(people);
  const step = attestSteps[right.step];
  const isOnlyOne = right.concern.kind !== "board";
  return [
    ...holderIds
      .filter((id) => isOnlyOne && mayBePaid(id))
      .map((id) => {
        const text = `${nameOf(id)} skulle ta ${step} på utbetalningar till sig själv.`;
        const suggestion = "Välj någon annan som ordinarie.";
        return orderFinding("CTRL-04", "block", { text, suggestion }, right.id);
      }),
    ...deputyIds.filter(mayBePaid).map((id) => {
      const text = `Ersättaren ${nameOf(id)} kan själv vara den som får betalt.`;
      const suggestion =
        "Låt styrelsen välja en ersättare som utbetalningarna inte kan gå till, till exempel en tredje ledamot.";
      return orderFinding("CTRL-04", isOnlyOne ? "block" : "warn", { text, suggestion }, right.id);
    }),
    ...[...holderIds, ...deputyIds]
      .filter((id) => right.step === "decision" && isBelowAll(id, right, people, order.from))
      .map((id) => {
        const text = `${nameOf(id)} skulle ta beslutsattest på utbetalningar till den som är närmaste chef.`;
        const suggestion = "Låt ordföranden ta beslutsattesten.";
        return orderFinding("CTRL-08", "block", { text, suggestion }, right.id);
      }),
  ];
}

const isEverywhere = ({ area }: AttestRight): boolean =>
  area.accounts.length + area.costCentres.length + area.projects.length === 0;

const isBelowAll = (
  id: string,
  { concern }: AttestRight,
  people: readonly AttestPerson[],
  day: LegalDate,
): boolean =>
  (concern.kind === "role" || concern.kind === "person") &&
  people
    .filter((one) => isConcerned(concern, one.id, people, day))
    .some((one) => isSubordinate(id, one.id, people, day));

/** A revisor looks at what others attest. @see KL 12:1 */
function auditorFindings(
  { right, holderIds, deputyIds }: HeldRight,
  people: readonly AttestPerson[],
  day: LegalDate,
): OrderFinding[] {
  const isAuditor = (id: string) =>
    rolesOn(people.find((one) => one.id === id)?.roles ?? [], day).includes("auditor");
  return [...holderIds, ...deputyIds].filter(isAuditor).map((id) => {
    const text = `${namesIn(people)(id)} är revisor och granskar det som andra attesterar.`;
    const suggestion = "Välj någon som inte är revisor.";
    return orderFinding("KL-12-1", "block", { text, suggestion }, right.id);
  });
}

/** For each step, the most that anybody may take when every right has a limit. @see CTRL-02 */
function ceilingFindings(order: AttestOrder, baseAmounts: readonly BaseAmount[]): OrderFinding[] {
  const { year } = parts(order.from);
  return (Object.keys(attestSteps) as (keyof typeof attestSteps)[]).flatMap((step) => {
    const general = order.rights.filter(
      (one) => one.step === step && one.concern.kind === "anyone",
    );
    const caps = general.map(({ cap }) => capIn(cap, year, baseAmounts));
    const limits = caps.flatMap((one) => (one.kind === "limit" ? [one.kronor] : []));
    const highest = general.find((_, index) => limits[index] === Math.max(...limits));
    if (limits.length === 0 || limits.length < caps.length || !highest) return [];
    if (Math.max(...limits) <= 0) return [];
    const text = `Över ${wholeKronor(Math.max(...limits))} kan ingen ta ${attestSteps[step]}.`;
    const suggestion = "Ge någon rätt utan gräns, om större utbetalningar ska kunna göras.";
    return [orderFinding("CTRL-02", "warn", { text, suggestion }, highest.id)];
  });
}

/** Every fault that is seen in the rights one by one. */
export function rowFindings(
  order: AttestOrder,
  people: readonly AttestPerson[],
  baseAmounts: readonly BaseAmount[],
): OrderFinding[] {
  const held = holdersOn(order, people, order.from);
  return [
    ...order.rights.flatMap((right) => capFindings(order, right, baseAmounts)),
    ...held.flatMap((one) => chainFindings(one, people, order.from)),
    ...held.flatMap((one) => payeeFindings(order, one, people)),
    ...held.flatMap((one) => auditorFindings(one, people, order.from)),
    ...ceilingFindings(order, baseAmounts),
  ];
}
