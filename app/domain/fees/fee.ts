/**
 * The arvode of one person for one meeting, and what it has in common with that of a förrättning, from what is noted of the meeting and decided by the förbund. What stands in
 * the way is a sentence, and blocks: nobody is paid on a guess. @see FIN-11, ARV-1, ARV-4, CTRL-20
 */
import { isInForce } from "../authority.ts";
import type { LegalDate } from "../calendar.ts";
import { dateText } from "../calendar.ts";
import { sources } from "../law.ts";
import type { Capacity, Member, Minutes, Seat } from "../minutes.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import { clockWords } from "../wording.ts";
import { kronorText } from "../words/amounts.ts";
import { sameName } from "../words/people.ts";
import { type FeeSetting, settingOn } from "./settings.ts";
import { attendedTime, classOf, durationText, type FeeClass } from "./time.ts";

export const feeClassNames: Record<FeeClass, string> = {
  short: "kort sammanträde",
  long: "långt sammanträde",
};

export const errandClassNames: Record<FeeClass, string> = {
  short: "kort förrättning",
  long: "lång förrättning",
};

export type Fee = {
  feeClass: FeeClass;
  /** Minutes at the meeting or the förrättning; the shortest that it can have been. */
  minutes: number;
  /** Grundbelopp of the day in whole kronor, and where it was decided. */
  base: number;
  baseGround: string;
  /** Hundredths of a percent. */
  share: number;
  ore: number;
  /** How it was counted, as a sentence. */
  words: string;
  /** Exactly at the limit: worth a look. */
  isAtLimit: boolean;
  /** Nobody travels to what is at distance. */
  wasInRoom: boolean;
};

export type FeeFacts = {
  minutes: Minutes;
  personId: string;
  settings: readonly FeeSetting[];
  /** Who the person works for, by name, from the register. */
  employers: readonly string[];
};

const says = (rule: "CTRL-20" | "ARV-1" | "ARV-4", text: string): Refusal => ({
  ...{ rule, source: sources[rule], field: "feeOccasion", text },
});

const onBoard: readonly Capacity[] = ["member", "serving_substitute"];

/** The capacity that counts: one who served for a while served. */
function capacityOf({ minutes, personId }: FeeFacts): Capacity | null {
  const own = minutes.presences.filter((one) => one.personId === personId);
  return (own.find(({ capacity }) => onBoard.includes(capacity)) ?? own[0])?.capacity ?? null;
}

/** The seats that the person holds, or is ersättare in, on the day of the meeting. */
const seatsOf = ({ minutes, personId }: FeeFacts): string[] =>
  minutes.mandates
    .filter((one) => one.personId === personId && isInForce(one, minutes.date))
    .map(({ seatId }) => seatId);

type Place = {
  members: readonly Member[];
  seats: readonly Seat[];
  settings: readonly FeeSetting[];
  /** The seats that the person holds, or is ersättare in, on the day. */
  seatIds: readonly string[];
  employers: readonly string[];
  day: LegalDate;
  name: string;
};

/**
 * Who takes no arvode. The seats of the state's members are held by its employees, who have their pay; a decision about
 * the seat says otherwise. It is practice, and so it is told as such. @see ARV-4, FIN-12
 */
export function whyNoFee({ seatIds, settings, employers, day, name, ...place }: Place) {
  const isState = (memberId: string) =>
    place.members.some(
      ({ id, kind }) =>
        id === memberId && (kind === "social_insurance" || kind === "employment_service"),
    );
  const seats = place.seats.filter(({ id }) => seatIds.includes(id));
  const decided = seats.map((seat) => settingOn(settings, "seat", day, seat.id));
  const without = seats.find((_, index) => decided[index]?.value.takes === false);
  if (without) return `Platsen ${without.label} tar inget arvode enligt förbundets beslut.`;
  if (decided.some((one) => one?.value.takes === true)) return null;
  const employer = place.members.find(
    (member) => isState(member.id) && employers.some((one) => sameName(one, member.name)),
  );
  const seat = seats.find(({ memberId }) => isState(memberId));
  const where = employer?.name ?? seat?.label;
  if (where === undefined) return null;
  return `${name} är anställd hos ${where} och tar inget arvode om inte styrelsen har beslutat det. Har den gjort det förs beslutet in för platsen.`;
}

