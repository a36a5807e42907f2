/** What the system says of the decision before the money leaves: the behörighetsattest. */
import { expect, test } from "vitest";
import { type AttestGround, authorityFindings } from "#app/domain/attest/mayAttest.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { at, before, changed, deciding, inForce, left, marks } from "./payments.ts";

const decided = (about: Partial<AttestGround> = {}, text = {}) => at("disbursement", about, text);
const noOrder = { orders: [inForce({ from: legalDate("2026-03-03") })] };

const table: [string, AttestGround, boolean][] = [
  ["the right signer", decided(), true],
  ["nobody has decided yet", at("decision", noOrder), true],
  ["the decision is void", decided({ people: [] }, { attestedFrom: 2, version: 2 }), true],
  [
    "the wrong signer",
    decided({}, { marks: [...before.decision, ...marks("decision eva")] }),
    false,
  ],
  ["a signer who had left the day before", decided({ people: left("anna", "2026-03-01") }), false],
  ["a signer who has left since", decided({ people: left("anna", "2026-03-02") }), true],
  ["a signer whom the register does not have", decided({ people: [] }), false],
  [
    "above the amount",
    decided({ orders: [deciding({ cap: { kind: "kronor", kronor: 1 } })] }),
    false,
  ],
  ["no attestordning on the day of it", decided(noOrder), false],
  [
    "an attestordning that was too old",
    decided({ orders: [inForce({ from: legalDate("2025-01-01"), to: null })] }),
    false,
  ],
  ["an attestordning that is too old since", decided({ day: legalDate("2027-02-01") }), true],
  [
    "a sample that was renewed",
    decided({ people: changed("anna", { sampleOn: legalDate("2026-03-20") }) }),
    true,
  ],
];

test.each(table)("%s", (_, known, isRight) => {
  const found = authorityFindings(known);
  expect(found.map(({ rule, level, suggestion }) => [rule, level, suggestion])).toEqual(
    isRight ? [] : [["CTRL-01", "block", "Lämna tillbaka utbetalningen."]],
  );
});

test("the sentence names the signer", () => {
  const [found] = authorityFindings(decided({ people: left("anna", "2026-03-01") }));
  expect(found?.text).toBe("Beslutsattesten av Anna Ek gavs utan rätt.");
});
