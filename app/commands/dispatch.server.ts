/** Expediering: who is to have a decision, when it went, and the utdrag that goes. */
import { approvedDay, checkHash, roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { associationById } from "#db/queries/associations.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import { dispatchesOf, dispatchRow } from "#db/queries/dispatch.server.ts";
import { itemRow, meetingRow, minutesOf } from "#db/queries/meetings.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { extractDocument } from "../documents/extract.ts";
import { formats, mediaTypes, render } from "../documents/render.server.ts";
import { roleNames } from "../domain/authority.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { sendingHandling } from "../domain/diary/own.ts";
import type { Item, Minutes } from "../domain/minutes.ts";
import { accepted, refused } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";
import { ofMeeting, registerOwn } from "./diary.server.ts";
import { noteIssued } from "./issuedDocuments.server.ts";
import { minutesAddress, paragrafAddress } from "./meetingDocuments.server.ts";

/** Adds somebody who is to have a paragraf. It says nothing of whether it has gone. */
export const addDispatch = command(
  "addDispatch",
  async (act, input: { itemId: string; recipient: string; how: string }) => {
    const item = await itemRow(act.trx, act.associationId, input.itemId);
    if (!item) return missing("Ärendet");
    const { recipient, how } = input;
    const same = (await dispatchesOf(act.trx, item.meeting_id)).some(
      (one) => one.itemId === item.id && one.recipient.toLowerCase() === recipient.toLowerCase(),
    );
    if (same) {
      return refused("Mottagaren står redan på listan för den paragrafen.", { field: "recipient" });
    }
    const id = act.newId();
    await act.trx
      .insertInto("dispatch")
      .values({
        id,
        association_id: act.associationId,
        item_id: item.id,
        recipient,
        how,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    // The recipient may be a private person: the name stays out of the chain, which can never be thinned out.
    act.record({ kind: "dispatch.added", subject: `item:${item.id}`, data: { id }, ground: null });
    return accepted({ id });
  },
);

/** Takes a recipient off the list, before anything has gone. */
export const removeDispatch = command(
  "removeDispatch",
  async (act, input: { dispatchId: string }) => {
    const found = await dispatchRow(act.trx, act.associationId, input.dispatchId);
    if (!found) return missing("Mottagaren");
    if (found.sent_on) return refused("Beslutet är redan expedierat och står kvar på listan.");
    await act.trx.deleteFrom("dispatch").where("id", "=", found.id).execute();
    const { id } = found;
    act.record({
      kind: "dispatch.removed",
      subject: `item:${found.item_id}`,
      data: { id },
      ground: null,
    });
    return accepted({ id });
  },
);

/** Notes that a decision went to a recipient, on a day from the justering on. */
export const recordDispatch = command(
  "recordDispatch",
  async (act, input: { dispatchId: string; sentOn: LegalDate }) => {
    const found = await dispatchRow(act.trx, act.associationId, input.dispatchId);
    if (!found) return missing("Mottagaren");
    if (found.sent_on) return refused("Expedieringen är redan antecknad.");
    const approvedOn = (await approvalOf(act, found.meeting_id, found.item_id))?.on;
    if (!approvedOn) return notApproved();
    const { sentOn } = input;
    if (sentOn > act.today) return refused("Dagen ligger i framtiden.", { field: "sentOn" });
    if (sentOn < approvedOn) {
      const day = dateText(approvedOn);
      return refused(`Protokollet justerades ${day}. Ett utdrag kan inte ha gått före det.`, {
        field: "sentOn",
      });
    }
    await act.trx
      .insertInto("dispatch_sending")
      .values({
        dispatch_id: found.id,
        association_id: act.associationId,
        sent_on: sentOn,
        at: act.at,
        by_person_id: act.actor.personId,
      })
      .execute();
    act.record({
      kind: "dispatch.sent",
      subject: `item:${found.item_id}`,
      data: { id: found.id, on: sentOn },
      ground: null,
    });
    await registerSending(act, found, sentOn);
    return accepted({ id: found.id });
  },
);

type Found = NonNullable<Awaited<ReturnType<typeof dispatchRow>>>;

/** What has gone is an allmän handling, with the utdrag that was issued last. @see TF 2:10 */
async function registerSending(act: Act, found: Found, sentOn: LegalDate) {
  const meeting = await meetingRow(act.trx, act.associationId, found.meeting_id);
  if (!meeting) return;
  const { members } = await registerOf(act.trx, act.associationId);
  const extracts = (await issuedDocuments(act.trx, meeting.id)).filter(
    (one) => one.kind === "extract" && one.subject_id === found.item_id && one.format === "pdf",
  );
  const last = extracts.sort((a, b) => a.at.localeCompare(b.at)).at(-1);
  const sending = sendingHandling({
    ...ofMeeting(meeting),
    ...{ dispatchId: found.id, number: found.number, recipient: found.recipient, sentOn },
    isMember: members.some(({ name }) => name.toLowerCase() === found.recipient.toLowerCase()),
    sha256: last?.sha256 ?? null,
  });
  await registerOwn(act, sending);
}

const notApproved = () =>
  refused("Protokollet är inte justerat. Ett utdrag görs bara ur ett justerat protokoll.", {
    rule: "KL-5-69",
    source: "kommunallagen 5 kap. 69 §",
  });

/** Makes the utdrag of a paragraf, certified by the one who acts. Its bytes are kept as they were issued. */
export const issueExtract = command("issueExtract", async (act, input: { itemId: string }) => {
  const row = await itemRow(act.trx, act.associationId, input.itemId);
  if (!row) return missing("Ärendet");
  const meeting = await meetingRow(act.trx, act.associationId, row.meeting_id);
  const minutes = await minutesOf(act.trx, act.associationId, row.meeting_id);
  const item = minutes?.items.find(({ id }) => id === row.id);
  const approval = await approvalOf(act, row.meeting_id, row.id);
  if (!meeting || !minutes || !item) return missing("Ärendet");
  if (!approval) return notApproved();
  if (meeting.imported !== null) {
    return refused(
      "Protokollet är justerat på papper. Ett utdrag ur det skrivs av från originalet.",
    );
  }
  const facts = await extractFacts(act, meeting.slug, minutes, item, approval);
  if (facts.certifiedBy.name === "") {
    return refused("Den som bestyrker ett utdrag ska vara inloggad som en person i förbundet.");
  }
  await keepExtract(act, minutes, item, facts);
  return accepted({ id: item.id });
});

type Facts = Awaited<ReturnType<typeof extractFacts>>;

async function keepExtract(act: Act, minutes: Minutes, item: Item, facts: Facts) {
  const document = extractDocument(minutes, item, facts, act.office.templates);
  const hashes: Record<string, string> = {};
  for (const format of formats) {
    const bytes = await render(document, format);
    const sha256 = await keepBytes(act.trx, act.associationId, mediaTypes[format], bytes);
    hashes[format] = sha256;
    const of = { meeting_id: minutes.meetingId, subject_id: item.id };
    await noteIssued(act, { ...of, kind: "extract", format, sha256 });
  }
  act.record({
    kind: "extract.issued",
    subject: `item:${item.id}`,
    data: { number: item.number, ...hashes },
    ground: null,
  });
}

/** By what a paragraf is justerad: alone, at the meeting, or with its protokoll; null while it is not. */
async function approvalOf(act: Act, meetingId: string, itemId: string) {
  for (const of of [itemId, null]) {
    const on = await approvedDay(act.trx, meetingId, of);
    if (on) return { on, itemId: of };
  }
  return null;
}

type Approval = NonNullable<Awaited<ReturnType<typeof approvalOf>>>;

async function extractFacts(
  act: Act,
  slug: string,
  minutes: Minutes,
  item: Item,
  approval: Approval,
) {
  const { trx, associationId, actor, office } = act;
  const association = await associationById(trx, associationId);
  const { meetingId } = minutes;
  const round = standingRound(await roundsOf(trx, meetingId, approval.itemId));
  const recipients = await dispatchesOf(trx, meetingId);
  const person = await trx
    .selectFrom("person")
    .select("name")
    .where("id", "=", actor.personId ?? "")
    .executeTakeFirst();
  const role = actor.roles.find((one) => ["secretary", "director", "chair"].includes(one));
  return {
    approvedOn: approval.on,
    sha256: round ? checkHash(round) : "",
    address:
      approval.itemId === null
        ? minutesAddress(office.publicUrl, association?.slug ?? "", slug)
        : paragrafAddress(office.publicUrl, association?.slug ?? "", minutes, item.number ?? 0),
    recipients: recipients
      .filter(({ itemId }) => itemId === item.id)
      .map(({ recipient }) => recipient),
    certifiedBy: {
      name: person?.name ?? "",
      role: role ? roleNames[role] : "",
      on: act.today,
    },
  };
}
