/** From an instant to the country's own day and clock: law counts in Swedish days, whatever the server's zone. */
import { type LegalDate, legalDate } from "./calendar.ts";
import type { ClockTime } from "./minutes.ts";

const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  dateStyle: "short",
  timeStyle: "short",
});

/** The Swedish calendar day and clock (HH:MM) of an instant. */
export function swedishNow(instant: Date): { today: LegalDate; clock: ClockTime } {
  const [day = "", clock = ""] = format.format(instant).split(" ");
  return { today: legalDate(day), clock };
}

/** The Swedish calendar day of an ISO 8601 instant. */
export const swedishDay = (iso: string): LegalDate => swedishNow(new Date(iso)).today;
