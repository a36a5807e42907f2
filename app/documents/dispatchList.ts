/** The expedieringslista: who is to have which decision of a meeting, and when it went. */
import { dateText, type LegalDate, longDate } from "../domain/calendar.ts";
import type { Block, Cell, Document } from "./document.ts";
import { headerCells } from "./findingRows.ts";
import { cell, paragraph } from "./inline.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

export type DispatchListFacts = {
  associationName: string;
  meetingDate: LegalDate;
  today: LegalDate;
  /** The day the protokoll was justerat; null until then. */
  approvedOn: LegalDate | null;
  /** In paragraf order; `sent` is null until it has gone. */
  rows: readonly {
    number: number;
    heading: string;
    recipient: string;
    how: string;
    sent: { on: LegalDate; byName: string | null } | null;
  }[];
};

function table({ rows }: DispatchListFacts): Block[] {
  if (rows.length === 0) return [paragraph("Ingen mottagare är införd.")];
  const header = headerCells("Paragraf", "Ärende", "Mottagare", "Sätt", "Skickat");
  const cells = rows.map(({ number, heading, recipient, how, sent }): Cell[] => {
    const went = sent && [dateText(sent.on), ...(sent.byName ? [sent.byName] : [])].join(", ");
    return [`§ ${number}`, heading, recipient, how, went ?? "Inte ännu"].map((one) => cell(one));
  });
  return [{ kind: "table", caption: null, header, rows: cells, rowHeaders: true }];
}

/** "Expedieringslista", as it stands on the day. */
export function dispatchListDocument(facts: DispatchListFacts, templates: Templates): Document {
  const { associationName, meetingDate, approvedOn, today, rows } = facts;
  const title = "Expedieringslista";
  const sent = rows.filter((row) => row.sent !== null).length;
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, date: today },
    subject: `${title} ${dateText(meetingDate)}`,
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates.expedieringslista, {
      values: {
        förbund: associationName,
        sammanträde: longDate(meetingDate),
        justerat: approvedOn ? dateText(approvedOn) : "Inte ännu",
        skickat: `${sent} av ${rows.length}`,
        dag: dateText(today),
      },
      slots: { lista: table(facts) },
    }),
  });
}
