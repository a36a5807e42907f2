/**
 * What is wrong with a delegationsordning, told before it is adopted. `block` stops the adoption, `warn` is told.
 * @see FIN-10, CTRL-17, LOU-1
 */
import { unknownBaseAmount, whereBaseAmounts } from "../baseAmounts.ts";
import { dateText, type LegalDate } from "../calendar.ts";
import { law, type RuleId } from "../law.ts";
import { kronorText } from "../words/amounts.ts";
import { finding, type OrderFacts, type OrderFinding, ofDelegates } from "./checkDelegates.ts";
import {
  baseYearOf,
  capInOre,
  type DelegationGroup,
  type DelegationOrder,
  type Subject,
  subjects,
} from "./order.ts";

/** Why the styrelse keeps it, by what the group is about. */
const keptSubjects: Partial<Record<Subject, { rule: RuleId; why: string }>> = {
  aims: { rule: "FIN-10", why: "Det beslutar styrelsen själv." },
  budget: {
    rule: "FIN-10",
    why: "Budgeten och verksamhetsplanen bestämmer verksamhetens inriktning och omfattning.",
  },
  principle: {
    rule: "FIN-10",
    why: "Ett beslut av principiell betydelse bestämmer verksamhetens inriktning.",
  },
  appeal: { rule: "FIN-10", why: "Sådana yttranden lämnar styrelsen själv." },
  special: { rule: "FIN-10", why: "Föreskrifterna säger att styrelsen beslutar." },
  urgent: {
    rule: "FIN-10",
    why: "Bara en bestämd grupp av ärenden kan delegeras. Ordförandebeslut i brådskande ärenden (kommunallagen 6 kap. 39 §) gäller inte för samordningsförbund.",
  },
};

/** Words in a title that tell of what the styrelse keeps, whatever was chosen beside it. */
const keptWords: readonly [RegExp, Subject][] = [
  [
    /verksamhet\p{L}*\s+(?:\p{L}+,?\s+){0,4}?(?:mål|inriktning|omfattning|kvalitet)(?:en|et)?(?!\p{L})/iu,
    "aims",
  ],
  [
    /(?<!\p{L})(?:mål|inriktning|omfattning|kvalitet)(?:en|et)? (?:för|i|av|på) verksamheten/iu,
    "aims",
  ],
  [
    /(?:^\s*|(?:fastställ|anta|ändr|revider)\p{L}*\s+(?:av\s+)?(?:den\s|årets\s|nästa\s+års\s)?|(?:beslut\p{L}*\s+om)\s+(?:den\s|årets\s|nästa\s+års\s)?)(?:budget|verksamhetsplan)(?:en)?(?!\p{L})/iu,
    "budget",
  ],
  [/principiell/iu, "principle"],
  [/yttrand\p{L}*[^.]{0,80}överklag|överklag\p{L}*[^.]{0,80}yttrand/iu, "appeal"],
  [/brådskande/iu, "urgent"],
];

