import type { Kysely } from "kysely";
import type { Actor, Role } from "#app/domain/authority.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { Member, Person, Seat, SeatMandate } from "#app/domain/minutes.ts";
import type { Database, MandateTable } from "../schema.ts";

type Db = Kysely<Database>;

/** The person an account is in a förbund with the roles in force that day; null when it has no place there. */
export async function actorOfAccount(
  db: Db,
  associationId: string,
  accountId: string,
  today: LegalDate,
): Promise<Actor | null> {
  const person = await db
    .selectFrom("person")
    .select("id")
    .where("association_id", "=", associationId)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  if (!person) return null;
  const rows = await db
    .selectFrom("mandate")
    .select("role")
    .distinct()
    .where("person_id", "=", person.id)
    .where("from_date", "<=", today)
    .where((eb) => eb.or([eb("to_date", "is", null), eb("to_date", ">=", today)]))
    .execute();
  const roles: Role[] = rows.map((r) => r.role);
  return { accountId, personId: person.id, associationId, roles };
}

/** The förbund an account has a place in, by name. */
export async function associationsOfAccount(db: Db, accountId: string) {
  return db
    .selectFrom("person")
    .innerJoin("association", "association.id", "person.association_id")
    .select(["association.id", "association.slug", "association.name", "person.name as personName"])
    .where("person.account_id", "=", accountId)
    .orderBy("association.name")
    .execute();
}

/** Members, seats, mandates and people of a förbund as the domain's plain data. */
export type Register = {
  members: (Member & { noticeBoardUrl: string })[];
  seats: Seat[];
  mandates: SeatMandate[];
  persons: (Person & { email: string; accountId: string | null })[];
  offices: (Pick<MandateTable, "id" | "role" | "basis"> & {
    personId: string;
    from: LegalDate;
    to: LegalDate | null;
  })[];
};

/** The whole register. Boards are small: tens of rows, read at once. */
export async function registerOf(db: Db, associationId: string): Promise<Register> {
  const members = await db
    .selectFrom("member")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("position")
    .execute();
  const seats = await db
    .selectFrom("seat")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("position")
    .execute();
  const persons = await db
    .selectFrom("person")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("name")
    .execute();
  const mandates = await db
    .selectFrom("mandate")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("from_date")
    .orderBy("calling_order")
    .execute();
  return {
    members: members.map((m) => ({
      id: m.id,
      name: m.name,
      kind: m.kind,
      noticeBoardUrl: m.notice_board_url,
    })),
    seats: seats.map((s) => ({ id: s.id, memberId: s.member_id, label: s.label })),
    persons: persons.map((p) => ({
      id: p.id,
      name: p.name,
      organisation: p.organisation,
      title: p.title,
      email: p.email,
      accountId: p.account_id,
    })),
    mandates: mandates.flatMap(seatMandate),
    offices: mandates.map((m) => ({
      id: m.id,
      role: m.role,
      basis: m.basis,
      personId: m.person_id,
      from: m.from_date as LegalDate,
      to: m.to_date as LegalDate | null,
    })),
  };
}

function seatMandate(row: MandateTable): SeatMandate[] {
  if (!row.seat_id || (row.role !== "member" && row.role !== "substitute")) return [];
  return [
    {
      personId: row.person_id,
      seatId: row.seat_id,
      kind: row.role,
      callingOrder: row.calling_order,
      from: row.from_date as LegalDate,
      to: row.to_date as LegalDate | null,
    },
  ];
}

/** Id and name of everybody in the register, by name. */
export const personNames = (db: Db, associationId: string) =>
  db
    .selectFrom("person")
    .select(["id", "name"])
    .where("association_id", "=", associationId)
    .orderBy("name")
    .execute();
