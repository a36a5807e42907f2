/** A year behind the example board: meetings justerade and anslagna, one under justering, one coming. */

import { approveMinutes, recordRemark } from "#app/commands/approval.server.ts";
import { addAttachment } from "#app/commands/attachments.server.ts";
import { chooseAdjusters } from "#app/commands/chooseAdjusters.server.ts";
import type { Office } from "#app/commands/command.server.ts";
import { findingsOf } from "#app/commands/findings.server.ts";
import { addParty } from "#app/commands/interests.server.ts";
import { addItem, citeAttachment, writeItem } from "#app/commands/items.server.ts";
import { closeMeeting, openMeeting } from "#app/commands/meetingSteps.server.ts";
import { postNotice, removeNotice } from "#app/commands/notices.server.ts";
import { planMeeting } from "#app/commands/planMeeting.server.ts";
import {
  addPreparedItem,
  decideAsProposed,
  writeProposal,
} from "#app/commands/preparation.server.ts";
import type { NewPresence } from "#app/commands/presence.server.ts";
import { recordMove } from "#app/commands/room.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import { recordStance } from "#app/commands/stances.server.ts";
import { answerSummons, openSummons, summonMeeting } from "#app/commands/summons.server.ts";
import {
  addDays,
  appealPeriod,
  holidayName,
  type LegalDate,
  weekday,
} from "#app/domain/calendar.ts";
import type { Item } from "#app/domain/minutes.ts";
import { swedishNow } from "#app/domain/swedishTime.ts";
import { roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { postingsOf } from "#db/queries/notices.server.ts";
import { preparationOfItem } from "#db/queries/preparation.server.ts";
import { adoptWhatWasDecided, workByIt } from "./adopted.ts";
import { expedite, tellOfTheCouncil } from "./after.ts";
import { done, type ExampleBoard, people } from "./board.ts";
import { adoptDelegations, decideByDelegation } from "./delegation.ts";
import { beginTheDiary, keepTheDiary } from "./diary.ts";
import { type ExampleItem, type ExampleMeeting, meetings, proposed } from "./texts.ts";

/** The office with a clock that the story moves. */
export type StoryOffice = Office & { setClock: (day: LegalDate, clock: string) => void };

/** The nearest earlier or same day that a board would meet on: Tuesday to Thursday, no holiday, not at Christmas. */
export function meetingDay(day: LegalDate): LegalDate {
  const isWorkday = weekday(day) >= 1 && weekday(day) <= 3 && holidayName(day) === null;
  const isChristmas = day.slice(5) >= "12-18" || day.slice(5) <= "01-08";
  return isWorkday && !isChristmas ? day : meetingDay(addDays(day, -1));
}

/** Tells the whole year. Answers the id of the latest justerade meeting. */
export async function tellTheYear(
  office: StoryOffice,
  board: ExampleBoard,
  today: LegalDate,
): Promise<{ justerat: string; underJustering: string; coming: string }> {
  let justerat = "";
  let underJustering = "";
  await beginTheDiary(office, board, addDays(today, -390));
  for (const [index, meeting] of meetings.entries()) {
    const day = meetingDay(addDays(today, meeting.offset));
    const id = await hold(office, board, meeting, day);
    if (index === 0) await adoptDelegations(office, board, id, day);
    await decideByDelegation(office, board, index, day);
    await keepTheDiary(office, board, { index, meetingId: id, day });
    const isLast = meeting === meetings.at(-1);
    await approve(office, board, id, day, isLast ? ["karin"] : ["karin", "mats"]);
    if (isLast) underJustering = id;
    else {
      justerat = id;
      await announce(office, board, id, addDays(day, 9), today);
      await adoptWhatWasDecided(office, board, id, day);
    }
  }
  await expedite(office, board, justerat);
  await tellOfTheCouncil(office, board, {
    date: meetingDay(addDays(today, -30)),
    nextOn: meetingDay(addDays(today, 33)),
  });
  await workByIt(office, board, today);
  return { justerat, underJustering, coming: await planNext(office, board, today) };
}

async function hold(
  office: StoryOffice,
  board: ExampleBoard,
  meeting: ExampleMeeting,
  day: LegalDate,
): Promise<string> {
  const secretary = board.as("jonas");
  office.setClock(addDays(day, -21), "09:00");
  const place = "Sammanträdesrummet Älven, Ågatan 4 i Norrsund";
  const plan = { kind: meeting.kind, date: day, startsAt: "09:00", place };
  const { id } = done(await planMeeting(office, secretary, plan));
  for (const item of meeting.items) await prepare(office, board, id, item);
  office.setClock(addDays(day, -10), "10:00");
  done(await summonMeeting(office, secretary, { meetingId: id }));
  office.setClock(day, "09:02");
  const present = rollCall(board, meeting.absent);
  done(await openMeeting(office, secretary, { meetingId: id, clock: "09:00", present }));
  done(
    await chooseAdjusters(office, secretary, {
      meetingId: id,
      personIds: [board.personId("mats")],
    }),
  );
  await writeAll(office, board, id, meeting);
  office.setClock(day, "11:32");
  done(await closeMeeting(office, secretary, { meetingId: id, clock: "11:30" }));
  return id;
}

/** Everybody but the absent one, whose ersättare serves; and the staff. */
function rollCall(board: ExampleBoard, absent: string | undefined): NewPresence[] {
  const absentSeat = people.find((p) => p.key === absent)?.duties[0]?.seat;
  return people.flatMap((p): NewPresence[] => {
    const duty = p.duties.find((d) => d.role === "member" || d.role === "substitute");
    const base = { personId: board.personId(p.key), mode: "room" as const, ground: null };
    const isElsewhere = p.duties.some(({ role }) => role === "auditor" || role === "finance");
    if (p.key === absent || isElsewhere) return [];
    if (!duty?.seat) return [{ ...base, capacity: "staff", seatId: null }];
    const seatId = board.seatId(duty.seat);
    if (duty.role === "member") return [{ ...base, capacity: "member", seatId }];
    if (duty.seat === absentSeat) return [{ ...base, capacity: "serving_substitute", seatId }];
    const stays = p.key === "omar" || p.key === "pererik";
    return stays ? [{ ...base, capacity: "substitute", seatId: null }] : [];
  });
}

async function itemsOf(office: Office, board: ExampleBoard, meetingId: string): Promise<Item[]> {
  const minutes = await minutesOf(office.db, board.associationId, meetingId);
  return minutes?.items ?? [];
}

/** Adds the item when it is not on the standing dagordning, and its bilaga. */
async function prepare(office: Office, board: ExampleBoard, meetingId: string, item: ExampleItem) {
  const secretary = board.as("jonas");
  if (item.kind) {
    const { kind, heading } = item;
    done(await addItem(office, secretary, { meetingId, kind, heading }));
  }
  if (!item.attachment) return;
  const file = {
    meetingId,
    title: item.attachment.title,
    filename: `${item.attachment.title}.txt`,
    mediaType: "text/plain; charset=utf-8",
    bytes: new TextEncoder().encode(`${item.attachment.text}\n`),
  };
  const added = done(await addAttachment(office, secretary, file));
  const found = (await itemsOf(office, board, meetingId)).find((i) => i.heading === item.heading);
  if (found) {
    done(await citeAttachment(office, secretary, { itemId: found.id, attachmentIds: [added.id] }));
  }
}

async function writeAll(
  office: StoryOffice,
  board: ExampleBoard,
  meetingId: string,
  meeting: ExampleMeeting,
) {
  for (const item of await itemsOf(office, board, meetingId)) {
    const example = meeting.items.find((e) => e.heading === item.heading);
    const isEmpty = item.sections.every((s) => s.body === "" && s.clauses.length === 0);
    const prepared = await preparationOfItem(office.db, item.id);
    const isProposed = (prepared?.clauses.length ?? 0) > 0;
    if (example) await write(office, board, meetingId, item, example);
    if (isProposed && !example?.clauses && item.kind !== "election_of_adjusters") {
      done(await decideAsProposed(office, board.as("jonas"), { itemId: item.id }));
    } else if (!example && isEmpty)
      await writeText(office, board, item, { body: "Inga övriga frågor tas upp." });
  }
}

async function write(
  office: StoryOffice,
  board: ExampleBoard,
  meetingId: string,
  item: Item,
  example: ExampleItem,
) {
  await writeText(office, board, item, example);
  const secretary = board.as("jonas");
  const { disqualified, abstains } = example;
  if (disqualified) {
    done(
      await recordStance(office, secretary, {
        itemId: item.id,
        personId: board.personId(disqualified.who),
        kind: "disqualified",
        ground: "party_or_interest",
        explanation: disqualified.explanation,
        leftAt: disqualified.left,
        returnedAt: disqualified.back,
      }),
    );
    if (disqualified.substitute) await serve(office, board, meetingId, item, disqualified);
  }
  if (abstains) {
    done(
      await recordStance(office, secretary, {
        itemId: item.id,
        personId: board.personId(abstains.who),
        kind: "abstains",
        ground: null,
        explanation: abstains.explanation,
        leftAt: null,
        returnedAt: null,
      }),
    );
  }
}

/** The ersättare serves for the one who is jävig at that item only. */
async function serve(
  office: StoryOffice,
  board: ExampleBoard,
  meetingId: string,
  item: Item,
  { who, substitute, left }: NonNullable<ExampleItem["disqualified"]>,
) {
  const seat = people.find((p) => p.key === who)?.duties[0]?.seat ?? "";
  const personId = board.personId(substitute ?? "");
  const move = { kind: "serves" as const, personId, seatId: board.seatId(seat), ground: null };
  const input = { meetingId, itemId: item.id, clock: left, move };
  done(await recordMove(office, board.as("jonas"), input));
}

async function writeText(
  office: Office,
  board: ExampleBoard,
  item: Item,
  text: Pick<ExampleItem, "body" | "clauses" | "tasks" | "financing">,
) {
  const { today } = swedishNow(office.clock());
  const tasks = text.tasks?.map(
    (task) => task && { id: "", doer: task.doer, personId: null, due: addDays(today, task.days) },
  );
  const row = await itemRow(office.db, board.associationId, item.id);
  const standing = item.sections[0];
  const clauses = text.clauses ?? [];
  done(
    await writeItem(office, board.as("jonas"), {
      itemId: item.id,
      revision: row?.revision ?? 0,
      kind: item.kind,
      heading: item.heading,
      sections: [
        {
          body: text.body ?? standing?.body ?? "",
          lead: clauses.length > 0 ? "Styrelsen beslutade" : "",
          clauses,
          ...(tasks ? { tasks } : {}),
        },
      ],
      financing: text.financing ?? null,
    }),
  );
}

/** Sends for justering two days after, with a reason for each warning, and lets some approve. */
async function approve(
  office: StoryOffice,
  board: ExampleBoard,
  meetingId: string,
  day: LegalDate,
  who: string[],
) {
  const secretary = board.as("jonas");
  office.setClock(addDays(day, 2), "13:10");
  const minutes = await minutesOf(office.db, board.associationId, meetingId);
  if (!minutes) throw new Error("The example meeting vanished");
  for (const f of await findingsOf(office.db, board.associationId, minutes)) {
    if (f.level !== "warn") continue;
    const reason = "Prövat vid sammanträdet; ingen ledamot hade något att invända.";
    const { rule, paragraf, text: finding } = f;
    done(await recordRemark(office, secretary, { meetingId, rule, paragraf, finding, reason }));
  }
  done(await sendForApproval(office, secretary, { meetingId }));
  const round = standingRound(await roundsOf(office.db, meetingId));
  for (const [index, key] of who.entries()) {
    office.setClock(addDays(day, 3 + index * 4), "15:4".concat(String(index)));
    const input = { meetingId, sha256: round?.sha256 ?? "" };
    done(await approveMinutes(office, board.as(key), input));
  }
}

async function announce(
  office: StoryOffice,
  board: ExampleBoard,
  meetingId: string,
  on: LegalDate,
  today: LegalDate,
) {
  const secretary = board.as("jonas");
  office.setClock(on, "08:45");
  const memberIds = board.memberIds("municipality", "region");
  done(await postNotice(office, secretary, { meetingId, memberIds, on }));
  const { earliestTakedown } = appealPeriod([on]);
  if (addDays(earliestTakedown, 3) > today) return;
  for (const [index, posting] of (await postingsOf(office.db, meetingId)).entries()) {
    const down = addDays(earliestTakedown, index);
    office.setClock(down, "09:15");
    const input = { postingId: posting.id, on: down, gone: null };
    done(await removeNotice(office, secretary, input));
  }
}

/** The coming meeting: planned, its kallelse out, one more item on the dagordning. */
async function planNext(
  office: StoryOffice,
  board: ExampleBoard,
  today: LegalDate,
): Promise<string> {
  const secretary = board.as("jonas");
  office.setClock(today, "07:30");
  const date = meetingDay(addDays(today, 16));
  const place = "Sammanträdesrummet Älven, Ågatan 4 i Norrsund";
  const plan = { kind: "ordinary" as const, date, startsAt: "09:00", place };
  const { id } = done(await planMeeting(office, secretary, plan));
  await propose(office, board, id);
  done(await summonMeeting(office, secretary, { meetingId: id }));
  await answer(office, board, id);
  return id;
}

/** An ärende of a type, with its förslag till beslut and tjänsteskrivelse written. */
async function propose(office: Office, board: ExampleBoard, meetingId: string) {
  const secretary = board.as("jonas");
  const add = { meetingId, type: "bidrag", heading: proposed.heading };
  const { id: itemId } = done(await addPreparedItem(office, secretary, add));
  const applicant = { itemId, role: "applicant" as const, name: "Norrsunds kommun" };
  done(await addParty(office, secretary, applicant));
  const { lead, clauses, memo } = proposed;
  done(await writeProposal(office, secretary, { itemId, revision: 1, lead, clauses, memo }));
}

/** Some have opened the kallelse and answered; one ledamot is hindered, so her ersättare is called in. */
async function answer(office: Office, board: ExampleBoard, meetingId: string) {
  for (const key of ["karin", "lena", "pererik", "amina"]) {
    done(await openSummons(office, board.as(key), { meetingId }));
  }
  const own = { meetingId, personId: null };
  done(await answerSummons(office, board.as("karin"), { ...own, answer: "comes", reason: "" }));
  const reason = "Möte i kommunfullmäktige";
  done(await answerSummons(office, board.as("lena"), { ...own, answer: "hindered", reason }));
}
