/** Invented ärenden about money: applications, jäv at them, instalments, the budget, the årsredovisning. */
import { addDays, dateOf, longDate } from "#app/domain/calendar.ts";
import type { Stance } from "#app/domain/minutes.ts";
import {
  dayText,
  decided,
  guest,
  kronor,
  nameOf,
  roundSum,
  type Scene,
  serving,
  type Topic,
} from "./scene.ts";

const APPLICANTS = ["Föreningen Ljusspåret", "Stiftelsen Hantverket", "Studieförbundet Björken"];
const PURPOSES = [
  "arbetsträning i kafé",
  "en handledare i skogsbruk",
  "språkstöd på arbetsplatser",
];

/** Where the money is taken: at the paragraf's own place for it, or in words on paper. */
const financed = (scene: Scene, account: string, left: number) => {
  const words = `${account}, där ${kronor(left)} kr återstår`;
  return scene.onPaper
    ? { more: [`Utgiften finansieras av ${words}.`] }
    : { more: [], financing: words };
};

const later = (time: string, minutes: number): string => {
  const [hours = 0, past = 0] = time.split(":").map(Number);
  const all = hours * 60 + past + minutes;
  return `${String(Math.floor(all / 60)).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`;
};

const clock = (time: string) => time.replace(":", ".");

/** Everybody from one member goes out; on paper the text tells it, as our own protokoll words it. */
function goOut(scene: Scene, ids: readonly string[]): { stances: Stance[]; words: string[] } {
  const leftAt = later(scene.startsAt, scene.int(30, 60));
  const returnedAt = later(leftAt, scene.int(5, 20));
  if (scene.onPaper)
    return {
      stances: [],
      words: ids.map(
        (id) =>
          `${nameOf(scene, id)} anmälde jäv (6 kap. 28 § punkt 2 kommunallagen: företräder den sökande), lämnade rummet kl. ${clock(leftAt)} och deltog inte i handläggningen. ${nameOf(scene, id)} återkom kl. ${clock(returnedAt)}.`,
      ),
    };
  const stances = ids.map(
    (personId): Stance => ({
      personId,
      kind: "disqualified",
      scope: "handling",
      ground: scene.pick(["representative", "other_circumstance"] as const),
      explanation: "Företräder den sökande",
      leftAt,
      returnedAt,
    }),
  );
  return { stances, words: [] };
}

const grant: Topic = (scene) => {
  const applicant = scene.pick(APPLICANTS);
  const purpose = scene.pick(PURPOSES);
  const sum = roundSum(scene, 80_000, 900_000);
  const { more, ...financing } = financed(
    scene,
    "konto 4010 Insatser",
    sum + roundSum(scene, 100_000, 500_000),
  );
  return {
    heading: `Ansökan om medel till ${purpose}`,
    papers: scene.int(1, 2),
    ...financing,
    sections: [
      decided(
        [
          `${applicant} ansöker om ${kronor(sum)} kr till ${purpose} under ${scene.year + 1}. Kontaktperson är ${guest(scene)}. Målgruppen är personer som behöver stöd från flera myndigheter.`,
          ...more,
        ].join("\n\n"),
        `att bevilja ${applicant} ${kronor(sum)} kr för ${scene.year + 1}.`,
        `att en slutrapport lämnas senast ${dayText(scene, 200, 500)}.`,
      ),
    ],
  };
};

const instalments: Topic = (scene) => {
  const part = roundSum(scene, 40_000, 200_000);
  const { more, ...financing } = financed(scene, "konto 4020 Utbildning", 4 * part);
  return {
    heading: "Ansökan om fortsatt medel till mottagningen",
    papers: 1,
    ...financing,
    sections: [
      decided(
        [
          `Stiftelsen Hantverket ansöker om ${kronor(2 * part)} kr för ${scene.year + 1}.`,
          ...more,
        ].join("\n\n"),
        `att bevilja ${kronor(2 * part)} kr för ${scene.year + 1}, med ${kronor(part)} kr i januari och ${kronor(part)} kr i juli.`,
      ),
    ],
  };
};

