/**
 * Whether a styrelse is put together as the law asks: members, seats, ledamöter, ersättare and presidium on a day.
 * It finds faults and stops nothing: a board is filled one uppdrag at a time.
 * @see FIN-3, FIN-10, FIN-12–15, FIN-17
 */
import { substitutesFor } from "./attendance.ts";
import { isInForce, type RoleMandate } from "./authority.ts";
import { addDays, dateOf, dateText, type LegalDate, parts } from "./calendar.ts";
import { law, type RuleId, sources } from "./law.ts";
import type { Member, Person, Seat, SeatMandate } from "./minutes.ts";
import type { Finding, Level } from "./result.ts";
import { listText } from "./wording.ts";

export type Board = {
  members: readonly Member[];
  seats: Seat[];
  mandates: SeatMandate[];
  persons: readonly Person[];
  /** Uppdrag as ordförande, vice ordförande and others; those of the presidium are read. */
  offices: readonly (RoleMandate & { personId: string })[];
};

const finding = (rule: RuleId, level: Level, text: string, suggestion: string): Finding => ({
  rule,
  level,
  paragraf: null,
  text,
  suggestion,
  source: sources[rule],
});

/** What in the styrelse's composition breaks the law on the day; empty when nothing does. */
export function validateComposition(board: Board, on: LegalDate): Finding[] {
  const today: Board = {
    ...board,
    mandates: board.mandates.filter((mandate) => isInForce(mandate, on)),
    offices: board.offices.filter((office) => isInForce(office, on)),
  };
  return [
    ...parties(today),
    ...representation(today),
    ...equalNumbers(today),
    ...onePersonOnePlace(today),
    ...vacancies(today, on),
    ...callingOrder(today),
    ...mandateLength(today),
    ...presidium(today),
  ];
}

const nameIn = ({ persons }: Board, id: string) =>
  persons.find((person) => person.id === id)?.name ?? "En person som inte finns i registret";

/** FK and AF always; a region unless the kommun stands outside the regions. @see FIN-3 */
function parties({ members }: Board): Finding[] {
  const lacks = (kind: Member["kind"]) => !members.some((member) => member.kind === kind);
  const add = "Lägg till medlemmen i registret.";
  const faults: Finding[] = [];
  if (lacks("social_insurance"))
    faults.push(finding("FIN-3", "block", "Försäkringskassan saknas bland medlemmarna.", add));
  if (lacks("employment_service"))
    faults.push(finding("FIN-3", "block", "Arbetsförmedlingen saknas bland medlemmarna.", add));
  if (lacks("municipality"))
    faults.push(finding("FIN-3", "block", "Minst en kommun ska vara medlem.", add));
  if (lacks("region"))
    faults.push(
      finding(
        "FIN-3",
        "warn",
        "Ingen region är medlem. Det är tillåtet bara om kommunen inte ingår i någon region.",
        add,
      ),
    );
  return faults;
}

const seatsOf = ({ seats }: Board, memberId: string) =>
  seats.filter((seat) => seat.memberId === memberId);

function representation(board: Board): Finding[] {
  return board.members.flatMap((member) => {
    const seats = seatsOf(board, member.id).map(({ id }) => id);
    const held = (kind: SeatMandate["kind"]) =>
      board.mandates.some((m) => m.kind === kind && seats.includes(m.seatId));
    const lacking = [
      ...(held("member") ? [] : ["ledamot"]),
      ...(held("substitute") ? [] : ["ersättare"]),
    ];
    if (lacking.length === 0) return [];
    return [
      finding(
        "FIN-10",
        "block",
        `${member.name} har ingen ${listText(lacking, "eller")} i styrelsen. Varje medlem ska ha minst en ledamot och en ersättare.`,
        `Be ${member.name} välja, och för in uppdraget.`,
      ),
    ];
  });
}

function equalNumbers({ seats, mandates }: Board): Finding[] {
  const substitutes = new Set(
    mandates.filter(({ kind }) => kind === "substitute").map(({ personId }) => personId),
  ).size;
  if (substitutes === seats.length) return [];
  return [
    finding(
      "FIN-10",
      "block",
      `Styrelsen har ${seats.length} platser för ledamöter och ${substitutes} ersättare. De ska vara lika många.`,
      "För in de ersättare som saknas, eller avsluta de uppdrag som inte längre gäller.",
    ),
  ];
}

