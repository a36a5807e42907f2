/**
 * A förrättning: what somebody did for the styrelse outside its meetings, who ordered it and who took part. Nobody orders
 * or vouches for the own one. @see FIN-11, ARV-1, CTRL-20
 */
import { type Actor, isInForce, type Role, roleNames } from "../authority.ts";
import { dateText, type LegalDate } from "../calendar.ts";
import { sources } from "../law.ts";
import type { ClockTime, SeatMandate } from "../minutes.ts";
import { accepted, type Refusal, type Result, refused } from "../result.ts";
import { clockWords } from "../wording.ts";
import { type Busy, clashes } from "./overlap.ts";
import { minuteOf } from "./time.ts";

/** Who ordered it: styrelsen by a paragraf or an older decision in words, or a person and how. */
export type ErrandOrder =
  | { by: "board"; itemId: string | null; ground: string }
  | { by: "person"; personId: string; ground: string };

/** What is said of it: one version. */
export type ErrandText = {
  day: LegalDate;
  from: ClockTime;
  to: ClockTime;
  /** Whole minutes within it that were not spent on it, as a lunch. */
  breakMinutes: number;
  what: string;
  /** Empty when all of it was at distance. */
  place: string;
  atDistance: boolean;
  order: ErrandOrder;
  personIds: readonly string[];
};

export type Errand = ErrandText & {
  id: string;
  /** "2026-3", given by the system, in order within the year. */
  number: string;
  version: number;
  /** Who wrote the version that holds, and when. */
  byPersonId: string | null;
  at: string;
  /** When its hours, day and way of taking part were last changed: what was confirmed before that is confirmed anew. */
  countedAt: string;
  /** Who answers for that the version that holds was ordered. */
  vouched: { byName: string | null; at: string } | null;
  withdrawn: { byName: string | null; at: string; reason: string } | null;
};

/** The address of what is claimed for it, beside those of meetings. */
export const errandSlug = (number: string): string => `forrattning-${number}`;

/** "2026-3" of "forrattning-2026-3"; null when the address is another. */
export const readErrandSlug = (slug: string): string | null =>
  /^forrattning-(\d{4}-\d{1,6})$/.exec(slug)?.[1] ?? null;

/** "09.00–12.00". */
export const errandTimes = ({ from, to }: Pick<ErrandText, "from" | "to">): string =>
  `${clockWords(from)}–${clockWords(to)}`;

export const errandSpan = ({ from, to }: Pick<ErrandText, "from" | "to">) => ({
  ...{ from: minuteOf(from), to: minuteOf(to) },
});

/** The hours of each who took part. */
export const errandBusy = (one: Pick<Errand, "personIds" | "from" | "to" | "number">): Busy[] =>
  one.personIds.map((personId) => ({
    ...{ personId, ...errandSpan(one) },
    what: `förrättning ${one.number}, ${errandTimes(one)}`,
  }));

/** Whether what an arvode is counted from is another in the two. */
export const isRecounted = (a: ErrandText, b: ErrandText): boolean =>
  a.day !== b.day ||
  a.from !== b.from ||
  a.to !== b.to ||
  a.breakMinutes !== b.breakMinutes ||
  a.atDistance !== b.atDistance;

/** Whether its hours have been changed since somebody confirmed the ersättning. */
export const isOutdated = (claim: { at: string }, errand: Pick<Errand, "countedAt">): boolean =>
  claim.at < errand.countedAt;

/** What a confirmed ersättning of a förrättning waits for, as a sentence; null when a period can take it. */
export function claimWaitsFor(
  claim: { at: string; personId: string },
  errand: Pick<Errand, "countedAt" | "vouched" | "withdrawn" | "personIds">,
): string | null {
  if (errand.withdrawn) return "Förrättningen är återtagen, så inget betalas.";
  if (!errand.personIds.includes(claim.personId)) {
    return "Personen står inte längre som deltagare, så inget betalas.";
  }
  if (isOutdated(claim, errand)) {
    return "Förrättningens tid är rättad sedan dess, så ersättningen bekräftas på nytt.";
  }
  return errand.vouched
    ? null
    : "Någon annan ska bekräfta att förrättningen var beställd, så den väntar.";
}

