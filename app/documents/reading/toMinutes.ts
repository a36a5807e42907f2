/**
 * An imported protokoll as the domain's meeting, so that the same rules can read it. What an old protokoll does
 * not say stays empty: no seats, no mandates, no members.
 */
import { type LegalDate, parseLegalDate } from "#app/domain/calendar.ts";
import { emptyProceeding } from "#app/domain/decision/proceeding.ts";
import type {
  Capacity,
  Item,
  MeetingKind,
  Minutes,
  Person,
  Presence,
  Section,
  Stance,
} from "#app/domain/minutes.ts";
import { endsWithAtt, isClause, listMark } from "./decisionWords.ts";
import type {
  AttendeeRole,
  ImportedAbstention,
  ImportedAttendee,
  ImportedMinutes,
  ImportedParagraph,
  ImportedSection,
} from "./importedMinutes.ts";
import { itemKind } from "./itemKind.ts";

/** The day of a meeting whose protokoll tells none: the first that the calendar of the domain knows. */
export const UNKNOWN_DATE = "1754-01-01" as LegalDate;

const dateOrNull = (text: string | null): LegalDate | null =>
  text === null ? null : parseLegalDate(text);

/** Persons by name, with invented ids in the order in which they are first met. */
class Register {
  readonly #byName = new Map<string, Person>();

  get persons(): Person[] {
    return [...this.#byName.values()];
  }

  idOf(name: string, known?: { organisation: string | null; titel: string | null }): string {
    const key = name.toLowerCase().replace(/\s+/g, " ").trim();
    const person = this.#byName.get(key) ?? {
      id: `p${this.#byName.size + 1}`,
      name,
      organisation: "",
      title: "",
    };
    person.organisation ||= known?.organisation ?? "";
    person.title ||= known?.titel ?? "";
    this.#byName.set(key, person);
    return person.id;
  }
}

const CAPACITY: Record<AttendeeRole, Capacity> = {
  ordinarie: "member",
  tjanstgorande_ersattare: "serving_substitute",
  ersattare: "substitute",
  ovrig: "guest",
};
const STAFF =
  /förbundschef|verkställande|kanslist|sekreterare|protokollförare|utvecklingsledare|processledare|verksamhetsledare/i;

/** Staff have an office of the förbund and come from no huvudman; other attending are guests. */
function capacityOf(person: ImportedAttendee): Capacity {
  if (person.roll !== "ovrig") return CAPACITY[person.roll];
  const own = person.organisation === null || /förbund|finsam/i.test(person.organisation);
  return person.titel !== null && (own || STAFF.test(person.titel)) ? "staff" : "guest";
}

/** Position of the first item numbered at least `number`; 1 when all are. */
function positionFrom(items: Item[], number: number | undefined): number {
  if (number === undefined) return 1;
  return items.find((item) => (item.number ?? 0) >= number)?.position ?? items.length;
}

/** Position of the last item numbered at most `number`; null when that is the end. */
function positionTo(items: Item[], number: number | undefined): number | null {
  if (number === undefined) return null;
  const last = items.findLast((item) => (item.number ?? 0) <= number)?.position ?? 1;
  return last === items.length ? null : last;
}

function presenceOf(
  person: ImportedAttendee,
  at: number,
  items: Item[],
  people: Register,
): Presence {
  return {
    id: `n${at + 1}`,
    personId: people.idOf(person.namn, person),
    capacity: capacityOf(person),
    seatId: null,
    fromPosition: positionFrom(items, person.fran),
    toPosition: positionTo(items, person.till),
    fromTime: person.franKl ?? null,
    toTime: person.tillKl ?? null,
    mode: person.pa === "bild" ? "video" : person.pa === "telefon" ? "audio" : "room",
    ground: null,
  };
}

/** A clause without its list mark, in the source's own words: what was signed is not written again. */
function clauseOf(text: string, lead: string): string {
  const bare = text.slice(listMark(text).length);
  return endsWithAtt(lead) && !isClause(bare) ? `att ${bare}` : bare;
}

/** The announcement on one line, without the "att" that each clause carries. */
function leadOf(lead: string): string {
  const line = lead
    .split("\n")
    .reduce((above, below) => `${above.replace(/[\s:]+$/, "")}: ${below}`);
  return line.replace(/\s+att\s*:?$/i, "");
}

const sectionOf = (section: ImportedSection): Section => {
  const lead = section.beslutsmening ?? "";
  return {
    body: section.text,
    lead: leadOf(lead),
    clauses: section.beslut.map((clause) => clauseOf(clause, lead)),
  };
};

const KIND_OF_GROUND = { jav: "disqualified", avstar: "abstains" } as const;

