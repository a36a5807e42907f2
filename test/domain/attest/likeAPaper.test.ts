/** An attestordning as many a förbund has it on paper, told as data in our own words: what is weak in it is found. */
import { expect, test } from "vitest";
import { checkOrder } from "#app/domain/attest/checkOrder.ts";
import type { AttestOrder, AttestPerson, AttestRight, Holder } from "#app/domain/attest/order.ts";
import type { Role } from "#app/domain/authority.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { person } from "./people.ts";

const role = (name: Role): Holder => ({ kind: "role", role: name });

const right = (id: string, about: Partial<AttestRight>): AttestRight => ({
  ...{ id, step: "decision", concern: { kind: "anyone" }, cap: null, remark: "" },
  area: { accounts: [], costCentres: [], projects: [] },
  ...{ holder: role("chair"), deputies: [role("vice_chair")], deputyWhen: "hindered" },
  ...about,
});

/** The office's two receive, nobody is said to review, and the amounts are left empty. */
const paper: AttestOrder = {
  ...{ id: "paper", from: legalDate("2026-01-01"), to: legalDate("2026-12-31"), adopted: null },
  rights: [
    right("received", { step: "receipt", holder: role("director"), deputies: [role("developer")] }),
    right("general", {}),
    right("chair", { concern: role("chair"), holder: role("vice_chair"), deputies: [] }),
    right("board", { concern: { kind: "board" } }),
    right("paid", { step: "disbursement", holder: role("finance"), deputies: [] }),
  ],
  manualOrderPersons: 1,
};

/** The board's time ends on the last day of March, and nobody has given a signature. */
const office: AttestPerson[] = [
  person("anna", "Anna Ek", "member", "chair"),
  person("per", "Per Alm", "member", "vice_chair"),
  person("dag", "Dag Norr", "director"),
  person("disa", "Disa Ström", "developer"),
  person("fia", "Fia Bo", "finance"),
  person("finn", "Finn Ås", "finance"),
].map((one) => ({
  ...{ ...one, sampleOn: null },
  roles: one.roles.map((held) => ({
    ...held,
    to: ["anna", "per"].includes(one.id) ? legalDate("2026-03-31") : null,
  })),
}));

const told = (order: AttestOrder) =>
  checkOrder(order, office, knownBaseAmounts).map(
    ({ rule, rightId, text }) => `${rule} ${rightId}: ${text}`,
  );

test("what stops it: nobody is said to review", () => {
  const stops = checkOrder(paper, office, knownBaseAmounts).filter(
    ({ level }) => level === "block",
  );
  expect(stops.map(({ rule, text }) => `${rule}: ${text}`)).toEqual([
    "CTRL-09: Ingen har rätt till granskningsattest. Utan det steget kan ingenting betalas.",
  ]);
});

test("once somebody reviews, every other weakness is told beside its row", () => {
  const reviewed = right("reviewed", {
    step: "review",
    holder: role("director"),
    deputies: [role("developer")],
  });
  const found = told({ ...paper, rights: [...paper.rights, reviewed] });
  expect(found).toEqual(
    expect.arrayContaining([
      // The ordförande's expenses when the vice is away, and the vice's when the ordförande is.
      "CTRL-07 chair: Är Per Alm hindrad kan ingen ta beslutsattest på en utbetalning till Anna Ek.",
      "CTRL-07 board: Är Anna Ek hindrad kan ingen ta beslutsattest på en utbetalning till Per Alm.",
      "CTRL-04 board: Ersättaren Per Alm kan själv vara den som får betalt.",
      "CTRL-21 general: Uppdraget som ordförande går ut 31 mars 2026 utan efterträdare, före ordningens sista dag 31 december 2026.",
      "CTRL-21 general: Uppdraget som vice ordförande går ut 31 mars 2026 utan efterträdare, före ordningens sista dag 31 december 2026.",
      "CTRL-19 null: En manuell bokföringsorder undertecknas av en person.",
      ...["received", "general", "chair", "board", "paid", "reviewed"].map(
        (id) =>
          `CTRL-02 ${id}: Maxbeloppet är tomt: styrelsen har inte sagt upp till vilket belopp rätten gäller.`,
      ),
    ]),
  );
  const unsigned = found.filter((one) => one.includes("namnteckningsprov"));
  expect(unsigned).toHaveLength(office.length);
});
