/** What is known when somebody is about to take a step, and which rights of the attestordning rule it. */
import type { BaseAmount } from "../baseAmounts.ts";
import type { LegalDate } from "../calendar.ts";
import type { Payment } from "../payment/payment.ts";
import type { Tie } from "../review/rule.ts";
import { holdsName, samePersonName } from "../words/people.ts";
import { type HeldRight, holdersOn, rulingRights } from "./holders.ts";
import type { AttestOrder, AttestPerson, AttestStep } from "./order.ts";
import { orderOn } from "./orderOn.ts";

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
  /** Those that the förbund has entered, then those that came with the program. @see BAS-1 */
  baseAmounts: readonly BaseAmount[];
  day: LegalDate;
  /** Those who are known to be hindered: nobody waits for them. */
  hinderedIds?: readonly string[];
};

/** A name of one word is a surname or a place as well: only a full name inside a longer one is somebody. */
const isFullName = (name: string): boolean => name.trim().includes(" ");

type About = Pick<AttestGround, "payment" | "people">;

/** A ground is never changed in place, and each rule asks the same of it for every person: it is answered once. */
function once<Key extends object, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: answer(key) };
    known.set(key, found);
    return found.value;
  };
}

/** The same of a step. */
export function oncePerStep<Value>(
  answer: (ground: AttestGround, step: AttestStep) => Value,
): (ground: AttestGround, step: AttestStep) => Value {
  const known = once((_: AttestGround) => new Map<AttestStep, { value: Value }>());
  return (ground, step) => {
    const steps = known(ground);
    const found = steps.get(step) ?? { value: answer(ground, step) };
    steps.set(step, found);
    return found.value;
  };
}

/**
 * Whose own money it may be: the payee and the one whose expense it is, as persons of the register. A payee who was
 * typed and not chosen is also whoever bears that name, so that "Anna Ek, utlägg" is Anna Ek.
 */
export const concernedIds: (ground: About) => string[] = once(({ payment, people }: About) => {
  const { payee, concernsId, alsoConcernsIds = [] } = payment;
  const named = people
    .filter(
      ({ name }) =>
        samePersonName(name, payee.name) ||
        (payee.personId === null && isFullName(name) && holdsName(payee.name, name)),
    )
    .map(({ id }) => id);
  return [...new Set([payee.personId, concernsId, ...alsoConcernsIds, ...named])].flatMap(
    (id) => id ?? [],
  );
});

/** Nothing is booked yet: only a right without limits of area reaches it. */
const unbooked = { account: "", costCentre: "", project: "" };

/** The rights that rule the step: one list for every row of the kontering and everybody it concerns. */
export const rulingFor = oncePerStep((ground, step): HeldRight[][] => {
  const { payment, people, orders, day } = ground;
  const order = orderOn(orders, day);
  if (!order) return [];
  const concerned: (string | null)[] = concernedIds(ground);
  const rows = payment.postings.length > 0 ? payment.postings : [unbooked];
  return rows.flatMap(({ account, costCentre, project }) =>
    (concerned.length > 0 ? concerned : [null]).map((payeeId) => {
      const point = { payeeId, account, costCentre, project };
      const rights = rulingRights(order.rights, step, point, people, day);
      return holdersOn({ rights }, people, day);
    }),
  );
});

/** Whether the right means the person, as holder or deputy. */
export const isAmong = ({ holderIds, deputyIds }: HeldRight, personId: string): boolean =>
  holderIds.includes(personId) || deputyIds.includes(personId);
