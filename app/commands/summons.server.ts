/** The kallelse: who it goes to, what they answer, and the ersättare called in when a ledamot is hindered. */
import { associationById, rulesOn } from "#db/queries/associations.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import { meetingFollowUp } from "#db/queries/followUp.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { preparationsOf } from "#db/queries/preparation.server.ts";
import { callInsOf, summonedPersons } from "#db/queries/summons.server.ts";
import { callInLetter, summonsLetter } from "../documents/letters.ts";
import { formats, mediaTypes } from "../documents/render.server.ts";
import { summonsDocument } from "../documents/summons.ts";
import { may } from "../domain/authority.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { summonsHandling } from "../domain/diary/own.ts";
import type { Minutes } from "../domain/minutes.ts";
import { noticeAdvice } from "../domain/noticeOfMeeting.ts";
import { accepted, refused } from "../domain/result.ts";
import { defaultBoardRules } from "../domain/rules.ts";
import { calledOn, planCallIns, type ReleaseGround } from "../domain/substituteCalls.ts";
import { type ChangeableMeeting, changeableMeeting } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { writeReport } from "./delegationReport.server.ts";
import { registerOwn } from "./diary.server.ts";
import { noteIssued, recordIssued } from "./issuedDocuments.server.ts";
import { queueLetter } from "./letters.server.ts";
import { renditions } from "./meetingDocuments.server.ts";
import { takeStep } from "./meetingSteps.server.ts";

/** Where a called person reads the kallelse and answers. */
export const summonsAddress = (publicUrl: string, slug: string, meetingSlug: string) =>
  `${publicUrl}/forbund/${slug}/sammantraden/${meetingSlug}/kallelse`;

/** What the letters are written from. */
type Post = {
  minutes: Minutes;
  templates: Act["office"]["templates"];
  address: string;
  contact: string[];
  /** E-mail of a person; empty when not known. */
  emailOf: (personId: string) => string;
};

/** What the letters about a meeting are written from; null when there is no such meeting. */
export async function postOf(
  act: Act,
  meeting: Pick<ChangeableMeeting, "id" | "slug">,
): Promise<Post | null> {
  const minutes = await minutesOf(act.trx, act.associationId, meeting.id);
  const association = await associationById(act.trx, act.associationId);
  if (!minutes || !association) return null;
  const { persons } = await registerOf(act.trx, act.associationId);
  return {
    minutes,
    templates: act.office.templates,
    address: summonsAddress(act.office.publicUrl, association.slug, meeting.slug),
    contact: [association.email, association.phone].filter((one) => one !== ""),
    emailOf: (id) => persons.find((person) => person.id === id)?.email.trim() ?? "",
  };
}

/**
 * The kallelse goes out to every ledamot and ersättare. From then on bilagor keep their numbers, and the kallelse is
 * kept as it was sent. Vacant seats get their ersättare at once.
 * @see KL 6:17
 */
export const summonMeeting = command("summonMeeting", async (act, input: { meetingId: string }) => {
  const found = await changeableMeeting(act, input.meetingId);
  if (!found.ok) return found;
  const meeting = found.value;
  if (meeting.isSummoned) return refused("Kallelsen är redan utskickad.");
  const told = await writeReport(act, { id: meeting.id, date: meeting.date as LegalDate });
  if (!told.ok) return told;
  const post = await postOf(act, meeting);
  if (!post) return missing("Sammanträdet");
  const { minutes } = post;
  const called = calledOn(minutes, minutes.date);
  if (called.length === 0) {
    return refused(
      "Ingen har uppdrag som ledamot eller ersättare på sammanträdets dag, så det finns ingen att kalla. För in uppdragen under Förbundet.",
      { rule: "KL-6-17", source: "kommunallagen 6 kap. 17 §" },
    );
  }
  for (const { personId, role } of called) {
    await callPerson(act, post, { meetingId: meeting.id, personId, role });
  }
  await keepSummons(act, minutes);
  await takeStep(act, meeting.id, "summoned", null);
  const rules = await rulesOn(act.trx, act.associationId, minutes.date);
  const advice = noticeAdvice({
    date: minutes.date,
    kind: minutes.kind,
    rules: rules ?? defaultBoardRules(minutes.seatCount),
    on: act.today,
  });
  act.record({
    kind: "meeting.summoned",
    subject: `meeting:${meeting.id}`,
    data: { on: act.today, called: called.map((one) => ({ ...one })), late: advice?.text ?? null },
    ground: null,
  });
  await updateCallIns(act, meeting, post);
  return accepted({ id: meeting.id });
});

