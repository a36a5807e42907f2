/** What a styrelse may not decide, or not in this way. @see FIN-10, 17, 22, 24, 26 · KL 13:5 */
import { annualReportDue, approvalDue, dateText, parts } from "../calendar.ts";
import type { Item, Minutes } from "../minutes.ts";
import { listText } from "../wording.ts";
import { writtenDays } from "../words/days.ts";
import { nameRuns } from "../words/names.ts";
import { readText, sentencesOf } from "../words/sentences.ts";
import { atItems, clausesOf, type Flaw, isDecided, label, rule, textOf } from "./rule.ts";

const decidedTexts = (item: Item): string[] => clausesOf(item).map(readText);

/** A clause that refuses does not do what it names. */
const REFUSES = /^\s*att\s+(?:inte|avslå|avvisa|avstå|återremittera|bordlägga)(?!\p{L})/iu;

const matching = (item: Item, pattern: RegExp): string | null =>
  decidedTexts(item)
    .filter((clause) => !REFUSES.test(clause))
    .map((clause) => pattern.exec(clause)?.[0])
    .find((words) => words !== undefined) ?? null;

const CREDIT =
  /(?:gå i|ingå|teckna|lämna|ställa)\s+(?:\p{L}+\s+)?borgen|ta(?:ga)?\s+(?:upp\s+)?(?:ett\s+|nya\s+)?lån|uppta\s+lån|pantsätt\p{L}*|lämna\s+(?:\p{L}+\s+)?pant/iu;

const credit = (item: Item): Flaw[] => {
  const quote = matching(item, CREDIT);
  if (quote === null) return [];
  return [
    {
      item,
      text: `${label(item)}: ”${quote}”. Ett samordningsförbund får inte gå i borgen, ta lån eller pantsätta.`,
      suggestion: "Bara sedvanliga krediter är tillåtna. Ändra beslutet.",
      quote,
    },
  ];
};

const DELEGATES =
  /delegera\p{L}*|ge\s[^.]{0,60}(?:rätt|mandat|befogenhet|bemyndigande) att (?:besluta|fatta)|bemyndiga\p{L}*/iu;
const KEPT =
  /(?:besluta om|fastställa|anta|ändra|fatta beslut om)\s+(?:\p{L}+\s+){0,3}?(?:budget(?:en)?|verksamhetsplan(?:en)?|mål(?:en)?|inriktning(?:en)?|omfattning(?:en)?|kvalitet(?:en)?)(?!\p{L})/iu;
const OUTSIDE =
  /(?:till|åt)\s+(?:\p{L}+\s)?(?:\p{L}+s kommun|kommunstyrelsen|\p{L}*nämnden?|region(?:en)?(?:\s\p{Lu}\p{L}+)?|försäkringskassan|arbetsförmedlingen|strategi(?:rådet|gruppen)|samverkansrådet|arbetsutskottet|presidiet)(?!\p{L})/iu;

/** Only a ledamot, an ersättare or a tjänsteman of the förbund can be given it, and never what decides the whole. */
const delegation = (item: Item): Flaw[] =>
  decidedTexts(item).flatMap((clause) => {
    if (REFUSES.test(clause) || !DELEGATES.test(clause)) return [];
    const kept = KEPT.exec(clause)?.[0];
    const outside = OUTSIDE.exec(clause)?.[0];
    if (kept)
      return [
        {
          item,
          text: `${label(item)}: Styrelsen kan inte lämna över rätten att ${kept}. Verksamhetens mål, inriktning, omfattning och kvalitet beslutar styrelsen själv.`,
          suggestion: "Ta beslutet i styrelsen. Det går att ge i uppdrag att ta fram ett förslag.",
          quote: kept,
        },
      ];
    if (outside)
      return [
        {
          item,
          level: "warn" as const,
          text: `${label(item)}: Beslutanderätt kan lämnas till en ledamot, en ersättare eller en tjänsteman hos förbundet, inte ${outside}.`,
          suggestion: "Ange en person eller befattning i förbundet.",
          quote: outside,
        },
      ];
    return [];
  });

const URGENT = /brådskande ärenden|ordförandebeslut i brådskande/iu;

const urgent = (item: Item): Flaw[] => {
  const clause = decidedTexts(item).find((one) => URGENT.test(one) && /ordförande/i.test(one));
  if (clause === undefined || REFUSES.test(clause)) return [];
  return [
    {
      item,
      text: `${label(item)}: Att ordföranden får besluta i brådskande ärenden (kommunallagen 6 kap. 39 §) gäller inte för samordningsförbund.`,
      suggestion: "Delegera i stället en bestämd grupp av ärenden.",
      quote: URGENT.exec(clause)?.[0] ?? clause,
    },
  ];
};

