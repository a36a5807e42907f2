/**
 * Three papers as a small förbund may have them, told as data in our own words with invented people: the attest- och
 * utanordningsinstruktion, the signaturlista that was drawn up from it, and the delegationsordning. They are kept as
 * weak as such papers are; the tests list what is found in them.
 */
import type { AttestOrder, AttestPerson, AttestRight, Holder } from "#app/domain/attest/order.ts";
import type { Role } from "#app/domain/authority.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { type DelegationOrder, defaultDelegationSettings } from "#app/domain/delegation/order.ts";
import { person } from "./people.ts";

const role = (name: Role): Holder => ({ kind: "role", role: name });
const one = (personId: string): Holder => ({ kind: "person", personId });

const right = (id: string, about: Partial<AttestRight>): AttestRight => ({
  ...{ id, step: "decision", concern: { kind: "anyone" }, cap: null, remark: "" },
  area: { accounts: [], costCentres: [], projects: [] },
  ...{ holder: role("chair"), deputies: [], deputyWhen: "hindered" },
  ...about,
});

const year = { from: legalDate("2026-01-01"), to: legalDate("2026-12-31"), adopted: null };

/** The steps of the office, which the papers say little of. */
const office: AttestRight[] = [
  right("received", { step: "receipt", holder: one("dag"), deputies: [one("disa")] }),
  right("reviewed", { step: "review", holder: one("dag"), deputies: [one("disa")] }),
  right("paid", { step: "disbursement", holder: role("finance") }),
];

/** Who decides is said by office: the ordförande, and the vice ordförande about the ordförande. */
export const instruction: AttestOrder = {
  ...{ id: "instruction", ...year, manualOrderPersons: 1 },
  rights: [
    right("general", { deputies: [role("vice_chair")] }),
    right("toChair", { concern: role("chair"), holder: role("vice_chair") }),
    right("toBoard", { concern: { kind: "board" }, deputies: [role("vice_chair")] }),
    ...office,
  ],
};

/** Who decides is said by name, and the vice ordförande is named as ersättare for himself. */
export const signatureList: AttestOrder = {
  ...{ id: "signatures", ...year, manualOrderPersons: 1 },
  rights: [
    right("anna", { holder: one("anna"), remark: "Inte egna resor och utlägg" }),
    right("per", { holder: one("per"), deputies: [one("per")] }),
    right("toAnna", { concern: one("anna"), holder: one("per") }),
    ...office,
  ],
};

/** What the ordförande may decide alone: one group without a limit, one up to a prisbasbelopp. */
export const delegations: DelegationOrder = {
  ...{ id: "delegations", number: 1, from: year.from, to: year.to, adopted: null },
  settings: defaultDelegationSettings,
  groups: [
    {
      ...{ id: "courses", title: "Kurser och konferenser", subject: "courses" },
      ...{ cap: { kind: "none" }, delegates: [role("chair")] },
    },
    {
      ...{ id: "buying", title: "Direktupphandling av ett objekt", subject: "procurement" },
      ...{ cap: { kind: "priceBaseAmounts", count: 1 }, delegates: [role("chair")] },
    },
  ],
};

/** The presidium's time ends on the last day of March; the list has no signatures on it. */
export const people: AttestPerson[] = [
  person("anna", "Anna Ek", "member", "chair"),
  person("per", "Per Alm", "member", "vice_chair"),
  person("eva", "Eva Lind", "member"),
  person("dag", "Dag Norr", "director"),
  person("disa", "Disa Ström", "developer"),
  person("fia", "Fia Bo", "finance"),
  person("finn", "Finn Ås", "finance"),
].map((somebody) => ({
  ...somebody,
  sampleOn: null,
  roles: somebody.roles.map((held) => ({
    ...held,
    to: ["anna", "per"].includes(somebody.id) ? legalDate("2026-03-31") : null,
  })),
}));
