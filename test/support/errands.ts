/** A förrättning as plain data: three hours of Per's, on 11 March 2026, that Anna ordered. */
import { legalDate } from "#app/domain/calendar.ts";
import type { ErrandText } from "#app/domain/fees/errand.ts";

export const errandDay = legalDate("2026-03-11");

export const errand = (about: Partial<ErrandText> = {}): ErrandText => ({
  ...{ day: errandDay, from: "09:00", to: "12:00", breakMinutes: 0, what: "Besök hos en insats" },
  ...{ place: "Norrsund", atDistance: false, personIds: ["per"] },
  order: { by: "person", personId: "anna", ground: "Brev den 3 mars" },
  ...about,
});
