import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyProceeding } from "#app/domain/decision/proceeding.ts";
import { attendedTime, classOf, durationText, minuteOf } from "#app/domain/fees/time.ts";
import type { Minutes, Presence } from "#app/domain/minutes.ts";
import { item, meeting, presence } from "#test/support/minutes.ts";

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const pause = (from: string, to: string) => ({ id: `${from}`, from, to, ground: null });

/** Four items from 9.00 to `endsAt`, with a pause at the second. */
function held(
  presences: Presence[],
  about: Partial<Minutes> & { pauses?: [string, string][] } = {},
): Minutes {
  const { pauses = [], ...rest } = about;
  const items = [1, 2, 3, 4].map((position) =>
    position === 2
      ? {
          ...item(position),
          proceeding: {
            ...emptyProceeding,
            adjournments: pauses.map(([from, to]) => pause(from, to)),
          },
        }
      : item(position),
  );
  return meeting({ startsAt: "09:00", endsAt: "13:00", items, presences, ...rest });
}

const time = (minutes: Minutes, countsBreaks = true) =>
  attendedTime(minutes, "per", { countsBreaks });
const per = (about: Partial<Presence> = {}) => presence("per", "norrsund", about);

test.each<[string, Presence[], { least: number; most: number } | null]>([
  ["from beginning to end", [per()], { least: 240, most: 240 }],
  ["who was not there", [presence("anna", "mittland")], null],
  [
    "who came late with the time noted",
    [per({ fromPosition: 2, fromTime: "09:45" })],
    { least: 195, most: 195 },
  ],
  ["who came late at no noted time", [per({ fromPosition: 2 })], { least: 0, most: 240 }],
  [
    "who left early with the time noted",
    [per({ toPosition: 2, toTime: "11:00" })],
    { least: 120, most: 120 },
  ],
  ["who left early at no noted time", [per({ toPosition: 2 })], { least: 0, most: 240 }],
  [
    "who left and came back",
    [per({ toPosition: 1, toTime: "10:00" }), per({ fromPosition: 3, fromTime: "11:00" })],
    { least: 180, most: 180 },
  ],
  [
    "who left and came back at no noted time: never longer than to the end",
    [per({ toPosition: 1, toTime: "10:00" }), per({ fromPosition: 3 })],
    { least: 60, most: 240 },
  ],
  [
    "who left at no noted time and came back at one",
    [per({ toPosition: 1 }), per({ fromPosition: 3, fromTime: "11:00" })],
    { least: 120, most: 240 },
  ],
  [
    "who went over to serving in the middle, without a time",
    [
      per({ toPosition: 1, capacity: "substitute" }),
      per({ fromPosition: 2, capacity: "serving_substitute" }),
    ],
    { least: 240, most: 240 },
  ],
  [
    "who went over to serving at a noted time",
    [
      per({ toPosition: 1, toTime: "10:00", capacity: "substitute" }),
      per({ fromPosition: 2, fromTime: "10:00", capacity: "serving_substitute" }),
    ],
    { least: 240, most: 240 },
  ],
  [
    "who left and came back between two ärenden",
    [per({ toPosition: 1, toTime: "10:00" }), per({ fromPosition: 2, fromTime: "10:30" })],
    { least: 210, most: 210 },
  ],
  ["who left at the last ärende", [per({ toPosition: 4 })], { least: 240, most: 240 }],
])("the time of one %s", (_, presences, expected) => {
  expect(time(held(presences))).toEqual(expected);
});

test("an ajournering counts as time at the meeting where the förbund has decided so, and else not", () => {
  const whole = held([per()], { pauses: [["11:00", "11:45"]] });
  expect(time(whole)).toEqual({ least: 240, most: 240 });
  expect(time(whole, false)).toEqual({ least: 195, most: 195 });
  const early = held([per({ toPosition: 2, toTime: "11:15" })], { pauses: [["11:00", "11:45"]] });
  expect(time(early, false)).toEqual({ least: 120, most: 120 });
});

test("a meeting that is not closed, or ends before it began, has no time", () => {
  expect(time(held([per()], { endsAt: null }))).toBeNull();
  expect(time(held([per()], { startsAt: null }))).toBeNull();
  expect(time(held([per()], { endsAt: "08:00" }))).toBeNull();
});

test("exactly four hours is short, a minute more is long, and what is not known decides nothing", () => {
  const exactly = (minutes: number) => classOf({ least: minutes, most: minutes }, 240);
  expect([0, 1, 239, 240, 241, 600].map(exactly)).toEqual([
    ...["short", "short", "short", "short", "long", "long"],
  ]);
  expect(classOf({ least: 200, most: 240 }, 240)).toBe("short");
  expect(classOf({ least: 241, most: 300 }, 240)).toBe("long");
  expect(classOf({ least: 240, most: 241 }, 240)).toBeNull();
});

test("the length class turns at the limit and nowhere else, whenever the meeting began", () => {
  const begins = fc.integer({ min: 0, max: 700 });
  const lasts = fc.integer({ min: 1, max: 700 });
  const limit = fc.integer({ min: 1, max: 600 });
  fc.assert(
    fc.property(begins, lasts, limit, (from, minutes, most) => {
      const whole = held([per()], { startsAt: clock(from), endsAt: clock(from + minutes) });
      const found = time(whole);
      expect(found).toEqual({ least: minutes, most: minutes });
      expect(found && classOf(found, most)).toBe(minutes <= most ? "short" : "long");
    }),
  );
});

test("nobody was there longer than the meeting, and to come later never lengthens the time", () => {
  const minute = fc.integer({ min: minuteOf("09:00"), max: minuteOf("13:00") });
  fc.assert(
    fc.property(minute, minute, minute, fc.boolean(), (a, b, c, counts) => {
      const [first = 0, second = 0, third = 0] = [a, b, c].toSorted((x, y) => x - y);
      const pauses: [string, string][] = [[clock(first), clock(second)]];
      const from = (at: number) =>
        time(held([per({ fromPosition: 2, fromTime: clock(at) })], { pauses }), counts);
      const early = from(second);
      const late = from(third);
      expect(early?.most).toBeLessThanOrEqual(240);
      expect(late?.most ?? 0).toBeLessThanOrEqual(early?.most ?? 0);
      expect(early?.least).toBeLessThanOrEqual(early?.most ?? 0);
    }),
  );
});

test("a time is told in hours and minutes", () => {
  expect([0, 1, 45, 60, 240, 241, 200].map(durationText)).toEqual([
    ...["0 minuter", "1 minut", "45 minuter", "1 timme", "4 timmar", "4 timmar 1 minut"],
    "3 timmar 20 minuter",
  ]);
});
