import ICAL from "ical.js";
import { expect, test } from "vitest";
import {
  type CalendarFacts,
  type CalendarMeeting,
  calendarFile,
} from "#app/documents/calendarFile.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { addDays, legalDate } from "#app/domain/calendar.ts";

const templates = readTemplates();

const meeting = (about: Partial<CalendarMeeting> = {}): CalendarMeeting => ({
  ...{ id: "a", kind: "ordinary", date: legalDate("2027-02-10"), startsAt: "09:00" },
  ...{ endsAt: "12:00", place: "Älvsta; Folkets hus, sal 2", distance: null, isPublic: false },
  ...{ revision: 3, cancelled: null, url: null },
  ...about,
});

const file = (about: Partial<CalendarFacts> = {}) =>
  calendarFile(
    {
      ...{ associationName: "Samordningsförbundet Ån", personName: null, source: "an" },
      ...{ today: legalDate("2026-11-23"), meetings: [meeting()], days: [] },
      ...about,
    },
    templates,
  );

/** Read back by a program that is not ours. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = calendar.getAllSubcomponents("vtimezone");
  const zone = zones[0] && new ICAL.Timezone(zones[0]);
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  return { calendar, zones, zone, events };
}

test("a meeting is read back with its hours, place and state", () => {
  const { calendar, events } = read(file());
  const [event] = events;
  expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe("Samordningsförbundet Ån");
  expect(event?.summary).toBe("Ordinarie sammanträde, Samordningsförbundet Ån");
  expect(event?.location).toBe("Älvsta; Folkets hus, sal 2");
  expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual([
    ...["2027-02-10T09:00:00", "2027-02-10T12:00:00"],
  ]);
  expect([event?.uid, event?.sequence]).toEqual(["sammantrade-a@an", 3]);
  expect(event?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
});

test("the Swedish clock is the same before and after the clocks change, and the instant is not", () => {
  const days = ["2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31", "2030-07-01", "2041-12-03"];
  const meetings = days.map((day) => meeting({ id: day, date: legalDate(day) }));
  const { zones, zone, events } = read(file({ meetings }));
  expect(zones).toHaveLength(1);
  expect(zone?.tzid).toBe("Europe/Stockholm");
  const told = events.map(({ startDate }) => {
    startDate.zone = zone ?? startDate.zone;
    return [startDate.hour, startDate.toJSDate().toISOString()];
  });
  const hours: Record<string, string> = {
    "2027-03-27": "08",
    "2027-10-31": "08",
    "2041-12-03": "08",
  };
  expect(told).toEqual(days.map((day) => [9, `${day}T${hours[day] ?? "07"}:00:00.000Z`]));
});

test("the zone's rules say the same as the system's for every day of fifty years", () => {
  const { zone } = read(file());
  const system = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Stockholm",
    hour: "2-digit",
  });
  for (let day = legalDate("2000-01-01"); day < "2050-01-01"; day = addDays(day, 5)) {
    const noon = ICAL.Time.fromString(`${day}T12:00:00`, undefined as never);
    if (zone) noon.zone = zone;
    expect([day, system.format(noon.toJSDate())]).toEqual([day, "12"]);
  }
});

test("a meeting that is called off is so in the calendar, and newer than it was", () => {
  const [was] = read(file()).events;
  const cancelled = meeting({ revision: 4, cancelled: "För få kan komma" });
  const [event] = read(file({ meetings: [cancelled] })).events;
  expect(event?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  expect(event?.uid).toBe(was?.uid);
  expect(event?.sequence).toBeGreaterThan(was?.sequence ?? 99);
  expect(event?.summary).toMatch(/^Inställt: /);
  expect(event?.description).toContain("Inställt: För få kan komma");
});

test("days of the law are whole days, whatever the zone of the server", () => {
  const day = {
    ...{ key: "plikt-budget-2028", date: legalDate("2027-11-30"), version: 0 },
    ...{ title: "Sista dag: budget", why: "För att lagen säger det." },
  };
  const zones = [process.env.TZ, "America/New_York", "Pacific/Auckland"];
  for (const zone of zones) {
    process.env.TZ = zone;
    const [event] = read(file({ meetings: [], days: [day] })).events;
    expect([event?.startDate.isDate, event?.startDate.toString()]).toEqual([true, "2027-11-30"]);
    const offset = new Date("2027-01-01T00:00:00Z").getTimezoneOffset();
    expect(offset).toBe(
      zone === "America/New_York" ? 300 : zone === "Pacific/Auckland" ? -780 : offset,
    );
    const [timed] = read(file()).events;
    expect(timed?.startDate.toString()).toBe("2027-02-10T09:00:00");
  }
  if (zones[0] === undefined) delete process.env.TZ;
  else process.env.TZ = zones[0];
});

test("what is not known is not made up: no clock is a whole day, no end is two hours", () => {
  const none = meeting({
    startsAt: null,
    endsAt: null,
    place: "",
    distance: "§ 4",
    isPublic: true,
  });
  const [whole] = read(file({ meetings: [none] })).events;
  expect(whole?.startDate.isDate).toBe(true);
  expect(whole?.location).toBeNull();
  for (const words of ["offentligt", "på distans: § 4", "Klockslaget är inte bestämt"]) {
    expect(whole?.description).toContain(words);
  }
  const [open] = read(file({ meetings: [meeting({ endsAt: null })] })).events;
  expect(open?.endDate.toString()).toBe("2027-02-10T11:00:00");
  const [late] = read(file({ meetings: [meeting({ startsAt: "22:30", endsAt: null })] })).events;
  expect(late?.endDate.toString()).toBe("2027-02-10T23:59:00");
});

test("the file is well-formed: folded lines, line ends, a stamp in UTC, and the same bytes for the same facts", () => {
  const long = meeting({ place: "å".repeat(200) });
  const text = file({ meetings: [long] });
  for (const line of text.split("\r\n")) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toContain("\n");
  }
  expect(text).toContain("DTSTAMP:20261123T000000Z");
  expect(read(text).events[0]?.location).toBe("å".repeat(200));
  expect(file({ meetings: [long] })).toBe(text);
});
