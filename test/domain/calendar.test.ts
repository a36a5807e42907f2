import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  annualReportDue,
  appealPeriod,
  approvalDue,
  budgetDue,
  compare,
  dateText,
  daysBetween,
  easterSunday,
  holidayName,
  isMoved,
  type LegalDate,
  latest,
  legalDate,
  longDate,
  noticeDue,
  parseLegalDate,
  summonsDue,
  weekday,
  weekdayName,
} from "#app/domain/calendar.ts";

test("only real days in the form ÅÅÅÅ-MM-DD are dates", () => {
  for (const good of ["2024-02-29", "2000-02-29", "2022-12-31", "1754-01-01", "9999-12-31"])
    expect(parseLegalDate(good)).toBe(good);
  const bad = [
    ...["2023-02-29", "1900-02-29", "2022-04-31", "2022-13-01", "2022-00-10", "2022-01-00"],
    ...["2022-1-5", "22-01-05", "2022/01/05", "20220105", " 2022-01-05", "2022-01-05\n"],
    ...["", "i dag", "2022-01-05T00:00", "0000-01-01", "1753-12-31", "٢٠٢٢-٠١-٠٥"],
  ];
  for (const text of bad) expect(parseLegalDate(text)).toBeNull();
  expect(() => legalDate("2023-02-29")).toThrow("2023-02-29");
});

const iso = (date: Date) => date.toISOString().slice(0, 10) as LegalDate;
const anyDay = fc
  .date({ min: new Date("1754-01-01"), max: new Date("9990-12-31"), noInvalidDate: true })
  .map(iso);

test("text is a date exactly when the platform's own calendar has that day", () => {
  const part = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(fc.integer({ min: 1754, max: 9999 }), part(13), part(32), (year, month, day) => {
      const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
      const there = new Date(`${text}T00:00:00Z`);
      const exists = !Number.isNaN(there.getTime()) && iso(there) === text;
      expect(parseLegalDate(text)).toBe(exists ? text : null);
    }),
  );
});

test("days are counted as the platform's own calendar counts them", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
      const there = new Date(`${date}T00:00:00Z`);
      there.setUTCDate(there.getUTCDate() + days);
      fc.pre(there.getUTCFullYear() >= 1754);
      expect(addDays(date, days)).toBe(iso(there));
      expect(daysBetween(date, iso(there))).toBe(days);
      expect(weekday(date)).toBe((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7);
      expect(compare(date, iso(there))).toBe(Math.sign(-days) + 0);
    }),
  );
});

test("dates are told in Swedish", () => {
  const date = legalDate("2022-12-28");
  expect(longDate(date)).toBe("onsdag 28 december 2022");
  expect(dateText(date)).toBe("28 december 2022");
  expect(dateText(legalDate("2026-03-02"))).toBe("2 mars 2026");
  expect(weekdayName(legalDate("2026-03-01"))).toBe("söndag");
});

test("the latest of several dates, and of none a bug", () => {
  expect(latest(["2026-03-02", "2026-04-01", "2026-03-30"].map(legalDate))).toBe("2026-04-01");
  expect(() => latest([])).toThrow();
});

const last = "last day to appeal, earliest takedown and the days skipped";

test.each([
  ["2022-12-05", "2022-12-27", "2022-12-28", ["annandag jul"]],
  [
    "2024-03-08",
    "2024-04-02",
    "2024-04-03",
    ["långfredagen", "lördag", "påskdagen", "annandag påsk"],
  ],
  ["2024-04-18", "2024-05-10", "2024-05-11", ["Kristi himmelsfärdsdag"]],
  ["2022-06-03", "2022-06-27", "2022-06-28", ["midsommarafton", "midsommardagen", "söndag"]],
  ["2023-05-16", "2023-06-07", "2023-06-08", ["nationaldagen"]],
  ["2021-04-10", "2021-05-03", "2021-05-04", ["första maj", "söndag"]],
  ["2024-12-10", "2025-01-02", "2025-01-03", ["nyårsafton", "nyårsdagen"]],
  ["2022-12-15", "2023-01-05", "2023-01-06", []],
  ["2024-02-08", "2024-02-29", "2024-03-01", []],
])(`posted %s: ${last}`, (posted, lastDay, takedown, names) => {
  const period = appealPeriod([legalDate(posted)]);
  expect(period.lastDay).toBe(lastDay);
  expect(period.earliestTakedown).toBe(takedown);
  expect(period.legalForce).toBe(takedown);
  expect(period.skipped.map(({ name }) => name)).toEqual(names);
});

