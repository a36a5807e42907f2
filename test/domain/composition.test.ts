import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { type Board, validateComposition } from "#app/domain/composition.ts";
import { mandate, mandates, members, persons, seats } from "#test/support/minutes.ts";

const day = legalDate("2026-03-04");
const office = (role: "chair" | "vice_chair", personId: string) => ({
  role,
  personId,
  from: legalDate("2025-01-01"),
  to: null,
});
const offices = [office("chair", "anna"), office("vice_chair", "per")];
const board = (about: Partial<Board> = {}): Board => ({
  members,
  seats,
  mandates,
  persons,
  offices,
  ...about,
});
const found = (about: Partial<Board>) =>
  validateComposition(board(about), day).map(({ rule, level }) => `${rule} ${level}`);
const withoutMandate = (personId: string) => mandates.filter((m) => m.personId !== personId);
const withoutMember = (id: string) => ({
  members: members.filter((member) => member.id !== id),
  seats: seats.filter(({ memberId }) => memberId !== id),
  mandates: mandates.filter(({ seatId }) => seatId !== `seat-${id}`),
});

test("a full board with its presidium has nothing to remark on", () => {
  expect(validateComposition(board(), day)).toEqual([]);
});

test("a second vice ordförande is allowed, a third is not", () => {
  const two = [...offices, office("vice_chair", "lena")];
  expect(found({ offices: two })).toEqual([]);
  expect(found({ offices: [...two, office("vice_chair", "omar")] })).toEqual(["FIN-17 block"]);
});

test.each<[string, Partial<Board>, string[]]>([
  ["no Försäkringskassan", withoutMember("fk"), ["FIN-3 block"]],
  ["no Arbetsförmedlingen", withoutMember("af"), ["FIN-3 block"]],
  [
    "no region",
    {
      ...withoutMember("mittland"),
      offices: [office("chair", "lena"), office("vice_chair", "per")],
    },
    ["FIN-3 warn"],
  ],
  [
    "no kommun",
    {
      ...withoutMember("norrsund"),
      offices: [office("chair", "anna"), office("vice_chair", "lena")],
    },
    ["FIN-3 block"],
  ],
  [
    "a member without ersättare",
    { mandates: withoutMandate("ulla") },
    ["FIN-10 block", "FIN-10 block"],
  ],
  [
    "a member without ledamot",
    { mandates: withoutMandate("lena") },
    ["FIN-10 block", "FIN-15 warn"],
  ],
  [
    "one ersättare too many",
    { mandates: [...mandates, mandate("bo", "fk", "substitute", { callingOrder: 2 })] },
    ["FIN-10 block"],
  ],
  [
    "two ledamöter on one seat",
    { mandates: [...mandates, mandate("bo", "fk", "member")] },
    ["KL-4-24 block"],
  ],
  [
    "ledamot and ersättare at once",
    { mandates: [...withoutMandate("ulla"), mandate("lena", "fk", "substitute")] },
    ["KL-4-24 block"],
  ],
  [
    "ledamot on two seats",
    { mandates: [...withoutMandate("omar"), mandate("lena", "af", "member")] },
    ["KL-4-24 block"],
  ],
  [
    "an ersättare without place in the order",
    {
      mandates: [
        ...withoutMandate("ulla"),
        mandate("ulla", "fk", "substitute", { callingOrder: null }),
      ],
    },
    ["FIN-12 block"],
  ],
  [
    "a mandate of more than four years",
    {
      mandates: [
        ...withoutMandate("lena"),
        mandate("lena", "fk", "member", { to: legalDate("2027-04-01") }),
      ],
    },
    ["FIN-13 warn"],
  ],
  ["no ordförande", { offices: offices.slice(1) }, ["FIN-17 block"]],
  ["no vice ordförande", { offices: offices.slice(0, 1) }, ["FIN-17 block"]],
  [
    "an ersättare as ordförande",
    { offices: [office("chair", "siv"), office("vice_chair", "per")] },
    ["FIN-17 block"],
  ],
  [
    "one person as both",
    { offices: [office("chair", "anna"), office("vice_chair", "anna")] },
    ["FIN-17 block"],
  ],
])("found: %s", (_, about, expected) => {
  expect(found(about)).toEqual(expected);
});

test("two ersättare with the same place in the order are told apart", () => {
  const more = [...withoutMandate("ulla"), mandate("bo", "fk", "substitute")];
  expect(found({ mandates: [...more, mandate("ulla", "fk", "substitute")] })).toContain(
    "FIN-12 block",
  );
});

test("a vacancy names the ersättare who steps in", () => {
  const [, vacancy] = validateComposition(board({ mandates: withoutMandate("lena") }), day);
  expect(vacancy).toMatchObject({
    text: "Platsen Försäkringskassan har ingen ledamot.",
    suggestion: "Ulla Rönn står på tur att träda in. Medlemmen väljer då en ny ersättare.",
  });
});

test("only uppdrag in force on the day count", () => {
  const before = legalDate("2023-03-31");
  const rules = validateComposition(board(), before).map(({ rule }) => rule);
  expect(rules.filter((rule) => rule === "FIN-10")).toHaveLength(5);
  expect(rules.filter((rule) => rule === "FIN-15")).toHaveLength(4);
  expect(rules.filter((rule) => rule === "FIN-17")).toHaveLength(2);
});
