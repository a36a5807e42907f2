import fc from "fast-check";
import { expect, test } from "vitest";
import { review } from "#app/domain/review.ts";
import { meeting, section, withItem } from "#test/support/minutes.ts";
import { found } from "#test/support/review.ts";

const saying = (body: string, clauses: string[] = []) =>
  meeting({
    items: withItem(3, {
      sections: [section({ body, clauses, lead: clauses.length > 0 ? "Styrelsen beslutade" : "" })],
    }),
  });
const text = (body: string) => review(saying(body))[0]?.text;

test.each([
  ["300 000 kr + 60 000 kr = 380 000 kr.", "Uträkningen ger 360 000 kr, men det står 380 000 kr."],
  [
    "Lön kostar 300 000 kr och lokaler 60 000 kr, totalt 380 000 kr.",
    "Beloppen blir 360 000 kr tillsammans, men det står 380 000 kr.",
  ],
  [
    "Ansökan gäller 300 000 kr för 2027 och 310 000 för 2028, sammanlagt 620 000 kronor.",
    "Beloppen blir 610 000 kr tillsammans, men det står 620 000 kronor.",
  ],
  [
    "Insatsen får 300 000 kr, varav 200 000 kr till lön och 150 000 kr till lokaler.",
    "Av 300 000 kr ska 350 000 kr vara en del. Delen kan inte vara större än det hela.",
  ],
  [
    "Tilldelningen är 2 680 000 kr, en minskning med 9 000 kr jämfört med 2 698 000 kr för 2026.",
    "Från 2 698 000 kr till 2 680 000 kr är det en minskning med 18 000 kr, men det står 9 000 kr.",
  ],
  [
    "Bidraget går från 200 000 kr till 210 000 kr, en ökning med 20 000 kr.",
    "Från 200 000 kr till 210 000 kr är det en ökning med 10 000 kr, men det står 20 000 kr.",
  ],
  [
    "Beloppet gick från 200 000 kr till 210 000 kr, en ökning med 4 procent.",
    "Från 200 000 kr till 210 000 kr är det en ökning med 5 procent, men det står 4 procent.",
  ],
  [
    "Ersättningen är 1 % av arvodet 60 000 kr = 650,00 kr.",
    "1 % av 60 000 kr är 600 kr, men det står 650,00 kr.",
  ],
])("%s", (body, expected) => {
  expect(found(saying(body))).toEqual(["SUMMA warn § 13"]);
  expect(text(body)).toBe(`§ 13: ${expected}`);
});

test.each([
  "300 000 kr + 60 000 kr = 360 000 kr.",
  "Lön kostar 300 000 kr och lokaler 60 000 kr, totalt 360 000 kr.",
  "Lön kostar 304 000 kr och lokaler 60 000 kr, totalt 0,4 miljoner kronor.",
  "Lön kostar 300 000 kr och lokaler 60 000 kr av totalt 900 000 kr.",
  "Lön kostar 300 000 kr och lokaler 60 000 kr. Totalt finns 900 000 kr.",
  "Lön kostar 300 000 kr och lokaler 60 000 kr per månad, totalt 900 000 kr.",
  "A får 300 000 kr och B 60 000 kr, totalt återstår 900 000 kr.",
  "Insatsen får 300 000 kr, varav 200 000 kr till lön.",
  "Insatsen får 300 000 kr, varav 200 000 kr 2027 och totalt 400 000 kr under åren.",
  "Tilldelningen är 2 680 000 kr, en minskning med 9 000 kr jämfört med 2026. Totalt blir det en minskning med 18 000 kr.",
  "Bidraget går från 200 000 kr till 210 000 kr, en ökning med 10 000 kr.",
  "Beloppet gick från 68 300 kr till 71 100 kr, en ökning med 4,1 procent.",
  "Ersättningen är 1 % av arvodet 60 000 kr = 600 kr.",
  "Lunchen kostar 150 kr och resan 1 200 kr. Vi åker 2027-03-01, totalt 14 personer.",
])("in order: %s", (body) => {
  expect(found(saying(body))).toEqual([]);
});

test("att-satser with a sum each, and one with them all", () => {
  const clauses = (total: string) => [
    "att anslå 40 000 kr till en kurs.",
    "att anslå 25 000 kr till resor.",
    `att sammanlagt ${total} tas ur kontot Utbildning.`,
  ];
  expect(found(saying("", clauses("65 000 kr")))).toEqual([]);
  expect(found(saying("", clauses("75 000 kr")))).toEqual(["SUMMA warn § 13"]);
});

test("a true total in words is never told of", () => {
  const sum = fc.integer({ min: 1, max: 5_000_000 });
  fc.assert(
    fc.property(fc.array(sum, { minLength: 2, maxLength: 5 }), (sums) => {
      const list = sums.map((one, n) => `${one} kr till del ${"abcde"[n]}`).join(", ");
      const total = sums.reduce((a, b) => a + b, 0);
      expect(found(saying(`Medlen är ${list}, totalt ${total} kr.`))).toEqual([]);
      expect(found(saying(`Medlen är ${list}, totalt ${total * 2 + 1} kr.`))).toHaveLength(1);
    }),
  );
});
