/** What is prepared before the meeting: ärenden from the templates, förslag till beslut and tjänsteskrivelser. */

import { rulesOn } from "#db/queries/associations.server.ts";
import { meetingRow, sectionsOf } from "#db/queries/meetings.server.ts";
import { carriedOn, preparationOfItem, standingItems } from "#db/queries/preparation.server.ts";
import type { AgendaItem } from "../documents/agenda.ts";
import { itemTypes } from "../documents/itemTypes.ts";
import { phrasesOf } from "../documents/phrases.ts";
import { decidedLead, gapsIn, type Proposal } from "../domain/agenda.ts";
import { addDays, dateText, type LegalDate } from "../domain/calendar.ts";
import { numberText } from "../domain/delegation/decision.ts";
import type { Section } from "../domain/minutes.ts";
import { type Offer, offersFor, RISK_FOLLOW_UP } from "../domain/offers.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { defaultBoardRules } from "../domain/rules.ts";
import { leftByEarlier, riskActionsBy } from "./carryOver.server.ts";
import { changeableItem, changeableMeeting, stale, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing, type Office } from "./command.server.ts";
import { untoldAt, writeReport } from "./delegationReport.server.ts";
import { mayDecideNow } from "./findings.server.ts";
import { addToAgenda, insertItem } from "./items.server.ts";
import { replaceText } from "./itemText.server.ts";

type NewPreparation = {
  type: string | null;
  proposal: Proposal;
  memo?: string;
  fromItemId?: string;
  duty?: string;
};