const conditional: Topic = (scene) => {
  const sum = roundSum(scene, 60_000, 300_000);
  const { more, ...financing } = financed(scene, "konto 4010 Insatser", 2 * sum);
  return {
    heading: "Ansökan om medel till en förstudie",
    papers: 1,
    ...financing,
    sections: [
      decided(
        [`Studieförbundet Björken ansöker om ${kronor(sum)} kr till en förstudie.`, ...more].join(
          "\n\n",
        ),
        `att bevilja ${kronor(sum)} kr under förutsättning att medlemmarna betalar sina bidrag.`,
        `att förbundschefen återrapporterar till styrelsen senast ${dayText(scene, 40, 90)}.`,
      ),
    ],
  };
};

const refusal: Topic = (scene) => ({
  heading: "Ansökan om medel till en festival",
  papers: 1,
  sections: [
    decided(
      `Föreningen Ljusspåret ansöker om ${kronor(roundSum(scene, 20_000, 90_000))} kr. Festivalen vänder sig till alla i kommunen och inte till förbundets målgrupp.`,
      "att avslå ansökan.",
    ),
  ],
});

/** A member applies: those who come from it go out. Only where a quorum stays and the justerare may sit. */
function ownMember(scene: Scene): Topic[] {
  const { persons, presences, seatCount } = scene.board;
  const from = (name: string) =>
    presences
      .map(({ personId }) => personId)
      .filter((id) => persons.some((one) => one.id === id && one.organisation === name));
  const name = scene.pick(["Försäkringskassan", "Arbetsförmedlingen"]);
  const ids = from(name);
  const votes = serving(scene).length + 2 - ids.filter((id) => serving(scene).includes(id)).length;
  if (ids.includes("l0") || ids.includes("l1") || votes * 2 <= seatCount) return [];
  const sum = roundSum(scene, 80_000, 400_000);
  const { more, ...financing } = financed(scene, "konto 4010 Insatser", 3 * sum);
  const out = goOut(scene, ids);
  return [
    () => ({
      heading: `Ansökan från ${name}`,
      papers: 1,
      ...financing,
      stances: out.stances,
      sections: [
        decided(
          [
            ...out.words,
            `${name} ansöker om ${kronor(sum)} kr till en samordnare under ${scene.year + 1}.`,
            ...more,
          ].join("\n\n"),
          `att bevilja ${kronor(sum)} kr för ${scene.year + 1}.`,
        ),
      ],
    }),
  ];
}

/** The year's budget in parts that make the whole. */
const budget: Topic = (scene) => {
  const staff = roundSum(scene, 900_000, 1_800_000);
  const work = roundSum(scene, 2_000_000, 5_000_000);
  const told = scene.onPaper
    ? [
        `Sammanträdet är offentligt och tillkännagavs ${longDate(addDays(scene.date, -14))}. Samråd med samtliga medlemmar hölls ${longDate(addDays(scene.date, -30))}.`,
      ]
    : [];
  return {
    heading: `Verksamhetsplan och budget ${scene.year + 1}`,
    papers: 1,
    sections: [
      decided(
        [
          ...told,
          `Intäkterna blir ${kronor(staff + work)} kr. Kostnaderna fördelas på kansli ${kronor(staff)} kr och insatser ${kronor(work)} kr.`,
        ].join("\n\n"),
        `att fastställa verksamhetsplan och budget för ${scene.year + 1}.`,
      ),
    ],
  };
};

const annualReport: Topic = (scene) => ({
  heading: `Årsredovisning ${scene.year - 1}`,
  papers: 1,
  sections: [
    decided(
      `Året visar ett överskott på ${kronor(roundSum(scene, 40_000, 400_000))} kr. Revisorerna granskar redovisningen i mars.`,
      `att godkänna årsredovisningen för ${scene.year - 1}.`,
      "att överlämna den till revisorerna och till medlemmarna.",
    ),
  ],
});

/** What the season asks for. */
export function seasonal(scene: Scene): Topic[] {
  const { date, year } = scene;
  const isSpring = date >= dateOf(year, 2, 1) && date <= dateOf(year, 3, 31);
  const isAutumn = date >= dateOf(year, 9, 15) && date <= dateOf(year, 11, 30);
  return [...(isSpring ? [annualReport] : []), ...(isAutumn ? [budget] : [])];
}

/** Ärenden about applications, each at most once. */
export const moneyTopics = (scene: Scene): Topic[] => [
  grant,
  instalments,
  conditional,
  refusal,
  ...ownMember(scene),
];
