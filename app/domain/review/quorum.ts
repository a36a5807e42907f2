/** Beslutsförhet, counted anew at every item. @see KL 6:27 */
import { nextSubstitute, participantsAt, presentAt, quorumAt, servingAt } from "../attendance.ts";
import type { Item, Minutes } from "../minutes.ts";
import type { QuorumRule } from "../rules.ts";
import { type Flaw, hasText, inOrder, isDecided, javig, label, namesOf, rule } from "./rule.ts";

/** Nothing is known about quorum when no närvaro or no number of seats is known; another rule says so. */
const isKnown = ({ presences, seatCount }: Minutes) => presences.length > 0 && seatCount > 0;

const isHandled = (item: Item) =>
  item.struck === null && item.kind !== "opening" && item.kind !== "closing" && hasText(item);

export const quorumRules = [
  rule(
    "KL-6-27",
    "block",
    "Beslutsförhet vid varje ärende",
    {
      fault: "Två av fyra ledamöter var kvar när § 18 beslutades.",
      sound: "Tre av fyra ledamöter var med.",
    },
    (minutes, { quorum }) =>
      isKnown(minutes) ? inOrder(minutes).flatMap((item) => flawAt(minutes, item, quorum)) : [],
  ),
];

function flawAt(minutes: Minutes, item: Item, quorum: QuorumRule): Flaw[] {
  const decided = isDecided(item);
  if (!decided && !isHandled(item)) return [];
  const { ok, present, seats, needed } = quorumAt(minutes, item, quorum);
  if (ok) return [];
  const what = decided ? "beslutet fattades" : "ärendet behandlades";
  return [
    {
      item,
      level: decided ? "block" : "warn",
      text: `${label(item)}: Styrelsen var inte beslutsför när ${what}. ${present} av ${seats} ledamöter räknas som närvarande och det behövs ${needed}.${whyFewer(minutes, item)}`,
      suggestion: wayForward(minutes, item),
    },
  ];
}

function whyFewer(minutes: Minutes, item: Item): string {
  const { disqualified, unspecified } = participantsAt(minutes, item);
  const jav =
    disqualified.length > 0
      ? ` ${namesOf(minutes, disqualified)} var ${javig(disqualified)} och räknas inte.`
      : "";
  const unclear =
    unspecified.length > 0
      ? ` Protokollet visar inte om ${namesOf(minutes, unspecified)}, som inte deltog, var ${javig(unspecified)} eller avstod.`
      : "";
  return jav + unclear;
}

function wayForward(minutes: Minutes, item: Item): string {
  const standIns = possibleStandIns(minutes, item);
  const call =
    standIns.length > 0
      ? `${namesOf(minutes, standIns)} är på plats och kan tjänstgöra.`
      : "Kalla in en ersättare från samma medlem.";
  return `${call} Går det inte får ärendet tas upp på nytt vid ett sammanträde där styrelsen är beslutsför.`;
}

/** Ersättare in the room who may take an empty seat, one per seat in the right order. @see FIN-12, FIN-15 */
function possibleStandIns(minutes: Minutes, item: Item): string[] {
  const serving = servingAt(minutes, item);
  const { disqualified } = participantsAt(minutes, item);
  const available = presentAt(minutes, item)
    .filter(({ capacity }) => capacity === "substitute")
    .map(({ personId }) => personId)
    .filter((id) => !disqualified.includes(id));
  const called: string[] = [];
  for (const seat of minutes.seats) {
    if (serving.some(({ seatId }) => seatId === seat.id)) continue;
    const left = available.filter((id) => !called.includes(id));
    const next = nextSubstitute(minutes, seat.id, minutes.date, left);
    if (next) called.push(next);
  }
  return called;
}
