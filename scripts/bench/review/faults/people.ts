/** Planted faults of who was there, in what role, and what they did. */
import { addDays } from "#app/domain/calendar.ts";
import type { Item, Minutes, Presence } from "#app/domain/minutes.ts";
import { nicknamesIn } from "#app/domain/words/names.ts";
import type { Chance } from "../chance.ts";
import {
  changed,
  decides,
  type FaultKind,
  free,
  isOwn,
  nameIn,
  replacedWords,
  sentenceAdded,
  someItem,
  textOf,
} from "./kind.ts";

const AFTER_LEAVING = [
  "Beslutsförhet vid varje ärende",
  "Den som talar var där",
  "Den som noteras var där",
  "Inte fler röster än tjänstgörande",
  "Lika röster",
];
const LETTERS = "abdefgiklmnoprtuvåäö";

/** One letter changed, swapped with the next, doubled or left out, never the first. */
function misspelt(word: string, chance: Chance): string {
  const at = chance.int(1, word.length - 2);
  const [before, here, next, rest] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ];
  const other = chance.pick([...LETTERS].filter((letter) => letter !== here));
  return chance.pick([
    before + other + next + rest,
    here === next ? before + next + rest : before + next + here + rest,
    before + here + here + next + rest,
    before + next + rest,
  ]);
}

const name: FaultKind = {
  name: "name misspelt",
  titles: ["Samma namn stavas lika"],
  plant: (sound, chance) => {
    const { minutes } = sound;
    const named = (item: Item) => minutes.persons.filter((one) => textOf(item).includes(one.name));
    const item = someItem(
      sound,
      chance,
      (one) => !/jäv/.test(textOf(one)) && named(one).length > 0,
    );
    if (!item) return null;
    const right = chance.pick(named(item)).name;
    const words = right.split(" ");
    const at = words.map((word) => word.length > 4).lastIndexOf(true);
    const first = words[0] ?? "";
    const which = first.length > 4 && chance.percent(40) ? 0 : at;
    const wrong = words.map((word, n) => (n === which ? misspelt(word, chance) : word)).join(" ");
    return replacedWords(minutes, item, right, wrong);
  },
};

const CALLED = "Robban Kicki Micke Nettan Steffe Lasse".split(" ");

const nickname: FaultKind = {
  name: "nickname",
  titles: ["Namn i stället för smeknamn"],
  plant: (sound, chance) => {
    const firsts = sound.minutes.persons.map((one) => one.name.split(" ")[0] ?? "");
    const fitting = CALLED.filter((called) =>
      nicknamesIn(called).some(({ names }) => names.some((one) => firsts.includes(one))),
    );
    return fitting.length === 0
      ? null
      : sentenceAdded(sound, chance, `${chance.pick(fitting)} frågar hur lång tid det tar.`);
  },
};

const role: FaultKind = {
  name: "wrong role",
  titles: ["Roller som stämmer"],
  plant: (sound, chance) => {
    const { minutes } = sound;
    const other = nameIn(minutes, chance.pick(free(minutes)));
    const item = minutes.items.find(({ kind }) => kind === "opening");
    if (item && chance.percent(50))
      return replacedWords(minutes, item, nameIn(minutes, minutes.chairId), other);
    const said = chance.pick([
      `Ersättaren ${other}`,
      `Förbundschefen ${other}`,
      `Ordförande ${nameIn(minutes, "sekr")}`,
    ]);
    const isClear = (one: Item) =>
      isOwn(one) && one.stances.length === 0 && !/jäv/.test(textOf(one));
    return sentenceAdded(sound, chance, `${said} frågar om tiden.`, isClear);
  },
};

const stretched = (minutes: Minutes, ids: string[], about: Partial<Presence>): Minutes => ({
  ...minutes,
  presences: minutes.presences.map((one) =>
    ids.includes(one.personId) ? { ...one, ...about } : one,
  ),
});

const after = (minutes: Minutes, position: number) =>
  minutes.items.flatMap((item) => (item.position > position ? [item.position] : []));

const adjusterAway: FaultKind = {
  name: "justerare absent",
  titles: ["Justerare"],
  plant: ({ minutes }) => {
    const person = { id: "ute", name: "Hjördis Kvarnlund", organisation: "", title: "" };
    return {
      minutes: { ...minutes, persons: [...minutes.persons, person], adjusterIds: ["ute"] },
      at: [null],
    };
  },
};

const adjusterLeaves: FaultKind = {
  name: "justerare leaves",
  titles: ["Justerare vid varje ärende"],
  also: AFTER_LEAVING,
  plant: ({ minutes }, chance) => {
    const toPosition = chance.int(5, minutes.items.length - 2);
    const left = stretched(minutes, minutes.adjusterIds, { toPosition });
    return { minutes: left, at: after(minutes, toPosition) };
  },
};

const quorum: FaultKind = {
  name: "quorum lost",
  titles: ["Beslutsförhet vid varje ärende"],
  also: AFTER_LEAVING,
  plant: ({ minutes }, chance) => {
    const going = free(minutes).slice(0, Math.ceil(minutes.seatCount / 2));
    const stays = minutes.presences.filter(
      ({ capacity, personId }) => /^member$|serving/.test(capacity) && !going.includes(personId),
    );
    const toPosition = chance.int(5, minutes.items.length - 3);
    if (stays.length * 2 > minutes.seatCount) return null;
    return {
      minutes: stretched(minutes, going, { toPosition }),
      at: after(minutes, toPosition),
    };
  },
};

