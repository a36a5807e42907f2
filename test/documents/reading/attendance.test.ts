import { describe, expect, test } from "vitest";
import { readAttendance } from "#app/documents/reading/attendance.ts";
import type { LabelKey } from "#app/documents/reading/labels.ts";

const read = (list: LabelKey, ...lines: string[]) =>
  readAttendance(
    list,
    lines.map((text, at) => ({ row: at + 1, text })),
  );
const pairs = (list: LabelKey, ...lines: string[]) =>
  read(list, ...lines).present.map(({ namn, organisation }) => [namn, organisation]);

const four = [
  ["Eva Lind", "Norrsunds kommun"],
  ["Bo Ek", "Region Mittland"],
];

describe("names and huvudmän are paired however they are set", () => {
  test.each([
    ["commas", ["Eva Lind, Norrsunds kommun", "Bo Ek, Region Mittland"]],
    ["tabs", ["Eva Lind\tNorrsunds kommun", "Bo Ek\tRegion Mittland"]],
    ["brackets", ["Eva Lind (Norrsunds kommun)", "Bo Ek (Region Mittland)"]],
    ["columns of spaces", ["Eva Lind      Norrsunds kommun", "Bo Ek         Region Mittland"]],
    ["dashes", ["Eva Lind – Norrsunds kommun", "Bo Ek - Region Mittland"]],
    ["nothing but a space", ["Eva Lind Norrsunds kommun", "Bo Ek Region Mittland"]],
    ["one line", ["Eva Lind (Norrsunds kommun) och Bo Ek (Region Mittland)"]],
    ["bullets", ["- Eva Lind, Norrsunds kommun", "• Bo Ek, Region Mittland"]],
    [
      "a table",
      ["| Namn | Huvudman |", "| Eva Lind | Norrsunds kommun |", "| Bo Ek | Region Mittland |"],
    ],
    ["names, then huvudmän", ["Eva Lind", "Bo Ek", "Norrsunds kommun", "Region Mittland"]],
    ["huvudmän, then names", ["Norrsunds kommun", "Region Mittland", "Eva Lind", "Bo Ek"]],
    ["alternate lines", ["Eva Lind", "Norrsunds kommun", "Bo Ek", "Region Mittland"]],
    ["huvudman as heading", ["Norrsunds kommun:", "Eva Lind", "Region Mittland:", "Bo Ek"]],
    ["huvudman before", ["Norrsunds kommun: Eva Lind", "Region Mittland: Bo Ek"]],
  ])("%s", (_how, lines) => {
    expect(pairs("members", ...lines)).toEqual(four);
  });

  test("rows that cannot be paired are reported and nobody gets the wrong huvudman", () => {
    const { present, uncertain } = read("members", "Eva Lind", "Bo Ek", "Region Mittland");
    expect(present.map((person) => person.organisation)).toEqual([null, null]);
    expect(uncertain.map((line) => [line.rad, line.text])).toEqual([[3, "Region Mittland"]]);
  });

  test("a first name that is a label elsewhere is a name", () => {
    expect(
      pairs("members", "Dag Ek, Norrsunds kommun, ordförande", "Bo Ek, Region Mittland"),
    ).toEqual([
      ["Dag Ek", "Norrsunds kommun"],
      ["Bo Ek", "Region Mittland"],
    ]);
  });

  test("a row that is neither name nor huvudman is reported", () => {
    const { present, uncertain } = read("members", "Eva Lind", "kaffe serveras");
    expect(present).toHaveLength(1);
    expect(uncertain.map((line) => line.text)).toEqual(["kaffe serveras"]);
  });
});

describe("when somebody was there", () => {
  test.each([
    ["Ida Berg, ekonom § 31 - 35", [{ fran: 31, till: 35 }]],
    [
      "Ida Berg, ekonom, §§ 3–5, 8",
      [
        { fran: 3, till: 5 },
        { fran: 8, till: 8 },
      ],
    ],
    ["Ida Berg, ekonom, § 4", [{ fran: 4, till: 4 }]],
    ["Ida Berg, ekonom, fr.o.m. § 3", [{ fran: 3 }]],
    ["Ida Berg, ekonom, från och med § 3", [{ fran: 3 }]],
    ["Ida Berg, ekonom, t.o.m. 48 §", [{ till: 48 }]],
    ["Ida Berg, ekonom, ej § 4", [{ till: 3 }, { fran: 5 }]],
    ["Ida Berg § 7", [{ fran: 7, till: 7 }]],
    ["Ida Berg, ekonom", [{}]],
  ])("%s", (line, stretches) => {
    const { present } = read("others", line);
    expect(present.map((person) => person.namn)).toEqual(stretches.map(() => "Ida Berg"));
    expect(
      present.map(({ fran, till }) => ({
        ...(fran === undefined ? {} : { fran }),
        ...(till === undefined ? {} : { till }),
      })),
    ).toEqual(stretches);
  });

  test("clock times are kept as such", () => {
    expect(read("others", "Ida Berg, till kl. 15.00").present).toMatchObject([{ tillKl: "15:00" }]);
    expect(read("others", "Ida Berg, kl. 9.00–10.30").present).toMatchObject([
      { franKl: "09:00", tillKl: "10:30" },
    ]);
  });
});

describe("in what capacity", () => {
  test.each<[LabelKey, string, string]>([
    ["members", "Eva Lind, Norrsunds kommun, ordförande", "ordinarie"],
    ["serving", "Eva Lind, Norrsunds kommun", "tjanstgorande_ersattare"],
    ["substitutes", "Eva Lind, Norrsunds kommun", "ersattare"],
    ["substitutes", "Eva Lind, Norrsunds kommun, tjänstgörande", "tjanstgorande_ersattare"],
    ["members", "Eva Lind, Norrsunds kommun, ersätter Bo Ek", "tjanstgorande_ersattare"],
    ["present", "Eva Lind, Norrsunds kommun", "ordinarie"],
    ["present", "Eva Lind, Norrsunds kommun, ersättare", "ersattare"],
    ["present", "Eva Lind, förbundschef", "ovrig"],
    ["others", "Eva Lind, Norrsunds kommun", "ovrig"],
  ])("in the list %s: %s", (list, line, roll) => {
    expect(read(list, line).present).toMatchObject([{ namn: "Eva Lind", roll }]);
  });

  test("who is listed as away is not present", () => {
    const listed = read("absent", "Eva Lind, Norrsunds kommun");
    expect(listed.present).toEqual([]);
    expect(listed.absent).toMatchObject([{ namn: "Eva Lind", organisation: "Norrsunds kommun" }]);
    const marked = read("present", "| Eva Lind | Norrsunds kommun | Nej |", "| Bo Ek | AF | Ja |");
    expect(marked.present.map((person) => person.namn)).toEqual(["Bo Ek"]);
    expect(marked.absent.map((person) => person.namn)).toEqual(["Eva Lind"]);
  });
});
