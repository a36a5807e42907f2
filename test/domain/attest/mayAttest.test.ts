import { describe, expect, test } from "vitest";
import { type AttestGround, attestFindings, whoMayAttest } from "#app/domain/attest/mayAttest.ts";
import type { AttestStep } from "#app/domain/attest/order.ts";
import { legalDate } from "#app/domain/calendar.ts";
import {
  area,
  at,
  changed,
  deciding,
  ground,
  inForce,
  left,
  manual,
  marks,
  person,
  rows,
  told,
} from "./payments.ts";

type Row = [string, AttestGround, string, AttestStep, string[]];

describe("the right person, in the right area, on the day", () => {
  const table: Row[] = [
    ["the holder", at("decision"), "anna", "decision", []],
    ["somebody whom the order does not name", at("decision"), "eva", "decision", ["CTRL-01 block"]],
    ["a person outside the register", at("decision"), "nobody", "decision", ["CTRL-01 block"]],
    [
      "a row of the kontering outside the area",
      at(
        "decision",
        { orders: [deciding(area({ accounts: ["5"] }), { holder: person("eva"), ...area({}) })] },
        rows(["5010", 1_000_000], ["6110", 250_000]),
      ),
      "anna",
      "decision",
      ["CTRL-01 block"],
    ],
    [
      "every row within it",
      at(
        "decision",
        { orders: [deciding(area({ accounts: ["5", "61"], projects: ["P1"] }))] },
        rows(["5010", 1_000_000], ["6110", 250_000]),
      ),
      "anna",
      "decision",
      [],
    ],
    [
      "nothing booked: a right in one area does not reach it",
      at("decision", { orders: [deciding(area({ accounts: ["5"] }))] }, { postings: [] }),
      "anna",
      "decision",
      ["CTRL-01 block", "CTRL-07 block"],
    ],
    [
      "nothing booked: one whom the order does not name",
      at("decision", {}, { postings: [] }),
      "eva",
      "decision",
      ["CTRL-01 block"],
    ],
    [
      "no order on the day",
      at("decision", { day: legalDate("2027-01-01") }),
      "anna",
      "decision",
      ["CTRL-01 block"],
    ],
    [
      "the last day of the order",
      at("decision", { day: legalDate("2026-12-31") }),
      "anna",
      "decision",
      [],
    ],
    [
      "a draft gives nobody a right",
      at("decision", { orders: [inForce({ adopted: null })] }),
      "anna",
      "decision",
      ["CTRL-01 block"],
    ],
    [
      "an order older than twelve months",
      at("decision", { orders: [inForce({ from: legalDate("2025-03-02"), to: null })] }),
      "anna",
      "decision",
      ["CTRL-21 block"],
    ],
    [
      "an order of twelve months to the day",
      at("decision", { orders: [inForce({ from: legalDate("2025-03-03"), to: null })] }),
      "anna",
      "decision",
      [],
    ],
    [
      "an uppdrag that ended yesterday",
      at("decision", { people: left("anna", "2026-03-01") }),
      "anna",
      "decision",
      ["CTRL-01 block", "CTRL-21 block"],
    ],
    [
      "an uppdrag that ends today",
      at("decision", { people: left("anna", "2026-03-02") }),
      "anna",
      "decision",
      [],
    ],
    [
      "a person whom the order names, without an uppdrag",
      at("decision", {
        orders: [deciding({ holder: person("eva") })],
        people: left("eva", "2026-03-01"),
      }),
      "eva",
      "decision",
      ["CTRL-21 block"],
    ],
    [
      "a revisor whom the order names",
      at("decision", { orders: [deciding({ holder: person("rut") })] }),
      "rut",
      "decision",
      ["KL-12-1 block"],
    ],
    [
      "no signature sample",
      at("decision", { people: changed("anna", { sampleOn: null }) }),
      "anna",
      "decision",
      ["CTRL-01 block"],
    ],
    [
      "a signature sample of tomorrow",
      at("decision", { people: changed("anna", { sampleOn: legalDate("2026-03-03") }) }),
      "anna",
      "decision",
      ["CTRL-01 block"],
    ],
    [
      "a signature sample of today",
      at("decision", { people: changed("anna", { sampleOn: legalDate("2026-03-02") }) }),
      "anna",
      "decision",
      [],
    ],
  ];
  test.each(table)("%s", (_, known, personId, step, expected) => {
    expect(told(known, personId, step)).toEqual(expected);
  });
});