const absentSpeaks: FaultKind = {
  name: "one who had gone speaks",
  titles: ["Den som talar var där"],
  also: AFTER_LEAVING,
  plant: (sound, chance) => {
    const who = chance.pick(free(sound.minutes));
    const toPosition = chance.int(4, sound.minutes.items.length - 5);
    const left = { ...sound, minutes: stretched(sound.minutes, [who], { toPosition }) };
    const words = `${nameIn(sound.minutes, who)} ${chance.pick(["yrkar bifall", "tar upp frågan om tiden"])}.`;
    const isLater = (one: Item) =>
      isOwn(one) && one.position > toPosition && !/jäv/.test(textOf(one));
    return sentenceAdded(left, chance, words, isLater);
  },
};

const idleMoves: FaultKind = {
  name: "ersättare who does not serve makes a yrkande",
  titles: ["Yrkanden av ersättare"],
  plant: (sound, chance) => {
    const idle = sound.minutes.presences.filter(({ capacity }) => capacity === "substitute");
    if (idle.length === 0) return null;
    const who = nameIn(sound.minutes, chance.pick(idle).personId);
    const isClear = (one: Item) =>
      isOwn(one) && one.stances.length === 0 && !/jäv/.test(textOf(one));
    return sentenceAdded(sound, chance, `${who} yrkar bifall.`, isClear);
  },
};

const staffReserves: FaultKind = {
  name: "reservation by one who has no vote",
  titles: ["Reservation i texten av den som deltog"],
  plant: (sound, chance) =>
    sentenceAdded(
      sound,
      chance,
      `${nameIn(sound.minutes, "chef")} reserverar sig mot beslutet.`,
      (one) => isOwn(one) && decides(one),
    ),
};

const withJav = ({ stances, sections }: Item) =>
  stances.length > 0 || sections.some(({ body }) => body.includes("anmälde jäv"));
const javigName = (minutes: Minutes, item: Item): string =>
  nameIn(minutes, item.stances[0]?.personId ?? null) ||
  (/^(\S+ \S+) anmälde jäv/.exec(item.sections[0]?.body ?? "")?.[1] ?? "");

const jav = (
  what: string,
  title: string,
  office: (item: Item) => Item["stances"],
  paper: [RegExp, string],
): FaultKind => ({
  name: what,
  titles: [title],
  plant: (sound, chance) => {
    const item = someItem(sound, chance, withJav);
    if (!item) return null;
    if (!sound.isPaper) return changed(sound.minutes, item, { stances: office(item) });
    return replacedWords(sound.minutes, item, ...paper);
  },
});

const javSpeaks: FaultKind = {
  name: "one who is jävig speaks",
  titles: ["Den som är jävig handlägger inte"],
  plant: (sound, chance) => {
    const item = someItem(sound, chance, withJav);
    const verb = chance.pick(["föredrar ärendet", "yrkar bifall", "informerar om ansökan"]);
    return item
      ? sentenceAdded(
          sound,
          chance,
          `${javigName(sound.minutes, item)} ${verb}.`,
          (one) => one.id === item.id,
        )
      : null;
  },
};

const otherMember: FaultKind = {
  name: "ersättare of another member",
  titles: ["Ersättare från samma medlem"],
  also: ["Den som talar var där", "Den som noteras var där"],
  only: "office",
  plant: ({ minutes }) => {
    const text = minutes.items.map(textOf).join("\n");
    const silent = free(minutes).find((id) => !text.includes(nameIn(minutes, id)));
    const seat = minutes.seats.find(({ id }) =>
      minutes.presences.some((one) => one.personId === silent && one.seatId === id),
    );
    const stranger = minutes.mandates.find(
      ({ personId, kind, seatId }) =>
        kind === "substitute" &&
        minutes.seats.find(({ id }) => id === seatId)?.memberId !== seat?.memberId &&
        !minutes.presences.some((one) => one.personId === personId),
    );
    if (!silent || !stranger) return null;
    const person = {
      id: stranger.personId,
      name: "Hjördis Kvarnlund",
      organisation: "",
      title: "",
    };
    const put = { personId: person.id, capacity: "serving_substitute" as const };
    return {
      minutes: { ...stretched(minutes, [silent], put), persons: [...minutes.persons, person] },
      at: [null],
    };
  },
};

const mandateEnded: FaultKind = {
  name: "uppdrag ended",
  titles: ["Uppdrag den dag man tjänstgör"],
  only: "office",
  plant: ({ minutes }, chance) => {
    const who = chance.pick(free(minutes));
    const mandates = minutes.mandates.map((one) =>
      one.personId === who ? { ...one, to: addDays(minutes.date, -chance.int(1, 90)) } : one,
    );
    return { minutes: { ...minutes, mandates }, at: [null] };
  },
};

const distance: FaultKind = {
  name: "distans without a decision",
  titles: ["Deltagande på distans"],
  only: "office",
  plant: ({ minutes }, chance) => ({
    minutes: stretched(minutes, [chance.pick(free(minutes))], { mode: "video" }),
    at: [null],
  }),
};

export const peopleFaults: readonly FaultKind[] = [
  name,
  nickname,
  role,
  adjusterAway,
  adjusterLeaves,
  quorum,
  absentSpeaks,
  idleMoves,
  staffReserves,
  jav(
    "ground of jäv removed",
    "Jäv med grund och klockslag",
    ({ stances }) => stances.map((one) => ({ ...one, ground: null })),
    [/ \(6 kap\.[^)]*\)/, ""],
  ),
  jav(
    "clock of jäv removed",
    "Jäv med grund och klockslag",
    ({ stances }) => stances.map((one) => ({ ...one, leftAt: null, returnedAt: null })),
    [/lämnade rummet kl\. \S+/, "lämnade rummet"],
  ),
  jav("stance removed", "Den vars huvudman är part", () => [], [/^.*anmälde jäv.*\n\n/, ""]),
  javSpeaks,
  otherMember,
  mandateEnded,
  distance,
];