/** Who stayed out of both discussion and decision by jäv or choice took one stance; other words stand as they are. */
function stancesOf(abstentions: ImportedAbstention[], people: Register): Stance[] {
  const stances: Stance[] = [];
  for (const { namn, omfattning, grund } of abstentions) {
    const personId = people.idOf(namn);
    const kind = grund ? KIND_OF_GROUND[grund] : "unspecified";
    const scope = omfattning === "beslut" ? "decision" : "discussion";
    const same = stances.find((stance) => stance.personId === personId && stance.kind === kind);
    if (same && same.scope !== scope) same.scope = "handling";
    else {
      stances.push({
        personId,
        kind,
        scope,
        ground: null,
        explanation: null,
        leftAt: null,
        returnedAt: null,
      });
    }
  }
  return stances;
}

const itemOf = (paragraph: ImportedParagraph, index: number, people: Register): Item => ({
  id: `i${index + 1}`,
  position: index + 1,
  number: paragraph.nr,
  kind: itemKind(paragraph.rubrik, paragraph.beslut.length > 0),
  heading: paragraph.rubrik ?? "",
  sections: paragraph.sektioner.map(sectionOf),
  attachments: paragraph.bilagor,
  stances: stancesOf(paragraph.deltogInte, people),
  struck: null,
  financing: null,
  proceeding: emptyProceeding,
});

function meetingKind(imported: ImportedMinutes, items: Item[]): MeetingKind {
  const title = imported.titel ?? "";
  if (/konstituerande/i.test(title)) return "constituting";
  if (/extra/i.test(title)) return "extra";
  const decided = (kind: Item["kind"]) =>
    items.some((item) => item.kind === kind && item.sections.some((one) => one.clauses.length > 0));
  if (decided("budget")) return "budget";
  return decided("annual_report") ? "annual_report" : "ordinary";
}

const countNames = (people: { namn: string }[]): number =>
  new Set(people.map((person) => person.namn.toLowerCase())).size;

/** Seats that the protokoll shows: ordinary members there, and those away or substituted, whichever are more. */
function seatCount(imported: ImportedMinutes): number {
  const present = countNames(imported.narvaro.filter((person) => person.roll === "ordinarie"));
  const serving = imported.narvaro.filter((person) => person.roll === "tjanstgorande_ersattare");
  const absent = imported.franvarande.filter((person) => person.roll === "ordinarie");
  return present + Math.max(countNames(serving), countNames(absent));
}

/**
 * The domain's meeting from an imported protokoll. Persons get the ids "p1", "p2" …; attachments are known by
 * label only. A protokoll without a day of its own gets the day of its justering or anslag, and when it has
 * neither `UNKNOWN_DATE`.
 */
export function toMinutes(imported: ImportedMinutes): Minutes {
  const people = new Register();
  for (const person of imported.narvaro) people.idOf(person.namn, person);
  const items = imported.paragrafer.map((paragraph, at) => itemOf(paragraph, at, people));
  const { justeringsdatum, anslagsdatum, nedTidigast } = imported.anslag;
  const labels = new Set(items.flatMap((item) => item.attachments));
  const [date] = [imported.sammantradesdatum, justeringsdatum, anslagsdatum].flatMap(
    (text) => dateOrNull(text) ?? [],
  );
  const nameId = (name: string | null) => (name === null ? null : people.idOf(name));
  const keptAt = imported.forvaras;
  return {
    meetingId: `import-${imported.sammantradesdatum ?? "okant"}`,
    associationName: imported.organ ?? "",
    organ: "Styrelsen",
    kind: meetingKind(imported, items),
    date: date ?? UNKNOWN_DATE,
    startsAt: imported.tid.borjar,
    endsAt: imported.tid.slutar,
    place: imported.plats ?? "",
    isPublic: false,
    publicNoticeOn: null,
    consultation: null,
    distanceDecision: null,
    seatCount: seatCount(imported),
    members: [],
    seats: [],
    mandates: [],
    presences: imported.narvaro.map((person, at) => presenceOf(person, at, items, people)),
    chairId: nameId(imported.ordforande),
    secretaryId: nameId(imported.sekreterare),
    adjusterIds: imported.justerare.map((name) => people.idOf(name)),
    items,
    attachments: [...labels].map((label) => ({
      id: `bilaga-${label}`,
      label,
      title: "",
      sha256: null,
    })),
    atOnceIds: [],
    elsewhere: [],
    keptAt: keptAt ?? "",
    paperNotice: {
      approvedOn: dateOrNull(justeringsdatum),
      postedOn: dateOrNull(anslagsdatum),
      takedownStated: dateOrNull(nedTidigast),
      keptAt,
    },
    persons: people.persons,
  };
}
