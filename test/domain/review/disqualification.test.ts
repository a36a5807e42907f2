import { expect, test } from "vitest";
import type { Stance } from "#app/domain/minutes.ts";
import {
  abstains,
  disqualified,
  meeting,
  presence,
  unspecified,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const noting = (...stances: Stance[]) => meeting({ items: withItem(4, { stances }) });

test("jäv with ground and clock is in order, and so is an abstention", () => {
  expect(found(noting(disqualified("lena")))).toEqual([]);
  expect(found(noting(disqualified("lena", { returnedAt: null })))).toEqual([]);
  expect(found(noting(abstains("lena")))).toEqual([]);
});

test("jäv without ground or clock is not", () => {
  expect(found(noting(disqualified("lena", { ground: null })))).toEqual(["KL-5-67 block § 14"]);
  expect(found(noting(disqualified("lena", { leftAt: null })))).toEqual(["KL-5-67 block § 14"]);
  expect(onlyText(noting(disqualified("lena", { ground: null, leftAt: null })))).toBe(
    "§ 14: Protokollet säger att Lena Gran var jävig, men inte vilken grund som gäller eller när personen lämnade rummet.",
  );
});

test("nobody comes back before leaving", () => {
  const minutes = noting(disqualified("lena", { leftAt: "14:20", returnedAt: "14:05" }));
  expect(found(minutes)).toEqual(["KL-5-67 warn § 14"]);
  expect(onlyText(minutes)).toContain("kom tillbaka kl. 14.05 men gick ut kl. 14.20");
});

test("jäv bars the whole handling, not the decision or the talk alone", () => {
  for (const scope of ["decision", "discussion"] as const)
    expect(found(noting(disqualified("lena", { scope })))).toEqual(["KL-6-30 block § 14"]);
});

test("nobody is jävig and abstains at once", () => {
  const minutes = noting(disqualified("lena"), abstains("lena"));
  expect(found(minutes)).toEqual(["KL-6-30 block § 14"]);
});

test("”deltog inte” is asked about, person by person in one finding", () => {
  const minutes = noting(unspecified("lena"), unspecified("ida", "discussion"));
  expect(found(minutes)).toEqual(["KL-6-30 warn § 14"]);
  expect(onlyText(minutes)).toContain(
    "Lena Gran deltog inte i beslutet. Ida Sjö deltog inte i diskussionen.",
  );
});

test("only one who serves can abstain", () => {
  const tor = presence("tor", null, { capacity: "substitute" });
  const minutes = meeting({
    presences: [...wholeBoard, tor],
    items: withItem(4, { stances: [abstains("tor")] }),
  });
  expect(found(minutes)).toEqual(["KL-4-25 warn § 14"]);
});

test("one who is noted was there", () => {
  expect(found(noting(disqualified("vera")))).toEqual(["KL-5-66 warn § 14"]);
  expect(onlyText(noting(disqualified("vera")))).toContain("Vera Asp");
});