async function callPerson(
  act: Act,
  post: Post,
  person: { meetingId: string; personId: string; role: "member" | "substitute" },
) {
  const { meetingId, personId, role } = person;
  const address = post.emailOf(personId);
  await act.trx
    .insertInto("summoned_person")
    .values({
      association_id: act.associationId,
      meeting_id: meetingId,
      person_id: personId,
      role,
      address,
      at: act.at,
    })
    .execute();
  await queueLetter(act, {
    meeting_id: meetingId,
    person_id: personId,
    kind: "summons",
    subject_id: meetingId,
    address,
    ...summonsLetter(post, { personId, role }),
  });
}

/** The kallelse as it was sent: from then on it is an allmän handling and never made again. @see TF 2:10 */
async function keepSummons(act: Act, minutes: Minutes) {
  const preparations = await preparationsOf(act.trx, minutes.meetingId);
  const { open: followUp } = await meetingFollowUp(act.trx, act.associationId, minutes);
  const document = summonsDocument(minutes, act.office.templates, {
    sentOn: act.today,
    preparations,
    followUp,
  });
  const bytes = await renditions(document);
  const hashes: Record<string, string> = {};
  for (const format of formats) {
    const sha256 = await keepBytes(act.trx, act.associationId, mediaTypes[format], bytes[format]);
    await noteIssued(act, {
      meeting_id: minutes.meetingId,
      kind: "summons",
      subject_id: null,
      format,
      sha256,
    });
    hashes[format] = sha256;
  }
  recordIssued(act, minutes.meetingId, "summons", hashes);
  const of = { meetingId: minutes.meetingId, meetingDate: minutes.date };
  const sha256 = hashes.pdf ?? null;
  await registerOwn(act, summonsHandling({ ...of, sentOn: act.today, sha256 }));
}

/** Calls in and releases ersättare until every empty seat that can be filled is. */
async function updateCallIns(act: Act, meeting: ChangeableMeeting, post: Post) {
  const { minutes } = post;
  const persons = await summonedPersons(act.trx, meeting.id);
  const hindered = new Set(
    persons.filter(({ answer }) => answer?.kind === "hindered").map(({ personId }) => personId),
  );
  const all = await callInsOf(act.trx, meeting.id);
  const standing = all.filter(({ released }) => released === null);
  const plan = planCallIns(minutes, minutes.date, hindered, standing);
  for (const { id, ground } of plan.release) {
    const call = standing.find((one) => one.id === id);
    if (call) await release(act, post, { ...call, ground });
  }
  for (const call of plan.call) {
    const id = act.newId();
    await act.trx
      .insertInto("call_in")
      .values({
        id,
        association_id: act.associationId,
        meeting_id: meeting.id,
        seat_id: call.seatId,
        person_id: call.personId,
        for_person_id: call.forPersonId,
        at: act.at,
      })
      .execute();
    await queueLetter(act, {
      meeting_id: meeting.id,
      person_id: call.personId,
      kind: "call_in",
      subject_id: id,
      address: post.emailOf(call.personId),
      ...callInLetter(post, { ...call, isReleased: false }),
    });
    act.record({
      kind: "substitute.called",
      subject: `meeting:${meeting.id}`,
      data: { person: call.personId, seat: call.seatId, for: call.forPersonId },
      ground: null,
    });
  }
}

type Ended = {
  id: string;
  seatId: string;
  personId: string;
  forPersonId: string | null;
  ground: ReleaseGround;
};

