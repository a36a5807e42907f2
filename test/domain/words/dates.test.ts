import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findDates, findTimes } from "#app/domain/words/dates.ts";

const only = (text: string) => findDates(text).map((date) => date.iso);

describe("dates as people write them", () => {
  test.each([
    ["2023-03-01", "2023-03-01"],
    ["2023–03–01", "2023-03-01"],
    ["20230301", "2023-03-01"],
    ["230301", "2023-03-01"],
    ["2023/3/1", "2023-03-01"],
    ["1 mars 2023", "2023-03-01"],
    ["onsdagen den 1:e mars 2023", "2023-03-01"],
    ["1 MAR. 2023", "2023-03-01"],
    ["den 1/3 2023", "2023-03-01"],
    ["1/3-23", "2023-03-01"],
    ["1.3.2023", "2023-03-01"],
    ["29 februari 2024", "2024-02-29"],
  ])("%s", (text, iso) => {
    expect(only(text)).toEqual([iso]);
    expect(only(`Mötet den ${text}, kl. 9.00`)).toEqual([iso]);
  });

  test.each(["2022-02-30", "220230", "29 februari 2023", "den 31/4 2022", "2022-13-01"])(
    "%s is found as a day that does not exist",
    (text) => {
      expect(only(text)).toEqual([null]);
    },
  );

  test.each(["648 000 kr", "rum 417", "§ 31 - 48", "dnr 2023/14", "11-12/5", "08-123 45 67"])(
    "%s is no date",
    (text) => {
      expect(findDates(text)).toEqual([]);
    },
  );

  test("several on one line come in order", () => {
    expect(only("2024-03-22 – 2024-04-15")).toEqual(["2024-03-22", "2024-04-15"]);
  });

  test("every day of the calendar is read in every form", () => {
    const noInvalidDate = { noInvalidDate: true } as const;
    const between = { min: new Date("1950-01-01"), max: new Date("2090-12-31"), ...noInvalidDate };
    fc.assert(
      fc.property(fc.date(between), (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = "", month = "", day = ""] = iso.split("-");
        const short = `${Number(day)}/${Number(month)} ${year}`;
        for (const form of [iso, `${year}${month}${day}`, short]) expect(only(form)).toEqual([iso]);
      }),
    );
  });
});

describe("clock times", () => {
  test.each([
    ["kl. 13.00–15.30", "13:00", "15:30"],
    ["kl 9-11", "09:00", "11:00"],
    ["09:00 - 11.15", "09:00", "11:15"],
    ["klockan 8.30 till 10.00", "08:30", "10:00"],
    ["kl. 9.00", "09:00", null],
  ])("%s", (text, from, to) => {
    expect(findTimes(`Kommunhuset, ${text}, Norrsund`)).toMatchObject({ from, to });
  });

  test.each(["rum 12", "2023-03-01", "kl. 25.00", "13-15", "1.3.2023"])("%s is no time", (text) => {
    expect(findTimes(text)).toBeNull();
  });
});
