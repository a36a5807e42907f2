import { describe, expect, test } from "vitest";
import { type AttestGround, attestFindings } from "#app/domain/attest/mayAttest.ts";
import { at, deciding, inForce, left, payee, person, told } from "./payments.ts";

describe("the ersättare and the ordinarie", () => {
  const hindered = ["CTRL-07 warn"];
  const isAbout = (name: string) => (one: { concern: { kind: string; role?: string } }) =>
    one.concern.role === name;
  const toChair = payee("Anna Ek", "anna");
  const toVice = payee("Per Alm", "per");
  const noThird = inForce({
    rights: inForce().rights.map((one) =>
      isAbout("chair")(one) || isAbout("vice_chair")(one) ? { ...one, deputies: [] } : one,
    ),
  });
  const two = { deputies: [person("per"), person("eva")] };
  const table: [string, AttestGround, string, string[]][] = [
    ["the ordinarie is free", at("decision"), "per", hindered],
    [
      "the ersättare may act always",
      at("decision", { orders: [deciding({ deputyWhen: "always" })] }),
      "per",
      [],
    ],
    [
      "the ordinarie is paid",
      at(
        "decision",
        {
          orders: [
            inForce({ rights: inForce().rights.filter((one) => one.concern.kind === "anyone") }),
          ],
        },
        toChair,
      ),
      "per",
      [],
    ],
    [
      "the ordinarie has a bindning",
      at("decision", {
        ties: [{ personId: "anna", kind: "ownership", name: "Vidälvens Lokaler AB" }],
      }),
      "per",
      [],
    ],
    ["the ordinarie has left", at("decision", { people: left("anna", "2026-03-01") }), "per", []],
    [
      "the second ersättare while the first is free",
      at("decision", { orders: [deciding(two)], people: left("anna", "2026-03-01") }),
      "eva",
      hindered,
    ],
    [
      "the second ersättare when the first has left too",
      at("decision", {
        orders: [deciding(two)],
        people: left("anna", "2026-03-01").filter(({ id }) => id !== "per"),
      }),
      "eva",
      [],
    ],
    ["the ordförande is paid: the vice decides", at("decision", {}, toChair), "per", []],
    [
      "the ordförande is paid: not the ordförande",
      at("decision", {}, toChair),
      "anna",
      ["CTRL-01 block", "CTRL-04 block"],
    ],
    ["the vice is paid: the ordförande decides", at("decision", {}, toVice), "anna", []],
    [
      "the ordförande is paid and the vice is free: the third",
      at("decision", {}, toChair),
      "eva",
      hindered,
    ],
    [
      "the ordförande is paid and the vice has left: the third",
      at("decision", { people: left("per", "2026-03-01") }, toChair),
      "eva",
      [],
    ],
    [
      "and without a third: nobody",
      at("decision", { orders: [noThird], people: left("per", "2026-03-01") }, toChair),
      "eva",
      ["CTRL-01 block", "CTRL-07 block"],
    ],
  ];
  test.each(table)("%s", (_, known, personId, expected) => {
    expect(told(known, personId, "decision")).toEqual(expected);
  });

  test("the reason is asked by the names of those who could", () => {
    const known = at("decision", { orders: [deciding(two)] });
    const [found] = attestFindings(known, { personId: "eva", step: "decision" });
    expect(found?.text).toBe("Du är ersättare för Anna Ek och Per Alm, som kan göra det.");
  });

  test("where several rules stop, who can do it instead is told once", () => {
    const found = attestFindings(at("decision", {}, toChair), {
      personId: "anna",
      step: "decision",
    });
    expect(found.map(({ suggestion }) => suggestion)).toEqual([
      "Per Alm eller Eva Lind kan göra beslutsattest.",
      null,
    ]);
  });

  test("where the chain ends, the board must choose", () => {
    const known = at("decision", { orders: [noThird], people: left("per", "2026-03-01") }, toChair);
    const found = attestFindings(known, { personId: "anna", step: "decision" });
    expect(found.map(({ text, suggestion }) => [text, suggestion])).toEqual([
      [expect.stringContaining("har inte rätt"), null],
      [expect.stringContaining("går till dig"), null],
      [
        "Ingen kan göra beslutsattest av den här utbetalningen enligt attestordningen.",
        "Låt styrelsen utse en ledamot för sådana utbetalningar.",
      ],
    ]);
  });
});
