import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, isMoved, legalDate } from "#app/domain/calendar.ts";
import { inTime, measureDiary } from "#app/domain/diary/measureDiary.ts";
import {
  faultsOfSeries,
  isLate,
  lateText,
  nextDiarySerial,
  registrationDue,
} from "#app/domain/diary/registration.ts";

test.each([
  ["an ordinary Monday", "2026-03-02", "2026-03-03"],
  ["a Friday", "2026-03-06", "2026-03-09"],
  ["a Saturday", "2026-03-07", "2026-03-09"],
  ["skärtorsdagen", "2026-04-02", "2026-04-07"],
  ["the day before julafton", "2026-12-23", "2026-12-28"],
  ["the last working day of a year", "2026-12-30", "2027-01-04"],
])("what comes in on %s is registered by the next working day", (_what, cameIn, due) => {
  expect(registrationDue(legalDate(cameIn))).toBe(due);
});

const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(legalDate("2006-01-01"), n));

test("the last day is a working day, and every day between is none", () => {
  fc.assert(
    fc.property(days, (cameIn) => {
      const due = registrationDue(cameIn);
      expect(isMoved(due)).toBe(false);
      for (let day = addDays(cameIn, 1); day < due; day = addDays(day, 1)) {
        expect(isMoved(day)).toBe(true);
      }
    }),
  );
});

const cameIn = (date: string, registeredOn: string) => ({
  ...{ direction: "received" as const, date: legalDate(date) },
  registeredOn: legalDate(registeredOn),
});

test("what came in on a Friday is late on Tuesday, and what went out is never late", () => {
  expect(isLate(cameIn("2026-03-06", "2026-03-09"))).toBe(false);
  const late = cameIn("2026-03-06", "2026-03-10");
  expect(lateText(late)).toBe(
    "Den kom in 6 mars 2026 och skulle ha registrerats senast 9 mars 2026, men registrerades 10 mars 2026.",
  );
  expect(lateText({ ...late, direction: "sent" })).toBeNull();
});

test("numbers given one after another have no hole, in whatever order they are read", () => {
  const registering = fc.array(fc.integer({ min: 2024, max: 2027 }), { maxLength: 60 });
  fc.assert(
    fc.property(registering, fc.infiniteStream(fc.nat()), (years, order) => {
      const given: { year: number; serial: number; key: number }[] = [];
      for (const year of years) {
        const own = given.filter((one) => one.year === year).map(({ serial }) => serial);
        const serial = nextDiarySerial(Math.max(0, ...own));
        given.push({ year, serial, key: order.next().value ?? 0 });
      }
      expect(faultsOfSeries(given.sort((a, b) => a.key - b.key))).toEqual([]);
    }),
  );
});

test("a number that is taken away, also a year's first, or stands twice, is told", () => {
  const of = (year: number, ...serials: number[]) => serials.map((serial) => ({ year, serial }));
  expect(faultsOfSeries(of(2026, 1, 2, 4))).toEqual(["Diarienummer 2026:3 saknas."]);
  expect(faultsOfSeries(of(2026, 3))).toEqual(["Diarienumren 2026:1 till 2026:2 saknas."]);
  expect(faultsOfSeries([...of(2027, 2, 1), ...of(2026, 1, 1)])).toEqual([
    "Diarienummer 2026:1 finns två gånger.",
  ]);
});

const kept = (serial: number, about: object = {}) => ({
  ...{ year: 2026, serial, publicSubject: "Ansökan", protectedSubject: "", keptWhere: "Pärmen" },
  ...{ ...cameIn("2026-03-02", "2026-03-03"), file: null, ...about },
});

test("the control tells holes, what was late, and what says too little", () => {
  const registered = [
    kept(1),
    kept(3, { registeredOn: legalDate("2026-03-05") }),
    kept(4, { publicSubject: "", keptWhere: "", direction: "sent" as const }),
  ];
  expect(measureDiary(registered, registered)).toEqual({
    checked: 3,
    deviations: [
      "Diarienummer 2026:2 saknas.",
      "2026:3: Den kom in 2 mars 2026 och skulle ha registrerats senast 3 mars 2026, men registrerades 5 mars 2026.",
      "2026:4 säger inte vad handlingen gäller.",
      "2026:4 har ingen fil, och det står inte var handlingen finns.",
    ],
  });
  expect(inTime(registered)).toEqual({ received: 2, inTime: 1 });
});
