import { rulesOn } from "#db/queries/associations.server.ts";
import { type CallInRow, callInsOf, summonedPersons } from "#db/queries/summons.server.ts";
import type { Minutes } from "../../../domain/minutes.ts";
import { defaultBoardRules } from "../../../domain/rules.ts";
import { expectedQuorum, holderOf, planCallIns } from "../../../domain/substituteCalls.ts";
import type { MeetingDesk } from "./meetingDesk.server.ts";

const nameIn = ({ persons }: Minutes, id: string | null) =>
  persons.find((person) => person.id === id)?.name ?? "";

/** The member that a seat belongs to, by name. */
const memberOf = ({ members, seats }: Minutes, seatId: string) =>
  members.find(({ id }) => id === seats.find((seat) => seat.id === seatId)?.memberId)?.name ?? "";

/** What has come of the kallelse: answers, ersättare called in, seats that nobody fills, and beslutsförheten. */
export async function summonsStateOf({ office, association }: MeetingDesk, minutes: Minutes) {
  const { db } = office;
  const persons = await summonedPersons(db, minutes.meetingId);
  const calls = await callInsOf(db, minutes.meetingId);
  const standing = calls.filter(({ released }) => released === null);
  const hindered = new Set(
    persons.filter(({ answer }) => answer?.kind === "hindered").map(({ personId }) => personId),
  );
  const { empty } = planCallIns(minutes, minutes.date, hindered, standing);
  const rules = await rulesOn(db, association.id, minutes.date);
  const { quorum: rule, seatCount } = rules ?? defaultBoardRules(minutes.seatCount);
  const row = (call: CallInRow) => ({
    ...call,
    name: nameIn(minutes, call.personId),
    forName: nameIn(minutes, call.forPersonId),
    member: memberOf(minutes, call.seatId),
    answer: persons.find(({ personId }) => personId === call.personId)?.answer?.kind ?? null,
  });
  return {
    persons,
    calls: calls.map(row),
    empty: empty.map((seatId) => ({
      member: memberOf(minutes, seatId),
      holder: nameIn(minutes, holderOf(minutes, seatId, minutes.date)),
    })),
    quorum: expectedQuorum(minutes, minutes.date, hindered, standing, { seatCount, rule }),
  };
}

export type SummonsState = Awaited<ReturnType<typeof summonsStateOf>>;
