/**
 * The förbundsordning as settings: what a förbund has decided for itself, and that it may not be weaker than law.
 * Versions and their dates are kept elsewhere; who sits on the styrelse is in `composition.ts`.
 * @see FIN-9
 */
import { law, type RuleId, sources } from "./law.ts";
import type { Member } from "./minutes.ts";
import { accepted, type Refusal, type Result, refusedAll } from "./result.ts";

/** More than half as the law says, or a higher number of ledamöter. @see KL 6:27 */
export type QuorumRule = { kind: "more_than_half" } | { kind: "at_least"; count: number };

export type BoardRules = {
  /** Number of ledamöter, vacancies included. @see FIN-9 p 3 */
  seatCount: number;
  quorum: QuorumRule;
  /** Justerare besides the ordförande. @see KL 5:69 */
  adjusterCount: number;
  /** How many times a year the styrelse meets at least. */
  meetingsPerYear: number;
  /** Whether a delårsbokslut is to be made; no law asks a förbund for one. @see FIN-24 */
  interimReport: boolean;
  /** Days from kallelse to meeting. */
  noticeDays: number;
  /** Days from the public notice to the meeting that adopts the budget. @see FIN-19 */
  budgetMeetingNoticeDays: number;
  /** Whether ersättare who do not serve may speak. @see KL 6:17 */
  substitutesMaySpeak: boolean;
  /** Whether ersättare who do not serve may have their opinion recorded. @see KL 6:17 */
  substitutesMayBeNoted: boolean;
  /** Whether styrelsen has decided to allow distans. @see FIN-19a */
  distanceAllowed: boolean;
  /** Whether a ledamot who left for another reason than jäv may serve again the same day. @see KL 5:20 (as a model) */
  memberMayReturn: boolean;
  /** Whether an ersättare who has begun serves before one earlier in the calling order. @see KL 5:18 (as a model) */
  substituteHasPriority: boolean;
  /** Where tillkännagivanden are anslås, as worded. @see FIN-9 p 7 */
  noticeBoards: string;
  /** Whether employment with a party is always taken as jäv, or tried each time. @see KL 6:28 */
  employerDisqualification: "strict" | "considered";
  /** Where the protokoll can be read. @see KL 8:12 */
  keptAt: string;
};

/** The law's own terms for a styrelse of so many seats: where a förbund starts. */
export const defaultBoardRules = (seatCount: number): BoardRules => ({
  seatCount,
  quorum: { kind: "more_than_half" },
  adjusterCount: law.adjusters.atLeast,
  meetingsPerYear: law.meetingsPerYear.atLeast,
  interimReport: false,
  noticeDays: law.noticeOfMeeting.days,
  budgetMeetingNoticeDays: law.noticeOfBudgetMeeting.days,
  substitutesMaySpeak: true,
  substitutesMayBeNoted: false,
  distanceAllowed: false,
  memberMayReturn: false,
  substituteHasPriority: true,
  noticeBoards: "Medlemskommunernas och medlemsregionernas anslagstavlor",
  employerDisqualification: "strict",
  keptAt: "Samordningsförbundets kansli",
});

/** The least number of ledamöter that is more than half of the seats. @see KL 6:27 */
export function leastQuorum(seatCount: number): number {
  const { numerator, denominator } = law.quorum.moreThan;
  return Math.floor((seatCount * numerator) / denominator) + 1;
}

/** How many ledamöter must be present under the förbund's rule; never fewer than the law's. @see KL 6:27 */
export const quorumNeeded = (seatCount: number, quorum: QuorumRule): number =>
  quorum.kind === "at_least"
    ? Math.max(quorum.count, leastQuorum(seatCount))
    : leastQuorum(seatCount);

type Fault = { field: keyof BoardRules; rule: RuleId | null; text: string };

/**
 * Accepts the rules unless something in them is impossible or weaker than law; the refusals name their fields.
 * `members` are the förbund's members, each of which must have a seat; give none when they are not known yet.
 */
export function validateRules(rules: BoardRules, members: readonly Member[]): Result<BoardRules> {
  const faults = [
    ...seatFaults(rules, members),
    ...quorumFaults(rules),
    ...adjusterFaults(rules),
    ...dayFaults(rules),
    ...textFaults(rules),
  ];
  return faults.length === 0 ? accepted(rules) : refusedAll(faults.map(refusalOf));
}

const refusalOf = ({ field, rule, text }: Fault): Refusal => ({
  field,
  rule,
  text,
  source: rule && sources[rule],
});

const isCount = (value: number) => Number.isInteger(value) && value >= 1;