const DISCHARGE = /ansvarsfrihet/i;

/** Each member decides for itself; the styrelse can only be told. */
const ownDischarge = (item: Item): Flaw[] => {
  const quote = matching(
    item,
    /^\s*att\s+(?:bevilja|ge|lämna|tillstyrka)[^.]*ansvarsfrihet[^.]*/iu,
  );
  if (quote === null) return [];
  return [
    {
      item,
      text: `${label(item)}: Styrelsen beslutar inte om ansvarsfrihet. Det gör varje medlem för sig.`,
      suggestion: "Skriv vad varje medlem har beslutat, och lägg det till handlingarna.",
      quote: quote.trim(),
    },
  ];
};

/** A report of ansvarsfrihet that tells of some members but not of all. */
function someDischarges(item: Item, { members, persons }: Minutes): Flaw[] {
  const text = readText(textOf(item));
  if (!DISCHARGE.test(text) || !isDecided(item) || item.kind === "annual_report") return [];
  const known = members.length > 0 ? members.map(({ name }) => name) : huvudmen(persons);
  // Försäkringskassan decides for the state, and so for Arbetsförmedlingen too.
  const deciding = known.filter((name) => !/arbetsförmedling/i.test(name));
  const missing = deciding.filter((name) => !text.includes(name));
  if (deciding.length < 2 || missing.length === 0 || missing.length === deciding.length) return [];
  if (/samtliga medlemmar|alla medlemmar/i.test(text)) return [];
  return [
    {
      item,
      text: `${label(item)}: Ansvarsfrihet beslutas av varje medlem. Beslut från ${listText(missing)} nämns inte.`,
      suggestion: "Bevaka att beslutet kommer, och anteckna det vid nästa sammanträde.",
    },
  ];
}

const huvudmen = (persons: Minutes["persons"]): string[] => [
  ...new Set(
    persons.flatMap(({ organisation }) =>
      /kommun$|^region |försäkringskassan/i.test(organisation) ? [organisation] : [],
    ),
  ),
];

const VICE = /vice ordförande/i;
/** "att utse NN till (vice) ordförande": those who are elected. */
const elected = (item: Item, vice: boolean): string[] =>
  decidedTexts(item).flatMap((clause) => {
    const isPresidium = /^\s*att\s+(?:välja|utse)/i.test(clause) && /ordförande/i.test(clause);
    if (!isPresidium || VICE.test(clause) !== vice) return [];
    if (/för (?:dagens )?(?:möte|sammanträde)|justera/i.test(clause)) return [];
    return nameRuns(clause);
  });

function presidium(item: Item, minutes: Minutes): Flaw[] {
  const vices = elected(item, true);
  const flaws: Flaw[] = [];
  if (new Set(vices).size > 2)
    flaws.push({
      item,
      text: `${label(item)}: ${vices.length} vice ordförande väljs. Det ska vara en eller två.`,
      suggestion: "Välj högst två vice ordförande.",
    });
  const seated = (name: string, capacity: RegExp) => {
    const person = minutes.persons.find((one) => one.name === name);
    return minutes.presences.some((p) => p.personId === person?.id && capacity.test(p.capacity));
  };
  for (const name of [...elected(item, false), ...vices])
    if (seated(name, /substitute/) && !seated(name, /^member$/))
      flaws.push({
        item,
        text: `${label(item)}: ${name} är ersättare. Ordförande och vice ordförande väljs bland ledamöterna.`,
        suggestion: "Välj en ledamot.",
        quote: name,
      });
  return flaws;
}

const lateReport = (item: Item, { date }: Minutes): Flaw[] => {
  const isAdopted =
    item.kind === "annual_report" && /godkänna|fastställa|anta/i.test(clausesOf(item).join(" "));
  const due = annualReportDue(parts(date).year - 1);
  const lastYear = parts(date).year - 1;
  if (!isAdopted || date <= due || !new RegExp(`${lastYear}`).test(textOf(item))) return [];
  return [
    {
      item,
      text: `${label(item)}: Årsredovisningen beslutas ${dateText(date)}. Det skulle ha gjorts senast ${dateText(due)}.`,
      suggestion: "Skriv varför det blev senare.",
    },
  ];
};

const APPEAL_TIME = /inom\s+(\p{L}+|\d+)\s+(veckor|dagar|vecka|månad(?:er)?)/iu;
const FROM_RECEIPT = /(?:fick|får|fått|tagit|tog) del av|delg(?:avs|ivning|es)|mottag/iu;

