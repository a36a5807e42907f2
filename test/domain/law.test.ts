import { expect, test } from "vitest";
import { law, sources } from "#app/domain/law.ts";

test("the numbers are those of the statutes", () => {
  expect(law.minutesApproval).toEqual({
    days: 14,
    rule: "KL-5-69",
    source: "kommunallagen 5 kap. 69 §",
  });
  expect(law.noticePosted).toMatchObject({ days: 2, rule: "KL-8-12" });
  expect(law.appeal).toMatchObject({ weeks: 3, rule: "KL-13-5" });
  expect(law.quorum).toMatchObject({ moreThan: { numerator: 1, denominator: 2 }, rule: "KL-6-27" });
  expect(law.budgetAdopted).toMatchObject({ month: 11, day: 30, rule: "FIN-23" });
  expect(law.annualReport).toMatchObject({ month: 3, day: 31, rule: "FIN-24" });
  expect(law.mandateFrom).toMatchObject({ month: 4, day: 1, rule: "FIN-13" });
});

test("every source names its statute and ends in a paragraf, except what is only order", () => {
  for (const [id, source] of Object.entries(sources)) {
    if (/^[A-Z]+$/.test(id) || /^(ARV|BAS|LOU|CTRL|GDPR|FL)-|^KL-5-50$/.test(id)) continue;
    expect(source).toMatch(
      /^((?:kommunallagen|offentlighets- och sekretesslagen) \d+ kap\. \d+|lag \(\d{4}:\d+\) \d+( a)?) §( \(förebild, inte bindande\))?$/,
    );
    const numbers = id
      .toLowerCase()
      .match(/\d+a?$/)?.[0]
      .replace("a", " a");
    expect(source).toContain(` ${numbers} §`);
  }
});
