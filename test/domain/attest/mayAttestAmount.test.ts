import { describe, expect, test } from "vitest";
import type { AttestGround } from "#app/domain/attest/mayAttest.ts";
import type { AttestCap } from "#app/domain/attest/order.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { area, at, deciding, ground, inForce, manual, person, rows, told } from "./payments.ts";

const capped = (cap: AttestCap) => ({ orders: [deciding({ cap })] });

describe("up to the amount", () => {
  const director = { kind: "role" as const, role: "director" as const };
  const kronor = (sum: number): AttestCap => ({ kind: "kronor", kronor: sum });
  const price = (count: number): AttestCap => ({ kind: "priceBaseAmounts", count });
  const stop = ["CTRL-02 block", "CTRL-07 block"];
  const table: [string, AttestGround, string, string[]][] = [
    ["the very amount", at("decision", capped(kronor(12_500))), "anna", []],
    ["one öre above", at("decision", capped(kronor(12_500)), { ore: 1_250_001 }), "anna", stop],
    ["prisbasbelopp of the year", at("decision", capped(price(0.25))), "anna", []],
    ["above the prisbasbelopp", at("decision", capped(price(0.2))), "anna", stop],
    ["an amount that is not said", at("decision", capped(null)), "anna", ["CTRL-02 warn"]],
    [
      "a year whose prisbasbelopp is not known",
      at("decision", {
        day: legalDate("2031-03-02"),
        orders: [{ ...deciding({ cap: price(1) }), from: legalDate("2031-01-01"), to: null }],
      }),
      "anna",
      ["BAS-1 block", "CTRL-07 block"],
    ],
    [
      "a year whose prisbasbelopp the förbund has entered",
      at("decision", {
        day: legalDate("2031-03-02"),
        orders: [{ ...deciding({ cap: price(1) }), from: legalDate("2031-01-01"), to: null }],
        baseAmounts: [{ kind: "price", year: 2031, kronor: 66_000, source: "förordningen" }],
      }),
      "anna",
      [],
    ],
    [
      "the higher of two rights carries it",
      at("decision", {
        orders: [
          deciding(
            { holder: director, deputies: [{ kind: "role", role: "chair" }], cap: kronor(10_000) },
            {},
          ),
        ],
      }),
      "anna",
      [],
    ],
    [
      "as deputy above one's own amount, while the holder is free",
      at("decision", {
        orders: [
          deciding(
            { holder: person("eva"), deputies: [], cap: kronor(10_000) },
            { deputies: [person("eva")] },
          ),
        ],
      }),
      "eva",
      ["CTRL-07 warn"],
    ],
    [
      "each row of the kontering has its own amount",
      at(
        "decision",
        {
          orders: [
            deciding(area({ accounts: ["5"] }), {
              ...area({ accounts: ["6"] }),
              cap: kronor(1_000),
            }),
          ],
        },
        rows(["5010", 1_000_000], ["6110", 250_000]),
      ),
      "anna",
      stop,
    ],
  ];
  test.each(table)("%s", (_, known, personId, expected) => {
    expect(told(known, personId, "decision")).toEqual(expected);
  });

  test("a bokföringsorder is as large as what it moves, though its rows make zero", () => {
    const rights = inForce().rights.map((one) => ({ ...one, cap: kronor(1_000) }));
    const known = (ore: number) =>
      ground(
        { orders: [inForce({ rights })] },
        { ...manual, ...rows(["1930", ore], ["5010", -ore]) },
      );
    expect(told(known(100_000), "fia", "disbursement")).toEqual([]);
    expect(told(known(100_001), "fia", "disbursement")).toEqual(stop);
  });
});