/** Those who can order one; who else may by delegation is a tjänsteman of the förbund. @see FIN-10, FIN-17 */
const orderers: readonly Role[] = ["chair", "vice_chair", "director"];

type Office = { role: Role; personId: string; from: LegalDate; to: LegalDate | null };

export type ErrandFacts = {
  today: LegalDate;
  /** Swedish clock, HH:MM. */
  clock: ClockTime;
  mandates: readonly SeatMandate[];
  offices: readonly Office[];
  persons: readonly { id: string; name: string }[];
  /** What those of the register were busy with that day: meetings that are closed, and other förrättningar. */
  busy: readonly Busy[];
};

const says = (field: string, text: string, rule: "CTRL-20" | null = null): Refusal => ({
  ...{ rule, source: rule && sources[rule], field, text },
});

const nameOf = (id: string, { persons }: Pick<ErrandFacts, "persons">): string =>
  persons.find((one) => one.id === id)?.name ?? "Personen";

/** Those who can have ordered a förrättning, each with what they were, for a choice. */
export const ordererChoices = ({ offices, persons }: Pick<ErrandFacts, "offices" | "persons">) =>
  orderers.flatMap((role) =>
    [...new Set(offices.filter((one) => one.role === role).map(({ personId }) => personId))].map(
      (personId) => ({ personId, text: `${nameOf(personId, { persons })}, ${roleNames[role]}` }),
    ),
  );

/** Where the hours cannot be so. */
function timeFaults(text: ErrandText, { today, clock }: ErrandFacts): Refusal[] {
  const { day, from, to, breakMinutes } = text;
  if (day > today) {
    return [says("day", "Dagen har inte kommit än. En förrättning förs in när den är gjord.")];
  }
  if (to <= from) {
    const text =
      "Slutet är inte senare än början. Gick förrättningen över midnatt förs den in som två, en för varje dag.";
    return [says("to", text)];
  }
  if (day === today && to > clock) {
    return [says("to", "Klockan är inte så mycket än. En förrättning förs in när den är gjord.")];
  }
  const { from: start, to: end } = errandSpan(text);
  if (breakMinutes < 0 || breakMinutes >= end - start) {
    return [
      says("breakMinutes", "Uppehållet är 0 minuter eller mer, och kortare än förrättningen."),
    ];
  }
  return [];
}

const wordFaults = ({
  what,
  place,
  atDistance,
}: Pick<ErrandText, "what" | "place" | "atDistance">): Refusal[] => [
  ...(what === ""
    ? [says("what", "Skriv vad det var, till exempel ett besök hos en insats.")]
    : []),
  ...(place === "" && !atDistance
    ? [says("place", "Skriv var det var, eller kryssa för att allt var på distans.")]
    : []),
];

/** What is left out, whatever the day and the hours are: told also where those cannot be read. */
export const leftOut = (
  text: Pick<ErrandText, "what" | "place" | "atDistance" | "personIds">,
): Refusal[] => [
  ...wordFaults(text),
  ...(text.personIds.length === 0 ? [says("personIds", "Välj vem eller vilka som deltog.")] : []),
];

/** Who took part must have sat in the styrelse that day. @see FIN-11 */
function peopleFaults({ personIds, day }: ErrandText, facts: ErrandFacts): Refusal[] {
  const strangers = personIds.filter(
    (id) => !facts.mandates.some((one) => one.personId === id && isInForce(one, day)),
  );
  return strangers.map((id) => {
    const name = nameOf(id, facts);
    const text = `${name} var inte ledamot eller ersättare ${dateText(day)} enligt registret. Arvode går till ledamöter och ersättare.`;
    return says("personIds", text, "CTRL-20");
  });
}

