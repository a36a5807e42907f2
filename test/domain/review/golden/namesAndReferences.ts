import { legalDate } from "#app/domain/calendar.ts";
import { persons, presence, section, wholeBoard } from "#test/support/minutes.ts";
import { at, type Case, type Golden, knowing, text } from "./case.ts";

/** The board with one person more in the room, by this name. */
const withPerson = (name: string, body: string, organisation = "Kriminalvården"): Case =>
  at(
    { kind: "information", sections: [section({ body })] },
    {
      persons: [...persons, { id: "mer", name, organisation, title: "" }],
      presences: [...wholeBoard, presence("mer", null, { capacity: "guest" })],
    },
  );

const substitute = presence("siv", null, { capacity: "substitute" });

export const nameCases: Golden = {
  "Samma namn stavas lika": {
    fault: [
      text("Lena Grahn tar upp frågan om lokaler."),
      text("Frågan bereds av Omer Lind till nästa möte."),
      text("Protokollet från Omar Lindh läggs till handlingarna."),
      withPerson("Kristina Holmberg", "Kristian Holmberg berättar om arbetet."),
      text("Åsa Bergkvist föreläste. Åsa Bergkvist svarade på frågor. Tack till Åsa Bergqvist."),
    ],
    sound: [
      text("Lena Gran tar upp frågan. Lena Grans förslag prövas."),
      text("Lena Grahn från Kriminalvården tar upp frågan om lokaler."),
      text("Lena Grahn (Region Norr) tar upp frågan om lokaler."),
      withPerson("Omar Linde", "Omar Linde och Omar Lind berättar."),
      text("Eva Lind och Anna Berg berättar. Norra Vägen är avstängd."),
      text("Per Holm och Pia Alm deltog i konferensen."),
      text("Anna Ek och Anna Eks företrädare deltog."),
    ],
  },
  "Namn i stället för smeknamn": {
    fault: [withPerson("Robert Fjäll", "Robban berättade om jobbet.")],
    sound: [
      withPerson("Robert Fjäll", "Robert berättade om jobbet."),
      withPerson("Robban Fjäll", "Robban berättade om jobbet."),
      withPerson("Robert Fjäll", "Robban Nilsson från förlaget berättade."),
      text("Robban berättade om jobbet."),
    ],
  },
  "Kommunens namn": {
    fault: [text("Norrsund kommun har beslutat om lokaler.")],
    sound: [text("Norrsunds kommun har beslutat. Norrsund kommunförbund finns inte.")],
  },
  "Roller som stämmer": {
    fault: [
      text("Ordförande Per Alm förklarar mötet öppnat."),
      text("Förbundschef Lena Gran berättar."),
      at(
        {
          kind: "information",
          sections: [section({ body: "Ledamoten Siv Björk tar upp frågan." })],
        },
        { presences: [...wholeBoard, substitute] },
      ),
      text("Ersättaren Per Alm tar upp frågan."),
    ],
    sound: [
      text("Ordförande Anna Ek förklarar mötet öppnat."),
      text("Vice ordförande Per Alm tar över ordförandeskapet."),
      text("Förbundschefen Ida Sjö berättar."),
      text("Ordförande Eva Lind i föreningen hälsade välkommen."),
      text("Ledamoten Per Alm tar upp frågan."),
    ],
  },
};

const others = [
  { date: legalDate("2026-06-12"), from: 40, to: 58 },
  { date: legalDate("2026-09-18"), from: 59, to: 80 },
];

export const referenceCases: Golden = {
  "Paragrafer som finns": {
    fault: [text("Frågan avgörs i § 52."), text("Se § 12 och § 31.")],
    sound: [
      text("Frågan avgörs i § 15, se även § 3."),
      text("Enligt 6 kap. 28 § kommunallagen prövas frågan."),
      text("Enligt § 19 i lagen ska sammanträdet vara offentligt."),
      text("Kommunfullmäktige beslutade § 231 om reglementet."),
      text("Styrelsen beslutade 2025-11-14 § 140 om planen."),
      text("I protokollet för 2025 finns beslutet i § 140."),
    ],
  },
  "Protokoll som har paragrafen": {
    fault: [knowing(text("Enligt beslut 2026-06-12 § 71 ska frågan tas upp."), { others })],
    sound: [
      knowing(text("Enligt beslut 2026-06-12 § 44 ska frågan tas upp."), { others }),
      knowing(text("Enligt beslut 2026-05-12 § 71 ska frågan tas upp."), { others }),
      knowing(text("Kommunstyrelsen beslutade 2026-06-12 § 171."), { others }),
      text("Enligt beslut 2026-06-12 § 71 ska frågan tas upp."),
    ],
  },
};
