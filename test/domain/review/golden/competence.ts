import { legalDate } from "#app/domain/calendar.ts";
import { decided, presence, section, wholeBoard } from "#test/support/minutes.ts";
import { at, clauses, type Golden, knowing, text } from "./case.ts";

const report = (date: string) =>
  at(
    {
      kind: "annual_report",
      heading: "Årsredovisning 2025",
      sections: [decided("att godkänna årsredovisningen för 2025.")],
    },
    { date: legalDate(date) },
  );
const siv = { presences: [...wholeBoard, presence("siv", null, { capacity: "substitute" })] };
const discharged = (...said: string[]) =>
  at({ heading: "Revisionsberättelse", sections: [decided(...said)] });

export const competenceCases: Golden = {
  "Ingen borgen, inga lån": {
    fault: [
      clauses("att gå i borgen för föreningens hyra."),
      clauses("att ta upp ett lån på 200 000 kr."),
    ],
    sound: [
      clauses("att avslå begäran om att gå i borgen."),
      clauses("att låna ut lokalen till föreningen."),
    ],
  },
  "Vad som kan delegeras": {
    fault: [
      clauses("att delegera till ordföranden att fastställa budgeten."),
      clauses("att delegera beslut om inköp till kommunstyrelsen."),
    ],
    sound: [
      clauses("att delegera till ordföranden att besluta om kurser och konferenser."),
      clauses("att ge förbundschefen i uppdrag att ta fram ett förslag till budget."),
      clauses("att anta delegationsordningen."),
    ],
  },
  "Inga brådskande ordförandebeslut": {
    fault: [clauses("att ordföranden får besluta i brådskande ärenden.")],
    sound: [clauses("att ordföranden får besluta om inköp upp till 40 000 kr.")],
  },
  "Ansvarsfrihet av medlemmarna": {
    fault: [clauses("att bevilja styrelsen ansvarsfrihet för 2025.")],
    sound: [clauses("att lägga medlemmarnas beslut om ansvarsfrihet till handlingarna.")],
  },
  "Ett beslut om ansvarsfrihet från varje medlem": {
    fault: [discharged("att lägga Försäkringskassans beslut om ansvarsfrihet till handlingarna.")],
    sound: [
      discharged(
        "att lägga besluten om ansvarsfrihet från Försäkringskassan, Norrsunds kommun och Region Mittland till handlingarna.",
      ),
      discharged("att lägga samtliga medlemmars beslut om ansvarsfrihet till handlingarna."),
    ],
  },
  "Presidium bland ledamöterna": {
    fault: [
      at(
        {
          kind: "election",
          heading: "Val av presidium",
          sections: [decided("att välja Siv Björk till vice ordförande.")],
        },
        siv,
      ),
      at({
        kind: "election",
        heading: "Val av presidium",
        sections: [decided("att välja Per Alm, Lena Gran och Omar Lind till vice ordförande.")],
      }),
    ],
    sound: [
      at(
        {
          kind: "election",
          heading: "Val av presidium",
          sections: [
            decided(
              "att välja Per Alm till vice ordförande.",
              "att utse Siv Björk att jämte ordförande justera.",
            ),
          ],
        },
        siv,
      ),
    ],
  },
  "Årsredovisning i tid": { fault: [report("2026-04-21")], sound: [report("2026-03-17")] },
  "Rätt tid att överklaga": {
    fault: [
      text("Beslutet överklagas inom tre veckor från den dag du fick del av beslutet."),
      text("Beslutet kan överklagas inom fyra veckor från anslaget."),
    ],
    sound: [
      text("Beslutet överklagas inom tre veckor från den dag då justeringen anslogs."),
      text("Domen kan överklagas inom två månader."),
    ],
  },
  "Den som föredrar är inte part": {
    fault: [
      knowing(
        at({
          kind: "grant",
          heading: "Ansökan från Norrsunds kommun",
          sections: [section({ body: "Ida Sjö föredrar ärendet." })],
        }),
        { ties: [{ personId: "ida", kind: "employer", name: "Norrsunds kommun" }] },
      ),
    ],
    sound: [
      knowing(
        at({
          kind: "grant",
          heading: "Ansökan från Norrsunds kommun",
          sections: [section({ body: "Utvecklingsledaren föredrar ärendet." })],
        }),
        { ties: [{ personId: "ida", kind: "employer", name: "Norrsunds kommun" }] },
      ),
      knowing(text("Ida Sjö föredrar läget i Norrsunds kommun."), {
        ties: [{ personId: "ida", kind: "employer", name: "Norrsunds kommun" }],
      }),
    ],
  },
};