/** One who said that they are hindered knows it, and gets no letter about it. */
async function release(act: Act, post: Post, call: Ended) {
  await act.trx
    .insertInto("call_in_release")
    .values({
      call_in_id: call.id,
      association_id: act.associationId,
      ground: call.ground,
      at: act.at,
    })
    .execute();
  if (call.ground !== "substitute_hindered") {
    await queueLetter(act, {
      meeting_id: post.minutes.meetingId,
      person_id: call.personId,
      kind: "call_in_release",
      subject_id: call.id,
      address: post.emailOf(call.personId),
      ...callInLetter(post, { ...call, isReleased: true }),
    });
  }
  act.record({
    kind: "substitute.released",
    subject: `meeting:${post.minutes.meetingId}`,
    data: { person: call.personId, seat: call.seatId },
    ground: call.ground,
  });
}

/** The first time a called person opens the kallelse; later times change nothing. */
export const openSummons = command("openSummons", async (act, input: { meetingId: string }) => {
  const persons = await summonedPersons(act.trx, input.meetingId);
  const own = persons.find(({ personId }) => personId === act.actor.personId);
  if (!own) return refused("Du är inte kallad till sammanträdet.", { rule: "behorighet" });
  if (own.openedAt !== null) return accepted({ at: own.openedAt });
  await act.trx
    .insertInto("summons_opening")
    .values({
      association_id: act.associationId,
      meeting_id: input.meetingId,
      person_id: own.personId,
      at: act.at,
    })
    .execute();
  act.record({
    kind: "summons.opened",
    subject: `meeting:${input.meetingId}`,
    data: { person: own.personId },
    ground: null,
  });
  return accepted({ at: act.at });
});

export type AnswerSummons = {
  meetingId: string;
  /** Whose answer it is; null = the actor's own. */
  personId: string | null;
  answer: "comes" | "hindered";
  reason: string;
};

/**
 * A called person says whether they come, as often as they like until the meeting is opened; the last answer counts.
 * The office answers for one who telephones. A ledamot who is hindered is replaced at once by the ersättare in turn.
 * @see FIN-12, KL 6:17
 */
export const answerSummons = command("answerSummons", async (act, input: AnswerSummons) => {
  const found = await changeableMeeting(act, input.meetingId);
  if (!found.ok) return found;
  const meeting = found.value;
  const personId = input.personId ?? act.actor.personId;
  if (personId !== act.actor.personId && !may.writeItem(act.actor)) {
    const text = "Bara den som är kallad, förbundschefen eller sekreteraren får svara.";
    return refused(text, { rule: "behorighet" });
  }
  if (!meeting.isSummoned) return refused("Kallelsen är inte utskickad ännu.");
  if (meeting.isOpened) {
    return refused("Sammanträdet är öppnat. Säg till sekreteraren, som antecknar närvaron.");
  }
  const persons = await summonedPersons(act.trx, meeting.id);
  const own = persons.find((one) => one.personId === personId);
  const post = await postOf(act, meeting);
  if (!own || !post) return refused("Personen är inte kallad till sammanträdet.");
  const reason = input.answer === "hindered" ? input.reason.trim() : "";
  if (own.answer?.kind === input.answer && own.answer.reason === reason) {
    return accepted({ id: meeting.id });
  }
  await saveAnswer(act, { ...input, reason, personId: own.personId });
  act.record({
    kind: "summons.answered",
    subject: `meeting:${meeting.id}`,
    data: { person: own.personId, answer: input.answer },
    ground: reason || null,
  });
  await updateCallIns(act, meeting, post);
  return accepted({ id: meeting.id });
});

async function saveAnswer(act: Act, input: AnswerSummons & { personId: string }) {
  const last = await act.trx
    .selectFrom("summons_answer")
    .select(({ fn }) => fn.max("revision").as("revision"))
    .where("meeting_id", "=", input.meetingId)
    .where("person_id", "=", input.personId)
    .executeTakeFirst();
  await act.trx
    .insertInto("summons_answer")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      meeting_id: input.meetingId,
      person_id: input.personId,
      revision: (last?.revision ?? 0) + 1,
      answer: input.answer,
      reason: input.reason,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
}
