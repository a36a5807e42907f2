/**
 * Who serves in which seat: uppdrag, the right member, the calling order, one vote each.
 * @see FIN-12, FIN-13, FIN-15, KL 4:24, KL 5:66
 */
import { hasStance, presentAt, substitutesFor } from "../attendance.ts";
import { isInForce } from "../authority.ts";
import { dateText } from "../calendar.ts";
import type { Item, Minutes, Presence, SeatMandate } from "../minutes.ts";
import {
  type Flaw,
  inOrder,
  isDecided,
  knowsMandates,
  labels,
  nameOf,
  namesOf,
  rule,
} from "./rule.ts";

const serves = ({ capacity }: Presence) =>
  capacity === "member" || capacity === "serving_substitute";

const held = (minutes: Minutes, personId: string, kind: SeatMandate["kind"]): SeatMandate[] =>
  minutes.mandates.filter(
    (mandate) =>
      mandate.personId === personId && mandate.kind === kind && isInForce(mandate, minutes.date),
  );

const seatLabel = (minutes: Minutes, seatId: string | null) =>
  minutes.seats.find(({ id }) => id === seatId)?.label ?? "en plats som inte finns";

const memberOf = (minutes: Minutes, seatId: string | null) => {
  const seat = minutes.seats.find(({ id }) => id === seatId);
  return minutes.members.find(({ id }) => id === seat?.memberId);
};

const itemAt = (minutes: Minutes, position: number): Item | null =>
  minutes.items.find((item) => item.position === position) ?? null;

/** The first stretch of each person in each seat: one finding is enough. */
function firstStretches(minutes: Minutes): Presence[] {
  const serving = minutes.presences.filter(serves);
  return serving.filter(
    (one, index) =>
      serving.findIndex(
        (other) =>
          other.personId === one.personId &&
          other.seatId === one.seatId &&
          other.capacity === one.capacity,
      ) === index,
  );
}

function outsideMandate(minutes: Minutes, presence: Presence): Flaw[] {
  const { personId, seatId, capacity } = presence;
  const name = nameOf(minutes, personId);
  const day = dateText(minutes.date);
  const found = (text: string, suggestion: string): Flaw[] => [{ item: null, text, suggestion }];
  if (capacity === "serving_substitute") {
    if (held(minutes, personId, "substitute").length > 0) return [];
    return found(
      `${name} tjänstgjorde som ersättare men har inget uppdrag som ersättare den ${day}.`,
      `Rätta närvaron, eller för in uppdraget i registret om ${name} var vald den dagen.`,
    );
  }
  const mandates = held(minutes, personId, "member");
  if (mandates.some((mandate) => mandate.seatId === seatId)) return [];
  return found(
    mandates.length > 0
      ? `${name} står som ledamot på ${seatLabel(minutes, seatId)} men är vald till en annan plats.`
      : `${name} står som ledamot men har inget uppdrag som ledamot den ${day}.`,
    `Rätta närvaron, eller för in uppdraget i registret om ${name} var vald den dagen.`,
  );
}

function otherMember(minutes: Minutes, { personId, seatId, capacity }: Presence): Flaw[] {
  const own = held(minutes, personId, "substitute").map((m) => memberOf(minutes, m.seatId));
  const served = memberOf(minutes, seatId);
  if (capacity !== "serving_substitute" || own.length === 0 || !served) return [];
  if (own.some((member) => member?.id === served.id)) return [];
  const name = nameOf(minutes, personId);
  return [
    {
      item: null,
      text: `${name} är ersättare för ${own[0]?.name ?? "en annan medlem"} och kan inte tjänstgöra för en ledamot från ${served.name}.`,
      suggestion: `Kalla in en ersättare från ${served.name}, eller rätta för vem ${name} tjänstgjorde.`,
    },
  ];
}

/** An ersättare serves while one who should have been called first sits in the room. */
function passedOver(minutes: Minutes, presence: Presence): Flaw[] {
  const { personId, seatId, capacity, ground, fromPosition } = presence;
  if (capacity !== "serving_substitute" || seatId === null || ground?.trim()) return [];
  const order = substitutesFor(minutes, seatId, minutes.date).map((mandate) => mandate.personId);
  const ahead = order.slice(0, Math.max(0, order.indexOf(personId)));
  const item = itemAt(minutes, fromPosition);
  if (!item) return [];
  const skipped = presentAt(minutes, item)
    .filter((other) => other.capacity === "substitute" && ahead.includes(other.personId))
    .map((other) => other.personId)
    .filter((id) => !hasStance(item, id, "disqualified"));
  if (skipped.length === 0) return [];
  return [
    {
      item,
      text: `${nameOf(minutes, personId)} tjänstgör på ${seatLabel(minutes, seatId)}, men ${namesOf(minutes, skipped)} är på plats och skulle ha kallats först.`,
      suggestion: "Följ inkallelseordningen, eller skriv vid närvaron varför den inte följdes.",
    },
  ];
}

