/** An invented attestordning, for trying the templates of its documents. */

import type { AttestPerson } from "../domain/attest/order.ts";
import { ordinaryRights } from "../domain/attest/ordinaryOrder.ts";
import type { Role } from "../domain/authority.ts";
import { knownBaseAmounts } from "../domain/baseAmounts.ts";
import { legalDate } from "../domain/calendar.ts";
import type { AttestOrderFacts } from "./attestOrder.ts";

const start = legalDate("2023-04-01");

const person = (name: string, ...roles: Role[]): AttestPerson => ({
  ...{ id: name, name: `${name} Exempel`, sampleOn: legalDate("2026-01-12") },
  roles: roles.map((role) => ({ role, from: start, to: null })),
});

const people = [
  ...[person("Anna", "member", "chair"), person("Bo", "member", "vice_chair")],
  ...[person("Eva", "member"), person("Dag", "director"), person("Disa", "developer")],
  ...[person("Siv", "secretary"), person("Fia", "finance"), person("Finn", "finance")],
];

/** Adopted with everything said, or a draft with nothing but one right. */
export function sampleOrder(isFull: boolean): AttestOrderFacts {
  const rights = ordinaryRights("Eva").map((right, index) => ({ ...right, id: `r${index}` }));
  const order = {
    ...{ id: "o", from: legalDate("2026-03-04"), to: isFull ? legalDate("2026-12-31") : null },
    adopted: isFull ? { meetingId: "m", meetingDate: legalDate("2026-03-04"), number: 21 } : null,
    rights: isFull
      ? rights.map((one) => ({ ...one, cap: { kind: "priceBaseAmounts" as const, count: 2 } }))
      : rights.slice(2, 3).map((one) => ({ ...one, deputies: [] })),
    manualOrderPersons: isFull ? (2 as const) : (1 as const),
  };
  const associationName = "Samordningsförbundet Exempel";
  const baseAmounts = knownBaseAmounts;
  return { associationName, order, people, baseAmounts, today: legalDate("2026-03-12") };
}
