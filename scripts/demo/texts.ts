/** What the example board talks about. Every name, place, insats and sum is invented. */
import type { ItemKind } from "#app/domain/minutes.ts";

/** Text and decisions of one item; `heading` finds it on the standing dagordning, or adds it. */
export type ExampleItem = {
  heading: string;
  kind?: ItemKind;
  body?: string;
  clauses?: string[];
  /** Beside the att-satser: who does it, and how many days after the meeting. */
  tasks?: ({ doer: string; days: number } | null)[];
  financing?: string;
  attachment?: { title: string; text: string };
  /** Who is jävig, by key, with what it consists in. */
  disqualified?: {
    who: string;
    substitute?: string;
    explanation: string;
    left: string;
    back: string;
  };
  abstains?: { who: string; explanation: string };
};

export type ExampleMeeting = {
  /** Days from today; moved to the nearest weekday that suits. */
  offset: number;
  kind: "ordinary" | "budget" | "annual_report";
  absent?: string;
  items: ExampleItem[];
};

/** The ärende that adopts the example's attestordning. */
export const attestHeading = "Attestordning";

const office = (body: string): ExampleItem => ({ heading: "Information från kansliet", body });

export const delegationHeading = "Delegationsordning";

/** The ärenden that adopt the example's risk analyses. */
export const riskHeading = "Risk- och väsentlighetsanalys";

/** The ärende that adopts the example's plan för intern kontroll. */
export const controlHeading = "Plan för intern styrning och kontroll";

