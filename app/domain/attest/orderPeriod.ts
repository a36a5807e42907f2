/** How long an attestordning holds, and whether those whom it names are there all that time. @see CTRL-01, CTRL-21 */
import { isInForce, roleNames } from "../authority.ts";
import { addDays, dateOf, dateText, type LegalDate, parts } from "../calendar.ts";
import { type OrderFinding, orderFinding } from "./finding.ts";
import { personsOf } from "./holders.ts";
import type { AttestOrder, AttestPerson, AttestRight, Holder } from "./order.ts";
import { namesIn } from "./orderWords.ts";

/** The same day the year after; the 29 February becomes the 28th. */
function yearAfter(day: LegalDate): LegalDate {
  const { year, month, day: date } = parts(day);
  return dateOf(year + 1, month, month === 2 && date === 29 ? 28 : date);
}

/** The last day on which an order from that day is no older than twelve months. @see CTRL-21 */
export const lastFreshDay = (from: LegalDate): LegalDate => addDays(yearAfter(from), -1);

/** The last day that the checker looks at: the order's own, or twelve months when it has none. */
export const horizonOf = ({ from, to }: Pick<AttestOrder, "from" | "to">): LegalDate =>
  to ?? lastFreshDay(from);

const renewal = "Sätt en sista dag inom tolv månader, så att styrelsen ser över listan varje år.";

/** Faults in the days of the order itself. */
export function periodFindings({ from, to }: Pick<AttestOrder, "from" | "to">): OrderFinding[] {
  if (to !== null && to < from) {
    const text = `Ordningen slutar ${dateText(to)}, före sin första dag ${dateText(from)}.`;
    return [
      orderFinding("CTRL-21", "block", { text, suggestion: "Ändra första eller sista dagen." }),
    ];
  }
  if (to !== null && to <= lastFreshDay(from)) return [];
  const text =
    to === null
      ? "Ordningen har ingen sista dag. Efter tolv månader är den för gammal att attestera efter."
      : "Ordningen gäller längre än tolv månader. Därefter är den för gammal att attestera efter.";
  return [orderFinding("CTRL-21", "warn", { text, suggestion: renewal })];
}

/** The last day in a row, from the first day on, on which somebody is there; null = nobody is on the first day. */
function lastDayHeld(
  mandates: readonly { from: LegalDate; to: LegalDate | null }[],
  from: LegalDate,
  until: LegalDate,
): LegalDate | null {
  let last: LegalDate | null = null;
  let day = from;
  for (;;) {
    const held = mandates.filter((one) => isInForce(one, day));
    if (held.length === 0) return last;
    const ends = held.map(({ to }) => to ?? until).toSorted();
    last = ends.at(-1) ?? until;
    if (last >= until) return until;
    day = addDays(last, 1);
  }
}

const mandatesOf = (holder: Holder, people: readonly AttestPerson[]) =>
  holder.kind === "role"
    ? people.flatMap(({ roles }) => roles.filter(({ role }) => role === holder.role))
    : (people.find(({ id }) => id === holder.personId)?.roles ?? []);

/** Whether those whom a right names are in office from the first day to the last. */
function heldFindings(
  order: AttestOrder,
  right: AttestRight,
  holder: Holder,
  people: readonly AttestPerson[],
): OrderFinding[] {
  const name = holder.kind === "role" ? "" : namesIn(people)(holder.personId);
  if (holder.kind === "person" && !people.some(({ id }) => id === holder.personId)) {
    const text = "En person som inte finns i registret står i ordningen.";
    const suggestion = "Välj en person ur registret, eller ta bort raden.";
    return [orderFinding("CTRL-01", "block", { text, suggestion }, right.id)];
  }
  const until = horizonOf(order);
  const last = lastDayHeld(mandatesOf(holder, people), order.from, until);
  if (last === null) {
    const text =
      holder.kind === "role"
        ? `Ingen har uppdraget ${roleNames[holder.role]} när ordningen börjar gälla ${dateText(order.from)}.`
        : `${name} har inget uppdrag i förbundet ${dateText(order.from)}, när ordningen börjar gälla.`;
    const suggestion = "Ge uppdraget på sidan Förbundet, eller välj någon annan.";
    return [orderFinding("CTRL-01", "warn", { text, suggestion }, right.id)];
  }
  if (last >= until) return [];
  const whose =
    holder.kind === "role"
      ? `Uppdraget som ${roleNames[holder.role]} går ut ${dateText(last)} utan efterträdare`
      : `Uppdraget för ${name} går ut ${dateText(last)}`;
  const text = `${whose}, före ordningens sista dag ${dateText(until)}.`;
  const suggestion = `Låt ordningen sluta ${dateText(last)}, eller för in vem som tar vid.`;
  return [orderFinding("CTRL-21", "warn", { text, suggestion }, right.id)];
}

/** One who attests must have given a signature sample. @see CTRL-01 */
function sampleFindings(order: AttestOrder, people: readonly AttestPerson[]): OrderFinding[] {
  const first = new Map<string, string>();
  for (const right of order.rights) {
    for (const holder of [right.holder, ...right.deputies]) {
      for (const id of personsOf(holder, people, order.from)) {
        if (!first.has(id)) first.set(id, right.id);
      }
    }
  }
  return people.flatMap(({ id, name, sampleOn }) => {
    const rightId = first.get(id);
    if (rightId === undefined || sampleOn !== null) return [];
    const text = `${name} har inget namnteckningsprov.`;
    const suggestion =
      "Registrera provet under Namnteckningar, annars kan personen inte attestera.";
    return [orderFinding("CTRL-01", "warn", { text, suggestion }, rightId)];
  });
}

/** Holes in time: nobody in office, an uppdrag that ends before the list does, a missing signature sample. */
export const presenceFindings = (
  order: AttestOrder,
  people: readonly AttestPerson[],
): OrderFinding[] => [
  ...order.rights.flatMap((right) =>
    [right.holder, ...right.deputies].flatMap((one) => heldFindings(order, right, one, people)),
  ),
  ...sampleFindings(order, people),
];
