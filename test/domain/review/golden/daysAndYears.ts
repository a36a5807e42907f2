import { legalDate } from "#app/domain/calendar.ts";
import { decided, disqualified, section } from "#test/support/minutes.ts";
import { at, clauses, type Golden, knowing, text } from "./case.ts";

const previous = (heading: string, ...said: string[]) =>
  at({ kind: "previous_minutes", heading, sections: [decided(...said)] });

const others = ["2026-06-12", "2026-09-18", "2026-10-21"].map((date) => ({
  date: legalDate(date),
  from: null,
  to: null,
}));

const adjusting = (body: string) =>
  at({
    kind: "election_of_adjusters",
    heading: "Val av justerare",
    sections: [section({ body, lead: "Styrelsen beslutade", clauses: ["att utse Per Alm."] })],
  });

export const dayCases: Golden = {
  "Veckodag och datum stämmer": {
    fault: [
      text("Nästa möte är onsdag den 25 november 2027."),
      text("Träffen hålls torsdagen den 8 december."),
      text("Mötet är fredag 2027-01-28."),
      text("Utbildningen är måndag 12/1 2027."),
    ],
    sound: [
      text("Nästa möte är torsdag den 25 november 2027."),
      text("Träffen hålls tisdagen den 8 december."),
      // The year is not said, and next year the weekday is right.
      text("Mötet är torsdagen den 28 januari."),
      text("Träffarna är tisdag den 8 december, 2027-01-14 och 2027-02-11."),
      text("Onsdagsgruppen träffas den 25 november."),
      text("På fredag kl. 9.00 lämnas 12/14 av enkäterna."),
    ],
  },
  "Dagar som finns": {
    fault: [
      text("Rapporten lämnas den 31 november 2026."),
      text("Svaret ska ha kommit den 30 februari."),
      text("Avtalet gäller till 2027-06-31."),
    ],
    sound: [
      text("Rapporten lämnas den 30 november 2026."),
      text("Den 29 februari 2028 är en tisdag."),
      text("Insatsen kostar 163 549 kr och har nummer 221399."),
      text("Föreningen, 212000-2411, har 14/20 platser."),
    ],
  },
  "Tid som återstår": {
    fault: [
      clauses("att rapporten lämnas senast den 1 mars 2026."),
      clauses("att svar ska ha kommit före 2026-10-30."),
    ],
    sound: [
      clauses("att rapporten lämnas senast den 1 mars 2027."),
      clauses("att lägga beslutet från den 1 mars 2026 till handlingarna."),
    ],
  },
  "Perioder som börjar före de slutar": {
    fault: [
      text("Insatsen pågår 2027-06-30–2027-01-01."),
      text("Avtalet gäller från den 1 maj 2027 till den 31 mars 2027."),
    ],
    sound: [
      text("Insatsen pågår 2027-01-01–2027-06-30."),
      text("Avtalet från den 1 maj 2026 ersätter det från den 31 mars 2025."),
    ],
  },
  "Rätt föregående protokoll": {
    fault: [
      previous("Föregående protokoll 261212", "att lägga protokollet till handlingarna."),
      previous(
        "Föregående protokoll 261021",
        "att lägga protokollet från 260918 till handlingarna.",
      ),
      knowing(previous("Föregående protokoll 261020", "att lägga det till handlingarna."), {
        others,
      }),
    ],
    sound: [
      previous(
        "Föregående protokoll 261021",
        "att lägga protokollet från 2026-10-21 till handlingarna.",
      ),
      knowing(previous("Föregående protokoll 261021", "att lägga det till handlingarna."), {
        others,
      }),
      // Before the first known meeting nothing can be said.
      knowing(previous("Protokoll från 260313", "att lägga det till handlingarna."), { others }),
    ],
  },
  "Dag för justeringen": {
    fault: [adjusting("Protokollet justeras den 20 november 2026.")],
    sound: [adjusting("Protokollet justeras den 1 december 2026.")],
  },
  "Justeringen bestäms i tid": {
    fault: [adjusting("Protokollet justeras den 15 december 2026.")],
    sound: [adjusting("Protokollet justeras den 8 december 2026.")],
  },
  "Klockslag i ordning": {
    fault: [
      at({}, { startsAt: "13:00", endsAt: "12:00" }),
      at({ stances: [disqualified("lena", { leftAt: "16:05", returnedAt: "16:20" })] }),
    ],
    sound: [
      at({ stances: [disqualified("lena")] }),
      at({ stances: [disqualified("lena")] }, { startsAt: null, endsAt: null }),
    ],
  },
};

const headed = (heading: string, ...said: string[]) =>
  at({ heading, sections: [decided(...said)] });

/** As the law asks of a meeting that adopts the budget. */
const publicly = {
  isPublic: true,
  publicNoticeOn: legalDate("2026-11-10"),
  consultation: { on: legalDate("2026-11-03"), participants: "Alla fyra medlemmar" },
};

export const yearCases: Golden = {
  "Samma år i text och beslut": {
    fault: [
      headed("Plan för intern kontroll 2027", "att godkänna planen för intern kontroll 2026."),
      at({
        kind: "grant",
        heading: "Ansökan för 2027",
        sections: [decided("att bevilja 310 000 kr för 2026.")],
      }),
    ],
    sound: [
      headed("Plan för intern kontroll 2027", "att godkänna planen för intern kontroll 2027."),
      headed("Arvoden 2027", "att godkänna att 2026 års arvoden gäller även 2027."),
      headed("Uppföljning", "att godkänna uppföljningen av 2026."),
      headed("Avtal 2027", "att godkänna avtalet om 2026 kr i månaden."),
    ],
  },
  "År som hör till ärendet": {
    fault: [
      at(
        { kind: "budget", heading: "Budget 2026", sections: [decided("att fastställa budgeten.")] },
        { date: legalDate("2027-11-26") },
      ),
      at({
        kind: "annual_report",
        heading: "Årsredovisning 2026",
        sections: [decided("att godkänna årsredovisningen.")],
      }),
    ],
    sound: [
      at(
        {
          kind: "budget",
          heading: "Budget 2027 med plan för 2028 och 2029",
          sections: [decided("att fastställa budgeten.")],
        },
        publicly,
      ),
      at(
        {
          kind: "budget",
          heading: "Ändrad budget 2026",
          sections: [decided("att fastställa budgeten.")],
        },
        publicly,
      ),
      at({
        kind: "annual_report",
        heading: "Årsredovisning 2025",
        sections: [decided("att godkänna årsredovisningen.")],
      }),
    ],
  },
  "År som inte har gått": {
    fault: [
      clauses("att anta delegationsordningen för 2025."),
      clauses("att fastställa mötesplan för 2024."),
    ],
    sound: [
      clauses("att anta delegationsordningen för 2027."),
      clauses("att fastställa resultatet i bokslutet för 2025."),
      clauses("att lägga planen för 2025 till handlingarna."),
      clauses("att anta planen för 2025–2027."),
    ],
  },
};
