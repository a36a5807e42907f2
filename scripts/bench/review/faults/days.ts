/** Planted faults of days, years and numbers. */
import { addDays, type LegalDate, parts } from "#app/domain/calendar.ts";
import { namedDays, weekdayOf } from "#app/domain/words/days.ts";
import { kronor, plainDay } from "../scene.ts";
import {
  changed,
  clauseAdded,
  decides,
  type FaultKind,
  isOwn,
  replacedWords,
  sentenceAdded,
  someItem,
  textOf,
} from "./kind.ts";

const WEEKDAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

const weekday: FaultKind = {
  name: "weekday wrong",
  titles: ["Veckodag och datum stämmer"],
  plant: (sound, chance) => {
    const item = someItem(sound, chance, (one) => namedDays(textOf(one)).length > 0);
    if (!item) return null;
    const day = chance.pick(namedDays(textOf(item)));
    const { year } = parts(sound.minutes.date);
    const years = day.year === null ? [year - 1, year, year + 1] : [day.year];
    const right = years.map((one) => weekdayOf(one, day.month, day.day));
    const wrong = chance.pick(WEEKDAYS.filter((one) => !right.includes(one)));
    const put = day.words.replace(day.weekday, wrong);
    return replacedWords(sound.minutes, item, day.words, put);
  },
};

const impossible: FaultKind = {
  name: "impossible day",
  titles: ["Dagar som finns"],
  plant: (sound, chance) => {
    const written =
      /\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?= \d{4})/;
    const item = someItem(sound, chance, (one) => written.test(textOf(one)));
    const put = chance.pick(["31 november", "30 februari", "31 april", "32 maj", "31 juni"]);
    return item && replacedWords(sound.minutes, item, written, put);
  },
};

const deadline: FaultKind = {
  name: "deadline gone",
  titles: ["Tid som återstår"],
  plant: (sound, chance) => {
    const gone = addDays(sound.minutes.date, -chance.int(3, 300));
    const told = `senast den ${plainDay(gone)}.`;
    const item = someItem(sound, chance, (one) =>
      one.sections.some(({ clauses }) => clauses.some((clause) => clause.includes("senast "))),
    );
    if (!item) return clauseAdded(sound, chance, `att kansliet svarar ${told}`);
    const sections = item.sections.map((one) => ({
      ...one,
      clauses: one.clauses.map((clause) => clause.replace(/senast .*$/, told)),
    }));
    return changed(sound.minutes, item, { sections });
  },
};

const period: FaultKind = {
  name: "period reversed",
  titles: ["Perioder som börjar före de slutar"],
  plant: (sound, chance) => {
    const from = addDays(sound.minutes.date, chance.int(20, 300));
    const to = addDays(from, -chance.int(1, 200));
    const words = chance.pick([
      `${from}–${to}`,
      `från den ${plainDay(from)} till den ${plainDay(to)}`,
    ]);
    return sentenceAdded(sound, chance, `Arbetet pågår ${words}.`);
  },
};

const previous: FaultKind = {
  name: "wrong day of the protokoll before",
  titles: ["Rätt föregående protokoll"],
  plant: (sound, chance) => {
    const item = sound.minutes.items.find(({ kind }) => kind === "previous_minutes");
    const before = sound.known.others?.[1]?.date;
    if (!item || !before) return null;
    const other = chance.percent(50)
      ? addDays(before, -chance.int(1, 9))
      : addDays(sound.minutes.date, chance.int(1, 40));
    return replacedWords(sound.minutes, item, plainDay(before), plainDay(other));
  },
};

const planned: FaultKind = {
  name: "justering planned before the meeting or too late",
  titles: ["Dag för justeringen", "Justeringen bestäms i tid"],
  plant: (sound, chance) => {
    const item = sound.minutes.items.find(({ kind }) => kind === "election_of_adjusters");
    const days = chance.percent(50) ? -chance.int(1, 20) : chance.int(15, 40);
    const put = `Protokollet justeras ${plainDay(addDays(sound.minutes.date, days))}.`;
    return item ? replacedWords(sound.minutes, item, /Protokollet justeras [^.]*\./, put) : null;
  },
};

const clock: FaultKind = {
  name: "ends before it begins",
  titles: ["Klockslag i ordning"],
  plant: ({ minutes }) => ({ minutes: { ...minutes, endsAt: "08:15" }, at: [null] }),
};

const otherYear = (year: number, not: number[]): number =>
  [year - 2, year - 1, year, year + 3].find((one) => !not.includes(one)) ?? year;