export const meetings: ExampleMeeting[] = [
  {
    offset: -320,
    kind: "ordinary",
    items: [
      {
        heading: "Ekonomisk rapport",
        body: "Förbundschefen redovisar årets utfall. Förbundet har förbrukat 4 812 000 kr av budgeterade 5 100 000 kr.\n\nÖverskottet beror på att en tjänst i Ringen var obesatt under våren.",
      },
      office(
        "Utvecklingsledaren berättar om kursen i arbetsinriktad rehabilitering:\n\n* 42 personer deltog\n* kursen får betyget 4,6 av 5\n* nästa tillfälle blir i maj.",
      ),
      {
        heading: delegationHeading,
        kind: "decision",
        body: "Förbundschefen går igenom förslaget. Det gäller små inköp till kansliet, kurser och studiebesök för styrelsen och utlämnande av allmän handling.",
        clauses: [
          "att anta förslaget till delegationsordning, att gälla från och med i dag och tills vidare.",
        ],
      },
      {
        heading: riskHeading,
        kind: "decision",
        body: "Förbundschefen går igenom förslaget till förbundets första gemensamma riskanalys. Elva risker är bedömda, och fyra har fått en åtgärd.",
        clauses: ["att anta risk- och väsentlighetsanalysen."],
      },
    ],
  },
  {
    offset: -245,
    kind: "ordinary",
    absent: "tobias",
    items: [
      {
        heading: "Ansökan om medel för Ringen",
        kind: "grant",
        body: "Älvsta kommun ansöker om medel för insatsen Ringen, som stöder unga vuxna på väg mot arbete eller studier. Ansökan gäller 480 000 kr för en samordnare på heltid och 36 000 kr för lokal, tillsammans 516 000 kr.\n\n| Post | Belopp |\n| --- | ---: |\n| Samordnare | 480 000 kr |\n| Lokal | 36 000 kr |\n| Summa | 516 000 kr |",
        clauses: [
          "att bevilja Älvsta kommun 516 000 kr till insatsen Ringen",
          "att betala ut hälften när avtalet har tecknats och resten när styrelsen har godkänt redovisningen.",
        ],
        financing:
          "Ryms i budgetens anslag för insatser, där 1 240 000 kr återstår efter beslutet.",
        attachment: { title: "Ansökan Ringen", text: "Ansökan om medel för insatsen Ringen." },
        disqualified: {
          who: "lena",
          substitute: "pererik",
          explanation: "Hon är anställd som enhetschef i den förvaltning som söker medlen",
          left: "10:05",
          back: "10:20",
        },
      },
      office("Förbundschefen informerar om vårens samverkansdag i Norrsund."),
    ],
  },
  {
    offset: -160,
    kind: "ordinary",
    items: [
      {
        heading: "Ekonomisk rapport",
        body: "Förbundschefen redovisar utfallet för det första halvåret. Prognosen för helåret är ett underskott på 25 000 kr, som täcks av eget kapital.",
      },
      {
        heading: "Remiss om länets strategi för psykisk hälsa",
        kind: "decision",
        body: "Region Mittland har bett förbundet att yttra sig över förslaget till strategi. Kansliet har skrivit ett förslag till yttrande.",
        clauses: ["att lämna yttrandet till Region Mittland."],
        tasks: [{ doer: "Helena Wiberg", days: 14 }],
        attachment: {
          title: "Förslag till yttrande",
          text: "Yttrande över strategi för psykisk hälsa.",
        },
        abstains: { who: "mats", explanation: "Han har varit med och tagit fram strategin" },
      },
    ],
  },
  {
    offset: -80,
    kind: "ordinary",
    items: [
      {
        heading: "Sammanträdesdagar nästa år",
        kind: "decision",
        body: "Kansliet har tagit fram ett förslag till sammanträdesdagar för nästa år.",
        clauses: ["att fastställa sammanträdesdagarna enligt förslaget."],
        attachment: { title: "Sammanträdesplan", text: "Sammanträdesplan för nästa år." },
      },
      {
        heading: attestHeading,
        kind: "decision",
        body: "Kansliet har gått igenom vem som attesterar och utanordnar. Två ekonomer utanordnar tillsammans, och Lena Sjöholm beslutar när ordföranden eller vice ordföranden annars skulle besluta om sig själv.",
        clauses: [
          "att anta attestordningen, med attest- och utanordningsinstruktion och signaturlista.",
        ],
      },
      {
        heading: riskHeading,
        kind: "decision",
        body: "Förbundschefen redovisar vad som har ändrats sedan förra året. Risken för felaktiga utbetalningar har minskat, och väntetiden till första mötet är en ny risk.",
        clauses: ["att anta risk- och väsentlighetsanalysen."],
      },
      {
        heading: controlHeading,
        kind: "decision",
        body: "Förbundschefen går igenom förslaget. Det bygger på riskanalysen, och den som kontrollerar är alltid någon annan än den som utför.",
        clauses: ["att anta planen för intern styrning och kontroll."],
      },
      office("Sekreteraren visar hur anslag och protokoll publiceras."),
    ],
  },
  {
    offset: -18,
    kind: "ordinary",
    absent: "amina",
    items: [
      {
        heading: "Uppföljning av beviljade insatser",
        body: "Förbundschefen redovisar uppföljningen av Ringen och Bryggan. I Ringen deltar 31 personer, varav 14 har gått vidare till arbete eller studier.",
      },
      {
        heading: "Val av ombud till årsmötet",
        kind: "decision",
        body: "Samverkansnätverkets årsmöte hålls i Norrsund.",
        clauses: [
          "att utse Mats Örnberg till ombud vid årsmötet.",
          "att ge kansliet i uppdrag att anmäla ombudet.",
        ],
        tasks: [null, { doer: "Jonas Rask", days: 10 }],
      },
    ],
  },
  {
    offset: -5,
    kind: "ordinary",
    items: [
      {
        heading: "Ansökan om medel för Bryggan",
        kind: "grant",
        body: "Norrsunds kommun ansöker om fortsatta medel för insatsen Bryggan med 640 000 kr. Insatsen stöder personer som har varit borta länge från arbetslivet.",
        clauses: [
          "att bevilja Norrsunds kommun 640 000 kr till insatsen Bryggan",
          "att betala ut hälften när avtalet har tecknats och resten när styrelsen har godkänt redovisningen.",
        ],
        tasks: [null, { doer: "Helena Wiberg", days: 30 }],
        financing: "Ryms i budgetens anslag för insatser, där 210 000 kr återstår efter beslutet.",
        attachment: { title: "Ansökan Bryggan", text: "Ansökan om medel för insatsen Bryggan." },
        disqualified: {
          who: "karin",
          substitute: "omar",
          explanation: "Hon är ordförande i den nämnd som söker medlen",
          left: "09:50",
          back: "10:10",
        },
      },
      office("Kansliet planerar en utbildning om samtyckesfrågor."),
    ],
  },
];

/** What the coming meeting is asked to decide. */
export const proposed = {
  heading: "Ansökan om medel för kursen Steg för steg",
  lead: "Styrelsen beslutar",
  clauses: [
    "att bevilja Norrsunds kommun 184 000 kr till kursen Steg för steg",
    "att hälften betalas ut när avtalet har tecknats och resten när styrelsen har godkänt redovisningen.",
  ],
  memo: "### Ansökan\n\nNorrsunds kommun ansöker om 184 000 kr för en kurs i arbetsinriktad rehabilitering under ett halvår. Målgruppen är vuxna som har varit borta från arbetslivet i mer än två år.\n\n### Bedömning\n\nKursen har prövats i mindre skala. Av 24 deltagare gick 15 vidare till arbete, studier eller arbetsprövning. Försäkringskassan och Arbetsförmedlingen deltar i urvalet.\n\n### Finansiering\n\nMedlen ryms i anslaget för insatser, där 412 000 kr återstår efter beslutet.",
};
