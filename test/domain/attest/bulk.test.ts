/** Which payments may be attested together. */
import { describe, expect, test } from "vitest";
import { attestFinding } from "#app/domain/attest/attestFinding.ts";
import { type BulkKind, bulkKind, bulkOf, mostInBulk } from "#app/domain/attest/bulk.ts";
import { type AttestGround, attestFindings } from "#app/domain/attest/mayAttest.ts";
import type { Finding, Result } from "#app/domain/result.ts";
import { at, deciding, manual, payee, rows } from "./payments.ts";

const small = { ...rows(["5010", 50_000]), ore: 50_000 };
const words = (result: Result<unknown>) =>
  result.ok ? "" : result.refusals.map(({ text }) => text).join(" ");

function judged(known: AttestGround, personId: string, more: Finding[] = []) {
  const who = { personId, step: "decision" as const };
  return bulkKind(known, [...attestFindings(known, who), ...more], who, 100_000);
}

describe("one of several", () => {
  const info = attestFinding("CTRL-19", "info", "Så har styrelsen bestämt.");
  const warn = attestFinding("CTRL-14", "warn", "Den liknar 2026-3.");
  const unlimited = { kind: "unlimited" as const };
  const table: [string, Result<BulkKind>, string][] = [
    ["small and one's own", judged(at("decision", {}, small), "anna"), ""],
    ["with something to know", judged(at("decision", {}, small), "anna", [info]), ""],
    ["with a warning", judged(at("decision", {}, small), "anna", [warn]), "Den liknar 2026-3."],
    ["another's", judged(at("decision", {}, small), "siv"), "har inte rätt till beslutsattest"],
    ["an ersättare's, the ordinarie free", judged(at("decision", {}, small), "per"), "ersättare"],
    [
      "one's own expense",
      judged(at("decision", {}, { ...small, ...payee("Anna Ek", "anna") }), "anna"),
      "inte rätt",
    ],
    [
      "too large",
      judged(at("decision", {}, { ...rows(["5010", 100_001]), ore: 100_001 }), "anna"),
      "över 1\u00a0000,00\u00a0kr",
    ],
    [
      "at the limit",
      judged(at("decision", {}, { ...rows(["5010", 100_000]), ore: 100_000 }), "anna"),
      "",
    ],
    [
      "a new account",
      judged(at("decision", { isNewAccount: true }, small), "anna"),
      "Kontot är nytt",
    ],
    [
      "no amount said",
      judged(at("review", { orders: [deciding({ step: "review", cap: null })] }, small), "dag"),
      "Nu väntar",
    ],
    [
      "of an area of one's own",
      judged(at("decision", { orders: [deciding({ cap: unlimited })] }, small), "anna"),
      "",
    ],
  ];
  test.each(table)("%s", (_what, result, says) => {
    expect(result.ok).toBe(says === "");
    expect(words(result)).toContain(says);
  });

  test("a bokföringsorder is read by itself", () => {
    const who = { personId: "fia", step: "disbursement" as const };
    const known = at("receipt", {}, { ...manual, ...rows(["5010", -100], ["5090", 100]) });
    expect(words(bulkKind(known, [], who, 100_000))).toContain("bokföringsorder");
  });

  test("an amount that the board has not said is no amount for several", () => {
    const known = at("decision", { orders: [deciding({ cap: null })] }, small);
    const who = { personId: "anna", step: "decision" as const };
    expect(words(bulkKind(known, [], who, 100_000))).toContain("upp till vilket belopp");
    expect(words(bulkKind(known, [], { ...who, personId: "siv" }, 100_000))).toContain(
      "ingen rätt",
    );
  });

  test("the cap is that of the narrowest right that carries it", () => {
    const orders = [deciding({ cap: { kind: "kronor", kronor: 900 } })];
    const result = judged(at("decision", { orders }, small), "anna");
    expect(result.ok && result.value).toMatchObject({
      step: "decision",
      kind: "invoice",
      rights: "d0",
      capOre: 90_000,
    });
  });
});

describe("several together", () => {
  const kind: BulkKind = { step: "decision", kind: "invoice", rights: "r2", capOre: 100_000 };
  const one = (number: string, ore: number, about: Partial<BulkKind> = {}) => ({
    ...{ number, ore },
    kind: { ...kind, ...about },
  });
  const many = Array.from({ length: mostInBulk + 1 }, (_, at) => one(`2026-${at}`, 1));
  test.each([
    ["alike", [one("1", 40_000), one("2", 60_000)], ""],
    ["none", [], "minst en"],
    ["more than one looks through", many, `högst ${mostInBulk}`],
    ["above the cap together", [one("1", 40_000), one("2", 60_001)], "1\u00a0000,01\u00a0kr"],
    ["without a cap", [one("1", 9e8, { capOre: null }), one("2", 9e8, { capOre: null })], ""],
    ["another step", [one("1", 1), one("2", 1, { step: "review" })], "1 och 2 är inte lika"],
    ["another right", [one("1", 1), one("2", 1, { rights: "r3" })], "inte lika"],
    ["another kind", [one("1", 1), one("2", 1, { kind: "fee" })], "inte lika"],
  ])("%s", (_what, chosen, says) => {
    const result = bulkOf(chosen);
    expect(result.ok).toBe(says === "");
    expect(words(result)).toContain(says);
  });
  test("the total is told", () => {
    const result = bulkOf([one("1", 40_000), one("2", 60_000)]);
    expect(result.ok && result.value.ore).toBe(100_000);
  });
});
