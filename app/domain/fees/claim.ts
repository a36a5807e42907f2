/**
 * What a person asks for after a meeting or a förrättning: the arvode as it is counted, and what the person adds: the way
 * there by own car, and earnings lost. Each fault is a sentence at its field. @see FIN-11, CTRL-20
 */
import type { LegalDate } from "../calendar.ts";
import { sources } from "../law.ts";
import { readMoney } from "../payment/paymentInput.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import { kronorText } from "../words/amounts.ts";
import { MINUSES, numberText, readNumber } from "../words/numbers.ts";
import type { Fee } from "./fee.ts";
import { type FeeSetting, settingOn } from "./settings.ts";
import { durationText, type FeeClass } from "./time.ts";

/** On what ground earnings were lost: it says which underlag there must be. */
export const lossGrounds = {
  employer: "Avdrag på lönen, enligt intyg från arbetsgivaren",
  own: "Inkomst i egen verksamhet, enligt underlag från bokföringen",
  benefit: "Ersättning som uteblir, till exempel a-kassa, enligt beslut",
} as const;

export type LossGround = keyof typeof lossGrounds;

/** What an ersättning is for. */
export type Occasion =
  | { meetingId: string; errandId?: undefined }
  | { errandId: string; meetingId?: undefined };

/** What is claimed: the arvode, and what was added to it. Amounts are whole öre. */
export type FeeClaim = {
  /** False = the person wants nothing for it. */
  takes: boolean;
  feeClass: FeeClass;
  minutes: number;
  base: number;
  feeOre: number;
  /** Tenths of a kilometre, there and back. */
  kmTenths: number;
  orePerMil: number;
  mileageOre: number;
  loss: { ground: LossGround; hoursHundredths: number; ore: number } | null;
  /** Where the travel went, why something was added, and at the limit how the time is known to be right. */
  reason: string;
};

/** The claim as it was typed. */
export type TypedClaim = {
  takes: boolean;
  km: string;
  lossGround: string;
  lossHours: string;
  lossAmount: string;
  reason: string;
};

/** A trip there and back longer than this is a slip of the hand: Sweden is some 1 600 km from end to end. */
const LONGEST_TRIP_KM = 3_500;
const MINUS = new RegExp(`^\\s*[${MINUSES}]`);
const SLIP = /\d/;

/** The whole of a claim in öre. */
export const claimOre = ({ takes, feeOre, mileageOre, loss }: FeeClaim): number =>
  takes ? feeOre + mileageOre + (loss?.ore ?? 0) : 0;

/** A half öre is rounded up. Tenths of a kilometre times öre per ten kilometres. */
export const mileageOre = (kmTenths: number, orePerMil: number): number =>
  Math.floor((2 * kmTenths * orePerMil + 100) / 200);

class Faults {
  readonly refusals: Refusal[] = [];
  add(field: string, text: string, rule: "ARV-4" | null = null) {
    this.refusals.push({ rule, source: rule && sources[rule], field, text });
  }
}

function readKm(words: string, faults: Faults, { wasInRoom }: Fee): number {
  const typed = words.trim().replace(/\s?km$/i, "");
  if (typed === "") return 0;
  const read = readNumber(typed.replace(MINUS, ""));
  if (MINUS.test(typed) && SLIP.test(typed)) {
    faults.add(
      "km",
      `En resa kan inte vara ${typed} km. Skriv kilometer tur och retur utan minus.`,
    );
  } else if (!read) {
    faults.add(
      "km",
      `Det går inte att läsa ”${typed.slice(0, 40)}” som kilometer. Skriv till exempel 48 eller 48,5.`,
    );
  } else if (read.hundredths > LONGEST_TRIP_KM * 100) {
    faults.add(
      "km",
      `${numberText(read.hundredths)} km är längre än någon reser i egen bil tur och retur. Högst ${numberText(LONGEST_TRIP_KM * 100)} km kan föras in.`,
    );
  } else if (read.hundredths > 0 && !wasInRoom) {
    faults.add("km", "Deltagandet var på distans hela tiden, och då finns ingen resa att ersätta.");
  } else return Math.round(read.hundredths / 10);
  return 0;
}

