import { expect, test } from "vitest";
import { bankId } from "#app/documents/signing/bankId.server.ts";
import { codeFrames, codesFrom } from "#app/documents/signing/eidCode.ts";

const bankIds = bankId({
  ...{ url: "https://localhost:1", certificate: new Uint8Array(), password: "", authority: "" },
});
/** The example of BankID's own documentation. */
const order = {
  ...{ reference: "r", autoStartToken: "a" },
  codeToken: "67df3917-fa0d-44e5-b327-edcc928297f8",
  codeSecret: "d28db9a7-4cde-429e-a983-359be676944c",
};

test.each([
  [0, "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8"],
  [1, "949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2"],
  [2, "a9e5ec59cb4eee4ef4117150abc58fad7a85439a6a96ccbecc3668b41795b3f3"],
])("BankID's code in second %d is the documented one", (second, proof) => {
  expect(bankIds.codeAt(order, second)).toBe(`bankid.${order.codeToken}.${second}.${proof}`);
});

test("there is one picture for each second that is left, and none afterwards", () => {
  expect(codesFrom(bankIds, order, 0)).toHaveLength(codeFrames);
  expect(codesFrom(bankIds, order, 25)).toHaveLength(5);
  expect(codesFrom(bankIds, order, 30)).toEqual([]);
  const paths = codesFrom(bankIds, order, 0).map(({ path }) => path);
  expect(new Set(paths).size).toBe(codeFrames);
});

test("a signing from before codes were kept has none", () => {
  expect(codesFrom(bankIds, { ...order, codeToken: "", codeSecret: "" }, 0)).toEqual([]);
});

test("a code that stands still is one picture, with its finder patterns and its quiet zone", () => {
  const still = { ...bankIds, codeAt: () => "frejaeid://bindUserToTransaction" };
  const [only, ...rest] = codesFrom(still, order, 0);
  expect(rest).toEqual([]);
  // Four modules of nothing, then the upper edge of the first and the second finder pattern.
  const size = only?.size ?? 0;
  expect(only?.path.startsWith(`M4 4h7v1H4z`)).toBe(true);
  expect(only?.path).toContain(`M${size - 11} 4h7v1H${size - 11}z`);
});
