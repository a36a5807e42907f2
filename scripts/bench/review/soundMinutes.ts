/** Sound protokoll from a seed: a whole meeting in which nothing is wrong, as an office's and as one on paper. */
import { itemKind } from "#app/documents/reading/itemKind.ts";
import { addDays, appealPeriod, dateOf, type LegalDate, weekday } from "#app/domain/calendar.ts";
import { emptyProceeding } from "#app/domain/decision/proceeding.ts";
import type { Item, Minutes } from "#app/domain/minutes.ts";
import type { ReviewContext } from "#app/domain/review.ts";
import { type Board, boardOn } from "./board.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { moneyTopics, seasonal } from "./money.ts";
import { readBack } from "./onPaper.ts";
import { type Draft, decided, idAt, nameOf, plainDay, type Scene, serving, told } from "./scene.ts";
import { evenVoteTopic, topics } from "./topics.ts";

/** A meeting with what is known beside it; one on paper is what the reader makes of its written text. */
export type Sound = {
  seed: number;
  minutes: Minutes;
  known: Partial<ReviewContext>;
  isPaper: boolean;
};

/** What the rules read: the office's facts, or what is read back from paper. */
export const asReviewed = ({ minutes, isPaper }: Sound): Minutes =>
  isPaper ? readBack(minutes) : minutes;

const workday = (date: LegalDate): LegalDate =>
  weekday(date) > 4 ? addDays(date, 7 - weekday(date)) : date;

/** The ärenden that open every meeting. */
function opening(scene: Scene, before: LegalDate): Draft[] {
  const chair = nameOf(scene, scene.board.chairId);
  const adjuster = nameOf(scene, scene.board.adjusterIds[0] ?? null);
  return [
    {
      heading: "Sammanträdet öppnas",
      sections: [told(`Ordförande ${chair} hälsar välkommen och förklarar sammanträdet öppnat.`)],
    },
    {
      heading: "Val av justerare",
      sections: [
        decided(
          `Protokollet justeras ${plainDay(workday(addDays(scene.date, scene.int(5, 10))))}.`,
          `att utse ${adjuster} att jämte ordföranden justera protokollet.`,
        ),
      ],
    },
    {
      heading: "Fastställande av dagordning",
      sections: [decided("Dagordningen gås igenom.", "att fastställa dagordningen.")],
    },
    {
      heading: "Föregående protokoll",
      papers: 1,
      sections: [
        decided(
          `Protokollet från den ${plainDay(before)} gås igenom.`,
          "att lägga protokollet till handlingarna.",
        ),
      ],
    },
  ];
}

function closing(scene: Scene): Draft[] {
  const who = nameOf(scene, scene.pick(serving(scene)));
  return [
    {
      heading: "Övriga frågor",
      sections: [
        decided(
          `${who} tar upp frågan om studiebesök hos ett annat förbund.`,
          "att ge kansliet i uppdrag att ordna ett studiebesök.",
        ),
      ],
    },
    {
      heading: "Sammanträdet avslutas",
      sections: [
        told("Ordföranden tackar för visat intresse och förklarar sammanträdet avslutat."),
      ],
    },
  ];
}

function itemOf(draft: Draft, at: number, first: number, papers: string[]): Item {
  const decides = draft.sections.some(({ clauses }) => clauses.length > 0);
  return {
    id: idAt(at + 1),
    position: at + 1,
    number: first + at,
    kind: itemKind(draft.heading, decides),
    heading: draft.heading,
    sections: draft.sections,
    attachments: papers,
    stances: draft.stances ?? [],
    struck: null,
    financing: draft.financing ?? null,
    proceeding: emptyProceeding,
  };
}

/** The drafts in their places; every bilaga has the next number, as it is first cited. */
function placed(drafts: readonly Draft[], first: number): Item[] {
  let given = 0;
  return drafts.map((draft, at) => {
    const papers = Array.from({ length: draft.papers ?? 0 }, (_, n) => String(given + n + 1));
    given += papers.length;
    return itemOf(draft, at, first, papers);
  });
}

const meetingDay = (chance: Chance): LegalDate => {
  const month = chance.pick([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 11, 12]);
  return workday(dateOf(chance.int(2019, 2031), month, chance.int(2, 24)));
};

/** When it was justerat, anslaget and taken down: in time. */
function noticeOf(date: LegalDate, chance: Chance): NonNullable<Minutes["paperNotice"]> {
  const approvedOn = addDays(date, chance.int(3, 14));
  const postedOn = addDays(approvedOn, chance.int(0, 2));
  const { earliestTakedown } = appealPeriod([postedOn]);
  const takedownStated = addDays(earliestTakedown, chance.int(0, 4));
  return { approvedOn, postedOn, takedownStated, keptAt: "Förbundets kansli" };
}

function assembled(scene: Scene, board: Board, items: Item[], chance: Chance): Minutes {
  const { spare: _, ...known } = board;
  const { date, startsAt } = scene;
  const labels = items.flatMap(({ attachments }) => attachments);
  const isBudget = items.some(({ kind }) => kind === "budget");
  return {
    ...known,
    meetingId: "meeting",
    organ: "Styrelsen",
    kind: isBudget ? "budget" : "ordinary",
    date,
    startsAt,
    endsAt: "16:45",
    place: "Kommunhuset",
    isPublic: isBudget,
    publicNoticeOn: isBudget ? addDays(date, -14) : null,
    consultation: isBudget ? { on: addDays(date, -30), participants: "Samtliga medlemmar" } : null,
    distanceDecision: null,
    items,
    attachments: labels.map((label) => ({
      id: `bilaga-${label}`,
      label,
      title: `Handling ${label}`,
      sha256: "c0ffee",
    })),
    atOnceIds: [],
    elsewhere: [],
    keptAt: "Förbundets kansli",
    paperNotice: scene.onPaper ? noticeOf(date, chance) : null,
  };
}

/** A sound protokoll of 15–30 paragrafer. */
export function soundMinutes(seed: number, isPaper: boolean): Sound {
  const chance = chanceOf(seed);
  const date = meetingDay(chance);
  const board = boardOn(date, chance);
  const before = workday(addDays(date, -chance.int(30, 80)));
  const first = chance.int(1, 140);
  const scene: Scene = {
    ...chance,
    board,
    date,
    before,
    first,
    last: first + 10,
    year: Number(date.slice(0, 4)),
    startsAt: chance.pick(["09:00", "10:15", "13:00", "13:30"]),
    onPaper: isPaper,
  };
  const middle = [
    ...chance.some([...topics, ...evenVoteTopic(scene)], chance.int(7, 16)),
    ...chance.some(moneyTopics(scene), chance.int(2, 5)),
    ...seasonal(scene),
  ];
  const drafts = [
    ...opening(scene, before),
    ...chance.some(middle, middle.length).map((topic) => topic(scene)),
    ...closing(scene),
  ];
  const minutes = assembled(scene, board, placed(drafts, first), chance);
  const others = [-120, 0, 60].map((days) => ({
    date: addDays(before, days),
    from: null,
    to: null,
  }));
  const held = others.filter((other) => other.date <= date);
  const known = { others: [...held, { date, from: null, to: null }] };
  return { seed, minutes, known, isPaper };
}

/** So many sound protokoll, every other one on paper. */
export const soundSet = (count: number, from = 1): Sound[] =>
  Array.from({ length: count }, (_, at) => soundMinutes(from + at, at % 2 === 1));
