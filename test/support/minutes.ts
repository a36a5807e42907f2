/** A lawful meeting of a styrelse with four seats, and small pieces to break it with. Every name is invented. */
import { legalDate } from "#app/domain/calendar.ts";
import { emptyProceeding } from "#app/domain/decision/proceeding.ts";
import type {
  Item,
  Member,
  Minutes,
  Person,
  Presence,
  Seat,
  SeatMandate,
  Section,
  Stance,
} from "#app/domain/minutes.ts";

export const members: Member[] = [
  { id: "norrsund", name: "Norrsunds kommun", kind: "municipality" },
  { id: "mittland", name: "Region Mittland", kind: "region" },
  { id: "fk", name: "Försäkringskassan", kind: "social_insurance" },
  { id: "af", name: "Arbetsförmedlingen", kind: "employment_service" },
];

export const seats: Seat[] = members.map(({ id, name }) => ({
  id: `seat-${id}`,
  memberId: id,
  label: name,
}));

const person = (id: string, name: string, organisation: string, title = ""): Person => ({
  id,
  name,
  organisation,
  title,
});

export const persons: Person[] = [
  person("anna", "Anna Ek", "Region Mittland"),
  person("per", "Per Alm", "Norrsunds kommun"),
  person("lena", "Lena Gran", "Försäkringskassan"),
  person("omar", "Omar Lind", "Arbetsförmedlingen"),
  person("siv", "Siv Björk", "Region Mittland"),
  person("tor", "Tor Hägg", "Norrsunds kommun"),
  person("ulla", "Ulla Rönn", "Försäkringskassan"),
  person("vera", "Vera Asp", "Arbetsförmedlingen"),
  person("ida", "Ida Sjö", "", "Förbundschef"),
];

export const mandate = (
  personId: string,
  memberId: string,
  kind: SeatMandate["kind"],
  about: Partial<SeatMandate> = {},
): SeatMandate => ({
  personId,
  seatId: `seat-${memberId}`,
  kind,
  callingOrder: kind === "substitute" ? 1 : null,
  from: legalDate("2023-04-01"),
  to: legalDate("2027-03-31"),
  ...about,
});

export const mandates: SeatMandate[] = [
  mandate("anna", "mittland", "member"),
  mandate("per", "norrsund", "member"),
  mandate("lena", "fk", "member"),
  mandate("omar", "af", "member"),
  mandate("siv", "mittland", "substitute"),
  mandate("tor", "norrsund", "substitute"),
  mandate("ulla", "fk", "substitute"),
  mandate("vera", "af", "substitute"),
];

/** Somebody in the room from the first item to the last; a member of the board unless told otherwise. */
export const presence = (
  personId: string,
  memberId: string | null,
  about: Partial<Presence> = {},
): Presence => ({
  id: `presence-${personId}-${about.fromPosition ?? 1}`,
  personId,
  capacity: memberId === null ? "staff" : "member",
  seatId: memberId === null ? null : `seat-${memberId}`,
  fromPosition: 1,
  toPosition: null,
  fromTime: null,
  toTime: null,
  mode: "room",
  ground: null,
  ...about,
});

export const wholeBoard: Presence[] = [
  presence("anna", "mittland"),
  presence("per", "norrsund"),
  presence("lena", "fk"),
  presence("omar", "af"),
  presence("ida", null),
];

export const section = (about: Partial<Section> = {}): Section => ({
  body: "",
  lead: "",
  clauses: [],
  ...about,
});

/** A section in which styrelsen decides this. */
export const decided = (...clauses: string[]): Section =>
  section({ body: "Förslaget gås igenom.", lead: "Styrelsen beslutade", clauses });

export const item = (position: number, about: Partial<Item> = {}): Item => ({
  id: `item-${position}`,
  position,
  number: position + 10,
  kind: "information",
  heading: "Aktuellt från verksamheten",
  sections: [section({ body: "Förbundschefen berättar." })],
  attachments: [],
  stances: [],
  struck: null,
  financing: null,
  proceeding: emptyProceeding,
  ...about,
});

/** A full note of jäv, as the law asks. */
export const disqualified = (personId: string, about: Partial<Stance> = {}): Stance => ({
  personId,
  kind: "disqualified",
  scope: "handling",
  ground: "other_circumstance",
  explanation: "Anställd hos den sökande",
  leftAt: "14:05",
  returnedAt: "14:20",
  ...about,
});

export const abstains = (personId: string): Stance =>
  disqualified(personId, {
    kind: "abstains",
    scope: "decision",
    ground: null,
    explanation: null,
    leftAt: null,
    returnedAt: null,
  });

/** "Deltog inte", as an old protokoll has it. */
export const unspecified = (personId: string, scope: Stance["scope"] = "decision"): Stance => ({
  ...abstains(personId),
  kind: "unspecified",
  scope,
});

/** §§ 11–15: opening, election of adjusters, information, a grant (item 4), closing. */
export const items: Item[] = [
  item(1, { kind: "opening", heading: "Sammanträdet öppnas", sections: [] }),
  item(2, {
    kind: "election_of_adjusters",
    heading: "Val av justerare",
    sections: [decided("att utse Per Alm att justera protokollet.")],
  }),
  item(3),
  item(4, {
    kind: "grant",
    heading: "Ansökan om arbetsträning",
    sections: [decided("att bevilja 240 000 kr för år 2026.")],
    financing: "Konto Insatser 2026, 600 000 kr återstår",
  }),
  item(5, { kind: "closing", heading: "Sammanträdet avslutas", sections: [] }),
];

/** The items with one of them changed. */
export const withItem = (position: number, about: Partial<Item>): Item[] =>
  items.map((one) => (one.position === position ? { ...one, ...about } : one));

/** A lawful meeting on 4 March 2026; every fact can be given otherwise. */
export const meeting = (about: Partial<Minutes> = {}): Minutes => ({
  meetingId: "meeting",
  associationName: "Samordningsförbundet Norrsund",
  organ: "Styrelsen",
  kind: "ordinary",
  date: legalDate("2026-03-04"),
  startsAt: "13:00",
  endsAt: "15:00",
  place: "Kommunhuset, Norrsund",
  isPublic: false,
  publicNoticeOn: null,
  consultation: null,
  distanceDecision: null,
  seatCount: 4,
  members,
  seats,
  mandates,
  persons,
  chairId: "anna",
  secretaryId: "ida",
  adjusterIds: ["per"],
  presences: wholeBoard,
  items,
  attachments: [],
  atOnceIds: [],
  elsewhere: [],
  keptAt: "Förbundets kansli, Norrsund",
  paperNotice: null,
  ...about,
});