async function insertPreparation(act: Act, itemId: string, prepared: NewPreparation) {
  await act.trx
    .insertInto("preparation")
    .values({
      item_id: itemId,
      association_id: act.associationId,
      type: prepared.type,
      lead: prepared.proposal.lead,
      clauses: JSON.stringify(prepared.proposal.clauses),
      memo: prepared.memo ?? "",
      from_item_id: prepared.fromItemId ?? null,
      duty: prepared.duty ?? null,
      revision: 1,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
}

const sectionsWith = (body: string): Section[] => [{ body, lead: "", clauses: [] }];

/** Inserts an ärende of a standing dagordning: its text, and apart from it what is proposed. */
export async function insertPrepared(
  act: Act,
  meetingId: string,
  position: number,
  item: AgendaItem,
): Promise<void> {
  const { kind, heading, body, type, proposal } = item;
  const sections = body === "" ? [] : sectionsWith(body);
  const id = await insertItem(act, meetingId, position, { kind, heading, sections });
  if (type !== null || proposal.clauses.length > 0) {
    await insertPreparation(act, id, { type, proposal });
  }
}

/** The ärende under which delegationsbeslut are told. */
const reportType = "delegationsanmalan";

async function addOfType(act: Act, meetingId: string, chosen: string, heading: string) {
  const type = itemTypes(act.office.templates).find(({ name }) => name === chosen);
  if (!type) return refused("Välj vad ärendet gäller.", { field: "type" });
  const added = await addToAgenda(act, meetingId, {
    kind: type.kind,
    heading: heading.trim() || type.heading,
    sections: sectionsWith(type.body),
  });
  if (!added.ok) return added;
  const { name, proposal } = type;
  await insertPreparation(act, added.value.id, { type: name, proposal });
  return added;
}

/** Adds an ärende of a type: its heading, standard wording and förslag till beslut come with it. */
export const addPreparedItem = command(
  "addPreparedItem",
  async (act, input: { meetingId: string; type: string; heading: string }) => {
    const added = await addOfType(act, input.meetingId, input.type, input.heading);
    if (!added.ok || input.type !== reportType) return added;
    const row = await meetingRow(act.trx, act.associationId, input.meetingId);
    if (!row) return missing("Sammanträdet");
    const written = await writeReport(act, { id: row.id, date: row.date as LegalDate });
    return written.ok ? added : written;
  },
);

/** What is offered to a dagordning: ärenden from earlier meetings, and the year's duties. */
export async function offersOf(
  db: Office["db"],
  associationId: string,
  meeting: { id: string; date: LegalDate; today: LegalDate },
): Promise<Offer[]> {
  const { id: meetingId, date } = meeting;
  const untold = await untoldAt(db, associationId, meeting, meeting.today);
  return offersFor({
    date,
    asked: (await rulesOn(db, associationId, date)) ?? defaultBoardRules(1),
    untold: untold.map(numberText),
    riskActions: await riskActionsBy(db, associationId, date),
    earlier: await leftByEarlier(db, associationId, { meetingId, until: date }),
    carriedOn: await carriedOn(db, associationId),
    standing: await standingItems(db, associationId, {
      from: addDays(date, -370),
      until: addDays(date, 370),
    }),
  });
}

/** Takes up an offered ärende, once. One from an earlier meeting brings its text and its proposal. */
export const takeUpOffer = command(
  "takeUpOffer",
  async (act, input: { meetingId: string; offer: string }) => {
    const row = await meetingRow(act.trx, act.associationId, input.meetingId);
    if (!row) return missing("Sammanträdet");
    const meeting = { id: row.id, date: row.date as LegalDate, today: act.today };
    const offers = await offersOf(act.trx, act.associationId, meeting);
    const offer = offers.find(({ key }) => key === input.offer);
    if (!offer) return refused("Ärendet erbjuds inte längre. Det står redan på en dagordning.");
    if (offer.item) return carryOver(act, input.meetingId, offer.item);
    if (offer.key === "risk") return takeUpRisks(act, meeting);
    return offer.duty ? takeUpDuty(act, input.meetingId, offer.duty) : takeUpReport(act, meeting);
  },
);

async function carryOver(
  act: Act,
  meetingId: string,
  item: NonNullable<Offer["item"]>,
): Promise<Result<{ id: string }>> {
  const earlier = await preparationOfItem(act.trx, item.itemId);
  const say = phrasesOf(act.office.templates.satser);
  const from = say(`överfört ${item.reason}`, {
    dag: dateText(item.date),
    nummer: item.number === null ? "" : String(item.number),
  });
  const { kind, heading } = item;
  const [first] = await sectionsOf(act.trx, item.itemId);
  const sections = sectionsWith(
    [from, first?.body ?? ""].filter((part) => part !== "").join("\n\n"),
  );
  const added = await addToAgenda(act, meetingId, { kind, heading, sections });
  if (!added.ok) return added;
  await insertPreparation(act, added.value.id, {
    type: earlier?.type ?? null,
    proposal: { lead: earlier?.lead ?? "", clauses: earlier?.clauses ?? [] },
    memo: earlier?.memo ?? "",
    fromItemId: item.itemId,
  });
  return added;
}

/** Writes what is not told into the ärende about anmälan; where the dagordning has none it is added. @see FIN-10 */
async function takeUpReport(
  act: Act,
  meeting: { id: string; date: LegalDate },
): Promise<Result<{ id: string }>> {
  const standing = await changeableMeeting(act, meeting.id);
  if (!standing.ok) return standing;
  // After the meeting nothing more can be told at it.
  if (standing.value.isClosed)
    return refused("Sammanträdet är avslutat. Anmäl besluten vid nästa.");
  const written = await writeReport(act, meeting);
  if (!written.ok) return written;
  if (written.value) return accepted({ id: meeting.id });
  const added = await addOfType(act, meeting.id, reportType, "");
  if (!added.ok) return added;
  const told = await writeReport(act, meeting);
  return told.ok ? added : told;
}

/** An ärende with the åtgärder that are due, each with its doer and its day. @see CTRL-22 */
async function takeUpRisks(
  act: Act,
  meeting: { id: string; date: LegalDate },
): Promise<Result<{ id: string }>> {
  const due = await riskActionsBy(act.trx, act.associationId, meeting.date);
  const type = itemTypes(act.office.templates).find(({ name }) => name === "riskuppfoljning");
  if (!type || !due) throw new Error("No ärende follows up the åtgärder against risks");
  const { kind, body, heading, name, proposal } = type;
  const list = due.texts.map((one) => `- ${one}`).join("\n");
  const sections = sectionsWith([body, list].filter((part) => part !== "").join("\n\n"));
  const added = await addToAgenda(act, meeting.id, { kind, heading, sections });
  if (!added.ok) return added;
  await insertPreparation(act, added.value.id, { type: name, proposal, duty: RISK_FOLLOW_UP });
  return added;
}

/** Adds the ärende that fulfils a duty of the year, with its text and its proposal. */
export async function takeUpDuty(
  act: Act,
  meetingId: string,
  duty: NonNullable<Offer["duty"]>,
): Promise<Result<{ id: string }>> {
  const type = itemTypes(act.office.templates).find(({ name }) => name === duty.type);
  if (!type) throw new Error(`No ärende type fulfils the duty ${duty.key}`);
  const { kind, body, name, proposal } = type;
  const sections = sectionsWith(body);
  const added = await addToAgenda(act, meetingId, { kind, heading: duty.heading, sections });
  if (!added.ok) return added;
  await insertPreparation(act, added.value.id, { type: name, proposal, duty: duty.key });
  return added;
}

export type WriteProposal = {
  itemId: string;
  /** 0 when nothing was prepared when the form was opened. */
  revision: number;
  lead: string;
  clauses: string[];
  memo: string;
};

/** Saves the förslag till beslut and the tjänsteskrivelse; what is decided at the meeting is not touched. */
export const writeProposal = command("writeProposal", async (act, input: WriteProposal) => {
  const found = await changeableItem(act, input.itemId);
  if (!found.ok) return found;
  const { item } = found.value;
  const standing = await preparationOfItem(act.trx, item.id);
  if ((standing?.revision ?? 0) !== input.revision) return stale();
  const clauses = input.clauses.map((one) => one.trim()).filter((one) => one !== "");
  if (clauses.some((one) => !/^att\s/.test(one))) {
    const text = "Varje att-sats börjar med ”att”. Skriv en per rad.";
    return refused(text, { field: "proposed-clauses" });
  }
  const type = itemTypes(act.office.templates).find(({ name }) => name === standing?.type);
  const memo = input.memo.trim() === type?.memo ? "" : input.memo.trim();
  const lead = clauses.length > 0 ? input.lead.trim() || "Styrelsen beslutar" : "";
  if (!standing) {
    await insertPreparation(act, item.id, { type: null, proposal: { lead, clauses }, memo });
  } else {
    await act.trx
      .updateTable("preparation")
      .set({
        lead,
        clauses: JSON.stringify(clauses),
        memo,
        revision: standing.revision + 1,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .where("item_id", "=", item.id)
      .execute();
  }
  await touchMeeting(act, item.meeting_id);
  act.record({
    kind: "proposal.written",
    subject: `item:${item.id}`,
    data: { lead, clauses, memo },
    ground: null,
  });
  return accepted({ id: item.id });
});

/**
 * The styrelse decided as proposed: the proposal is copied to the ärende's decision. The proposal stays what it was.
 * @see KL 5:67
 */
export const decideAsProposed = command(
  "decideAsProposed",
  async (act, input: { itemId: string }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    const { item, meeting } = found.value;
    const proposal = await preparationOfItem(act.trx, item.id);
    const stopped = mayNotDecide(item, meeting.isOpened, proposal);
    if (stopped || !proposal) return stopped ?? missing("Förslaget");
    const quorate = await mayDecideNow(act.trx, act.associationId, item);
    if (!quorate.ok) return quorate;
    const sections = await sectionsOf(act.trx, item.id);
    if (sections.some((one) => one.clauses.length > 0)) {
      return refused("Ärendet har redan ett beslut. Ändra det i ärendets text.");
    }
    const lead = decidedLead(proposal.lead);
    const decided = { lead, clauses: proposal.clauses };
    const last = sections.at(-1) ?? { body: "", lead: "", clauses: [] };
    const saved = await replaceText(act, item, [...sections.slice(0, -1), { ...last, ...decided }]);
    if (!saved.ok) return saved;
    act.record({
      kind: "proposal.decided",
      subject: `item:${item.id}`,
      data: decided,
      ground: null,
    });
    return accepted({ id: item.id });
  },
);

function mayNotDecide(
  item: { struck_ground: string | null; kind: string },
  isOpened: boolean,
  proposal: Proposal | null,
) {
  if (!isOpened) {
    return refused(
      "Sammanträdet är inte öppnat. Ett förslag är inget beslut förrän styrelsen har fattat det.",
    );
  }
  if (item.struck_ground !== null) return refused("Ärendet utgår, så där kan inget beslutas.");
  if (item.kind === "election_of_adjusters") {
    return refused("Välj justerarna under Närvaro. Då skrivs beslutet med deras namn.");
  }
  if (!proposal || proposal.clauses.length === 0) {
    return refused("Ärendet har inget förslag till beslut. Skriv beslutet i ärendets text.");
  }
  const gaps = proposal.clauses.flatMap(gapsIn);
  if (gaps.length === 0) return null;
  return refused(`Fyll först i förslaget: ${gaps.map((gap) => `[${gap}]`).join(", ")}.`);
}
