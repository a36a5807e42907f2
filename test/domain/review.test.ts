import fc from "fast-check";
import { expect, test } from "vitest";
import { sources } from "#app/domain/law.ts";
import type { Minutes } from "#app/domain/minutes.ts";
import { review, rules } from "#app/domain/review.ts";
import { decided, disqualified, meeting, unspecified, withItem } from "#test/support/minutes.ts";
import { found } from "#test/support/review.ts";

test("a lawful meeting has nothing to remark on", () => {
  expect(review(meeting())).toEqual([]);
});

test("findings come for the meeting as a whole first, then by paragraf, the heaviest first", () => {
  const minutes = meeting({
    secretaryId: null,
    attachments: [{ id: "b1", label: "1", title: "Ansökan", sha256: null }],
    items: withItem(4, {
      stances: [unspecified("omar"), disqualified("lena", { ground: null })],
      attachments: ["2"],
    }).map((item) => (item.position === 3 ? { ...item, sections: [decided("Ja.")] } : item)),
  });
  expect(found(minutes)).toEqual([
    "KL-5-65 block",
    "BILAGA warn",
    "KL-5-67 warn § 13",
    "KL-6-27 block § 14",
    "KL-5-67 block § 14",
    "BILAGA block § 14",
    "KL-6-30 warn § 14",
  ]);
});

test("every finding cites its rule's source and says the way forward", () => {
  const minutes = meeting({ chairId: null, presences: [], adjusterIds: [], secretaryId: null });
  const findings = review(minutes);
  expect(findings.length).toBeGreaterThan(3);
  for (const { rule, source, suggestion, text } of findings) {
    expect(source).toBe(sources[rule as keyof typeof sources]);
    expect(text).toMatch(/\.$/);
    expect(suggestion).toMatch(/\.$/);
  }
});

test("the rules are data that a reader can be shown", () => {
  for (const { id, title, source } of rules) {
    expect(title).toMatch(/^[A-ZÅÄÖ]/);
    expect(source).toBe(sources[id]);
  }
  expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length);
});

test("an old protokoll without a register is read without rules that need one", () => {
  const minutes: Minutes = {
    ...meeting(),
    members: [],
    seats: [],
    mandates: [],
    presences: meeting().presences.map((presence) => ({ ...presence, seatId: null })),
    items: withItem(4, { financing: "Konto Insatser" }),
  };
  expect(review(minutes)).toEqual([]);
});

test("names that nobody knows and items that nobody numbered never stop the check", () => {
  const id = fc.constantFrom("anna", "per", "nobody", "");
  fc.assert(
    fc.property(
      fc.record({ chairId: id, secretaryId: id, adjusterIds: fc.array(id, { maxLength: 3 }) }),
      fc.subarray(["persons", "seats", "mandates", "members", "presences", "items"] as const),
      id,
      (about, emptied, jav) => {
        const items = withItem(4, { number: null, stances: [disqualified(jav)] });
        const without = Object.fromEntries(emptied.map((key) => [key, []]));
        const findings = review({ ...meeting({ ...about, items }), ...without });
        for (const { text } of findings) expect(text).not.toMatch(/undefined|null|NaN/);
      },
    ),
  );
});
