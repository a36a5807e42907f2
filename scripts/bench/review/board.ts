/** Invented boards: members, seats, people, uppdrag, and who came to one meeting. */
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import type { Member, Minutes, Person, Presence, Seat, SeatMandate } from "#app/domain/minutes.ts";
import type { Chance } from "./chance.ts";

const FIRST =
  "Agneta Birger Cecilia Dag Elvira Folke Gunvor Hampus Ingela Jerker Katarina Ludvig Mariana Nore Ottilia Pontus Ragnhild Sixten Torborg Urban Viveka Yngve Zandra Åke Ärla Östen Robert Kristina Mikael Annette Stefan Lars".split(
    " ",
  );
const LAST =
  "Almquist Bergendal Cronholm Dahlgren Ekelund Forsberg Granström Hedlund Isaksson Jernberg Kullander Lövgren Malmsten Norrby Oskarsson Palmgren Qvarnström Rosendal Sandell Tegnér Ulfsson Vinterkvist Wallander Ytterberg Zetterlund Ångström Ärlig Öberg Strandvik Fagervall".split(
    " ",
  );
const KOMMUNER = ["Norrsunds kommun", "Lillköpings kommun", "Vidåkers kommun", "Stenforsa kommun"];
const AREAS = ["Norrsund", "Vidälven", "Mittland", "Tre Sjöar"];

/** A meeting before it has ärenden; `spare` are names that nobody on the board has. */
export type Board = Pick<
  Minutes,
  | "associationName"
  | "seatCount"
  | "members"
  | "seats"
  | "mandates"
  | "persons"
  | "presences"
  | "chairId"
  | "secretaryId"
  | "adjusterIds"
> & { spare: string[] };

function membersOf(chance: Chance): Member[] {
  const kommuner = chance.some(KOMMUNER, chance.int(1, 3));
  return [
    ...kommuner.map((name, at): Member => ({ id: `k${at + 1}`, name, kind: "municipality" })),
    { id: "r", name: chance.pick(["Region Mittland", "Region Västanland"]), kind: "region" },
    { id: "f", name: "Försäkringskassan", kind: "social_insurance" },
    { id: "a", name: "Arbetsförmedlingen", kind: "employment_service" },
  ];
}

const seatsOf = (members: readonly Member[], chance: Chance): Seat[] =>
  members.flatMap(({ id, name, kind }) => {
    const count = kind === "municipality" || kind === "region" ? chance.int(1, 2) : 1;
    return Array.from({ length: count }, (_, at) => ({
      id: `seat-${id}-${at + 1}`,
      memberId: id,
      label: count === 1 ? name : `${name} ${at + 1}`,
    }));
  });

/** One ledamot and one ersättare for each seat. */
function mandatesOf(seats: readonly Seat[], date: LegalDate): SeatMandate[] {
  const term = { from: addDays(date, -400), to: addDays(date, 500) };
  return seats.flatMap((seat, at): SeatMandate[] => [
    { personId: `l${at}`, seatId: seat.id, kind: "member", callingOrder: null, ...term },
    { personId: `e${at}`, seatId: seat.id, kind: "substitute", callingOrder: 1, ...term },
  ]);
}

const stretch = (personId: string, about: Partial<Presence>): Presence => ({
  id: `there-${personId}`,
  personId,
  capacity: "staff",
  seatId: null,
  fromPosition: 1,
  toPosition: null,
  fromTime: null,
  toTime: null,
  mode: "room",
  ground: null,
  ...about,
});

/** Most ledamöter come, an ersättare serves for one who is away, and some ersättare only listen. */
function presencesOf(seats: readonly Seat[], chance: Chance): Presence[] {
  const away = seats.length > 4 && chance.percent(50) ? chance.int(2, seats.length - 1) : -1;
  return [
    ...seats.map(({ id: seatId }, at) =>
      at === away
        ? stretch(`e${at}`, { capacity: "serving_substitute", seatId })
        : stretch(`l${at}`, { capacity: "member", seatId }),
    ),
    ...seats.flatMap((_, at) =>
      at !== away && chance.percent(30) ? [stretch(`e${at}`, { capacity: "substitute" })] : [],
    ),
    stretch("chef", {}),
    stretch("sekr", {}),
  ];
}

/** A board and those who came on a day. */
export function boardOn(date: LegalDate, chance: Chance): Board {
  const members = membersOf(chance);
  const seats = seatsOf(members, chance);
  const first = chance.some(FIRST, FIRST.length);
  const last = chance.some(LAST, LAST.length);
  const names = first.flatMap((one, at) => (last[at] ? [`${one} ${last[at]}`] : []));
  const organisationOf = ({ memberId }: Seat) => members.find(({ id }) => id === memberId)?.name;
  const next = () => names.pop() ?? "";
  const person = (id: string, organisation: string, title = ""): Person => ({
    id,
    name: next(),
    organisation,
    title,
  });
  const board = seats.flatMap((seat, at) => {
    const from = organisationOf(seat) ?? "";
    return [person(`l${at}`, from), person(`e${at}`, from)];
  });
  const presences = presencesOf(seats, chance);
  const there = presences.map(({ personId }) => personId);
  const staff = [person("chef", "", "förbundschef"), person("sekr", "", "sekreterare")];
  return {
    associationName: `Samordningsförbundet ${chance.pick(AREAS)}`,
    seatCount: seats.length,
    members,
    seats,
    mandates: mandatesOf(seats, date),
    persons: [...board, ...staff].filter(({ id }) => there.includes(id)),
    presences,
    chairId: "l0",
    secretaryId: "sekr",
    adjusterIds: ["l1"],
    spare: names,
  };
}
