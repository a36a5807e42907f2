/**
 * What is offered to a dagordning by itself: ärenden that earlier meetings left, and the year's duties.
 * It offers; the one who prepares the meeting chooses.
 */
import { addDays, compare, type LegalDate, longDate } from "./calendar.ts";
import { type Asked, type Duty, dutiesOn, type TakenUp, takesUp } from "./duties.ts";
import { sources } from "./law.ts";
import type { ItemKind } from "./minutes.ts";
import { listText } from "./wording.ts";

/** Why an earlier ärende comes back. `open`: it was decided, and something is left to do. */
export type CarryReason = "struck" | "tabled" | "referred_back" | "open";

/** An ärende that an earlier meeting left. */
export type CarryOver = {
  itemId: string;
  /** Its § number; null when it never got one. */
  number: number | null;
  /** The day of that meeting. */
  date: LegalDate;
  kind: ItemKind;
  heading: string;
  reason: CarryReason;
  /** Why it was left, as written then; empty when nothing was. */
  ground: string;
  /** The day by which it should be back; null when none was set. */
  dueOn: LegalDate | null;
};

export type Offer = {
  /** "item:…", "duty:…", "delegation" or "risk": what the form sends. */
  key: string;
  heading: string;
  /** Why it is offered, in one or two sentences. */
  why: string;
  dueOn: LegalDate | null;
  /** The last day comes before the meeting. */
  isLate: boolean;
  source: string | null;
} & ({ item: CarryOver; duty: null } | { item: null; duty: Duty | null });

/** Ärenden that each meeting has of its own: they are never carried over. */
const ownKinds: readonly ItemKind[] = [
  "opening",
  "agenda",
  "election_of_adjusters",
  "previous_minutes",
  "other_questions",
  "closing",
];

/** An ärende that fell out is offered this long; after that it was meant to. A practice of ours, no rule. */
const offeredDays = 370;

const left: Record<CarryReason, string> = {
  struck: "Utgick",
  tabled: "Bordlades",
  referred_back: "Återremitterades",
  open: "Beslutades och är inte avslutat",
};

export type OfferFacts = {
  /** The day of the meeting whose dagordning it is. */
  date: LegalDate;
  earlier: readonly CarryOver[];
  /** Ids of ärenden that some dagordning carries on already. */
  carriedOn: ReadonlySet<string>;
  /** What stands on this dagordning and others of the förbund; ärenden that fell out left out. */
  standing: readonly TakenUp[];
  /** Numbers of the delegationsbeslut that no dagordning tells of: "D 2026-3". */
  untold: readonly string[];
  /** What the förbundsordning asks beside the law. */
  asked: Asked;
  /** Åtgärder of the risk analysis that are not done, as sentences, and the first day that one is due. */
  riskActions?: { texts: readonly string[]; firstDue: LegalDate } | null;
};

/** Neither from a meeting nor a duty of the year: it is offered as long as something is not told. @see FIN-10 */
const offerOfReport = (untold: readonly string[]): Offer => ({
  key: "delegation",
  heading: "Anmälan av delegationsbeslut",
  why: `${listText(untold)} står inte på någon dagordning. Varje beslut på delegation anmäls till styrelsen.`,
  dueOn: null,
  isLate: false,
  source: sources["FIN-10"],
  item: null,
  duty: null,
});

/** What `preparation.duty` says of an ärende about the åtgärder: of each meeting one. */
export const RISK_FOLLOW_UP = "riskatgarder";

/** Åtgärder against risks that are due by the meeting or soon after it come back to the styrelse by themselves. */
const offerOfRisks = (
  { texts, firstDue }: NonNullable<OfferFacts["riskActions"]>,
  date: LegalDate,
): Offer => ({
  key: "risk",
  heading: "Uppföljning av åtgärder mot risker",
  why: texts.join(" "),
  dueOn: firstDue,
  isLate: firstDue < date,
  source: sources["CTRL-22"],
  item: null,
  duty: null,
});

/** The offers, what is to be told first, then what is left from earlier meetings first, the oldest before the newer. */
export function offersFor(facts: OfferFacts): Offer[] {
  const { date, earlier, carriedOn, standing, untold, riskActions } = facts;
  const isFollowedUp = standing.some((one) => one.duty === RISK_FOLLOW_UP && one.date === date);
  const items = earlier
    .filter((item) => !carriedOn.has(item.itemId) && !ownKinds.includes(item.kind))
    .filter((item) => item.date <= date && addDays(item.date, offeredDays) >= date)
    .sort((a, b) => compare(a.date, b.date) || (a.number ?? 0) - (b.number ?? 0));
  const duties = dutiesOn(date, facts.asked).filter(
    (duty) => !standing.some((item) => takesUp(item, duty)),
  );
  return [
    ...(untold.length > 0 ? [offerOfReport(untold)] : []),
    ...(riskActions && !isFollowedUp ? [offerOfRisks(riskActions, date)] : []),
    ...items.map((item): Offer => offerOfItem(item, date)),
    ...duties.map(
      (duty): Offer => ({
        key: `duty:${duty.key}`,
        heading: duty.heading,
        why: duty.why,
        dueOn: duty.dueOn,
        isLate: duty.dueOn !== null && duty.dueOn < date,
        source: duty.source,
        item: null,
        duty,
      }),
    ),
  ];
}

const offerOfItem = (item: CarryOver, date: LegalDate): Offer => ({
  key: `item:${item.itemId}`,
  heading: item.heading,
  why: [
    `${left[item.reason]} ${longDate(item.date)}${item.number === null ? "" : ` (§ ${item.number})`}.`,
    item.ground === "" ? "" : /[.!?]$/.test(item.ground) ? item.ground : `${item.ground}.`,
  ]
    .filter((part) => part !== "")
    .join(" "),
  dueOn: item.dueOn,
  isLate: item.dueOn !== null && item.dueOn < date,
  source: null,
  item,
  duty: null,
});
