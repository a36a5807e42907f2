/** What is expected around sammanträden: of those who hold them, of those who are called, of those who justerar. */

import { callsOf, livingMeetings } from "#db/queries/expected.server.ts";
import { legalFactsOf } from "#db/queries/legalLife.server.ts";
import {
  outForApproval,
  partsOutAtOnce,
  remindersOf,
  waitedFor,
} from "#db/queries/reminders.server.ts";
import { may } from "../../../domain/authority.ts";
import { approvalDue, type LegalDate, longDate } from "../../../domain/calendar.ts";
import type { Expected } from "../../../domain/expected.ts";
import { sources } from "../../../domain/law.ts";
import { type LegalFacts, type LegalStep, legalLife } from "../../../domain/legalLife.ts";
import type { MeetingKind } from "../../../domain/minutes.ts";
import { meetingKindNames } from "../../../ui/wording.ts";
import type { Asker } from "./asker.server.ts";

const pathOf = (slug: string) => `/sammantraden/${slug}`;

type Step = { words: string; at: string };

/** What the next step of a meeting is, as something to do, and the page where it is done. */
function stepOf(
  { key }: Pick<LegalStep, "key">,
  { sentForApproval }: Pick<LegalFacts, "sentForApproval">,
  { kind, date }: { kind: MeetingKind; date: LegalDate },
): Step {
  const meeting = `${meetingKindNames[kind].toLowerCase()} ${longDate(date)}`;
  const minutes = `protokollet från ${longDate(date)}`;
  switch (key) {
    case "summons":
      return { words: `Skicka kallelsen till ${meeting}`, at: "/utskick" };
    case "approval":
      return sentForApproval === null
        ? { words: `Skicka ${minutes} för justering`, at: "/justering" }
        : { words: `Se till att ${minutes} blir justerat`, at: "/justering" };
    case "notice":
      return { words: `Anslå justeringen av ${minutes}`, at: "/anslag" };
    default:
      return { words: `Håll ${meeting}`, at: "" };
  }
}

/** The next step of each meeting that is not over, for those who take it there. */
export async function nextSteps({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  if (!may.planMeeting(actor)) return [];
  const next: Expected[] = [];
  for (const { id, slug, kind, date } of await livingMeetings(db, associationId)) {
    const facts = await legalFactsOf(db, associationId, id, today);
    const step = facts && legalLife(facts).find((s) => s.state === "current" || s.state === "late");
    if (!step || step.byItself) continue;
    const { words, at } = stepOf(step, facts, { kind, date });
    next.push({
      ...{ key: `meeting:${id}`, path: `${pathOf(slug)}${at}`, source: step.source },
      text: words,
      dueOn: step.dueOn ?? (step.key === "meeting" ? date : null),
      isOnDay: step.key === "meeting",
      why: step.rule,
    });
  }
  return next;
}

/** The kallelser that the one who asks has not answered, and then the meetings to come to. */
export async function calls({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  if (actor.personId === null) return [];
  const rows = await callsOf(db, associationId, { personId: actor.personId, from: today });
  return (
    rows
      // Those who hold the meeting have it among its steps.
      .filter(({ answer }) => answer === null || (answer === "comes" && !may.planMeeting(actor)))
      .map(({ meetingId, slug, kind, date, startsAt, answer }) => {
        const what = `${meetingKindNames[kind].toLowerCase()} ${longDate(date)}`;
        const isAnswered = answer !== null;
        return {
          ...{ key: `call:${meetingId}`, dueOn: date, source: null },
          path: `${pathOf(slug)}/kallelse`,
          isOnDay: isAnswered,
          text: isAnswered ? `Kom till ${what} kl. ${startsAt}` : `Svara på kallelsen till ${what}`,
          why: isAnswered
            ? ""
            : "Den som inte kan komma säger till, så att en ersättare kan kallas.",
        };
      })
  );
}

/** The protokoll that wait for the one who asks to approve them. @see KL 5:69 */
export async function approvals({ db, associationId, actor }: Asker): Promise<Expected[]> {
  if (actor.personId === null) return [];
  const waiting: Expected[] = [];
  for (const { meetingId, slug, date } of await outForApproval(db, associationId)) {
    const now = await waitedFor(db, meetingId);
    if (!now.some(({ personId }) => personId === actor.personId)) continue;
    const day = date as LegalDate;
    waiting.push({
      ...{ key: `approval:${meetingId}`, path: `${pathOf(slug)}/justering` },
      text: `Läs och justera protokollet från ${longDate(day)}`,
      dueOn: approvalDue(day),
      ...{ why: "Du är en av dem som justerar det.", source: sources["KL-5-69"] },
    });
  }
  return waiting;
}

/** The paragrafer out for omedelbar justering that wait for the one who asks: it is made at the meeting. @see KL 5:69 */
export async function approvalsAtOnce({ db, associationId, actor }: Asker): Promise<Expected[]> {
  if (actor.personId === null) return [];
  const waiting: Expected[] = [];
  for (const part of await partsOutAtOnce(db, associationId)) {
    const { meetingId, itemId, slug, number, heading } = part;
    const now = await waitedFor(db, meetingId, itemId);
    if (!now.some(({ personId }) => personId === actor.personId)) continue;
    const day = part.date as LegalDate;
    waiting.push({
      ...{ key: `approval:${itemId}`, path: `${pathOf(slug)}/arenden/${itemId}/justering` },
      text: `Läs och justera § ${number} från ${longDate(day)} omedelbart`,
      dueOn: day,
      ...{ why: `${heading}. Du är en av dem som justerar den.`, source: sources["KL-5-69"] },
    });
  }
  return waiting;
}

/** Those whom the office reminds of a justering. */
export async function reminders({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  if (!may.remindApprover(actor)) return [];
  return (await remindersOf(db, associationId, today)).map((one) => ({
    ...{ key: `reminder:${one.meetingId}:${one.personId}`, dueOn: one.dueOn },
    path: `${pathOf(one.slug)}/justering#paminn`,
    text: `Påminn ${one.name} om protokollet från ${longDate(one.meetingDate)}`,
    ...{ why: "", source: sources["KL-5-69"] },
  }));
}
