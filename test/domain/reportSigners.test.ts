import { expect, test } from "vitest";
import type { Role } from "#app/domain/authority.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { reportSignersOn } from "#app/domain/reportSigners.ts";

const people = [
  { id: "per", name: "Per Alm" },
  { id: "ake", name: "Åke Berg" },
  { id: "anna", name: "Anna Ek" },
  { id: "eva", name: "Eva Lind" },
  { id: "ida", name: "Ida Sjö" },
  { id: "bo", name: "Bo Hed" },
];
const held = (personId: string, role: Role, from = "2023-04-01", to: string | null = null) => ({
  ...{ personId, role, from: legalDate(from) },
  to: to === null ? null : legalDate(to),
});
const mandates = [
  ...[held("per", "member"), held("per", "vice_chair")],
  held("ake", "member"),
  ...[held("anna", "member"), held("anna", "chair")],
  ...[held("eva", "substitute"), held("ida", "director")],
  held("bo", "member", "2023-04-01", "2027-03-14"),
];
const names = (day: string) =>
  reportSignersOn(mandates, people, legalDate(day)).map(({ name, role }) => `${name} ${role}`);

test("every ledamot of the day signs, the ordförande first; ersättare and tjänstemän do not", () => {
  expect(names("2027-03-15")).toEqual(["Anna Ek chair", "Per Alm vice_chair", "Åke Berg member"]);
});

test("one who leaves signs to the last day, and nobody before the first", () => {
  expect(names("2027-03-14")).toContain("Bo Hed member");
  expect(names("2023-03-31")).toEqual([]);
});
