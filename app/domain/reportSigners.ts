/** Who signs the årsredovisning: every ledamot in office on the day that it is signed. @see FIN-24 */
import { isInForce, type Role } from "./authority.ts";
import type { LegalDate } from "./calendar.ts";

type Mandate = { personId: string; role: Role; from: LegalDate; to: LegalDate | null };

/** A ledamot with the place in the styrelse. */
export type ReportSigner = { name: string; role: "chair" | "vice_chair" | "member" };

const order = ["chair", "vice_chair", "member"] as const;

/** The ordförande first, then the vice ordförande and the others by name. Ersättare do not sign. */
export function reportSignersOn(
  mandates: readonly Mandate[],
  people: readonly { id: string; name: string }[],
  day: LegalDate,
): ReportSigner[] {
  const standing = mandates.filter((one) => isInForce(one, day));
  const holds = (personId: string, role: Role) =>
    standing.some((one) => one.personId === personId && one.role === role);
  return people
    .filter(({ id }) => holds(id, "member"))
    .map(({ id, name }) => ({ name, role: order.find((role) => holds(id, role)) ?? "member" }))
    .sort(
      (a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.name.localeCompare(b.name, "sv"),
    );
}