const decidedYear: FaultKind = {
  name: "wrong year in the decision",
  titles: ["Samma år i text och beslut"],
  also: ["År som inte har gått"],
  plant: (sound, chance) => {
    const year = Number(sound.minutes.date.slice(0, 4));
    const item = someItem(
      sound,
      chance,
      (one) =>
        (one.kind === "grant" || /20\d\d$/.test(one.heading)) &&
        one.sections.some(({ clauses }) =>
          /(?:bevilja|anta|fastställa|godkänna).* 20\d\d[.,]/.test(clauses[0] ?? ""),
        ),
    );
    if (!item) return null;
    const sections = item.sections.map((one) => {
      const [first = "", ...rest] = one.clauses;
      const written = Number(/ (20\d\d)[.,]/.exec(first)?.[1]);
      const put = String(otherYear(chance.int(year - 1, year), [written, written - 1]));
      return { ...one, clauses: [first.replace(/ 20\d\d(?=[.,])/, ` ${put}`), ...rest] };
    });
    return changed(sound.minutes, item, { sections });
  },
};

const headingYear: FaultKind = {
  name: "budget or årsredovisning of another year",
  titles: ["År som hör till ärendet"],
  also: ["Samma år i text och beslut"],
  plant: (sound, chance) => {
    const item = someItem(
      sound,
      chance,
      ({ kind }) => kind === "budget" || kind === "annual_report",
    );
    const year = Number(sound.minutes.date.slice(0, 4));
    const other = chance.pick([year - 3, year + 4]);
    return item
      ? changed(sound.minutes, item, { heading: item.heading.replace(/20\d\d/, String(other)) })
      : null;
  },
};

const beyond: FaultKind = {
  name: "§ beyond the end",
  titles: ["Paragrafer som finns"],
  plant: (sound, chance) => {
    const last = sound.minutes.items.at(-1)?.number ?? 0;
    return sentenceAdded(sound, chance, `Frågan hör ihop med § ${last + chance.int(1, 60)}.`);
  },
};

const skipped: FaultKind = {
  name: "§ number skipped",
  titles: ["Paragrafer i följd"],
  plant: ({ minutes }, chance) => {
    const from = chance.int(4, minutes.items.length - 2);
    const items = minutes.items.map((one) =>
      one.position >= from ? { ...one, number: (one.number ?? 0) + 1 } : one,
    );
    return { minutes: { ...minutes, items }, at: [from] };
  },
};

const ofBudget = (
  about: "Budgeten vid offentligt sammanträde" | "Samråd om budgeten",
  sentence: RegExp,
) =>
  ({
    name: `budget without ${about === "Samråd om budgeten" ? "samråd" : "public notice"}`,
    titles: [about],
    plant: (sound) => {
      const item = sound.minutes.items.find(({ kind }) => kind === "budget");
      if (!item) return null;
      if (sound.isPaper) return replacedWords(sound.minutes, item, sentence, "");
      const bare =
        about === "Samråd om budgeten"
          ? { consultation: null }
          : { isPublic: false, publicNoticeOn: null };
      return { minutes: { ...sound.minutes, ...bare }, at: [item.position] };
    },
  }) satisfies FaultKind;

const openly = (date: LegalDate) => ({
  isPublic: true,
  publicNoticeOn: addDays(date, -14),
  consultation: { on: addDays(date, -30), participants: "Samtliga medlemmar" },
});

const lateBudget: FaultKind = {
  name: "budget after 30 November",
  titles: ["Budget i tid"],
  plant: (sound, chance) => {
    const { date } = sound.minutes;
    if (date.slice(5, 7) !== "12") return null;
    const item = someItem(sound, chance, (one) => isOwn(one) && decides(one));
    const year = Number(date.slice(0, 4)) + 1;
    if (!item) return null;
    const section = {
      body: `Sammanträdet är offentligt och tillkännagavs ${plainDay(addDays(date, -14))}. Samråd hölls ${plainDay(addDays(date, -30))}. Kostnaderna blir ${kronor(4_000_000)} kr.`,
      lead: "Styrelsen beslutade",
      clauses: [`att fastställa budgeten för ${year}.`],
    };
    const about = { kind: "budget" as const, heading: `Budget ${year}`, sections: [section] };
    const { minutes, at } = changed(sound.minutes, item, {
      ...about,
      stances: [],
      financing: null,
    });
    return { minutes: { ...minutes, ...openly(date) }, at };
  },
};

export const dayFaults: readonly FaultKind[] = [
  weekday,
  impossible,
  deadline,
  period,
  previous,
  planned,
  clock,
  decidedYear,
  headingYear,
  beyond,
  skipped,
  ofBudget("Budgeten vid offentligt sammanträde", /Sammanträdet är offentligt[^.]*\. /),
  ofBudget("Samråd om budgeten", /Samråd med samtliga[^.]*\./),
  lateBudget,
];
