/** Planted faults of bilagor, of the anslag, and of what must not be published. */
import { addDays, appealPeriod } from "#app/domain/calendar.ts";
import type { Minutes, PaperNotice } from "#app/domain/minutes.ts";
import type { Chance } from "../chance.ts";
import { changed, type FaultKind, isOwn, sentenceAdded, someItem } from "./kind.ts";

const lostBilaga: FaultKind = {
  name: "bilaga cited that is not there",
  titles: ["Bilagor som finns"],
  only: "office",
  plant: (sound, chance) => {
    const item = someItem(sound, chance, isOwn);
    return item && changed(sound.minutes, item, { attachments: [...item.attachments, "99"] });
  },
};

const uncited: FaultKind = {
  name: "bilaga never cited",
  titles: ["Bilagor som används"],
  only: "office",
  plant: ({ minutes }) => ({
    minutes: {
      ...minutes,
      attachments: [
        ...minutes.attachments,
        { id: "bilaga-99", label: "99", title: "Ansökan", sha256: "c0ffee" },
      ],
    },
    at: [null],
  }),
};

const labelsOf = ({ items }: Minutes) => items.flatMap(({ attachments }) => attachments);

const skippedBilaga: FaultKind = {
  name: "bilaga number skipped",
  titles: ["Bilagor som används"],
  plant: ({ minutes }, chance) => {
    const between = labelsOf(minutes).slice(1, -1);
    if (between.length === 0) return null;
    const gone = chance.pick(between);
    const items = minutes.items.map((one) => ({
      ...one,
      attachments: one.attachments.filter((cited) => cited !== gone),
    }));
    return { minutes: { ...minutes, items }, at: [null] };
  },
};

const twice: FaultKind = {
  name: "bilaga number used twice",
  titles: ["Bilagor som används"],
  only: "paper",
  plant: ({ minutes }) => {
    const citing = minutes.items.filter(({ attachments }) => attachments.length > 0);
    const [first, ...more] = citing;
    const last = more.at(-1);
    const label = first?.attachments[0];
    if (!last || label === undefined) return null;
    return changed(minutes, last, { attachments: [label, ...last.attachments] });
  },
};

const notice = (
  name: string,
  titles: string[],
  change: (paper: PaperNotice, minutes: Minutes, chance: Chance) => Partial<PaperNotice>,
): FaultKind => ({
  name,
  titles,
  only: "paper",
  plant: ({ minutes }, chance) => {
    const { paperNotice } = minutes;
    if (!paperNotice) return null;
    const about = change(paperNotice, minutes, chance);
    const postedOn = about.postedOn ?? paperNotice.postedOn;
    const takedownStated =
      about.takedownStated ?? (postedOn ? appealPeriod([postedOn]).earliestTakedown : null);
    return {
      minutes: { ...minutes, paperNotice: { ...paperNotice, ...about, takedownStated } },
      at: [null],
    };
  },
});

const onDay = (date: Minutes["date"]) => ({ approvedOn: date, postedOn: date });

/** The digit that makes a personnummer right. */
function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const personnummer: FaultKind = {
  name: "personnummer",
  titles: ["Inga personnummer"],
  plant: (sound, chance) => {
    const two = (number: number) => String(number).padStart(2, "0");
    const day = `${chance.int(50, 99)}${two(chance.int(1, 12))}${two(chance.int(1, 28))}`;
    const nine = `${day}${String(chance.int(0, 999)).padStart(3, "0")}`;
    const last = `${nine.slice(6)}${checkDigit(nine)}`;
    const number = chance.pick([`${day}-${last}`, `19${day}-${last}`, `19${day}${last}`]);
    return sentenceAdded(sound, chance, `Sökanden har nummer ${number}.`);
  },
};

const mobile: FaultKind = {
  name: "mobile number or own address",
  titles: ["Inga egna kontaktuppgifter"],
  plant: (sound, chance) => {
    const digits = String(chance.int(1_000_000, 9_999_999));
    const shapes = [
      `07${chance.pick(["0", "2", "3", "6"])}-${digits.slice(0, 3)} ${digits.slice(3, 5)} ${digits.slice(5)}`,
      `07${chance.pick(["0", "2", "3", "6"])}${digits}`,
      "disa.holm@exempel.se",
    ];
    return sentenceAdded(sound, chance, `Frågor besvaras på ${chance.pick(shapes)}.`);
  },
};

const illness: FaultKind = {
  name: "somebody's illness",
  titles: ["Inget om en namngiven persons hälsa"],
  plant: (sound, chance) =>
    sentenceAdded(
      sound,
      chance,
      chance.pick([
        "Disa Holmgren har varit sjukskriven för utmattning.",
        "Olof Fridh lever med diabetes sedan flera år.",
        "Siv Klintberg fick diagnosen i våras.",
      ]),
    ),
};

export const paperFaults: readonly FaultKind[] = [
  lostBilaga,
  uncited,
  skippedBilaga,
  twice,
  notice(
    "anslag taken down too early",
    ["Anslaget uppe hela tiden", "Sista dagen flyttas till nästa vardag"],
    ({ postedOn, approvedOn }, { date }, chance) => ({
      takedownStated: addDays(
        appealPeriod([postedOn ?? approvedOn ?? date]).earliestTakedown,
        -chance.int(1, 9),
      ),
    }),
  ),
  notice("justering late", ["Justering i tid"], (_, { date }, chance) =>
    onDay(addDays(date, chance.int(15, 40))),
  ),
  notice("justering before the meeting", ["Justering efter sammanträdet"], (_, { date }, chance) =>
    onDay(addDays(date, -chance.int(1, 9))),
  ),
  notice("anslag late", ["Anslag i tid"], ({ approvedOn }, { date }, chance) => ({
    postedOn: addDays(approvedOn ?? date, chance.int(3, 20)),
  })),
  notice(
    "anslag before the justering",
    ["Anslag efter justeringen"],
    ({ approvedOn }, { date }, chance) => ({
      postedOn: addDays(approvedOn ?? date, -chance.int(1, 3)),
    }),
  ),
  personnummer,
  mobile,
  illness,
];
