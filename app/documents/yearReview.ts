/** The granskningsrapport for the revisorer as a document. The words are in templates/arsgranskning.md. @see FIN-25 */
import { dateText } from "../domain/calendar.ts";
import { medianNumber, medianText, shareText, shortShareText } from "../domain/figures.ts";
import { law } from "../domain/law.ts";
import type { Level } from "../domain/result.ts";
import { swedishDay } from "../domain/swedishTime.ts";
import type { Answer, ReviewedMeeting, YearInFigures, YearReview } from "../domain/yearOfReview.ts";
import type { Block, Cell, Document } from "./document.ts";
import { findingTable, headerCells, numberCell } from "./findingRows.ts";
import { cell, paragraph, text } from "./inline.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

const countOf = ({ meetings }: YearReview, level: Level): string =>
  String(meetings.flatMap(({ findings }) => findings).filter((one) => one.level === level).length);

function kindTable({ kinds, year }: YearReview): Block[] {
  if (kinds.length === 0) return [];
  const header = [
    ...headerCells("Regel", "Vad den kräver"),
    cell("Antal", "end"),
    cell("Med skrivet skäl", "end"),
  ];
  const rows = kinds.map(({ rule, title, count, answered }): Cell[] => [
    ...[cell(rule), cell(title), numberCell(count), numberCell(answered)],
  ]);
  return [{ kind: "table", caption: `Fynd ${year} efter regel`, header, rows, rowHeaders: true }];
}

const paragrafText = ({ paragraf }: Pick<Answer, "paragraf">): string =>
  paragraf === null ? "Hela protokollet" : `§ ${paragraf}`;

function answerList(meeting: ReviewedMeeting): Block[] {
  const answers = [...meeting.findings.flatMap((one) => one.answers), ...meeting.settled];
  const told = [
    ...new Map(answers.map((one) => [`${one.at} ${one.rule} ${one.reason}`, one])).values(),
  ];
  if (told.length === 0) return [];
  const items = told.map((one): Block[] => {
    const who = [one.byName ?? "", dateText(swedishDay(one.at))].filter((word) => word !== "");
    const settled = meeting.settled.includes(one) ? " Fyndet finns inte längre." : "";
    return [
      paragraph(`${paragrafText(one)}, ${one.rule}: ${one.reason} (${who.join(", ")})${settled}`),
    ];
  });
  return [paragraph("Skäl som har skrivits:"), { kind: "list", ordered: false, items }];
}

const daysTextOf = ({ approvedOn, postedOn }: ReviewedMeeting): string => {
  const approved = approvedOn ? `Justerat ${dateText(approvedOn)}` : "Ingen justering är antecknad";
  return postedOn ? `${approved}, anslaget ${dateText(postedOn)}.` : `${approved}.`;
};

const meetingSection = (meeting: ReviewedMeeting): Block => ({
  kind: "section",
  id: `sammantrade-${meeting.slug}`,
  level: 3,
  heading: [text(`Sammanträdet ${dateText(meeting.date)}`)],
  blocks: [
    paragraph(daysTextOf(meeting)),
    meeting.findings.length === 0
      ? paragraph("Reglerna hittar inget.")
      : findingTable(meeting.findings, `Fynd ${dateText(meeting.date)}`),
    ...answerList(meeting),
  ],
});

const yearRow = (one: YearInFigures): Cell[] => [
  cell(String(one.year)),
  numberCell(one.meetings),
  cell(medianNumber(one.approvalDays), "end"),
  cell(medianNumber(one.postingDays), "end"),
  cell(shortShareText(one.approvedInTime), "end"),
  cell(shortShareText(one.tasksDone), "end"),
];

function yearTable({ figures }: YearReview): Block[] {
  if (figures.length < 2) return [];
  const header = [
    cell("År"),
    ...["Sammanträden", "Justering", "Anslag", "I tid", "Klara"].map((word) => cell(word, "end")),
  ];
  const caption =
    "Sammanträden, dagar till justering och därefter till anslag, justerade i tid och klara att-satser";
  return [{ kind: "table", caption, header, rows: figures.map(yearRow), rowHeaders: true }];
}

/** "Granskningsrapport för revisorerna 2026", as it is on the day it is asked for. */
export function yearReviewDocument(review: YearReview, templates: Templates): Document {
  const { associationName, year, today, meetings, figures } = review;
  const title = `Granskningsrapport för revisorerna ${year}`;
  const [own] = figures;
  const none = { count: 0, of: 0 };
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, subject: `Protokollen ${year}`, date: today },
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates.arsgranskning, {
      values: {
        år: String(year),
        förbund: associationName,
        dag: dateText(today),
        dagar: String(law.minutesApproval.days),
        sammanträden: String(meetings.length),
        itid: shareText(own?.approvedInTime ?? none),
        justering: medianText(own?.approvalDays ?? null),
        anslag: medianText(own?.postingDays ?? null),
        uppgifter: shareText(own?.tasksDone ?? none),
        fel: countOf(review, "block"),
        varningar: countOf(review, "warn"),
        upplysningar: countOf(review, "info"),
      },
      slots: {
        slag: kindTable(review),
        protokoll:
          meetings.length === 0
            ? [paragraph(`Inget sammanträde ${year} är avslutat.`)]
            : meetings.map(meetingSection),
        jämförelse: yearTable(review),
      },
    }),
  });
}
