/** Invented documents to look at while a letterhead or a template is made: everything filled in, or only what must be. */
import { legalDate } from "../domain/calendar.ts";
import { emptyProceeding } from "../domain/decision/proceeding.ts";
import type { Item, Member, Minutes, Person, Presence, SeatMandate } from "../domain/minutes.ts";

const members: Member[] = [
  { id: "kommunen", name: "Exempelby kommun", kind: "municipality" },
  { id: "regionen", name: "Region Exempel", kind: "region" },
  { id: "kassan", name: "Försäkringskassan", kind: "social_insurance" },
];

const person = (id: string, name: string, organisation: string, title = ""): Person => ({
  ...{ id, name, organisation, title },
});

const persons: Person[] = [
  person("a", "Anna Exempel", "Exempelby kommun"),
  person("b", "Bo Exempel", "Region Exempel"),
  person("c", "Carin Exempel", "Försäkringskassan"),
  person("d", "David Exempel", "Exempelby kommun"),
  person("e", "Eva Exempel", "", "Förbundschef"),
];

const mandate = (
  personId: string,
  memberId: string,
  kind: SeatMandate["kind"] = "member",
): SeatMandate => ({
  ...{ personId, kind, seatId: `plats-${memberId}`, to: null },
  ...{ callingOrder: kind === "substitute" ? 1 : null, from: legalDate("2023-04-01") },
});

const presence = (
  personId: string,
  memberId: string | null,
  about: Partial<Presence> = {},
): Presence => ({
  ...{ id: `narvaro-${personId}`, personId, capacity: memberId ? "member" : "staff" },
  ...{ seatId: memberId && `plats-${memberId}`, fromPosition: 1, toPosition: null },
  ...{ fromTime: null, toTime: null, mode: "room", ground: null },
  ...about,
});

const item = (position: number, about: Partial<Item>): Item => ({
  ...{ id: `arende-${position}`, position, number: position + 20, kind: "information" },
  ...{ heading: "", sections: [], attachments: [], stances: [], struck: null, financing: null },
  proceeding: emptyProceeding,
  ...about,
});

const bare: Minutes = {
  meetingId: "exempel",
  associationName: "Samordningsförbundet Exempel",
  organ: "Styrelsen",
  kind: "ordinary",
  date: legalDate("2026-03-04"),
  ...{ startsAt: null, endsAt: null, place: "", isPublic: false, publicNoticeOn: null },
  ...{ consultation: null, distanceDecision: null, seatCount: 3, members },
  seats: members.map(({ id, name }) => ({ id: `plats-${id}`, memberId: id, label: name })),
  mandates: [],
  persons,
  ...{ chairId: null, secretaryId: null, adjusterIds: [], presences: [], items: [] },
  ...{ atOnceIds: [], attachments: [], elsewhere: [], keptAt: "", paperNotice: null },
};

const items: Item[] = [
  item(1, {
    ...{ kind: "opening", heading: "Sammanträdet öppnas" },
    sections: [{ body: "Ordföranden hälsar välkommen.", lead: "", clauses: [] }],
  }),
  item(2, {
    ...{ kind: "grant", heading: "Ansökan om medel till Arbetsträning", attachments: ["1"] },
    financing: "Konto Insatser, 600 000 kr återstår",
    sections: [
      {
        body: "Ansökan gäller arbetsträning för unga vuxna.\n\n| Post | Kronor |\n| --- | ---: |\n| Handledare | 180 000 |\n| Lokal | 60 000 |",
        lead: "Styrelsen beslutade",
        clauses: ["att bevilja 240 000 kr för år 2026, och", "att hälften betalas ut genast."],
      },
    ],
    stances: [
      {
        ...{ personId: "c", kind: "disqualified", scope: "handling", ground: "other_circumstance" },
        ...{ explanation: "Anställd hos den sökande", leftAt: "09:20", returnedAt: "09:40" },
      },
    ],
  }),
  item(3, { kind: "closing", heading: "Sammanträdet avslutas" }),
];

const full: Minutes = {
  ...bare,
  ...{ startsAt: "09:00", endsAt: "11:30", place: "Stora salen, Exempelby", isPublic: true },
  publicNoticeOn: legalDate("2026-02-20"),
  consultation: { on: legalDate("2026-02-10"), participants: "kommunen och regionen" },
  distanceDecision: "Styrelsens beslut § 4 år 2025",
  mandates: [
    ...[mandate("a", "kommunen"), mandate("b", "regionen"), mandate("c", "kassan")],
    mandate("d", "kommunen", "substitute"),
  ],
  ...{ chairId: "a", secretaryId: "e", adjusterIds: ["b"], items, atOnceIds: ["arende-2"] },
  presences: [
    ...[presence("a", "kommunen"), presence("b", "regionen", { mode: "video" })],
    ...[
      presence("c", "kassan"),
      presence("d", null, { capacity: "substitute" }),
      presence("e", null),
    ],
  ],
  attachments: [{ id: "bilaga-1", label: "1", title: "Ansökan", sha256: "0f".repeat(32) }],
  keptAt: "Kansliet, Exempelgatan 1, Exempelby",
};

/** A meeting with everything told, and one of which only its day is known. */
export const sampleMinutes = { full, bare } as const;
