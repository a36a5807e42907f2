import { expect, test } from "vitest";
import type { Item } from "#app/domain/minutes.ts";
import { decided, meeting, section, withItem } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const at3 = (about: Partial<Item>) => meeting({ items: withItem(3, about) });
const grant = (about: Partial<Item>) => meeting({ items: withItem(4, about) });

test("a decision has both beslutsmening and att-sats", () => {
  expect(found(at3({ sections: [decided("att lägga informationen till handlingarna.")] }))).toEqual(
    [],
  );
  const leadAlone = at3({ sections: [section({ lead: "Styrelsen beslutade", clauses: [" "] })] });
  expect(found(leadAlone)).toEqual(["KL-5-67 block § 13"]);
  expect(onlyText(leadAlone)).toContain("ingen att-sats");
  const withoutLead = at3({ sections: [section({ clauses: ["att godkänna rapporten."] })] });
  expect(found(withoutLead)).toEqual(["KL-5-67 block § 13"]);
  expect(onlyText(withoutLead)).toContain("ingen beslutsmening");
});

test("each section is held to it by itself", () => {
  const sections = [decided("att godkänna rapporten."), section({ lead: "Styrelsen beslutade" })];
  expect(found(at3({ sections }))).toEqual(["KL-5-67 block § 13"]);
});

test("a decision begins with att, in small or large letters", () => {
  expect(found(at3({ sections: [decided("Att godkänna rapporten.")] }))).toEqual([]);
  expect(found(at3({ sections: [decided("Rapporten godkänns.")] }))).toEqual(["KL-5-67 warn § 13"]);
  expect(found(at3({ sections: [decided("attestera räkningen.")] }))).toEqual([
    "KL-5-67 warn § 13",
  ]);
});

test("an item with neither text nor decision was not handled, unless it was struck", () => {
  expect(found(at3({ sections: [] }))).toEqual(["KL-5-66 warn § 13"]);
  expect(found(at3({ sections: [section({ body: "  " })] }))).toEqual(["KL-5-66 warn § 13"]);
  expect(found(at3({ sections: [], struck: "Föredraganden är sjuk" }))).toEqual([]);
});

test("a struck item has no decision", () => {
  const minutes = at3({ struck: "Utgår", sections: [decided("att godkänna rapporten.")] });
  expect(found(minutes)).toEqual(["KL-5-67 warn § 13"]);
});

test("a grant says how it is paid for", () => {
  expect(found(grant({ financing: null }))).toEqual(["KL-11-15 block § 14"]);
  expect(found(grant({ financing: "  " }))).toEqual(["KL-11-15 block § 14"]);
  expect(found(grant({ financing: "Konto Insatser" }))).toEqual([]);
});

test.each([
  "avslå ansökan.",
  "bordlägga ärendet.",
  "återremittera ärendet.",
  "inte bevilja medel.",
])("a decision that pays nothing needs no financing: att %s", (clause) => {
  expect(found(grant({ financing: null, sections: [decided(`att ${clause}`)] }))).toEqual([]);
});

test("a grant that is partly refused still needs it, and so does one that was only struck as a word", () => {
  const clauses = ["att bevilja 100 000 kr.", "att avslå ansökan i övrigt."];
  expect(found(grant({ financing: null, sections: [decided(...clauses)] }))).toEqual([
    "KL-11-15 block § 14",
  ]);
});

test("an old protokoll may tell the financing in its text", () => {
  const told = (body: string) => ({
    ...grant({ financing: null, sections: [{ ...decided("att bevilja 10 000 kr."), body }] }),
    mandates: [],
  });
  expect(found(told("Medlen tas ur eget kapital."))).toEqual([]);
  expect(found(told("Kostnaden ryms inom budget."))).toEqual([]);
  expect(found(told("Ansökan gäller finansiering av en handledare."))).toEqual([
    "KL-11-15 block § 14",
  ]);
});