/** What is wrong, the order as a whole first, then group by group. */
export function checkOrder(order: DelegationOrder, facts: OrderFacts): OrderFinding[] {
  const { groups, from, to } = order;
  const whole: OrderFinding[] = [];
  if (groups.length === 0) {
    whole.push(
      finding(
        { rule: "FIN-10" },
        "Delegationsordningen har ingen grupp av ärenden.",
        "Lägg till minst en grupp.",
      ),
    );
  }
  if (to !== null && to < from) {
    whole.push(
      finding(
        { rule: "CTRL-17" },
        `Delegationsordningen slutar gälla ${dateText(to)}, före den dag den börjar.`,
        "Rätta dagarna.",
      ),
    );
  }
  return [
    ...whole,
    ...sameTitles(groups),
    ...groups.flatMap((group) => [
      ...ofTitle(group),
      ...ofCap(group, order, facts),
      ...ofDelegates(group, order, facts),
    ]),
  ];
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ");

/** One who decides must know in which group. */
const sameTitles = (groups: readonly DelegationGroup[]): OrderFinding[] =>
  groups
    .filter(
      ({ title }, index) =>
        title.trim() !== "" && groups.findIndex((one) => plain(one.title) === plain(title)) < index,
    )
    .map((group) =>
      finding(
        { group, rule: "CTRL-17" },
        `Två grupper heter ”${group.title}”.`,
        "Slå ihop dem, eller ge dem olika namn.",
      ),
    );

/** Why a group with this title and subject is the styrelse's own; null when it may be delegated. */
export function keptReason({ title, subject }: Pick<DelegationGroup, "title" | "subject">) {
  const said = keptSubjects[subject]
    ? subject
    : keptWords.find(([words]) => words.test(title))?.[1];
  const kept = said && keptSubjects[said];
  if (!said || !kept) return null;
  return { rule: kept.rule, text: `Det här får inte delegeras: ${subjects[said]}. ${kept.why}` };
}

function ofTitle(group: DelegationGroup): OrderFinding[] {
  if (group.title.trim() === "") {
    return [
      finding(
        { group, rule: "FIN-10" },
        "En grupp av ärenden saknar namn.",
        "Skriv vilken grupp av ärenden det är.",
      ),
    ];
  }
  const kept = keptReason(group);
  if (!kept) return [];
  return [
    finding(
      { group, rule: kept.rule },
      `”${group.title}”: ${kept.text}`,
      "Ta bort gruppen, eller begränsa den till en bestämd grupp av löpande ärenden.",
    ),
  ];
}

const limitOn = (
  { kronorFrom }: { kronorFrom: readonly { from: string; kronor: number }[] },
  day: LegalDate,
): number | null => kronorFrom.find(({ from }) => from <= day)?.kronor ?? null;

/** The most that a direktupphandling may be worth on a day, in öre. @see LOU-1 */
export function directLimit(day: LegalDate): number | null {
  const kronor = limitOn(law.directProcurement, day);
  return kronor === null ? null : kronor * 100;
}

/** The sum from which a direktupphandling is documented, in öre. @see LOU-2 */
export function documentedFrom(day: LegalDate): number | null {
  const kronor = limitOn(law.procurementDocumented, day);
  return kronor === null ? null : kronor * 100;
}

function ofCap(
  group: DelegationGroup,
  order: DelegationOrder,
  { baseAmounts }: OrderFacts,
): OrderFinding[] {
  const { cap, subject, title } = group;
  const isPurchase = subject === "procurement";
  if (cap.kind === "none") {
    if (subject !== "procurement" && subject !== "courses" && subject !== "agreements") return [];
    return [
      finding(
        { group, rule: "CTRL-17", level: isPurchase ? "block" : "warn" },
        `”${title}” har ingen beloppsgräns. Varje belopp ryms.`,
        "Ange upp till vilket belopp, i kronor eller prisbasbelopp.",
      ),
    ];
  }
  const size = cap.kind === "kronor" ? cap.kronor : cap.count;
  if (!(size > 0)) {
    return [
      finding(
        { group, rule: "CTRL-17" },
        `”${title}” har beloppsgränsen noll.`,
        "Ange ett belopp som är större än noll.",
      ),
    ];
  }
  const year = baseYearOf(order, order.from);
  const most = capInOre(cap, year, baseAmounts);
  if ("unknown" in most) return [unknownYear(group, most.unknown)];
  const limit = directLimit(order.from);
  if (!isPurchase || limit === null || most.ore === null || most.ore <= limit) return [];
  return [
    finding(
      { group, rule: "LOU-1", level: "warn" },
      `”${title}” går upp till ${kronorText(most.ore)}. En direktupphandling får vara värd högst ${kronorText(limit)}.`,
      "Sänk beloppsgränsen, eller skriv att gruppen gäller inköp efter annonsering.",
    ),
  ];
}

const unknownYear = (group: DelegationGroup, year: number): OrderFinding =>
  finding(
    { group, rule: "BAS-1", level: "warn" },
    `”${group.title}” räknas i prisbasbelopp. ${unknownBaseAmount("price", year)} Inget beslut kan föras in för det året.`,
    `${whereBaseAmounts} Annars kan gränsen anges i kronor.`,
  );
