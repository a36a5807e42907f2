/** Who is meant by the words that people write for an uppdrag or a person, in a form or in an old table. */
import type { AttestPerson, Holder } from "./attest/order.ts";
import { readHolder } from "./attest/rightInput.ts";
import { allRoles, definiteNames, type Role, roleNames } from "./authority.ts";

/** What förbund call the same uppdrag in their own papers. */
const otherNames: Record<string, Role> = {
  "verkställande tjänsteman": "director",
  "verkställande tjänstemannen": "director",
  förbundschef: "director",
  förbundssamordnare: "director",
  samordnare: "director",
  "styrelsens ordförande": "chair",
  styrelseordförande: "chair",
  "vice ordf": "vice_chair",
  ordf: "chair",
  ekonomiansvarig: "finance",
};

/**
 * "role:director", "person:…", the word of an uppdrag, or the name that is one and only one person's in the register.
 * Null when it is none of them. A revisor owns nothing and controls nothing for the styrelse: their task is to review it.
 */
export function namedHolder(
  typed: string,
  people: readonly Pick<AttestPerson, "id" | "name">[],
): Holder | null {
  const chosen = readHolder(typed);
  if (chosen?.kind === "person")
    return people.some(({ id }) => id === chosen.personId) ? chosen : null;
  if (chosen) return isOwner(chosen.role) ? chosen : null;
  const said = typed.trim().toLowerCase().replace(/\s+/g, " ").replace(/\.$/, "");
  const role =
    allRoles.find((one) => roleNames[one] === said || definiteNames[one] === said) ??
    otherNames[said];
  if (role) return isOwner(role) ? { kind: "role", role } : null;
  const named = people.filter(({ name }) => name.toLowerCase() === said);
  const [only] = named;
  return only && named.length === 1 ? { kind: "person", personId: only.id } : null;
}

const isOwner = (role: Role): boolean => role !== "auditor" && role !== "administrator";

/** The uppdrag that may be chosen. */
export const holderRoles: Role[] = allRoles.filter(isOwner);
