/**
 * Who holds a right on a day: a role is whoever has it then, and a person is that person. It decides nothing about a
 * payment; it says whom the words of the attestordning mean.
 */
import { isInForce, type Role, rolesOn } from "../authority.ts";
import type { LegalDate } from "../calendar.ts";
import type {
  AttestOrder,
  AttestPerson,
  AttestRight,
  AttestStep,
  Concern,
  Holder,
} from "./order.ts";

const boardRoles: readonly Role[] = ["chair", "vice_chair", "member", "substitute"];

/** Ids of those whom a holder means on the day, in the order of the register. */
export const personsOf = (
  holder: Holder,
  people: readonly AttestPerson[],
  day: LegalDate,
): string[] =>
  people
    .filter(({ id, roles }) =>
      holder.kind === "person"
        ? id === holder.personId
        : roles.some((one) => one.role === holder.role && isInForce(one, day)),
    )
    .map(({ id }) => id);

/** Whether a payment to the person is one that the words concern. `null` = somebody outside the register. */
export function isConcerned(
  concern: Concern,
  personId: string | null,
  people: readonly AttestPerson[],
  day: LegalDate,
): boolean {
  if (concern.kind === "anyone") return true;
  if (personId === null) return false;
  if (concern.kind !== "board") return personsOf(concern, people, day).includes(personId);
  const person = people.find(({ id }) => id === personId);
  return !!person && rolesOn(person.roles, day).some((role) => boardRoles.includes(role));
}

const narrowness: Record<Concern["kind"], number> = { anyone: 0, board: 1, role: 2, person: 3 };

/** Whether the first concern is narrower than the second, so that it rules where both fit. */
export const isNarrower = (a: Concern, b: Concern): boolean =>
  narrowness[a.kind] > narrowness[b.kind];

/** A payment as far as it chooses among rights. */
export type AttestPoint = {
  /** Who is paid or whose expense it is; null = nobody in the register. */
  payeeId: string | null;
  account: string;
  costCentre: string;
  project: string;
};

const reaches = (list: readonly string[], value: string, isBeginning: boolean): boolean =>
  list.length === 0 || list.some((one) => (isBeginning ? value.startsWith(one) : value === one));

/** Whether the right reaches the konto, kostnadsställe and projekt. */
export const reachesArea = (
  { area }: Pick<AttestRight, "area">,
  point: Omit<AttestPoint, "payeeId">,
): boolean =>
  reaches(area.accounts, point.account, true) &&
  reaches(area.costCentres, point.costCentre, false) &&
  reaches(area.projects, point.project, false);

/** Of rights that all fit, the ones whose concern is the narrowest. */
export function narrowestOf(fitting: readonly AttestRight[]): AttestRight[] {
  const narrowest = Math.max(...fitting.map(({ concern }) => narrowness[concern.kind]));
  return fitting.filter(({ concern }) => narrowness[concern.kind] === narrowest);
}

/** The rights that rule a step of a payment: of those that reach it, the ones whose concern is the narrowest. */
export function rulingRights(
  rights: readonly AttestRight[],
  step: AttestStep,
  point: AttestPoint,
  people: readonly AttestPerson[],
  day: LegalDate,
): AttestRight[] {
  const fitting = rights.filter(
    (right) =>
      right.step === step &&
      reachesArea(right, point) &&
      isConcerned(right.concern, point.payeeId, people, day),
  );
  return narrowestOf(fitting);
}

/** A right with the people that it means on a day. */
export type HeldRight = {
  right: AttestRight;
  holderIds: string[];
  /** In the order in which they act; one who is also a holder is not among them. */
  deputyIds: string[];
};

/** Every right of the order with the people that it means on the day. */
export const holdersOn = (
  { rights }: Pick<AttestOrder, "rights">,
  people: readonly AttestPerson[],
  day: LegalDate,
): HeldRight[] =>
  rights.map((right) => {
    const holderIds = personsOf(right.holder, people, day);
    const deputies = right.deputies.flatMap((one) => personsOf(one, people, day));
    const deputyIds = [...new Set(deputies)].filter((id) => !holderIds.includes(id));
    return { right, holderIds, deputyIds };
  });