/** Whether the person was there as somebody who may have arvode at all. */
function placeFaults(facts: FeeFacts, name: string): Refusal[] {
  const { minutes, settings } = facts;
  const day = dateText(minutes.date);
  const capacity = capacityOf(facts);
  if (capacity === null) {
    return [says("CTRL-20", `${name} står inte på närvarolistan för sammanträdet ${day}.`)];
  }
  if (capacity === "staff" || capacity === "guest") {
    const text = `${name} var inte ledamot eller ersättare vid sammanträdet ${day}. Arvode går till ledamöter och ersättare.`;
    return [says("CTRL-20", text)];
  }
  const classes = settingOn(settings, "classes", minutes.date);
  if (capacity === "substitute" && classes?.value.attendingSubstitutes === false) {
    const text = `${name} var ersättare utan att tjänstgöra ${day}. Enligt förbundets beslut ger det inget arvode.`;
    return [says("CTRL-20", text)];
  }
  const { members, seats } = minutes;
  const place = { members, seats, settings, employers: facts.employers, day: minutes.date, name };
  const none = whyNoFee({ ...place, seatIds: seatsOf(facts) });
  return none === null ? [] : [says("CTRL-20", none)];
}

const noSetting = (what: string, day: LegalDate): Refusal =>
  says(
    "ARV-1",
    `Inget beslut om ${what} gäller ${dateText(day)}. För in beslutet under Arvoden, så räknas ersättningen.`,
  );

/** A whole number of öre: kronor times hundredths of a percent, a half öre rounded up. */
export const feeOre = (baseKronor: number, share: number): number =>
  Math.floor((2 * baseKronor * share + 100) / 200);

/** "1,5 procent" of hundredths of a percent. */
export const shareText = (share: number): string =>
  `${String(share / 100).replace(".", ",")} procent`;

/** What is decided that an arvode of a day is counted by. */
export type Tariff = { base: FeeSetting<"base">; classes: FeeSetting<"classes"> };

/** What is decided for a day, or what is missing. */
export function tariffOn(settings: readonly FeeSetting[], day: LegalDate): Result<Tariff> {
  const base = settingOn(settings, "base", day);
  const classes = settingOn(settings, "classes", day);
  if (base && classes) return accepted({ base, classes });
  return refusedAll([
    ...(base ? [] : [noSetting("grundbelopp", day)]),
    ...(classes ? [] : [noSetting("arvode för sammanträde och förrättning", day)]),
  ]);
}

/** The amount of a class, and how it was counted. */
export function tariffWords(
  { base, classes }: Tariff,
  feeClass: FeeClass,
  names: Record<FeeClass, string>,
): Pick<Fee, "share" | "ore" | "base" | "baseGround" | "words"> {
  const share = classes.value[feeClass];
  const ore = feeOre(base.value.kronor, share);
  return {
    ...{ share, ore, base: base.value.kronor, baseGround: base.ground },
    words: `${names[feeClass]}, ${shareText(share)} av grundbeloppet ${kronorText(base.value.kronor * 100)} (${base.ground}) är ${kronorText(ore)}, avrundat till hela ören.`,
  };
}

/** The arvode, or every reason why there is none. @see CTRL-20 */
export function feeOf(facts: FeeFacts): Result<Fee> {
  const { minutes, personId, settings } = facts;
  const name = minutes.persons.find(({ id }) => id === personId)?.name ?? "Personen";
  const { date } = minutes;
  const faults = placeFaults(facts, name);
  if (faults.length > 0) return refusedAll(faults);
  const tariff = tariffOn(settings, date);
  if (!tariff.ok) return tariff;
  const { classes } = tariff.value;
  const { limitMinutes } = classes.value;
  const time = attendedTime(minutes, personId, classes.value);
  if (!time) {
    const text = `Sammanträdet ${dateText(date)} är inte avslutat. Ersättningen räknas när det är det.`;
    return refusedAll([says("CTRL-20", text)]);
  }
  const feeClass = classOf(time, limitMinutes);
  if (feeClass === null) {
    const text = `Det är inte antecknat när ${name} kom eller gick ${dateText(date)}: tiden kan vara ${durationText(time.least)} eller ${durationText(time.most)}, och gränsen går vid ${durationText(limitMinutes)}. Låt sekreteraren rätta närvaron.`;
    return refusedAll([says("ARV-4", text)]);
  }
  const { words, ...counted } = tariffWords(tariff.value, feeClass, feeClassNames);
  const own = minutes.presences.filter((one) => one.personId === personId);
  const times = `${clockWords(minutes.startsAt)}–${clockWords(minutes.endsAt)}`;
  return accepted({
    ...{ ...counted, feeClass, minutes: time.least },
    words: `Sammanträdet varade ${times}. ${name} var där ${durationText(time.least)}: ${words}`,
    isAtLimit: time.least === limitMinutes && time.most === limitMinutes,
    wasInRoom: own.some(({ mode }) => mode === "room"),
  });
}
