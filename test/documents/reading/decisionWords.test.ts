import { describe, expect, test } from "vitest";
import { announcement, cleanClause, runningClauses } from "#app/documents/reading/decisionWords.ts";

describe("what announces a decision", () => {
  test.each([
    ["Styrelsen beslutade", "Styrelsen beslutade", ""],
    ["Styrelsen beslutar:", "Styrelsen beslutar:", ""],
    ["Styrelsen beslutar enhälligt följande:", "Styrelsen beslutar enhälligt följande:", ""],
    ["Styrelsen beslutar att", "Styrelsen beslutar att", ""],
    ["Styrelsen beslutade att anta planen.", "Styrelsen beslutade", "att anta planen."],
    [
      "Samordningsförbundets styrelse beslutar att anta planen",
      "Samordningsförbundets styrelse beslutar",
      "att anta planen",
    ],
    [
      "Därefter beslutade styrelsen att anta planen.",
      "Därefter beslutade styrelsen",
      "att anta planen.",
    ],
    ["Det beslutades att vänta.", "Det beslutades", "att vänta."],
    ["Styrelsen beslöt bevilja medel.", "Styrelsen beslöt", "bevilja medel."],
    ["Styrelsen beslutar enligt förslaget.", "Styrelsen beslutar", "enligt förslaget."],
    ["Beslut", "Beslut", ""],
    ["BESLUT:", "BESLUT:", ""],
    ["Styrelsens beslut", "Styrelsens beslut", ""],
    ["Beslut: Planen antas.", "Beslut:", "Planen antas."],
    ["Beslut att anta planen", "Beslut", "att anta planen"],
    ["Beslut: Styrelsen beslutar att vänta", "Beslut: Styrelsen beslutar", "att vänta"],
  ])("%s", (text, lead, rest) => {
    expect(announcement(text)).toMatchObject({ lead, rest });
  });

  test.each([
    "Styrelsen beslutade den 3 mars att bjuda in till ansökan.",
    "Styrelsen föreslås besluta att anta planen.",
    "Styrelsen kan besluta att vänta.",
    "Styrelsen har tidigare beslutat att vänta.",
    "Kommunstyrelsen beslutade att bygga om.",
    "Beslut om budget",
    "Beslutsunderlag",
    "Beslutet att vänta togs i fjol.",
    "Styrelsen beslutar om arvoden.",
    "Styrelsen diskuterar frågan.",
    "",
  ])("not: %s", (text) => {
    expect(announcement(text)).toBeNull();
  });
});

test.each([
  ["- att anta planen", false, "Att anta planen"],
  ["1. anta planen", true, "Att anta planen"],
  ["Planen antas.", false, "Planen antas."],
  ["bevilja medel", false, "Att bevilja medel"],
])("the clause %s", (text, owed, clean) => {
  expect(cleanClause(text, owed)).toBe(clean);
});

test("att-satser in one sentence come apart, but not those inside another", () => {
  expect(runningClauses("att anta planen, att skicka den samt att följa upp den.")).toEqual([
    "att anta planen,",
    "att skicka den samt",
    "att följa upp den.",
  ]);
  expect(runningClauses("att ge chefen i uppdrag att teckna avtal")).toHaveLength(1);
});
