/** The budget: a public meeting, announced, after samråd with the members, in time. @see FIN-19, FIN-23 */
import { budgetDue, dateText, daysBetween, longDate, parts } from "../calendar.ts";
import type { Item, Minutes } from "../minutes.ts";
import { daysText } from "../wording.ts";
import { readText } from "../words/sentences.ts";
import {
  type Flaw,
  hasText,
  inOrder,
  isDecided,
  isFromPaper,
  label,
  type ReviewSettings,
  rule,
  textOf,
} from "./rule.ts";

/** The items that adopt the budget, or are planned to: not those that were only talked about. */
const budgetItems = (minutes: Minutes): Item[] =>
  inOrder(minutes).filter(
    (item) => item.kind === "budget" && item.struck === null && (isDecided(item) || !hasText(item)),
  );

type Fault = Omit<Flaw, "item">;

/** A paper protokoll may have left out what was done: what it does not tell is a warning there. */
const atBudget =
  (faults: (minutes: Minutes, settings: ReviewSettings) => Fault[]) =>
  (minutes: Minutes, settings: ReviewSettings): Flaw[] =>
    budgetItems(minutes).flatMap((item) =>
      faults(minutes, settings).map((fault) => ({
        ...fault,
        ...(isFromPaper(minutes) ? { level: "warn" as const } : {}),
        item,
        text: `${label(item)}: ${fault.text}`,
      })),
    );

const PUBLIC =
  /offentlig\p{L}* (?:möte|sammanträde|styrelse)|(?:sammanträdet|mötet) (?:är|var) (?:offentligt|öppet för allmänheten)/iu;
const ANNOUNCED = /tillkännag|kungjor|kungör|annonser/iu;
const CONSULTED =
  /samrått|efter samråd|samråd[^.]{0,100}(?<!\p{L})(?:hölls|hållits|genomför(?:des|ts)|skett|ägt? rum|ägde rum)/iu;

/** Whether a protokoll on paper tells it in its text: it has no place of its own for it. */
const isTold = (minutes: Minutes, words: RegExp): boolean =>
  isFromPaper(minutes) && minutes.items.some((item) => words.test(readText(textOf(item))));

function notPublic(minutes: Minutes): Fault[] {
  const { isPublic, publicNoticeOn, date } = minutes;
  const faults: Fault[] = [];
  if (!isPublic && !isTold(minutes, PUBLIC))
    faults.push({
      text: "Det sammanträde där budgeten fastställs ska vara offentligt. Sammanträdet är inte angivet som offentligt.",
      suggestion: "Ange att sammanträdet är offentligt, eller ta budgeten vid ett som är det.",
    });
  if (publicNoticeOn === null && !isTold(minutes, ANNOUNCED))
    faults.push({
      text: "Det saknas uppgift om när det offentliga sammanträdet tillkännagavs.",
      suggestion: "Tillkännage sammanträdet som förbundsordningen säger och ange dagen.",
    });
  if (publicNoticeOn !== null && publicNoticeOn > date)
    faults.push({
      text: `Sammanträdet tillkännagavs ${longDate(publicNoticeOn)}, efter att det hade hållits.`,
      suggestion: "Rätta dagen. Är den riktig behöver budgeten fastställas på nytt.",
    });
  return faults;
}

function shortNotice(
  { publicNoticeOn, date }: Minutes,
  { budgetMeetingNoticeDays }: ReviewSettings,
): Fault[] {
  if (publicNoticeOn === null || publicNoticeOn > date) return [];
  const days = daysBetween(publicNoticeOn, date);
  if (days >= budgetMeetingNoticeDays) return [];
  return [
    {
      text: `Sammanträdet tillkännagavs ${daysText(days)} i förväg. Förbundet har bestämt ${daysText(budgetMeetingNoticeDays)}.`,
      suggestion: "Skriv varför tiden blev kortare.",
    },
  ];
}

function noConsultation(minutes: Minutes): Fault[] {
  const { consultation, date } = minutes;
  if (consultation === null && isTold(minutes, CONSULTED)) return [];
  if (consultation === null || consultation.participants.trim() === "")
    return [
      {
        text: "Styrelsen ska samråda med medlemmarna om budgeten innan den fastställs. Dag och deltagare för samrådet saknas.",
        suggestion: "Ange när samrådet hölls och vilka som deltog, eller håll det före beslutet.",
      },
    ];
  if (consultation.on <= date) return [];
  return [
    {
      text: `Samrådet med medlemmarna hölls ${longDate(consultation.on)}, efter sammanträdet.`,
      suggestion: "Rätta dagen. Är den riktig behöver budgeten fastställas på nytt.",
    },
  ];
}

const tooLate = (minutes: Minutes): Flaw[] => {
  const due = budgetDue(parts(minutes.date).year);
  if (minutes.date <= due) return [];
  return budgetItems(minutes).map((item) => ({
    item,
    text: `${label(item)}: Budgeten fastställs ${dateText(minutes.date)}. Det skulle ha gjorts senast ${dateText(due)}.`,
    suggestion: "Skriv varför det blev senare.",
  }));
};

export const budgetRules = [
  rule(
    "FIN-19",
    "block",
    "Budgeten vid offentligt sammanträde",
    {
      fault: "Budgeten fastställs vid ett sammanträde som inte är offentligt.",
      sound: "Sammanträdet är offentligt och tillkännagavs den 12 november.",
    },
    atBudget(notPublic),
  ),
  rule(
    "KL-9-10",
    "warn",
    "Tillkännagivande i god tid",
    {
      fault: "Budgetsammanträdet tillkännagavs två dagar i förväg.",
      sound: "Det tillkännagavs tio dagar i förväg.",
    },
    atBudget(shortNotice),
  ),
  rule(
    "FIN-23",
    "block",
    "Samråd om budgeten",
    {
      fault: "Budgeten fastställs utan att något samråd är antecknat.",
      sound: "Samråd hölls den 4 november med alla fyra medlemmar.",
    },
    atBudget(noConsultation),
  ),
  rule(
    "FIN-23",
    "warn",
    "Budget i tid",
    {
      fault: "Budgeten fastställs den 11 december.",
      sound: "Budgeten fastställs den 25 november.",
    },
    tooLate,
  ),
];
