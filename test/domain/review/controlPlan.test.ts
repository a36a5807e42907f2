import { expect, test } from "vitest";
import { reviewText } from "#app/domain/reviewText.ts";

const plan = (...frequencies: string[]) =>
  [
    "Plan för intern kontroll",
    "",
    "Process\tKontrollmoment\tAnsvarig\tFrekvens",
    ...frequencies.map((often, n) => `Process ${n + 1}\tAtt rutinen följs\tEkonomen\t${often}`),
  ].join("\n");

const titles = (text: string) => reviewText(text).map(({ title }) => title);

test.each(["Vid behov", "När styrelsen önskar det", "Efter prioritering"])(
  "not testable: %s",
  (often) => {
    expect(titles(plan("Varje månad", often))).toEqual(["Kontroller med mätbar frekvens"]);
  },
);

test.each(["Varje kvartal", "2 gånger per år", "Löpande", "Årligen", "Vid varje utbetalning", ""])(
  "in order: %s",
  (often) => {
    expect(titles(plan(often))).toEqual([]);
  },
);

test("the same words in a text or in another table are let be", () => {
  expect(titles("Frekvens\nVid behov")).toEqual([]);
  expect(titles("Insats\tFrekvens\nBryggan\tVid behov")).toEqual([]);
});
