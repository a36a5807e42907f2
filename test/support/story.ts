/** A lawful board of four seats and a meeting on it, for tests of commands. Names and places are invented. */
import { adoptRules } from "#app/commands/adoptRules.server.ts";
import { approveMinutes } from "#app/commands/approval.server.ts";
import { chooseAdjusters } from "#app/commands/chooseAdjusters.server.ts";
import type { Caller } from "#app/commands/command.server.ts";
import { createAssociation } from "#app/commands/createAssociation.server.ts";
import { writeItem } from "#app/commands/items.server.ts";
import { closeMeeting, openMeeting } from "#app/commands/meetingSteps.server.ts";
import { planMeeting } from "#app/commands/planMeeting.server.ts";
import { decideAsProposed } from "#app/commands/preparation.server.ts";
import { addMember, addPerson, addSeat, giveMandate } from "#app/commands/register.server.ts";
import { sendForApproval } from "#app/commands/sendForApproval.server.ts";
import type { Role } from "#app/domain/authority.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { MemberKind } from "#app/domain/minutes.ts";
import type { Result } from "#app/domain/result.ts";
import { defaultBoardRules } from "#app/domain/rules.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { itemRow, minutesOf } from "#db/queries/meetings.server.ts";
import { preparationsOf } from "#db/queries/preparation.server.ts";
import type { TestOffice } from "./office.ts";

