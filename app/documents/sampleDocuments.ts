/** What a template gives, with invented facts: for whoever writes it to look at, and to find what is wrong in it. */
import { legalDate } from "../domain/calendar.ts";
import type { Item, Minutes } from "../domain/minutes.ts";
import type { Notes } from "../domain/notes.ts";
import type { YearReview } from "../domain/yearOfReview.ts";
import { agendaOf } from "./agenda.ts";
import { agendaDocument } from "./agendaDocument.ts";
import { annualPlanDocument } from "./annualPlan.ts";
import { samplePlan } from "./annualPlanSample.ts";
import { attestInstructionDocument, signatureListDocument } from "./attestOrder.ts";
import { controlPlanDocument } from "./controlPlan.ts";
import { controlReportDocument } from "./controlReport.ts";
import {
  delegatedDocument,
  delegationOrderDocument,
  delegationReportDocument,
} from "./delegation.ts";
import { sampleDecision, sampleDelegationOrder, sampleReport } from "./delegationSamples.ts";
import { type DispatchListFacts, dispatchListDocument } from "./dispatchList.ts";
import type { Block, Document } from "./document.ts";
import { type ExtractFacts, extractDocument } from "./extract.ts";
import { paragraph, text } from "./inline.ts";
import { itemTypeOf, itemTypes } from "./itemTypes.ts";
import {
  callInLetter,
  cancellationLetter,
  type LetterText,
  reminderLetter,
  summonsLetter,
} from "./letters.ts";
import { minutesDocument, paragrafAtOnceDocument } from "./minutes.ts";
import { notesDocument } from "./notes.ts";
import {
  appealDocument,
  type EvidenceFacts,
  type NoticeFacts,
  noticeDocument,
  noticeEvidenceDocument,
} from "./notice.ts";
import { payListDocument, samplePeriod } from "./payroll/payList.ts";
import { withoutNotes } from "./placeholders.ts";
import { type ReportSignersFacts, reportSignersDocument } from "./reportSigners.ts";
import { riskAnalysisDocument } from "./riskAnalysis.ts";
import { sampleControlPlan } from "./sampleControlPlan.ts";
import { sampleControlReport } from "./sampleControlReport.ts";
import { sampleOrder } from "./sampleOrder.ts";
import { sampleRiskAnalysis } from "./sampleRiskAnalysis.ts";
import { sampleMinutes } from "./samples.ts";
import { summonsDocument } from "./summons.ts";
import { markdownBlocks } from "./template.ts";
import type { TemplateName, Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";
import { yearReviewDocument } from "./yearReview.ts";

/** Everything told, or only what there always is. */
export type Filling = "full" | "bare";

const address = "https://exempel.se/protokoll/exempel/2026-03-04";
const head = { seq: 17, hash: "0f".repeat(32) };
const day = legalDate("2026-03-12");
/** The day that the kallelse went out. */
const sentOn = legalDate("2026-02-18");

const justering = (minutes: Minutes, isFull: boolean) => ({
  ...{ associationName: minutes.associationName, organ: minutes.organ, meetingDate: minutes.date },
  ...{ firstParagraf: 21, lastParagraf: 23, isAtOnce: false, apart: isFull ? [22] : [] },
  ...{ approvedOn: legalDate("2026-03-10"), address, keptAt: minutes.keptAt, head },
  contact: isFull ? "kansliet@exempel.se" : "",
  court: isFull ? "Förvaltningsrätten i Exempelby" : "",
});

/** A paragraf that can stand alone. */
function sampleItem(): Item {
  const [, item] = sampleMinutes.full.items;
  if (!item) throw new Error("The sample has no ärende");
  return item;
}

const noticeFacts = (minutes: Minutes, isFull: boolean): NoticeFacts => ({
  ...justering(minutes, isFull),
  ...{ boardName: "Exempelby kommun", postedOn: day },
  allPostedOn: isFull ? [day, legalDate("2026-03-13")] : [day],
});

const evidenceFacts = (minutes: Minutes, isFull: boolean): EvidenceFacts => ({
  ...justering(minutes, isFull),
  ...{ sha256: isFull ? "0f".repeat(32) : null, issuedOn: legalDate("2026-04-08") },
  method: isFull ? "certificate" : "logged",
  approvals: isFull
    ? [{ name: "Anna Exempel", role: "chair", at: "2026-03-10T09:00:00.000Z" }]
    : [],
  postings: isFull
    ? [
        {
          ...{ boardName: "Exempelby kommun", postedOn: day, postedBy: "Eva Exempel" },
          ...{ postedAt: "2026-03-12T08:00:00.000Z", removedOn: legalDate("2026-04-08") },
          ...{ removedBy: "Eva Exempel", removedAt: "2026-04-08T08:00:00.000Z" },
        },
      ]
    : [],
});

const appealFacts = ({ associationName }: Minutes, isFull: boolean) => ({
  ...{ associationName, date: day, courtAddress: "" },
  contact: isFull ? "kansliet@exempel.se" : "",
  members: isFull ? ["Exempelby kommun", "Region Exempel"] : [],
  court: isFull ? "Förvaltningsrätten i Exempelby" : "",
  lastDay: isFull ? legalDate("2026-04-02") : null,
});

const extractFacts = (isFull: boolean): ExtractFacts => ({
  ...{ approvedOn: legalDate("2026-03-10"), sha256: "0f".repeat(32), address },
  recipients: isFull ? ["Sökanden"] : [],
  certifiedBy: { name: "Eva Exempel", role: isFull ? "sekreterare" : "", on: day },
});

const notes = (isFull: boolean): Notes => ({
  ...{ id: "rad", associationName: "Samordningsförbundet Exempel", council: "Strategirådet" },
  ...{ date: legalDate("2026-03-04"), startsAt: isFull ? "13:00" : null, endsAt: null },
  place: isFull ? "Exempelby" : "",
  participants: isFull
    ? [{ name: "Bo Exempel", organisation: "Region Exempel", cameAt: null, leftAt: "14:00" }]
    : [],
  ...{ nextOn: isFull ? legalDate("2026-05-04") : null, nextWords: "" },
  points: isFull
    ? [{ id: "p", heading: "Läget i insatserna", parts: [{ body: "Alla berättar.", tasks: [] }] }]
    : [],
});

const yearReview: YearReview = {
  ...{ associationName: "Samordningsförbundet Exempel", year: 2026, meetings: [] },
  ...{ figures: [], kinds: [], today: legalDate("2026-12-01") },
};

/** The tjänsteskrivelse and the proposal of the sample's ärende. */
const prepared = [
  {
    itemId: "arende-2",
    lead: "Styrelsen beslutar",
    clauses: ["att bevilja medlen."],
    memo: "Bra.",
  },
];

/** Blocks that no förbund issues by themselves, as a document to look at. */
const loose = (title: string, blocks: Block[], templates: Templates): Document =>
  typesetDocument({
    ...{ title, issuer: "Exempel", subject: title, date: "2026-03-04" },
    ...{ header: { left: "", right: "" }, letterhead: templates.letterhead },
    blocks: [{ kind: "heading", level: 1, children: [text(title)] }, ...blocks],
  });

const proposed = (lead: string, clauses: string[]): Block[] =>
  clauses.length === 0
    ? []
    : [{ kind: "decision", lead: [text(lead)], clauses: clauses.map((one) => [text(one)]) }];

function agendaSample(name: TemplateName, templates: Templates): Document {
  const items = agendaOf(templates[name], itemTypes(templates)).map(
    ({ heading, body, proposal }): Block[] => [
      paragraph(heading),
      ...markdownBlocks(body, { headingLevel: 3 }),
      ...proposed(proposal.lead, proposal.clauses),
    ],
  );
  return loose("Dagordning", [{ kind: "list", ordered: true, items }], templates);
}

function itemTypeSample(name: TemplateName, templates: Templates): Document {
  const type = itemTypeOf(templates[name], name);
  const demands = type.demands.map(({ source, text: says }) => [paragraph(`${says} (${source})`)]);
  const blocks: Block[] = [
    ...markdownBlocks(type.body, { headingLevel: 2 }),
    ...proposed(type.proposal.lead, type.proposal.clauses),
    ...markdownBlocks(type.memo, { headingLevel: 2 }),
    ...(demands.length > 0 ? [{ kind: "list" as const, ordered: false, items: demands }] : []),
  ];
  return loose(type.heading, blocks, templates);
}

function letterSample(name: TemplateName, templates: Templates, isFull: boolean): Document {
  const minutes = isFull ? sampleMinutes.full : sampleMinutes.bare;
  const about = { minutes, templates, address, contact: isFull ? ["kansliet@exempel.se"] : [] };
  const { subject, body } = ((): LetterText => {
    if (name === "brev/kallelse") {
      return summonsLetter(about, { personId: "d", role: isFull ? "substitute" : "member" });
    }
    if (name === "brev/installt") {
      return cancellationLetter(about, { personId: "d", ground: "För få ärenden." });
    }
    if (name === "brev/paminnelse") {
      return reminderLetter(about, { personId: "b", text: "Protokollet väntar på dig." });
    }
    const isReleased = name === "brev/inkallelse-upphor";
    return callInLetter(about, { personId: "d", forPersonId: isFull ? "a" : null, isReleased });
  })();
  const paragraphs = body
    .trim()
    .split(/\n{2,}/)
    .map(
      (rows): Block => ({
        kind: "paragraph",
        children: rows
          .split("\n")
          .flatMap((row, index) => [...(index > 0 ? [{ kind: "break" } as const] : []), text(row)]),
      }),
    );
  return loose(subject, paragraphs, templates);
}

const dispatchFacts = (isFull: boolean): DispatchListFacts => ({
  ...{ associationName: "Samordningsförbundet Exempel", meetingDate: day, today: day },
  approvedOn: isFull ? day : null,
  rows: isFull
    ? [
        {
          ...{ number: 14, heading: "Bidrag till en insats", recipient: "Exempelby kommun" },
          ...{ how: "e-post", sent: { on: day, byName: "Bo Exempel" } },
        },
        {
          ...{ number: 15, heading: "Val", recipient: "Region Exempel", how: "e-post" },
          sent: null,
        },
      ]
    : [],
});

const signersFacts = (isFull: boolean): ReportSignersFacts => ({
  ...{ associationName: "Samordningsförbundet Exempel", year: 2025, day },
  signers: isFull
    ? [
        { name: "Anna Exempel", role: "chair" },
        { name: "Bo Exempel", role: "vice_chair" },
        { name: "Carin Exempel", role: "member" },
        { name: "David Exempel", role: "member" },
      ]
    : [],
});

function phraseSample(templates: Templates): Document {
  const blocks = markdownBlocks(withoutNotes(templates.fraser.text), { headingLevel: 1 });
  return loose("Fraser", blocks, templates);
}

/** The document that a template gives. @throws TemplateError where the template cannot be used */
export function sampleDocument(
  name: TemplateName,
  templates: Templates,
  filling: Filling,
): Document {
  const isFull = filling === "full";
  const minutes = sampleMinutes[filling];
  switch (name) {
    case "anslag":
      return noticeDocument(noticeFacts(minutes, isFull), templates);
    case "delegationsordning":
      return delegationOrderDocument(sampleDelegationOrder(isFull), templates);
    case "delegationsbeslut":
      return delegatedDocument(sampleDecision(isFull), templates);
    case "expedieringslista":
      return dispatchListDocument(dispatchFacts(isFull), templates);
    case "anmalningslista":
      return delegationReportDocument(sampleReport(isFull), templates);
    case "arvodeslista":
      return payListDocument(samplePeriod(isFull), day, templates);
    case "sammantradesplan":
      return annualPlanDocument(samplePlan(isFull), templates);
    case "arsredovisning-underskrifter":
      return reportSignersDocument(signersFacts(isFull), templates);
    case "anslagsbevis":
      return noticeEvidenceDocument(evidenceFacts(minutes, isFull), templates);
    case "overklagandehanvisning":
      return appealDocument(appealFacts(minutes, isFull), templates);
    case "kallelse": {
      const preparations = isFull ? prepared : [];
      return summonsDocument(minutes, templates, { sentOn, preparations });
    }
    case "dagordning":
      return agendaDocument(minutes, templates, { writtenOn: sentOn });
    case "protokollsutdrag":
      return extractDocument(sampleMinutes.full, sampleItem(), extractFacts(isFull), templates);
    case "omedelbar-paragraf":
      return paragrafAtOnceDocument(minutes, sampleItem(), templates, {
        ...{ address: isFull ? `${address}/22` : "", minutesAddress: isFull ? address : "" },
        method: isFull ? "certificate" : "logged",
      });
    case "minnesanteckningar":
      return notesDocument(notes(isFull), templates, { writtenBy: isFull ? "Eva Exempel" : "" });
    case "arsgranskning":
      return yearReviewDocument(yearReview, templates);
    case "attestinstruktion":
      return attestInstructionDocument(sampleOrder(isFull), templates);
    case "riskanalys":
      return riskAnalysisDocument(sampleRiskAnalysis(isFull), templates);
    case "internkontroll":
      return controlPlanDocument(sampleControlPlan(isFull), templates);
    case "kontrollrapport":
      return controlReportDocument(sampleControlReport(isFull), templates);
    case "signaturlista":
      return signatureListDocument(sampleOrder(isFull), templates);
    case "fraser":
      return phraseSample(templates);
    default:
      if (name.startsWith("brev/")) return letterSample(name, templates, isFull);
      if (name.startsWith("dagordning/")) return agendaSample(name, templates);
      if (name.startsWith("arenden/")) return itemTypeSample(name, templates);
      return minutesDocument(minutes, templates, {
        address: isFull ? address : "",
        method: isFull ? "certificate" : "logged",
      });
  }
}
