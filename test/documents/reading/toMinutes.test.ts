import { describe, expect, test } from "vitest";
import { itemKind } from "#app/documents/reading/itemKind.ts";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { toMinutes, UNKNOWN_DATE } from "#app/documents/reading/toMinutes.ts";
import { parseLegalDate } from "#app/domain/calendar.ts";
import type { Minutes } from "#app/domain/minutes.ts";

function minutesOf(...lines: string[]): Minutes {
  const read = readMinutes(lines.join("\n"));
  if (!read.ok) throw new Error(read.refusals[0]?.text);
  return toMinutes(read.value);
}

const protocol = [
  "Protokoll",
  "Samordningsförbundet Norrsund",
  "Sammanträdesdatum: 2023-11-24",
  "Plats och tid: Kommunhuset, kl. 9.00–11.30",
  "Närvarande ledamöter",
  "Eva Lind, Norrsunds kommun, ordförande",
  "Bo Ek, Region Mittland",
  "Tjänstgörande ersättare",
  "Siv Holm, Arbetsförmedlingen, § 11–12",
  "Frånvarande ledamöter",
  "Ture Ros, Arbetsförmedlingen",
  "Sara Falk, Försäkringskassan",
  "Övriga",
  "Ida Berg, förbundschef",
  "Ulf Grahn, ekonom, Norrsunds kommun, § 12",
  "Justeringsdatum: 2023-12-01",
  "Anslagsdatum: 2023-12-04",
  "Anslaget tas ned tidigast: 2023-12-27",
  "Protokollet förvaras: Kansliet",
  "",
  "§ 10 Sammanträdet öppnas",
  "",
  "Eva Lind öppnar mötet.",
  "",
  "§ 11 Ansökan om medel",
  "(Bilaga 1 och 2)",
  "",
  "Bo Ek anmäler jäv och deltar inte i handläggningen. Siv Holm deltog inte i diskussionen.",
  "",
  "Beslut",
  "Styrelsen beslutar att",
  "1. bevilja medlen",
  "",
  "§ 12 Budget för 2024",
  "",
  "Eva Lind avstår från att delta i beslutet.",
  "",
  "Styrelsen beslutade",
  "Att anta budgeten, bilaga 3",
  "",
  "§ 13 Sammanträdet avslutas",
  "",
  "Nils Okänd deltog varken i diskussionen eller beslutet.",
  "",
  "Vid protokollet: Ida Berg",
  "Justerare: Bo Ek",
];

describe("an imported protokoll as the domain's meeting", () => {
  const minutes = minutesOf(...protocol);
  const nameOf = (id: string | null) => minutes.persons.find((person) => person.id === id)?.name;

  test("its facts", () => {
    expect(minutes).toMatchObject({
      meetingId: "import-2023-11-24",
      associationName: "Samordningsförbundet Norrsund",
      date: "2023-11-24",
      startsAt: "09:00",
      endsAt: "11:30",
      place: "Kommunhuset",
      kind: "budget",
      keptAt: "Kansliet",
      paperNotice: {
        approvedOn: "2023-12-01",
        postedOn: "2023-12-04",
        takedownStated: "2023-12-27",
        keptAt: "Kansliet",
      },
      members: [],
      seats: [],
      mandates: [],
    });
  });

  test("persons have ids of their own, each once", () => {
    const ids = minutes.persons.map((person) => person.id);
    expect(ids).toEqual(ids.map((_, at) => `p${at + 1}`));
    expect(new Set(minutes.persons.map((person) => person.name)).size).toBe(ids.length);
    expect([minutes.chairId, minutes.secretaryId, ...minutes.adjusterIds].map(nameOf)).toEqual([
      "Eva Lind",
      "Ida Berg",
      "Bo Ek",
    ]);
  });

  test("presence in positions of items", () => {
    expect(
      minutes.presences.map(({ personId, capacity, fromPosition, toPosition }) => [
        nameOf(personId),
        capacity,
        fromPosition,
        toPosition,
      ]),
    ).toEqual([
      ["Eva Lind", "member", 1, null],
      ["Bo Ek", "member", 1, null],
      ["Siv Holm", "serving_substitute", 2, 3],
      ["Ida Berg", "staff", 1, null],
      ["Ulf Grahn", "guest", 3, 3],
    ]);
  });

  test("seats are those present and those away", () => {
    expect(minutes.seatCount).toBe(4);
  });

  test("items with kinds, sections and cited bilagor", () => {
    expect(
      minutes.items.map(({ number, kind, attachments }) => [number, kind, attachments]),
    ).toEqual([
      [10, "opening", []],
      [11, "grant", ["1", "2"]],
      [12, "budget", ["3"]],
      [13, "closing", []],
    ]);
    expect(minutes.items[1]?.sections.at(-1)).toMatchObject({
      lead: "Beslut: Styrelsen beslutar",
      clauses: ["att bevilja medlen"],
    });
    expect(minutes.items[2]?.sections[0]).toEqual({
      body: "Eva Lind avstår från att delta i beslutet.",
      lead: "Styrelsen beslutade",
      clauses: ["Att anta budgeten, bilaga 3"],
    });
    expect(minutes.attachments).toEqual(
      ["1", "2", "3"].map((label) => ({ id: `bilaga-${label}`, label, title: "", sha256: null })),
    );
  });

  test("stances say jäv or avstående only where the protokoll does", () => {
    const told = minutes.items.flatMap((item) =>
      item.stances.map(({ personId, kind, scope }) => [item.number, nameOf(personId), kind, scope]),
    );
    expect(told).toEqual([
      [11, "Bo Ek", "disqualified", "handling"],
      [11, "Siv Holm", "unspecified", "discussion"],
      [12, "Eva Lind", "abstains", "decision"],
      [13, "Nils Okänd", "unspecified", "handling"],
    ]);
  });
});

test("a protokoll without a day gets the day of its anslag, else one that nobody mistakes", () => {
  const body = ["§ 1 A", "", "Beslut: Planen antas."];
  expect(minutesOf("Anslagsdatum: 2023-12-04", "", ...body).date).toBe("2023-12-04");
  expect(minutesOf(...body).date).toBe(UNKNOWN_DATE);
  expect(parseLegalDate(UNKNOWN_DATE)).toBe(UNKNOWN_DATE);
});

test.each([
  ["Sammanträdet öppnas", "opening"],
  ["Mötets öppnande", "opening"],
  ["Fastställande av dagordning", "agenda"],
  ["Val av justerare", "election_of_adjusters"],
  ["Föregående protokoll 230301", "previous_minutes"],
  ["Ansökan om medel för Stegvis", "grant"],
  ["Fastställande av 2025 års budget och verksamhetsplan", "budget"],
  ["Budgetuppföljning", "information"],
  ["Årsredovisning 2023", "annual_report"],
  ["Anmälan av delegationsbeslut", "delegation_report"],
  ["Val av vice ordförande", "election"],
  ["Information om ansökningar", "information"],
  ["Övriga frågor", "other_questions"],
  ["Mötet avslutas", "closing"],
  ["Arvoden", "decision"],
])("the heading %s", (heading, kind) => {
  expect(itemKind(heading, true)).toBe(kind);
});

test("a heading that tells nothing, without decision, is information", () => {
  expect([itemKind("Lokaler", false), itemKind(null, false)]).toEqual([
    "information",
    "information",
  ]);
});
