/** The Swedish day and clock, whatever the zone of the server. */
import { expect, test } from "vitest";
import { swedishDay, swedishNow } from "#app/domain/swedishTime.ts";

test.each([
  ["the last second of a year", "2026-12-31T22:59:59Z", "2026-12-31", "23:59"],
  ["the first second of the next", "2026-12-31T23:00:00Z", "2027-01-01", "00:00"],
  ["the last second of a summer's day", "2026-07-31T21:59:59Z", "2026-07-31", "23:59"],
  ["the first second of the next day", "2026-07-31T22:00:00Z", "2026-08-01", "00:00"],
  ["just before the clock goes forward", "2026-03-29T00:59:59Z", "2026-03-29", "01:59"],
  ["just after", "2026-03-29T01:00:00Z", "2026-03-29", "03:00"],
  ["just before the clock goes back", "2026-10-25T00:59:59Z", "2026-10-25", "02:59"],
  ["just after it: the hour again", "2026-10-25T01:00:00Z", "2026-10-25", "02:00"],
  ["an instant written with another zone", "2026-12-31T18:00:00-05:00", "2027-01-01", "00:00"],
])("%s", (_, instant, today, clock) => {
  expect(swedishNow(new Date(instant))).toEqual({ today, clock });
  expect(swedishDay(instant)).toBe(today);
});