const isThreeWeeks = (count = "", unit = "") =>
  (/^(?:tre|3)$/i.test(count) && /veck/i.test(unit)) || (/^21$/.test(count) && /dag/i.test(unit));

/** Three weeks from the anslag; not from when somebody was told, as with other decisions. */
const appealWords = (item: Item): Flaw[] =>
  sentencesOf(readText(textOf(item))).flatMap((sentence) => {
    if (!/överklaga/i.test(sentence) || /förvaltningsrättens|kammarrätt|domen/i.test(sentence))
      return [];
    const time = APPEAL_TIME.exec(sentence);
    const isOtherTime = time !== null && !isThreeWeeks(time[1], time[2]);
    const isOtherStart = time !== null && FROM_RECEIPT.test(sentence);
    if (!isOtherTime && !isOtherStart) return [];
    return [
      {
        item,
        text: `${label(item)}: Styrelsens beslut överklagas inom tre veckor från den dag då justeringen tillkännagavs på anslagstavlan.`,
        suggestion: "Rätta tiden och från när den räknas.",
        quote: time?.[0] ?? sentence,
      },
    ];
  });

/** A day set for the justering that is after the law's last. */
const approvalTooLate = (item: Item, { date }: Minutes): Flaw[] => {
  if (item.kind !== "election_of_adjusters") return [];
  const due = approvalDue(date);
  return writtenDays(readText(textOf(item))).flatMap((day) =>
    day.date === null || day.date <= due
      ? []
      : [
          {
            item,
            text: `${label(item)}: Justeringen bestäms till ${dateText(day.date)}. Den ska göras senast ${dateText(due)}.`,
            suggestion: "Bestäm en tidigare dag.",
            quote: day.words,
          },
        ],
  );
};

export const competenceRules = [
  rule(
    "FIN-22",
    "block",
    "Ingen borgen, inga lån",
    { fault: "”att gå i borgen för föreningen”.", sound: "”att betala fakturan inom 30 dagar”." },
    atItems(credit),
  ),
  rule(
    "FIN-10",
    "block",
    "Vad som kan delegeras",
    {
      fault: "”att delegera till ordföranden att besluta om budgeten”.",
      sound: "”att delegera till ordföranden att besluta om kurser och konferenser”.",
    },
    atItems(delegation),
  ),
  rule(
    "FIN-10",
    "warn",
    "Inga brådskande ordförandebeslut",
    {
      fault: "”att ordföranden får besluta i brådskande ärenden”.",
      sound: "”att ordföranden får besluta om inköp upp till 40 000 kr”.",
    },
    atItems(urgent),
  ),
  rule(
    "FIN-26",
    "block",
    "Ansvarsfrihet av medlemmarna",
    {
      fault: "”att bevilja styrelsen ansvarsfrihet”.",
      sound: "”att lägga medlemmarnas beslut om ansvarsfrihet till handlingarna”.",
    },
    atItems(ownDischarge),
  ),
  rule(
    "FIN-26",
    "info",
    "Ett beslut om ansvarsfrihet från varje medlem",
    {
      fault: "Bara Försäkringskassans beslut om ansvarsfrihet nämns.",
      sound: "Beslut från Försäkringskassan, regionen och kommunen nämns.",
    },
    atItems(someDischarges),
  ),
  rule(
    "FIN-17",
    "block",
    "Presidium bland ledamöterna",
    {
      fault: "En ersättare väljs till vice ordförande.",
      sound: "En ledamot väljs till vice ordförande.",
    },
    atItems(presidium),
  ),
  rule(
    "FIN-24",
    "warn",
    "Årsredovisning i tid",
    {
      fault: "Årsredovisningen beslutas den 21 april.",
      sound: "Årsredovisningen beslutas den 17 mars.",
    },
    atItems(lateReport),
  ),
  rule(
    "KL-13-5",
    "warn",
    "Rätt tid att överklaga",
    {
      fault: "”överklagas inom tre veckor från den dag du fick del av beslutet”.",
      sound: "”överklagas inom tre veckor från den dag då justeringen anslogs”.",
    },
    atItems(appealWords),
  ),
  rule(
    "KL-5-69",
    "warn",
    "Justeringen bestäms i tid",
    {
      fault: "Justeringen bestäms till tre veckor efter sammanträdet.",
      sound: "Justeringen bestäms till tio dagar efter sammanträdet.",
    },
    atItems(approvalTooLate),
  ),
];
