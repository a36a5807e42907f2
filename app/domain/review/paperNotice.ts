/** The dates that a protokoll justerat on paper states on its own first page. @see KL 5:69, 8:12 · LBT-2 */
import {
  appealPeriod,
  approvalDue,
  dateText,
  type LegalDate,
  longDate,
  noticeDue,
} from "../calendar.ts";
import type { Minutes, PaperNotice } from "../minutes.ts";
import { listText } from "../wording.ts";
import { type Flaw, rule } from "./rule.ts";

const onPaper =
  (flaws: (notice: PaperNotice, meetingDate: LegalDate) => Flaw[]) =>
  ({ paperNotice, date }: Minutes): Flaw[] =>
    paperNotice ? flaws(paperNotice, date) : [];

const approvedLate = ({ approvedOn }: PaperNotice, meetingDate: LegalDate): Flaw[] => {
  const due = approvalDue(meetingDate);
  if (approvedOn === null || approvedOn <= due) return [];
  return [
    {
      item: null,
      text: `Protokollet justerades ${dateText(approvedOn)}. Det skulle ha gjorts senast ${dateText(due)}.`,
      suggestion: "Skriv varför det blev senare.",
    },
  ];
};

const approvedTooSoon = ({ approvedOn }: PaperNotice, meetingDate: LegalDate): Flaw[] =>
  approvedOn === null || approvedOn >= meetingDate
    ? []
    : [
        {
          item: null,
          text: `Protokollet sägs vara justerat ${dateText(approvedOn)}, före sammanträdet ${dateText(meetingDate)}.`,
          suggestion: "Rätta den dag som är fel.",
        },
      ];

const postedLate = ({ approvedOn, postedOn }: PaperNotice): Flaw[] => {
  if (approvedOn === null || postedOn === null || postedOn <= noticeDue(approvedOn)) return [];
  return [
    {
      item: null,
      text: `Justeringen anslogs ${dateText(postedOn)}. Den skulle ha anslagits senast ${dateText(noticeDue(approvedOn))}.`,
      suggestion: "Skriv varför det blev senare. Överklagandetiden räknas från anslaget.",
    },
  ];
};

const postedTooSoon = ({ approvedOn, postedOn }: PaperNotice): Flaw[] =>
  approvedOn === null || postedOn === null || postedOn >= approvedOn
    ? []
    : [
        {
          item: null,
          text: `Anslaget är daterat ${dateText(postedOn)}, före justeringen ${dateText(approvedOn)}.`,
          suggestion: "Rätta den dag som är fel. Det är justeringen som anslås.",
        },
      ];

/** `moved` = whether the last day was moved by a holiday: the mistake then is another one. */
const takenDownTooSoon =
  (moved: boolean) =>
  ({ postedOn, takedownStated }: PaperNotice): Flaw[] => {
    if (postedOn === null || takedownStated === null) return [];
    const { threeWeeks, earliestTakedown, lastDay, skipped } = appealPeriod([postedOn]);
    if (takedownStated >= earliestTakedown || skipped.length > 0 !== moved) return [];
    const days = listText(skipped.map(({ name }) => name));
    const why = moved
      ? ` Tiden skulle ha slutat ${longDate(threeWeeks)}, men ${days} kan inte vara sista dag. Då gäller nästa vardag.`
      : "";
    return [
      {
        item: null,
        text: `Anslaget sägs tas ned ${longDate(takedownStated)}. Sista dagen att överklaga är ${longDate(lastDay)}, så det får tas ned tidigast ${longDate(earliestTakedown)}.${why}`,
        suggestion: `Låt anslaget sitta uppe till ${longDate(earliestTakedown)}. Togs det ned tidigare har överklagandetiden inte löpt ut, och justeringen behöver anslås på nytt.`,
      },
    ];
  };

export const paperNoticeRules = [
  rule(
    "KL-5-69",
    "block",
    "Justering efter sammanträdet",
    {
      fault: "Protokollet sägs vara justerat dagen före sammanträdet.",
      sound: "Protokollet justerades tio dagar efter sammanträdet.",
    },
    onPaper(approvedTooSoon),
  ),
  rule(
    "KL-5-69",
    "warn",
    "Justering i tid",
    {
      fault: "Protokollet justerades 20 dagar efter sammanträdet.",
      sound: "Protokollet justerades på fjortonde dagen.",
    },
    onPaper(approvedLate),
  ),
  rule(
    "KL-8-12",
    "block",
    "Anslag efter justeringen",
    {
      fault: "Anslaget är daterat före justeringen.",
      sound: "Anslaget sattes upp samma dag som protokollet justerades.",
    },
    onPaper(postedTooSoon),
  ),
  rule(
    "KL-8-12",
    "warn",
    "Anslag i tid",
    { fault: "Justeringen anslogs fem dagar senare.", sound: "Justeringen anslogs dagen efter." },
    onPaper(postedLate),
  ),
  rule(
    "KL-8-12",
    "block",
    "Anslaget uppe hela tiden",
    {
      fault: "Anslaget tas ned två veckor efter att det sattes upp.",
      sound: "Anslaget tas ned dagen efter sista dagen att överklaga.",
    },
    onPaper(takenDownTooSoon(false)),
  ),
  rule(
    "LBT-2",
    "block",
    "Sista dagen flyttas till nästa vardag",
    {
      fault:
        "Anslaget från den 5 december tas ned den 26, fast annandag jul inte kan vara sista dag.",
      sound: "Anslaget tas ned den 28 december.",
    },
    onPaper(takenDownTooSoon(true)),
  ),
];