/** Groups what breaks "one person, one seat, one vote" at each item, so that one lasting fault is one finding. */
function doubled(
  minutes: Minutes,
  keyOf: (presence: Presence) => string | null,
  otherOf: (presence: Presence) => string | null,
): { key: string; others: string[]; items: Item[] }[] {
  const faults = new Map<string, { key: string; others: string[]; items: Item[] }>();
  for (const item of inOrder(minutes)) {
    const serving = presentAt(minutes, item)
      .filter(serves)
      .filter(
        ({ personId, seatId }) => seatId !== null && !hasStance(item, personId, "disqualified"),
      );
    for (const key of new Set(serving.map(keyOf))) {
      const same = serving.filter((presence) => keyOf(presence) === key);
      const others = [...new Set(same.map(otherOf))].filter((other) => other !== null);
      if (key === null || others.length < 2) continue;
      const id = [key, ...others].join(" ");
      const fault = faults.get(id) ?? { key, others, items: [] };
      fault.items.push(item);
      faults.set(id, fault);
    }
  }
  return [...faults.values()];
}

const oneSeatTwoPersons = (minutes: Minutes): Flaw[] =>
  doubled(
    minutes,
    ({ seatId }) => seatId,
    ({ personId }) => personId,
  ).map(({ key, others, items }) => ({
    item: items[0] ?? null,
    text: `${namesOf(minutes, others)} tjänstgör samtidigt på ${seatLabel(minutes, key)} vid ${labels(items)}. En plats har en röst.`,
    suggestion: "Rätta närvaron så att ersättaren tjänstgör bara när ledamoten är borta.",
  }));

const onePersonTwoSeats = (minutes: Minutes): Flaw[] =>
  doubled(
    minutes,
    ({ personId }) => personId,
    ({ seatId }) => seatId,
  ).map(({ key, items }) => ({
    item: items[0] ?? null,
    text: `${nameOf(minutes, key)} tjänstgör på flera platser samtidigt vid ${labels(items)}. Var och en har en röst.`,
    suggestion: "Rätta närvaron så att personen har en plats åt gången.",
  }));

const noAttendance = (minutes: Minutes): Flaw[] =>
  minutes.presences.some(serves) || !minutes.items.some(isDecided)
    ? []
    : [
        {
          item: null,
          text: "Protokollet visar inte vilka ledamöter och ersättare som tjänstgjorde.",
          suggestion: "Anteckna vilka som var närvarande och vilka av dem som tjänstgjorde.",
        },
      ];

const noSeat = (minutes: Minutes): Flaw[] => {
  const without = minutes.presences.filter((one) => serves(one) && one.seatId === null);
  if (!knowsMandates(minutes) || without.length === 0) return [];
  const ids = [...new Set(without.map(({ personId }) => personId))];
  return [
    {
      item: null,
      text: `Protokollet visar inte på vilken plats ${namesOf(minutes, ids)} tjänstgjorde.`,
      suggestion: "Ange platsen vid närvaron.",
    },
  ];
};

/** The rule over every serving person, silent when no register of uppdrag is known. */
const overServing =
  (flaws: (minutes: Minutes, presence: Presence) => Flaw[]) =>
  (minutes: Minutes): Flaw[] =>
    knowsMandates(minutes)
      ? firstStretches(minutes)
          .filter(({ seatId }) => seatId !== null)
          .flatMap((presence) => flaws(minutes, presence))
      : [];

export const seatRules = [
  rule(
    "KL-5-66",
    "block",
    "Vilka som tjänstgjorde",
    {
      fault: "Närvarande saknas i protokollet.",
      sound: "Närvarande ledamöter och tjänstgörande ersättare står i protokollet.",
    },
    (minutes) => [...noAttendance(minutes), ...noSeat(minutes)],
  ),
  rule(
    "FIN-13",
    "block",
    "Uppdrag den dag man tjänstgör",
    {
      fault: "En ledamot tjänstgör efter att mandatet har gått ut.",
      sound: "Ledamotens mandat gäller på dagen.",
    },
    overServing(outsideMandate),
  ),
  rule(
    "FIN-15",
    "block",
    "Ersättare från samma medlem",
    {
      fault: "Regionens ersättare tjänstgör på kommunens plats.",
      sound: "Kommunens ersättare tjänstgör på kommunens plats.",
    },
    overServing(otherMember),
  ),
  rule(
    "FIN-12",
    "warn",
    "Ersättare i rätt ordning",
    {
      fault: "Andra ersättaren tjänstgör fast den första är på plats.",
      sound: "Första ersättaren tjänstgör.",
    },
    overServing(passedOver),
  ),
  rule(
    "KL-4-24",
    "block",
    "En plats, en person, en röst",
    {
      fault: "Både ledamoten och ersättaren tjänstgör vid § 12.",
      sound: "Ersättaren tjänstgör när ledamoten har gått.",
    },
    (minutes) => [...oneSeatTwoPersons(minutes), ...onePersonTwoSeats(minutes)],
  ),
];
