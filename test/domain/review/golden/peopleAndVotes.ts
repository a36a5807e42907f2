import {
  abstains,
  decided,
  disqualified,
  meeting,
  presence,
  section,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";
import { at, type Case, clauses, type Golden, text } from "./case.ts";

const without = (id: string, toPosition: number) => ({
  presences: wholeBoard.map((one) => (one.personId === id ? { ...one, toPosition } : one)),
});
const withSubstitute = {
  presences: [...wholeBoard, presence("siv", null, { capacity: "substitute" })],
};
const told = (body: string, ...said: string[]) =>
  at({ sections: [section({ body, lead: "Styrelsen beslutade", clauses: said })] });
const electing = (body: string): Case =>
  at({
    kind: "election",
    heading: "Val av vice ordförande",
    sections: [
      section({
        body,
        lead: "Styrelsen beslutade",
        clauses: ["att välja Per Alm till vice ordförande."],
      }),
    ],
  });
const chosen = (name: string, adjusterIds = ["per"]): Case => ({
  minutes: meeting({
    adjusterIds,
    items: withItem(2, { sections: [decided(`att utse ${name} att justera.`)] }),
  }),
});

export const actingCases: Golden = {
  "Den som är jävig handlägger inte": {
    fault: [text("Lena Gran föredrar ärendet.", { stances: [disqualified("lena")] })],
    sound: [
      text("Ida Sjö föredrar ärendet.", { stances: [disqualified("lena")] }),
      text("Lena Gran föredrar ärendet."),
      text("Lena Gran anmälde jäv och gick ut.", { stances: [disqualified("lena")] }),
    ],
  },
  "Reservation i texten av den som deltog": {
    fault: [
      text("Lena Gran reserverar sig mot beslutet.", { stances: [abstains("lena")] }),
      text("Ida Sjö reserverade sig."),
    ],
    sound: [text("Lena Gran reserverar sig mot beslutet.")],
  },
  "Den som talar var där": {
    fault: [{ minutes: { ...text("Lena Gran yrkar bifall.").minutes, ...without("lena", 3) } }],
    sound: [
      text("Lena Gran yrkar bifall."),
      { minutes: { ...text("Lena Grans förslag gås igenom.").minutes, ...without("lena", 3) } },
      text("Eva Holm från länsstyrelsen informerar."),
    ],
  },
  "Yrkanden av ersättare": {
    fault: [{ minutes: { ...text("Siv Björk yrkar bifall.").minutes, ...withSubstitute } }],
    sound: [
      { minutes: { ...text("Siv Björk tar upp frågan om lokaler.").minutes, ...withSubstitute } },
      text("Per Alm yrkar bifall."),
    ],
  },
  "Samma justerare som utsågs": {
    fault: [chosen("Lena Gran")],
    sound: [
      chosen("Per Alm"),
      chosen("Lena Gran", ["lena"]),
      chosen("Per Alm, med Lena Gran som ersättare,"),
    ],
  },
};

export const voteCases: Golden = {
  "Inte fler röster än tjänstgörande": {
    fault: [
      told("Bifall får 4 ja-röster och 1 nej-röst.", "att anta planen."),
      told("Med tre röster mot två antas planen.", "att anta planen."),
    ],
    sound: [
      told("Bifall får 3 ja-röster och 1 nej-röst.", "att anta planen."),
      text("Föreningen valde med 14 mot 9."),
    ],
  },
  "Lika röster": {
    fault: [
      told("Omröstningen ger 2 röster mot 2.", "att anta planen."),
      electing("Det blir 2 röster mot 2 och ordförandens utslagsröst avgör."),
    ],
    sound: [
      told(
        "Omröstningen ger 2 röster mot 2. Ordföranden avgör med sin utslagsröst.",
        "att anta planen.",
      ),
      electing("Det blir 2 röster mot 2 och lotten avgör."),
      told("Omröstningen ger 3 röster mot 1.", "att anta planen."),
    ],
  },
  "Flertalet beslutar": {
    fault: [told("Bifall får 1 ja-röst och 3 nej-röster.", "att anta planen.")],
    sound: [
      told("Bifall får 3 ja-röster och 1 nej-röst.", "att anta planen."),
      told("Bifall får 1 ja-röst och 3 nej-röster.", "att avslå förslaget."),
    ],
  },
  "Öppen omröstning": {
    fault: [told("Sluten omröstning begärs.", "att anta planen.")],
    sound: [electing("Sluten omröstning begärs."), told("Omröstning begärs.", "att anta planen.")],
  },
  "Ingen minoritetsåterremiss": {
    fault: [
      text("Ärendet får minoritetsåterremiss."),
      text("En tredjedel av ledamöterna begär att ärendet återremitteras."),
    ],
    sound: [
      clauses("att återremittera ärendet."),
      text("En tredjedel av ledamöterna begär ett extra sammanträde."),
    ],
  },
};

export const personalDataCases: Golden = {
  "Inga personnummer": {
    fault: [
      text("Sökanden är 121212-1212."),
      text("Nummer 19121212-1212."),
      text("Samordningsnummer 701063-2391."),
      text("191212121212"),
    ],
    sound: [
      text("Organisationsnummer 212000-2411, dnr 2026:0014, konto 5678-1234."),
      text("Mötet 2026-11-24 kl. 13.00–15.30 och 060-19 22 79."),
    ],
  },
  "Inget om en namngiven persons hälsa": {
    fault: [
      text("Lisa Falk har varit sjukskriven för utmattning."),
      text("Eva Holm föreläste. Eva levde länge med sin sjukdom, och Eva har lidit av anorexi."),
    ],
    sound: [
      text("Lisa Falk informerar om stödet till personer som är sjukskrivna."),
      text("Insatsen är för personer som har en diagnos. Lisa Falk leder den."),
      text("Utvecklingsledaren ersätts vid sjukskrivning."),
    ],
  },
  "Inga egna kontaktuppgifter": {
    fault: [text("Ring 070-123 45 67."), text("Skriv till lisa.falk@exempel.se.")],
    sound: [
      text("Ring 060-12 34 56 eller skriv till info@exempel.se."),
      text("Totalt 0701 deltagare."),
    ],
  },
  "Inga beslut om enskildas förmåner": {
    fault: [
      clauses("att bevilja försörjningsstöd till den sökande."),
      clauses("att avslå ansökan om sjukpenning."),
    ],
    sound: [
      clauses("att bevilja medel till arbetsträning för personer med aktivitetsersättning."),
      clauses("att lägga rapporten om försörjningsstöd till handlingarna."),
    ],
  },
};