function readMileage(words: string, faults: Faults, { fee, settings, day }: ClaimFacts) {
  const kmTenths = readKm(words, faults, fee);
  const mileage = settingOn(settings, "mileage", day);
  if (kmTenths > 0 && !mileage) {
    faults.add("km", "Förbundet har inte fört in någon milersättning som gäller den dagen.");
  }
  const orePerMil = mileage?.value.orePerMil ?? 0;
  return { kmTenths, orePerMil, mileageOre: mileageOre(kmTenths, orePerMil) };
}

function readLoss(typed: TypedClaim, faults: Faults, { settings, day }: ClaimFacts) {
  const { lossGround, lossHours, lossAmount } = typed;
  if ([lossGround, lossHours, lossAmount].every((one) => one.trim() === "")) return null;
  const ground = (Object.keys(lossGrounds) as LossGround[]).find((one) => one === lossGround);
  const hours = readNumber(lossHours.trim())?.hundredths ?? 0;
  const ore = readMoney(lossAmount);
  const before = faults.refusals.length;
  if (!ground) faults.add("lossGround", "Välj på vilken grund arbetsförtjänsten gick förlorad.");
  if (hours <= 0 || hours > 2400) {
    faults.add("lossHours", "Skriv hur många timmar det gäller, mer än 0 och högst 24.");
  }
  if (ore === null || ore <= 0) {
    faults.add("lossAmount", "Skriv beloppet i kronor, till exempel 850,50.");
  }
  if (!ground || ore === null || faults.refusals.length > before) return null;
  const cap = settingOn(settings, "lostEarnings", day)?.value;
  if (!cap) {
    const text = "Förbundet har inte fört in något tak för förlorad arbetsförtjänst den dagen.";
    faults.add("lossAmount", text);
    return null;
  }
  const most = Math.min(cap.dayOre, Math.floor((cap.hourOre * hours) / 100));
  if (ore > most) {
    const text = `Högst ${kronorText(most)} ersätts: ${kronorText(cap.hourOre)} i timmen för ${numberText(hours)} timmar, och aldrig mer än ${kronorText(cap.dayOre)} om dagen.`;
    faults.add("lossAmount", text);
  }
  return { ground, hoursHundredths: hours, ore };
}

/** What is asked of a time exactly at the limit: the lower class counts, and somebody answers for it. @see ARV-4 */
export const limitQuestion = ({ minutes }: Pick<Fee, "minutes">): string =>
  `Tiden är ${durationText(minutes)}, precis på gränsen, och räknas till den lägre klassen. Skriv hur du vet att den stämmer.`;

function reasonFault(
  { reason, isMore }: { reason: string; isMore: boolean },
  { fee }: ClaimFacts,
  faults: Faults,
): void {
  if (reason !== "") return;
  if (fee.isAtLimit) {
    faults.add("reason", limitQuestion(fee), "ARV-4");
  } else if (isMore) {
    faults.add("reason", "Skriv vart du reste, eller varför inkomsten gick förlorad.");
  }
}

export type ClaimFacts = {
  fee: Fee;
  settings: readonly FeeSetting[];
  /** The day of the meeting or the förrättning. */
  day: LegalDate;
};

const nothingAsked = {
  takes: false,
  feeOre: 0,
  kmTenths: 0,
  orePerMil: 0,
  mileageOre: 0,
  loss: null,
};

/** A confirmed claim that is given up: it says still what it was counted from. The only way with one that gives no arvode now. */
export const givenUp = ({ feeClass, minutes, base }: FeeClaim, reason: string): FeeClaim => ({
  ...nothingAsked,
  feeClass,
  minutes,
  base,
  reason: reason.trim(),
});

/** The claim that was filled in, or every fault at its field. */
export function readClaim(typed: TypedClaim, facts: ClaimFacts): Result<FeeClaim> {
  const { fee } = facts;
  const faults = new Faults();
  const counted = { feeClass: fee.feeClass, minutes: fee.minutes, base: fee.base };
  const reason = typed.reason.trim();
  if (!typed.takes) {
    return accepted({ ...nothingAsked, ...counted, reason });
  }
  const mileage = readMileage(typed.km, faults, facts);
  const loss = readLoss(typed, faults, facts);
  reasonFault({ reason, isMore: mileage.kmTenths > 0 || loss !== null }, facts, faults);
  if (faults.refusals.length > 0) return refusedAll(faults.refusals);
  return accepted({ takes: true, ...counted, feeOre: fee.ore, ...mileage, loss, reason });
}
