/** A made-up sammanträde for the document tests: jäv, an abstention, a struck item, a late arrival, bilagor. */
import { legalDate } from "#app/domain/calendar.ts";
import { emptyProceeding } from "#app/domain/decision/proceeding.ts";
import type { Item, Minutes, Person, Presence, Seat, SeatMandate } from "#app/domain/minutes.ts";

const person = (id: string, name: string, organisation: string, title = ""): Person => ({
  ...{ id, name, organisation, title },
});

export const item = (position: number, rest: Partial<Item> & Pick<Item, "heading">): Item => ({
  id: `i${position}`,
  position,
  number: 100 + position,
  kind: "decision",
  sections: [],
  attachments: [],
  stances: [],
  struck: null,
  financing: null,
  proceeding: emptyProceeding,
  ...rest,
});

export const presence = (
  personId: string,
  capacity: Presence["capacity"],
  rest: Partial<Presence> = {},
): Presence => ({
  id: `n-${personId}-${rest.fromPosition ?? 1}`,
  personId,
  capacity,
  seatId: null,
  fromPosition: 1,
  toPosition: null,
  fromTime: null,
  toTime: null,
  mode: "room",
  ground: null,
  ...rest,
});

const seat = (id: string, memberId: string): Seat => ({ id, memberId, label: "" });

const mandate = (
  personId: string,
  seatId: string,
  kind: SeatMandate["kind"],
  callingOrder: number | null = null,
): SeatMandate => ({
  ...{ personId, seatId, kind, callingOrder },
  from: legalDate("2023-04-01"),
  to: legalDate("2027-03-31"),
});

const decided = (body: string, ...clauses: string[]) => ({
  ...{ body, lead: "Styrelsen beslutade", clauses },
});

const items: Item[] = [
  item(1, {
    kind: "opening",
    heading: "Sammanträdet öppnas",
    sections: [{ body: "Ordföranden hälsar alla välkomna.", lead: "", clauses: [] }],
  }),
  item(2, {
    kind: "grant",
    heading: "Ansökan om medel till insatsen Steget vidare",
    attachments: ["1", "2"],
    financing: "konto 4100, där 1 450 000 kr återstår av årets budget.",
    sections: [
      decided(
        "Norrsunds kommun ansöker om **648 000 kr** för 2026. Insatsen beskrivs i bilagan.\n\n| Post | Kronor |\n|---|---:|\n| Personal | 610 000 |\n| Lokal | 99 000 |",
        "Att bevilja 648 000 kr till Steget vidare för 2026",
        "att hälften betalas ut när avtalet är tecknat.",
      ),
    ],
    stances: [
      {
        personId: "per",
        kind: "disqualified",
        scope: "handling",
        ground: "representative",
        explanation: "han har undertecknat ansökan",
        leftAt: "10:05",
        returnedAt: "10:20",
      },
    ],
  }),
  item(3, {
    heading: "Ändrad delegationsordning",
    sections: [decided("Förslaget redovisas.", "att anta delegationsordningen.")],
    stances: [
      {
        personId: "siv",
        kind: "abstains",
        scope: "decision",
        ground: null,
        explanation: null,
        leftAt: null,
        returnedAt: null,
      },
    ],
  }),
  item(4, { heading: "Studiebesök i Lillköping", struck: "Handlingarna var inte klara" }),
  item(5, {
    kind: "closing",
    heading: "Sammanträdet avslutas",
    sections: [{ body: "Ordföranden förklarar sammanträdet avslutat.", lead: "", clauses: [] }],
  }),
];

/** Four seats, one ersättare who serves for the jävig, staff and a guest who was there for the first two. */
export const exampleMinutes: Minutes = {
  meetingId: "m1",
  associationName: "Samordningsförbundet Norrsund",
  organ: "Styrelsen",
  kind: "ordinary",
  date: legalDate("2026-03-04"),
  startsAt: "09:00",
  endsAt: "11:45",
  place: "Kommunhuset i Norrsund, rum Älven",
  isPublic: false,
  publicNoticeOn: null,
  consultation: null,
  distanceDecision: "§ 12 den 21 januari 2026",
  seatCount: 4,
  members: [
    { id: "kommun", name: "Norrsunds kommun", kind: "municipality" },
    { id: "region", name: "Region Mittland", kind: "region" },
    { id: "fk", name: "Försäkringskassan", kind: "social_insurance" },
    { id: "af", name: "Arbetsförmedlingen", kind: "employment_service" },
  ],
  seats: [seat("s1", "region"), seat("s2", "kommun"), seat("s3", "fk"), seat("s4", "af")],
  mandates: [
    mandate("anna", "s1", "member"),
    mandate("per", "s2", "member"),
    mandate("siv", "s3", "member"),
    mandate("olle", "s4", "member"),
    mandate("bo", "s2", "substitute", 1),
  ],
  persons: [
    person("anna", "Anna Ek", "Region Mittland"),
    person("per", "Per Alm", "Norrsunds kommun"),
    person("siv", "Siv Lund", "Försäkringskassan"),
    person("olle", "Olle Berg", "Arbetsförmedlingen"),
    person("bo", "Bo Ås", "Norrsunds kommun"),
    person("ida", "Ida Sjö", "", "förbundschef"),
    person("maj", "Maj Lind", "Region Mittland", "verksamhetschef"),
  ],
  chairId: "anna",
  secretaryId: "ida",
  adjusterIds: ["siv"],
  presences: [
    presence("anna", "member", { seatId: "s1" }),
    presence("per", "member", { seatId: "s2" }),
    presence("siv", "member", { seatId: "s3", mode: "video" }),
    presence("olle", "member", { seatId: "s4", fromPosition: 3 }),
    presence("bo", "substitute"),
    presence("ida", "staff"),
    presence("maj", "guest", { toPosition: 2 }),
  ],
  items,
  attachments: [
    { id: "b1", label: "1", title: "Ansökan från Norrsunds kommun", sha256: "ab12".repeat(16) },
    { id: "b2", label: "2", title: "Budget för insatsen", sha256: null },
  ],
  atOnceIds: [],
  elsewhere: [],
  keptAt: "Förbundets kansli, Storgatan 1, Norrsund",
  paperNotice: null,
};
