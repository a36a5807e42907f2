/**
 * The delegationsordning as data: in which groups of ärenden somebody decides for the styrelse, who, and up to how
 * much. It says what one is; what may not be delegated is in `checkOrder.ts`.
 * @see FIN-10, BAS-3, CTRL-17
 */
import { type Role, type RoleMandate, roleNames } from "../authority.ts";
import { type BaseAmount, baseAmount } from "../baseAmounts.ts";
import { type LegalDate, parts } from "../calendar.ts";
import { listText } from "../wording.ts";
import { kronorText } from "../words/amounts.ts";

/** What a group of ärenden is about. The last six are the styrelse's own. */
export const subjects = {
  procurement: "inköp och direktupphandling",
  courses: "kurser, konferenser och resor",
  agreements: "avtal inom beslutad budget",
  staff: "personal",
  documents: "handlingar, arkiv och dataskydd",
  other: "annat löpande ärende",
  aims: "verksamhetens mål, inriktning, omfattning eller kvalitet",
  budget: "budget och verksamhetsplan",
  principle: "insatser, när beslutet är av principiell betydelse",
  appeal: "yttrande när ett beslut av förbundet i dess helhet har överklagats",
  special: "ärenden som särskilda föreskrifter undantar",
  urgent: "brådskande ärenden i allmänhet",
} as const;

export type Subject = keyof typeof subjects;

/** Whoever has the uppdrag on the day, or one person. */
export type Delegate = { kind: "role"; role: Role } | { kind: "person"; personId: string };

/** The most that may be decided about one object; `none` = the styrelse has set no limit. */
export type Cap =
  | { kind: "kronor"; kronor: number }
  | { kind: "priceBaseAmounts"; count: number }
  | { kind: "none" };

export type DelegationGroup = {
  id: string;
  title: string;
  subject: Subject;
  cap: Cap;
  delegates: Delegate[];
};

/**
 * What the model texts leave open, each a choice that is shown: which year's prisbasbelopp, with or without moms, what
 * counts together, and whether one who is employed by a member counts as a tjänsteman hos förbundet.
 * @see BAS-3, FIN-10
 */
export type DelegationSettings = {
  baseYear: "decision" | "order";
  vat: "excluded" | "included";
  /** `object`: a supplier's other objects ask for a reason. `objectAndSupplier`: they stop like the object itself. */
  counts: "object" | "objectAndSupplier";
  memberEmployees: boolean;
};

export const defaultDelegationSettings: DelegationSettings = {
  baseYear: "decision",
  vat: "excluded",
  counts: "object",
  memberEmployees: false,
};

/** The paragraf that adopted an order. */
export type Adoption = { meetingId: string; meetingDate: LegalDate; paragraf: number };

/** One version. It gives nobody a right until a paragraf has adopted it. */
export type DelegationOrder = {
  id: string;
  /** 1, 2, 3 … per förbund. */
  number: number;
  from: LegalDate;
  to: LegalDate | null;
  adopted: Adoption | null;
  settings: DelegationSettings;
  groups: DelegationGroup[];
};

/** A person as the order sees one. `ties` are what the person has to do with somebody outside. */
export type DelegationPerson = {
  id: string;
  name: string;
  roles: RoleMandate[];
  ties: { kind: "own" | "employer"; name: string }[];
};

/**
 * The order in force on a day: the latest that had begun, as long as it lasts. A newer one takes over from its day
 * on, also when the earlier has no end.
 */
export function orderOn(
  orders: readonly DelegationOrder[],
  day: LegalDate,
): DelegationOrder | null {
  const [latest] = orders
    .filter(({ adopted, from }) => adopted !== null && from <= day)
    .sort((a, b) => b.from.localeCompare(a.from) || b.number - a.number);
  return latest && (latest.to === null || day <= latest.to) ? latest : null;
}

/** The year whose prisbasbelopp counts for a decision on this day. */
export const baseYearOf = ({ settings, from }: DelegationOrder, day: LegalDate): number =>
  parts(settings.baseYear === "decision" ? day : from).year;

/** A cap in whole öre; null when there is none, `unknown` with the year when its prisbasbelopp is not known here. */
export function capInOre(
  cap: Cap,
  year: number,
  baseAmounts: readonly BaseAmount[],
): { ore: number | null } | { unknown: number } {
  if (cap.kind === "none") return { ore: null };
  if (cap.kind === "kronor") return { ore: cap.kronor * 100 };
  const amount = baseAmount("price", year, baseAmounts);
  return amount === null ? { unknown: year } : { ore: Math.round(cap.count * amount * 100) };
}

const countText = (count: number): string => String(count).replace(".", ",");

/** "40 000 kr", "1 prisbasbelopp", "ingen beloppsgräns". */
export function capText(cap: Cap): string {
  if (cap.kind === "none") return "ingen beloppsgräns";
  if (cap.kind === "kronor") return kronorText(cap.kronor * 100);
  return `${countText(cap.count)} prisbasbelopp`;
}

/** "ordförande", "Karin Lindvall". */
export const delegateText = (
  delegate: Delegate,
  persons: readonly { id: string; name: string }[],
): string =>
  delegate.kind === "role"
    ? roleNames[delegate.role]
    : (persons.find(({ id }) => id === delegate.personId)?.name ??
      "en person som inte finns i registret");

/** "ordförande eller Helena Wiberg". */
export const delegatesText = (
  { delegates }: Pick<DelegationGroup, "delegates">,
  persons: readonly { id: string; name: string }[],
): string =>
  listText(
    delegates.map((one) => delegateText(one, persons)),
    "eller",
  );

/** What each choice means, as the page and the document say it. */
export const settingTexts = {
  baseYear: {
    decision: "Prisbasbeloppet är det för året då beslutet fattas.",
    order: "Prisbasbeloppet är det för året då delegationsordningen började gälla.",
  },
  vat: {
    excluded: "Beloppen räknas utan moms.",
    included: "Beloppen räknas med moms.",
  },
  counts: {
    object:
      "Beslut om samma objekt under tolv månader räknas ihop. Köp från samma leverantör under tolv månader räknas ihop, och den som går över gränsen skriver varför köpen inte hör ihop.",
    objectAndSupplier:
      "Beslut om samma objekt, och köp från samma leverantör, räknas ihop under tolv månader.",
  },
} as const;

/** The settings as sentences; of prisbasbelopp only where a group counts in them. */
export const settingSentences = ({
  settings,
  groups,
}: Pick<DelegationOrder, "settings" | "groups">): string[] => [
  ...(groups.some(({ cap }) => cap.kind === "priceBaseAmounts")
    ? [settingTexts.baseYear[settings.baseYear]]
    : []),
  settingTexts.vat[settings.vat],
  settingTexts.counts[settings.counts],
  ...(settings.memberEmployees
    ? ["Den som leder förbundet men är anställd hos en medlem räknas som tjänsteman hos förbundet."]
    : []),
];