/** The value of an accepted result; a refusal fails the test with its sentences. */
export function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Refused: ${result.refusals.map((r) => `${r.rule}: ${r.text}`).join(" | ")}`);
}

/** The sentences of a refused result; an accepted one fails the test. */
export function refusal(result: Result<unknown>): string {
  if (result.ok) throw new Error("Expected a refusal, but it was accepted");
  return result.refusals.map((r) => r.text).join(" ");
}

const kinds: [string, MemberKind][] = [
  ["Norrsunds kommun", "municipality"],
  ["Region Mittland", "region"],
  ["Försäkringskassan", "social_insurance"],
  ["Arbetsförmedlingen", "employment_service"],
];

const names: Record<string, string> = {
  chair: "Anna Ek",
  vice: "Per Alm",
  third: "Eva Lind",
  fourth: "Ulf Berg",
  substitute: "Ida Sjö",
  secretary: "Siv Hed",
  auditor: "Rut Dal",
};

export type TestBoard = {
  associationId: string;
  slug: string;
  owner: Caller;
  as: (who: keyof typeof names | string) => Caller;
  person: (who: string) => string;
  seats: string[];
  memberIds: string[];
};

/** Lays up a förbund where everybody has an account. `slug` keeps several apart; `shared` accounts are reused. */
export async function board(office: TestOffice, slug = "provet"): Promise<TestBoard> {
  const association = {
    slug,
    name: `Samordningsförbundet ${slug}`,
    organisationNumber: "222000-0000",
    keptAt: "Kansliet i Norrsund",
    email: "kansliet@exempel.se",
    phone: "",
    court: "Förvaltningsrätten i Mittland",
  };
  const { id: associationId } = value(await createAssociation(office, association));
  const owner: Caller = { associationId, commandLine: true };
  const seats: string[] = [];
  const memberIds: string[] = [];
  for (const [name, kind] of kinds) {
    const member = value(await addMember(office, owner, { name, kind, noticeBoardUrl: "" }));
    memberIds.push(member.id);
    const seat = value(await addSeat(office, owner, { memberId: member.id, label: name }));
    seats.push(seat.id);
  }
  const persons = new Map<string, string>();
  const accounts = new Map<string, string>();
  for (const [who, name] of Object.entries(names)) {
    accounts.set(who, await account(office, who, name));
    const person = { name, email: "", organisation: "", title: "" };
    const accountId = accounts.get(who) ?? null;
    persons.set(who, value(await addPerson(office, owner, { ...person, accountId })).id);
  }
  const give = async (who: string, role: Role, seat: number | null = null) =>
    value(
      await giveMandate(office, owner, {
        personId: persons.get(who) ?? "",
        role,
        seatId: seat === null ? null : (seats[seat] ?? null),
        callingOrder: role === "substitute" ? 1 : null,
        basis: "Val",
        from: legalDate("2023-04-01"),
        to: null,
      }),
    );
  await give("chair", "member", 0);
  await give("chair", "chair");
  await give("vice", "member", 1);
  await give("vice", "vice_chair");
  await give("third", "member", 2);
  await give("fourth", "member", 3);
  await give("substitute", "substitute", 0);
  await give("secretary", "secretary");
  await give("auditor", "auditor");
  const own = { interimReport: true, keptAt: "Kansliet i Norrsund" };
  const rules = { ...defaultBoardRules(4), ...own };
  const from = legalDate("2023-04-01");
  value(await adoptRules(office, owner, { validFrom: from, ground: "Beslut", rules }));
  return {
    associationId,
    slug,
    owner,
    as: (who) => ({ associationId, accountId: accounts.get(who) ?? "nobody" }),
    person: (who) => persons.get(who) ?? "",
    seats,
    memberIds,
  };
}

/**
 * The account of somebody, made once: the same person may sit on two boards. It has no password, whose strong
 * hash would cost every test more than the rest of it.
 */
export async function account(office: TestOffice, who: string, name: string): Promise<string> {
  const id = `account-${who}`;
  const at = office.clock().toISOString();
  const row = {
    id,
    name,
    email: `${who}@exempel.se`,
    emailVerified: 1,
    createdAt: at,
    updatedAt: at,
  };
  await office.db
    .insertInto("user")
    .values(row)
    .onConflict((c) => c.column("id").doNothing())
    .execute();
  return id;
}

/** A planned meeting's id. */
export async function planned(office: TestOffice, b: TestBoard, date = "2026-03-02") {
  const plan = {
    kind: "ordinary" as const,
    date: legalDate(date),
    startsAt: "09:00",
    place: "Norrsund",
  };
  return value(await planMeeting(office, b.as("secretary"), plan)).id;
}

/** Everybody in the upprop present, each on the own seat. */
export const everybody = (b: TestBoard) =>
  ["chair", "vice", "third", "fourth"].map((who, i) => ({
    personId: b.person(who),
    capacity: "member" as const,
    seatId: b.seats[i] ?? null,
    mode: "room" as const,
    ground: null,
  }));

/** Opens, chooses a justerare, writes something in every item, and closes. */
export async function held(office: TestOffice, b: TestBoard, meetingId: string): Promise<void> {
  const secretary = b.as("secretary");
  value(await openMeeting(office, secretary, { meetingId, clock: "09:00", present: everybody(b) }));
  await chooseAndWrite(office, b, meetingId);
  value(await closeMeeting(office, secretary, { meetingId, clock: "11:00" }));
}

export async function chooseAndWrite(office: TestOffice, b: TestBoard, meetingId: string) {
  const secretary = b.as("secretary");
  value(await chooseAdjusters(office, secretary, { meetingId, personIds: [b.person("vice")] }));
  await decideAllAsProposed(office, b, meetingId);
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  for (const item of minutes?.items ?? []) {
    if (item.sections.some((s) => s.body !== "" || s.clauses.length > 0)) continue;
    const row = await itemRow(office.db, b.associationId, item.id);
    value(
      await writeItem(office, secretary, {
        itemId: item.id,
        revision: row?.revision ?? 0,
        kind: item.kind,
        heading: item.heading,
        sections: [{ body: "Inget att anteckna.", lead: "", clauses: [] }],
        financing: null,
      }),
    );
  }
}

/** What the standing agenda proposes is what the styrelse decides; the justerare are chosen apart from it. */
async function decideAllAsProposed(office: TestOffice, b: TestBoard, meetingId: string) {
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  const open = (minutes?.items ?? []).filter(
    ({ kind, sections }) =>
      kind !== "election_of_adjusters" && sections.every((one) => one.clauses.length === 0),
  );
  for (const { itemId, clauses } of await preparationsOf(office.db, meetingId)) {
    if (clauses.length === 0 || !open.some(({ id }) => id === itemId)) continue;
    value(await decideAsProposed(office, b.as("secretary"), { itemId }));
  }
}

/** Sends for justering and lets ordförande and justerare approve. */
export async function justerat(office: TestOffice, b: TestBoard, meetingId: string): Promise<void> {
  value(await sendForApproval(office, b.as("secretary"), { meetingId }));
  const [round] = await roundsOf(office.db, meetingId);
  const sha256 = round?.sha256 ?? "";
  value(await approveMinutes(office, b.as("chair"), { meetingId, sha256 }));
  value(await approveMinutes(office, b.as("vice"), { meetingId, sha256 }));
}
