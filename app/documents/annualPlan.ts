/** The sammanträdesplan of a year as a document. Its words are in templates/sammantradesplan.md. @see KL 6:23 */
import type { PlanFinding } from "../domain/annualPlan/checkPlan.ts";
import type { AnnualPlan, PlannedMeeting } from "../domain/annualPlan/plan.ts";
import { dateText, type LegalDate, longDate } from "../domain/calendar.ts";
import type { Duty } from "../domain/duties.ts";
import { clockWords } from "../domain/wording.ts";
import type { Block, Cell, Document } from "./document.ts";
import { headerCells } from "./findingRows.ts";
import { cell, paragraph, strong, text } from "./inline.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

export type PlanFacts = {
  associationName: string;
  plan: AnnualPlan;
  /** The year's duties with the id of the planned meeting that takes each up. */
  duties: readonly { duty: Duty; meetingId: string | null }[];
  /** What the check finds in a draft; an adopted plan says what was adopted. */
  findings: readonly PlanFinding[];
  today: LegalDate;
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const hours = ({ startsAt, endsAt }: PlannedMeeting): string =>
  startsAt === null
    ? ""
    : `${clockWords(startsAt)}${endsAt === null ? "" : `–${clockWords(endsAt)}`}`;

function meetingTable({ plan }: PlanFacts, say: Phrases): Block[] {
  if (plan.meetings.length === 0) return [paragraph("Inget sammanträde är planerat.")];
  const header = headerCells("Dag", "Tid", "Plats", "Sammanträde");
  const rows = plan.meetings.map((one): Cell[] => [
    ...[cell(capital(longDate(one.date))), cell(hours(one)), cell(one.place)],
    cell(capital(say(`slag ${one.kind}`))),
  ]);
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
}

function dutyList({ plan, duties }: PlanFacts): Block[] {
  const items = plan.meetings.flatMap(({ id, date }): Block[][] => {
    const own = duties.filter(({ meetingId }) => meetingId === id);
    if (own.length === 0) return [];
    const rows = own.map(({ duty }): Block[] => [
      paragraph(
        `${duty.heading}${duty.dueOn ? `, senast ${dateText(duty.dueOn)}` : ""} (${duty.source})`,
      ),
    ]);
    return [
      [
        { kind: "paragraph", children: [strong(capital(longDate(date)))] },
        { kind: "list", ordered: false, items: rows },
      ],
    ];
  });
  return items.length === 0 ? [paragraph("Ingenting är fördelat.")] : items.flat();
}

/** "Sammanträdesplan 2027", as adopted or as a draft. */
export function annualPlanDocument(facts: PlanFacts, templates: Templates): Document {
  const { plan, associationName, findings, today } = facts;
  const { year, adopted } = plan;
  const say = phrasesOf(templates.satser);
  const title = `${adopted ? "Sammanträdesplan" : "Förslag till sammanträdesplan"} ${year}`;
  const found = adopted ? [] : findings;
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, subject: title, date: adopted?.meetingDate ?? today },
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates.sammantradesplan, {
      values: {
        ...{ förbund: associationName, år: String(year) },
        antal: String(plan.meetings.length),
        antagen: adopted
          ? `${dateText(adopted.meetingDate)}, § ${adopted.number}`
          : "Förslag. Det är inte antaget.",
      },
      slots: {
        sammanträden: meetingTable(facts, say),
        ärenden: dutyList(facts),
        fynd:
          found.length === 0
            ? []
            : [
                {
                  ...{ kind: "list" as const, ordered: false },
                  items: found.map((one): Block[] => [
                    {
                      kind: "paragraph",
                      children: [text(`${one.text} ${one.suggestion ?? ""} (${one.source})`)],
                    },
                  ]),
                },
              ],
      },
    }),
  });
}
