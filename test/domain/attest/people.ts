/** Invented people and an attestordning without holes, for tests of what is written for attest. */

import type { AttestOrder, AttestPerson, AttestRight } from "#app/domain/attest/order.ts";
import { ordinaryRights } from "#app/domain/attest/ordinaryOrder.ts";
import type { Role } from "#app/domain/authority.ts";
import { legalDate } from "#app/domain/calendar.ts";

const start = legalDate("2023-04-01");

export const person = (id: string, name: string, ...roles: Role[]): AttestPerson => ({
  ...{ id, name, sampleOn: legalDate("2026-01-12") },
  roles: roles.map((role) => ({ role, from: start, to: null })),
});

export const people: AttestPerson[] = [
  person("anna", "Anna Ek", "member", "chair"),
  person("per", "Per Alm", "member", "vice_chair"),
  person("eva", "Eva Lind", "member"),
  person("ida", "Ida Sjö", "substitute"),
  person("dag", "Dag Norr", "director"),
  person("disa", "Disa Ström", "developer"),
  person("siv", "Siv Hed", "secretary"),
  person("fia", "Fia Bo", "finance"),
  person("finn", "Finn Ås", "finance"),
  person("rut", "Rut Dal", "auditor"),
];

/** The ordinary one, its amounts said and its year the calendar's. */
export const order = (about: Partial<AttestOrder> = {}): AttestOrder => ({
  ...{ id: "o", from: legalDate("2026-01-01"), to: legalDate("2026-12-31"), adopted: null },
  rights: ordinaryRights("eva").map((right, index) => ({
    ...right,
    id: `r${index}`,
    cap: { kind: "unlimited" },
  })),
  manualOrderPersons: 2,
  ...about,
});

/** The same with rights changed where `isIt` says. */
export const changed = (
  isIt: (right: AttestRight) => boolean,
  about: Partial<AttestRight>,
): AttestOrder => {
  const standing = order();
  return {
    ...standing,
    rights: standing.rights.map((one) => (isIt(one) ? { ...one, ...about } : one)),
  };
};

export const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? "?";
