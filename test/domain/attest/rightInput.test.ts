import { expect, test } from "vitest";
import {
  concernValue,
  holderValue,
  readRight,
  type TypedRight,
} from "#app/domain/attest/rightInput.ts";

const typed: TypedRight = {
  ...{ step: "decision", concern: "anyone", accounts: "", costCentres: "", projects: "" },
  ...{ capKind: "unset", capAmount: "", holder: "role:chair", deputies: ["", "person:eva"] },
  ...{ deputyWhen: "hindered", remark: "" },
};
const read = (about: Partial<TypedRight>) => {
  const result = readRight({ ...typed, ...about });
  return result.ok ? result.value : result.refusals.map(({ field, text }) => `${field}: ${text}`);
};

test("what a form says of a right is read, and reads back as the same", () => {
  const right = read({});
  expect(right).toEqual({
    ...{ step: "decision", concern: { kind: "anyone" }, cap: null, remark: "" },
    area: { accounts: [], costCentres: [], projects: [] },
    holder: { kind: "role", role: "chair" },
    deputies: [{ kind: "person", personId: "eva" }],
    deputyWhen: "hindered",
  });
  expect(holderValue({ kind: "person", personId: "a:b" })).toBe("person:a:b");
  expect(read({ holder: "person:a:b" })).toMatchObject({ holder: { personId: "a:b" } });
  expect(concernValue({ kind: "board" })).toBe("board");
  expect(concernValue({ kind: "role", role: "chair" })).toBe("role:chair");
});

test.each<[string, Partial<TypedRight>, object]>([
  ["a sum", { capKind: "kronor", capAmount: "50 000 kr" }, { kind: "kronor", kronor: 50_000 }],
  [
    "prisbasbelopp",
    { capKind: "priceBaseAmounts", capAmount: "1,5" },
    { kind: "priceBaseAmounts", count: 1.5 },
  ],
  ["no limit", { capKind: "unlimited", capAmount: "" }, { kind: "unlimited" }],
])("a maxbelopp: %s", (_, about, cap) => {
  expect(read(about)).toMatchObject({ cap });
});

test("areas are lists, once each", () => {
  expect(
    read({ accounts: "5, 61 5", costCentres: "10", projects: "Steget; Vägen ut" }),
  ).toMatchObject({
    area: { accounts: ["5", "61"], costCentres: ["10"], projects: ["Steget", "Vägen ut"] },
  });
});

test.each<[string, Partial<TypedRight>, string[]]>([
  [
    "a negative sum",
    { capKind: "kronor", capAmount: "-50" },
    ["capAmount: Skriv maxbeloppet i hela kronor, till exempel 50 000."],
  ],
  [
    "fourteen digits",
    { capKind: "kronor", capAmount: "12345678901234" },
    ["capAmount: Skriv maxbeloppet i hela kronor, till exempel 50 000."],
  ],
  [
    "öre",
    { capKind: "kronor", capAmount: "10,50" },
    ["capAmount: Skriv maxbeloppet i hela kronor, till exempel 50 000."],
  ],
  [
    "no prisbasbelopp",
    { capKind: "priceBaseAmounts", capAmount: "0" },
    ["capAmount: Skriv antalet prisbasbelopp, till exempel 1 eller 0,5."],
  ],
  [
    "an account that is none",
    { accounts: "5x" },
    ["accounts: ”5x” är inget konto. Skriv siffror, till exempel 5 för hela klass 5."],
  ],
  [
    "nothing chosen",
    { step: "", concern: "role:king", holder: "" },
    [
      "step: Välj vilket steg raden gäller.",
      "concern: Välj vilka utbetalningar raden gäller.",
      "holder: Välj vem som är ordinarie.",
    ],
  ],
])("what is wrong is told at its field: %s", (_, about, refusals) => {
  expect(read(about)).toEqual(refusals);
});
