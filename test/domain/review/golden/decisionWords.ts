import { decided, section } from "#test/support/minutes.ts";
import { at, clauses, type Golden, text } from "./case.ts";

const headed = (heading: string, body: string) => at({ heading, sections: [section({ body })] });

export const clauseCases: Golden = {
  "Inget kvar att fylla i": {
    fault: [
      clauses("att bevilja [[belopp]] till Norrsunds kommun."),
      clauses("att bevilja XX kr till föreningen."),
      text("Mötet hålls ÅÅÅÅ-MM-DD."),
      text("Ordförande NN hälsar välkommen."),
    ],
    sound: [
      clauses("att bevilja 40 000 kr till Norrsunds kommun."),
      text("Se [§](arende:item-3). NNS är en förening. Klass X och XL."),
    ],
  },
  "Att-satser som kan läsas för sig": {
    fault: [
      clauses("att godkänna."),
      clauses("att bevilja detta."),
      clauses("att utse till justerare."),
      clauses("att uppdra åt förbundschefen."),
      clauses("att lägga rapporten till handlingarna och"),
    ],
    sound: [
      clauses("att godkänna rapporten."),
      clauses("att bevilja 10 000 kr till Norrsunds kommun."),
      clauses("att utse Per Alm till justerare."),
      clauses("att uppdra åt förbundschefen att ta fram ett förslag."),
      clauses("att uppdra åt förbundschefen översynen av policyn till nästa möte."),
      clauses("att bordlägga ärendet."),
    ],
  },
  "Beslut i löpande text": {
    fault: [text("Frågan diskuteras. Styrelsen beslutar att avvakta med upphandlingen.")],
    sound: [
      text("Styrelsen beslutade 2025-11-14 att avvakta."),
      text("Vid förra sammanträdet beslutade styrelsen att avvakta."),
      text("Styrelsen beslutade tidigare att avvakta."),
      text("Om styrelsen beslutar att avvakta måste avtalet sägas upp."),
      at({
        sections: [
          section({
            body: "Styrelsen beslutar enligt nedan.",
            lead: "Styrelsen beslutade",
            clauses: ["att avvakta."],
          }),
        ],
      }),
    ],
  },
  "Rubrik och beslut följs åt": {
    fault: [
      headed("Beslut om arvoden", "Arvodena diskuteras."),
      headed("Val av revisor", "Frågan gås igenom."),
    ],
    sound: [
      headed("Beslut om arvoden", "Ärendet bordläggs till nästa möte."),
      headed("Beslut från staten", "Förbundschefen redogör."),
      headed("Information om val av lokal", "Förbundschefen redogör."),
      at({ heading: "Beslut om arvoden", sections: [decided("att följa kommunens arvoden.")] }),
    ],
  },
  "Villkor som följs upp": {
    fault: [
      clauses("att bevilja 90 000 kr under förutsättning att medlemmarna betalar sina bidrag."),
      clauses("att teckna avtalet med villkor att regionen deltar."),
    ],
    sound: [
      clauses(
        "att bevilja 90 000 kr under förutsättning att medlemmarna betalar sina bidrag.",
        "att förbundschefen återrapporterar när bidragen har kommit.",
      ),
      at({
        sections: [
          {
            ...decided("att bevilja 90 000 kr under förutsättning att medlemmarna betalar."),
            tasks: [{ id: "t", doer: "Ida Sjö", personId: "ida", due: null }],
          },
        ],
      }),
      clauses("att godkänna de villkor som gäller för insatsen."),
    ],
  },
  "Ord som står två gånger": {
    fault: [clauses("att att bevilja 10 kr."), text("Rapporten och och bilagan gås igenom.")],
    sound: [
      clauses("att bevilja 10 kr."),
      text("De som är med, med eller utan bilaga. Att attestera rätt."),
    ],
  },
};