function onePersonOnePlace(board: Board): Finding[] {
  const members = board.mandates.filter(({ kind }) => kind === "member");
  const faults: Finding[] = [];
  for (const seat of board.seats) {
    const holders = members.filter(({ seatId }) => seatId === seat.id);
    if (holders.length > 1)
      faults.push(
        finding(
          "KL-4-24",
          "block",
          `${listText(holders.map(({ personId }) => nameIn(board, personId)))} är ledamöter på samma plats (${seat.label}).`,
          "Avsluta det uppdrag som inte längre gäller.",
        ),
      );
  }
  for (const id of new Set(members.map(({ personId }) => personId))) {
    const places = members.filter(({ personId }) => personId === id).length;
    const isBoth = board.mandates.some((m) => m.kind === "substitute" && m.personId === id);
    if (places > 1 || isBoth)
      faults.push(
        finding(
          "KL-4-24",
          "block",
          `${nameIn(board, id)} ${isBoth ? "är både ledamot och ersättare" : "är ledamot på flera platser"}. Var och en har en plats och en röst.`,
          "Avsluta det uppdrag som inte längre gäller.",
        ),
      );
  }
  return faults;
}

/** When a ledamot leaves, the ersättare of the same member steps in for the rest of the time. @see FIN-15 */
function vacancies(board: Board, on: LegalDate): Finding[] {
  return board.seats
    .filter(({ id }) => !board.mandates.some((m) => m.kind === "member" && m.seatId === id))
    .map((seat) => {
      const next = substitutesFor(board, seat.id, on)[0];
      return finding(
        "FIN-15",
        "warn",
        `Platsen ${seat.label} har ingen ledamot.`,
        next
          ? `${nameIn(board, next.personId)} står på tur att träda in. Medlemmen väljer då en ny ersättare.`
          : "Be medlemmen välja en ledamot.",
      );
    });
}

/** The order in which ersättare are called is decided when they are chosen. @see FIN-12 */
function callingOrder(board: Board): Finding[] {
  return board.seats.flatMap((seat) => {
    const orders = board.mandates
      .filter((m) => m.kind === "substitute" && m.seatId === seat.id)
      .map((m) => m.callingOrder);
    const isClear = !orders.includes(null) && new Set(orders).size === orders.length;
    if (isClear) return [];
    return [
      finding(
        "FIN-12",
        "block",
        `Ersättarna för platsen ${seat.label} saknar en tydlig inkallelseordning.`,
        "Ange i vilken ordning de kallas, som medlemmen bestämde vid valet.",
      ),
    ];
  });
}

function mandateLength(board: Board): Finding[] {
  return board.mandates.flatMap(({ personId, from, to }) => {
    const { year, month, day } = parts(from);
    const isLeapDay = month === 2 && day === 29;
    const last = addDays(
      dateOf(year + law.mandateLength.years, isLeapDay ? 3 : month, isLeapDay ? 1 : day),
      -1,
    );
    if (to === null || to <= last) return [];
    return [
      finding(
        "FIN-13",
        "warn",
        `Uppdraget för ${nameIn(board, personId)} är längre än ${law.mandateLength.years} år: ${dateText(from)}–${dateText(to)}.`,
        `Rätta slutdagen. Styrelsen väljs för högst ${law.mandateLength.years} år.`,
      ),
    ];
  });
}

/** One ordförande and one or two vice, all of them ledamöter. @see FIN-17 */
function presidium(board: Board): Finding[] {
  const holders = (role: RoleMandate["role"]) => [
    ...new Set(board.offices.filter((o) => o.role === role).map(({ personId }) => personId)),
  ];
  const chairs = holders("chair");
  const vices = holders("vice_chair");
  const fault = (text: string) =>
    finding("FIN-17", "block", text, "Rätta uppdragen så att de följer styrelsens val.");
  const faults: Finding[] = [];
  if (chairs.length !== 1)
    faults.push(fault("Styrelsen ska ha en ordförande, varken fler eller färre."));
  if (vices.length < law.viceChairs.atLeast || vices.length > law.viceChairs.atMost)
    faults.push(fault("Styrelsen ska ha en eller två vice ordförande."));
  for (const id of new Set([...chairs, ...vices])) {
    if (!board.mandates.some((m) => m.kind === "member" && m.personId === id))
      faults.push(
        fault(`${nameIn(board, id)} är vald till presidiet men är inte ledamot i styrelsen.`),
      );
    if (chairs.includes(id) && vices.includes(id))
      faults.push(fault(`${nameIn(board, id)} är både ordförande och vice ordförande.`));
  }
  return faults;
}