test("an afton after a skipped day is skipped too: the longest extension is five days", () => {
  const period = appealPeriod([legalDate("2018-12-01")]);
  expect(period.threeWeeks).toBe("2018-12-22");
  expect(period.lastDay).toBe("2018-12-27");
  expect(period.skipped).toEqual([
    { date: "2018-12-22", name: "lördag" },
    { date: "2018-12-23", name: "söndag" },
    { date: "2018-12-24", name: "julafton" },
    { date: "2018-12-25", name: "juldagen" },
    { date: "2018-12-26", name: "annandag jul" },
  ]);
});

test("the time runs from the latest of several postings", () => {
  const posted = ["2026-03-02", "2026-03-06", "2026-03-03"].map(legalDate);
  expect(appealPeriod(posted)).toEqual(appealPeriod([legalDate("2026-03-06")]));
  expect(() => appealPeriod([])).toThrow();
});

test("ordinary days stay ordinary: skärtorsdag, trettondagsafton, valborg, annandag pingst, lucia, klämdag", () => {
  for (const day of [
    ...["2024-03-28", "2023-01-05", "2024-04-30", "2024-05-20", "2024-12-13", "2024-05-10"],
  ])
    expect([day, holidayName(legalDate(day)), isMoved(legalDate(day))]).toEqual([day, null, false]);
});

/** A second way: Easter by Gauss, red days as a set for each year, on the platform's own dates. */
function easterByGauss(year: number): Date {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const days = d + e;
  const isException = (d === 29 && e === 6) || (d === 28 && e === 6 && year % 19 > 10);
  return new Date(Date.UTC(year, 2, 22 + days - (isException ? 7 : 0)));
}

const shifted = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);

function firstSaturday(year: number, month: number, day: number): Date {
  const date = new Date(Date.UTC(year, month - 1, day));
  return shifted(date, (13 - date.getUTCDay()) % 7);
}

function redDays(year: number): Map<string, string> {
  const easter = easterByGauss(year);
  const midsummer = firstSaturday(year, 6, 20);
  return new Map([
    [iso(shifted(easter, 0)), "påskdagen"],
    [iso(shifted(easter, 49)), "pingstdagen"],
    [iso(shifted(easter, -2)), "långfredagen"],
    [iso(shifted(easter, 1)), "annandag påsk"],
    [iso(shifted(easter, 39)), "Kristi himmelsfärdsdag"],
    [iso(midsummer), "midsommardagen"],
    [iso(shifted(midsummer, -1)), "midsommarafton"],
    [iso(firstSaturday(year, 10, 31)), "alla helgons dag"],
    [`${year}-01-01`, "nyårsdagen"],
    [`${year}-01-06`, "trettondedag jul"],
    [`${year}-05-01`, "första maj"],
    [`${year}-06-06`, "nationaldagen"],
    [`${year}-12-24`, "julafton"],
    [`${year}-12-25`, "juldagen"],
    [`${year}-12-26`, "annandag jul"],
    [`${year}-12-31`, "nyårsafton"],
  ]);
}

type Skipped = { date: string; name: string };

test("every posting day 1990–2060 gives what a second, independent way of counting gives", () => {
  const names = new Map(Array.from({ length: 73 }, (_, i) => [...redDays(1989 + i)]).flat());
  const nameOf = (date: Date) =>
    names.get(iso(date)) ?? { 0: "söndag", 6: "lördag" }[date.getUTCDay()] ?? null;
  const walk = (date: Date, skipped: Skipped[]): { date: Date; skipped: Skipped[] } => {
    const name = nameOf(date);
    return name === null
      ? { date, skipped }
      : walk(shifted(date, 1), [...skipped, { date: iso(date), name }]);
  };
  const wrong: string[] = [];
  let days = 0;
  for (let day = new Date("1990-01-01"); iso(day) <= "2060-12-31"; day = shifted(day, 1)) {
    const { date, skipped } = walk(shifted(day, 21), []);
    const expected = [iso(shifted(day, 21)), iso(date), iso(shifted(date, 1)), skipped];
    const period = appealPeriod([iso(day)]);
    const found = [period.threeWeeks, period.lastDay, period.earliestTakedown, period.skipped];
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(iso(day));
    days += 1;
  }
  expect(wrong).toEqual([]);
  expect(days).toBe(25_933);
});

test("Easter falls where Gauss puts it, 1900–2099", () => {
  for (let year = 1900; year < 2100; year += 1)
    expect(easterSunday(year)).toBe(iso(easterByGauss(year)));
});

test("the law's other days: justering, anslag, kallelse, budget, årsredovisning", () => {
  expect(approvalDue(legalDate("2024-02-15"))).toBe("2024-02-29");
  expect(noticeDue(legalDate("2022-12-30"))).toBe("2023-01-01");
  expect(summonsDue(legalDate("2026-03-04"), 7)).toBe("2026-02-25");
  expect(budgetDue(2026)).toBe("2026-11-30");
  expect(annualReportDue(2025)).toBe("2026-03-31");
});
