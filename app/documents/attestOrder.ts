/**
 * The two documents of an attestordning: the attest- och utanordningsinstruktion, which says what the steps are and
 * who has the right to them, and the signaturlista, which says it person by person with their signatures.
 * Their words are in templates/attestinstruktion.md and templates/signaturlista.md.
 * @see KL 12:1, ATT-1–ATT-5, CTRL-01, CTRL-03, CTRL-04, CTRL-21
 */
import { capText } from "../domain/attest/cap.ts";
import { holdersOn } from "../domain/attest/holders.ts";
import {
  type AttestOrder,
  type AttestPerson,
  type AttestRight,
  type AttestStep,
  attestSteps,
} from "../domain/attest/order.ts";
import {
  areaText,
  concernText,
  deputiesText,
  deputyWhenTexts,
  holderText,
  namesIn,
} from "../domain/attest/orderWords.ts";
import { roleNames, rolesOn } from "../domain/authority.ts";
import type { BaseAmount } from "../domain/baseAmounts.ts";
import { dateText, type LegalDate, parts } from "../domain/calendar.ts";
import { listText } from "../domain/wording.ts";
import type { Block, Cell, Document, Inline } from "./document.ts";
import { headerCells } from "./findingRows.ts";
import { cell, paragraph, strong, text } from "./inline.ts";
import { renderTemplate } from "./template.ts";
import type { TemplateName, Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

export type AttestOrderFacts = {
  associationName: string;
  order: AttestOrder;
  people: readonly AttestPerson[];
  baseAmounts: readonly BaseAmount[];
  /** The day the document is made. */
  today: LegalDate;
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Lines in one cell. */
const lines = (...rows: Inline[][]): Cell => ({
  children: rows
    .filter((row) => row.length > 0)
    .flatMap((row, index) => (index === 0 ? row : [{ kind: "break" as const }, ...row])),
});

const emphasis = (words: string): Inline[] =>
  words === "" ? [] : [{ kind: "text", text: words, emphasis: true }];

/** What a right is about, with its area and remark below where it has them. */
function aboutCell(right: AttestRight, { people }: AttestOrderFacts): Cell {
  const where = areaText(right.area);
  return lines(
    [text(capital(concernText(right.concern, namesIn(people))))],
    where === "allt" ? [] : [text(capital(where))],
    emphasis(right.remark),
  );
}

/** Who acts instead; when is said only where it is not as the template says of all. */
function deputyCell(right: AttestRight, { people }: AttestOrderFacts): Cell {
  if (right.deputies.length === 0) return cell("Ingen");
  return lines(
    [text(capital(deputiesText(right, namesIn(people))))],
    right.deputyWhen === "always" ? [text(capital(deputyWhenTexts.always))] : [],
  );
}

const yearOf = ({ order }: AttestOrderFacts): number => parts(order.from).year;

/** The rights of the steps as one table, in the words of the order. */
function rightTable(
  facts: AttestOrderFacts,
  steps: readonly AttestStep[],
  caption: string,
): Block[] {
  const nameOf = namesIn(facts.people);
  const rights = steps.flatMap((step) => facts.order.rights.filter((one) => one.step === step));
  if (rights.length === 0) return nobody;
  const rows = rights.map((right): Cell[] => [
    lines([strong(capital(attestSteps[right.step]))], aboutCell(right, facts).children),
    cell(capital(holderText(right.holder, nameOf))),
    deputyCell(right, facts),
    cell(capital(capText(right.cap, yearOf(facts), facts.baseAmounts))),
  ]);
  const header = headerCells("Steg och utbetalningar", "Ordinarie", "Ersättare", "Maxbelopp");
  return [{ kind: "table", caption, header, rows, rowHeaders: true }];
}

const nobody: Block[] = [paragraph("Ingen har den rätten.")];

/** Somebody with what one right gives them. */
type Listed = { personId: string; right: AttestRight; isDeputy: boolean };

const listed = ({ order, people }: AttestOrderFacts): Listed[] =>
  holdersOn(order, people, order.from).flatMap(({ right, holderIds, deputyIds }) => [
    ...holderIds.map((personId) => ({ personId, right, isDeputy: false })),
    ...deputyIds.map((personId) => ({ personId, right, isDeputy: true })),
  ]);

const rolesText = ({ people, order }: AttestOrderFacts, personId: string): string => {
  const held = rolesOn(people.find(({ id }) => id === personId)?.roles ?? [], order.from);
  // An ordförande is a ledamot too: the higher word says both.
  const isLed = held.includes("chair") || held.includes("vice_chair");
  return capital(
    listText(held.filter((one) => !(isLed && one === "member")).map((one) => roleNames[one])),
  );
};

/** Who takes each step, person by person. */
function listTables(facts: AttestOrderFacts): Block[] {
  const all = listed(facts);
  if (all.length === 0) return nobody;
  const nameOf = namesIn(facts.people);
  return (Object.keys(attestSteps) as AttestStep[]).flatMap((step): Block[] => {
    const own = all.filter(({ right }) => right.step === step);
    if (own.length === 0) return [];
    const rows = own.map(({ personId, right, isDeputy }): Cell[] => [
      lines([strong(nameOf(personId))], [text(rolesText(facts, personId))]),
      cell(isDeputy ? "Ersättare" : "Ordinarie"),
      aboutCell(right, facts),
      cell(capital(capText(right.cap, yearOf(facts), facts.baseAmounts))),
    ]);
    const header = headerCells("Namn och uppdrag", "Som", "Gäller", "Maxbelopp");
    const caption = capital(attestSteps[step]);
    return [{ kind: "table", caption, header, rows, rowHeaders: true }];
  });
}

/** Lines to sign on at most: more than these leave no room on a page that must hold them all. */
const MOST_SIGNERS = 8;

/** Everybody in the list once, with a line to sign on. */
function signatureBlocks(facts: AttestOrderFacts): Block[] {
  const ids = [...new Set(listed(facts).map(({ personId }) => personId))];
  const signers = ids.map((id) => ({
    name: namesIn(facts.people)(id),
    role: rolesText(facts, id),
  }));
  const count = Math.ceil(signers.length / MOST_SIGNERS);
  return Array.from({ length: count }, (_, index) => ({
    kind: "signatures" as const,
    heading: index === 0 ? "Namnteckningar" : "Namnteckningar, fortsättning",
    signers: signers.slice(index * MOST_SIGNERS, (index + 1) * MOST_SIGNERS),
  }));
}

const headValues = ({ associationName, order }: AttestOrderFacts) => ({
  förbund: associationName,
  period: `${dateText(order.from)} ${order.to === null ? "tills vidare" : `till och med ${dateText(order.to)}`}`,
  antagen:
    order.adopted === null
      ? ""
      : `Styrelsens beslut ${dateText(order.adopted.meetingDate)}, § ${order.adopted.number}`,
  utkast:
    order.adopted === null
      ? "Utkast. Ordningen är inte antagen och ger ingen rätt att attestera."
      : "",
});

function documentOf(
  facts: AttestOrderFacts,
  templates: Templates,
  about: { template: TemplateName; title: string; parts: Parameters<typeof renderTemplate>[1] },
): Document {
  const { associationName, today, order } = facts;
  const { template, title, parts: filled } = about;
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title: `${title} ${yearOf(facts)}`, issuer: associationName, subject: title },
    date: order.adopted?.meetingDate ?? today,
    header: { left: associationName, right: `${title} ${yearOf(facts)}` },
    blocks: renderTemplate(templates[template], filled),
  });
}

/** "Attest- och utanordningsinstruktion 2026": the steps, and who has the right to them. */
export function attestInstructionDocument(facts: AttestOrderFacts, templates: Templates): Document {
  const { manualOrderPersons } = facts.order;
  return documentOf(facts, templates, {
    template: "attestinstruktion",
    title: "Attest- och utanordningsinstruktion",
    parts: {
      values: {
        ...headValues(facts),
        bokföringsorder: manualOrderPersons === 2 ? "två personer i förening" : "en person",
      },
      slots: {
        attesträtt: rightTable(facts, ["receipt", "review", "decision"], "Attest"),
        utanordningsrätt: rightTable(facts, ["disbursement"], "Utanordning"),
      },
    },
  });
}

/** "Signaturlista 2026": person by person, with a line for each to sign on. */
export const signatureListDocument = (facts: AttestOrderFacts, templates: Templates): Document =>
  documentOf(facts, templates, {
    template: "signaturlista",
    title: "Signaturlista",
    parts: {
      values: { ...headValues(facts), dag: dateText(facts.order.from) },
      slots: {
        lista: listTables(facts),
        namnteckningar: signatureBlocks(facts),
      },
    },
  });