/** Nobody orders the own förrättning, and the ordförande's is not ordered by one who works for the styrelse. */
function orderFaults({ order, personIds, day }: ErrandText, facts: ErrandFacts): Refusal[] {
  if (order.by === "board") {
    return order.itemId === null && order.ground === ""
      ? [says("ground", "Välj paragrafen, eller skriv vilket beslut av styrelsen det var.")]
      : [];
  }
  const held = (personId: string) =>
    facts.offices
      .filter((one) => one.personId === personId && isInForce(one, day))
      .map(({ role }) => role);
  const own = held(order.personId);
  const name = nameOf(order.personId, facts);
  const faults: Refusal[] = [];
  if (!own.some((role) => orderers.includes(role))) {
    const text = `${name} var inte ordförande, vice ordförande eller förbundschef ${dateText(day)}, och kan inte ha beställt förrättningen.`;
    faults.push(says("orderedBy", text, "CTRL-20"));
  } else if (personIds.includes(order.personId)) {
    const text = `${name} kan inte beställa sin egen förrättning. Välj styrelsen eller någon annan som beställde den.`;
    faults.push(says("orderedBy", text, "CTRL-20"));
  } else if (
    personIds.some((id) => held(id).includes("chair")) &&
    !own.some((role) => role === "vice_chair" || role === "chair")
  ) {
    const text =
      "Ordförandens förrättning beställs av styrelsen eller en vice ordförande. Välj någon av dem.";
    faults.push(says("orderedBy", text, "CTRL-20"));
  }
  if (order.ground === "") {
    const text =
      "Skriv hur den beställdes, till exempel i ett brev den 3 mars eller enligt delegationsordningen.";
    faults.push(says("ground", text));
  }
  return faults;
}

/** That somebody was busy already in those hours, each once. */
export const clashFaults = (
  text: ErrandText,
  { busy, persons }: Pick<ErrandFacts, "busy" | "persons">,
): Refusal[] =>
  clashes(errandSpan(text), text.personIds, busy).map(({ personId, what }) =>
    says(
      "from",
      `${nameOf(personId, { persons })} deltog samma dag i ${what}. Ingen får betalt två gånger för samma timmar. För in den tid som inte krockar.`,
      "CTRL-20",
    ),
  );

/** Everything that is wrong, each at its field; empty when nothing is. */
export function errandFaults(text: ErrandText, facts: ErrandFacts): Refusal[] {
  const times = timeFaults(text, facts);
  return [
    ...times,
    ...leftOut(text),
    ...peopleFaults(text, facts),
    ...orderFaults(text, facts),
    ...(times.length === 0 ? clashFaults(text, facts) : []),
  ];
}

/** Who may answer for that it was ordered: the one who ordered it, the ordförande and the kansli, never the one it concerns. */
const vouchers: readonly Role[] = ["chair", "secretary", "director"];

/** Whether one who acts may answer for that it was ordered. */
export function mayVouch({ order, personIds }: ErrandText, actor: Actor): boolean {
  const { personId, roles } = actor;
  if (personId !== null && personIds.includes(personId)) return false;
  const isOrderer = order.by === "person" && order.personId === personId;
  return isOrderer || roles.some((role) => vouchers.includes(role));
}

/** Why somebody cannot answer for the order now; accepted when so. */
export function vouchFault(errand: Errand, actor: Actor): Result<null> {
  if (errand.withdrawn) return refused("Förrättningen är återtagen.", { rule: "CTRL-20" });
  if (errand.vouched) {
    return refused("Att förrättningen var beställd är redan bekräftat.", { rule: "inaktuell" });
  }
  if (mayVouch(errand, actor)) return accepted(null);
  const isOwn = actor.personId !== null && errand.personIds.includes(actor.personId);
  const text = isOwn
    ? "Du deltog själv. Någon annan bekräftar att förrättningen var beställd."
    : "Den som beställde förrättningen, ordföranden, sekreteraren eller förbundschefen bekräftar att den var beställd.";
  return refused(text, { rule: "behorighet" });
}