describe("no hand in two steps, and the steps in order", () => {
  const all = marks("receipt disa", "review dag", "decision anna", "disbursement fia");
  const one = inForce({ manualOrderPersons: 1 });
  const table: Row[] = [
    [
      "who received may review",
      at("review", {}, { marks: marks("receipt dag") }),
      "dag",
      "review",
      [],
    ],
    [
      "who received may not decide",
      at("decision", { orders: [deciding({ holder: person("disa") })] }),
      "disa",
      "decision",
      ["CTRL-03 block"],
    ],
    [
      "who reviewed may not let it leave",
      at("disbursement"),
      "dag",
      "disbursement",
      ["CTRL-03 block"],
    ],
    ["the second of two in union", ground({}, { marks: all }), "finn", "disbursement", []],
    ["the same one twice", ground({}, { marks: all }), "fia", "disbursement", ["CTRL-03 block"]],
    ["a step too early", at("receipt"), "anna", "decision", ["CTRL-09 block"]],
    ["a step that is taken", at("decision"), "disa", "receipt", ["CTRL-09 block", "CTRL-03 block"]],
    [
      "every step is taken",
      ground(
        {},
        {
          marks: [...all, ...marks("disbursement finn")].map((m, i) => ({
            ...m,
            at: `2026-03-02T09:0${i}`,
          })),
        },
      ),
      "dag",
      "disbursement",
      ["CTRL-09 block", "CTRL-03 block"],
    ],
    [
      "paid",
      at("decision", {}, { paidOn: legalDate("2026-03-02") }),
      "anna",
      "decision",
      ["CTRL-09 block"],
    ],
    [
      "cancelled",
      at("decision", {}, { cancelled: { at: "2026-03-02T10", reason: "x" } }),
      "anna",
      "decision",
      ["CTRL-09 block"],
    ],
    [
      "sent back and not mended",
      at(
        "decision",
        {},
        { returns: [{ personId: "anna", version: 1, at: "2026-03-02T10", reason: "Fel konto" }] },
      ),
      "disa",
      "receipt",
      ["CTRL-09 block"],
    ],
    ["a bokföringsorder by the first of two", ground({}, manual), "fia", "disbursement", []],
    [
      "a bokföringsorder by one alone asks for a reason",
      ground({ orders: [one] }, manual),
      "fia",
      "disbursement",
      ["CTRL-19 warn"],
    ],
    [
      "a bokföringsorder has no decision",
      ground({}, manual),
      "anna",
      "decision",
      ["CTRL-09 block"],
    ],
  ];
  test.each(table)("%s", (_, known, personId, step, expected) => {
    expect(told(known, personId, step)).toEqual(expected);
  });

  test("when it waits for nobody, no other is sent to take the step", () => {
    const known = at("decision", {}, { paidOn: legalDate("2026-03-02") });
    const found = attestFindings(known, { personId: "disa", step: "decision" });
    expect(found.map(({ suggestion }) => suggestion)).toEqual([
      "Lägg upp en ny utbetalning om mer ska betalas.",
      ...found.slice(1).map(() => null),
    ]);
  });

  test("out of turn it is told who is first, or that it is oneself", () => {
    const [early] = attestFindings(at("receipt"), { personId: "anna", step: "decision" });
    expect(early?.suggestion).toBe("Disa Ström eller Dag Norr kan göra mottagningsattest.");
    const [own] = attestFindings(at("receipt"), { personId: "disa", step: "decision" });
    expect(own?.suggestion).toBe("Det steget kan du ta: gör mottagningsattest först.");
  });
});

test("those who may are holders first", () => {
  expect(whoMayAttest(at("decision"), "decision")).toEqual(["anna", "per"]);
  expect(whoMayAttest(at("disbursement"), "disbursement")).toEqual(["fia", "finn"]);
  expect(whoMayAttest(at("receipt"), "receipt")).toEqual(["disa", "dag"]);
});