function seatFaults({ seatCount }: BoardRules, members: readonly Member[]): Fault[] {
  if (!isCount(seatCount))
    return [{ field: "seatCount", rule: "FIN-9", text: "Ange antalet ledamöter som ett heltal." }];
  const least = members.length * law.seatsPerMember.atLeast;
  if (seatCount >= least) return [];
  return [
    {
      field: "seatCount",
      rule: "FIN-10",
      text: `Förbundet har ${members.length} medlemmar och varje medlem ska ha minst en ledamot. Styrelsen behöver minst ${least} platser.`,
    },
  ];
}

function quorumFaults({ seatCount, quorum }: BoardRules): Fault[] {
  if (quorum.kind === "more_than_half") return [];
  const fault = (rule: RuleId | null, text: string): Fault[] => [{ field: "quorum", rule, text }];
  if (!isCount(quorum.count)) return fault(null, "Ange antalet närvarande som ett heltal.");
  if (!isCount(seatCount)) return [];
  const least = leastQuorum(seatCount);
  if (quorum.count < least)
    return fault(
      "KL-6-27",
      `Beslutsförhet med ${quorum.count} av ${seatCount} ledamöter är svagare än lagen. Fler än hälften ska vara närvarande, alltså minst ${least}.`,
    );
  if (quorum.count > seatCount)
    return fault(
      null,
      `Styrelsen har ${seatCount} ledamöter och kan aldrig bli beslutsför om ${quorum.count} ska vara närvarande.`,
    );
  return [];
}

function adjusterFaults({ seatCount, adjusterCount }: BoardRules): Fault[] {
  const fault = (text: string): Fault[] => [{ field: "adjusterCount", rule: "KL-5-69", text }];
  if (!Number.isInteger(adjusterCount) || adjusterCount < law.adjusters.atLeast)
    return fault("Protokollet ska justeras av ordföranden och minst en justerare.");
  if (isCount(seatCount) && adjusterCount > seatCount - 1)
    return fault(
      `Ordföranden justerar som ordförande. I en styrelse med ${seatCount} ledamöter kan högst ${seatCount - 1} utses till justerare.`,
    );
  return [];
}

/** More than one a week is a slip of the finger. */
const mostMeetings = 52;

function dayFaults(rules: BoardRules): Fault[] {
  const meetings = rules.meetingsPerYear;
  const counted: Fault[] =
    isCount(meetings) && meetings <= mostMeetings
      ? []
      : [
          {
            ...{ field: "meetingsPerYear" as const, rule: "FIN-9" as const },
            text: `Ange antalet sammanträden per år som ett heltal, minst 1 och högst ${mostMeetings}.`,
          },
        ];
  const fields = ["noticeDays", "budgetMeetingNoticeDays"] as const;
  const days = fields
    .filter((field) => !isCount(rules[field]))
    .map((field) => ({
      field,
      rule: null,
      text: "Ange antalet dagar som ett heltal, minst 1.",
    }));
  return [...counted, ...days];
}

function textFaults({ noticeBoards, keptAt }: BoardRules): Fault[] {
  const faults: Fault[] = [];
  if (noticeBoards.trim() === "")
    faults.push({
      field: "noticeBoards",
      rule: "FIN-9",
      text: "Förbundsordningen ska ange var förbundets tillkännagivanden anslås.",
    });
  if (keptAt.trim() === "")
    faults.push({
      field: "keptAt",
      rule: "KL-8-12",
      text: "Anslaget ska visa var protokollet finns. Ange var det förvaras.",
    });
  return faults;
}

/**
 * Reads stored settings; a key that an older version lacks gets the default. Throws on a value of the wrong kind,
 * because only we write them.
 */
export function readBoardRules(stored: unknown): BoardRules {
  if (typeof stored !== "object" || stored === null)
    throw new Error("Stored board rules are no object");
  const found = stored as Partial<Record<string, unknown>>;
  if (typeof found.seatCount !== "number") throw new Error("Stored board rules lack seatCount");
  const defaults = defaultBoardRules(found.seatCount);
  const kept = Object.entries(defaults).map(([key, value]) => {
    const there = key in found ? found[key] : value;
    if (there === null || typeof there !== typeof value)
      throw new Error(`Stored board rules have a wrong ${key}`);
    return [key, there];
  });
  const rules = Object.fromEntries(kept) as BoardRules;
  if (!isQuorumRule(rules.quorum)) throw new Error("Stored board rules have a wrong quorum");
  if (!["strict", "considered"].includes(rules.employerDisqualification))
    throw new Error("Stored board rules have a wrong employerDisqualification");
  return rules;
}

const isQuorumRule = (quorum: QuorumRule): boolean =>
  quorum.kind === "more_than_half" ||
  (quorum.kind === "at_least" && typeof quorum.count === "number");
