/** The attestordningar of a förbund and the people in them, as the domain's plain data. */
import type { Kysely } from "kysely";
import type {
  AttestCap,
  AttestOrder,
  AttestPerson,
  AttestRight,
  Concern,
  Holder,
} from "#app/domain/attest/order.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { AttestRightTable } from "../schema/attestOrder.ts";
import type { Database } from "../schema.ts";
import { registerOf } from "./people.server.ts";

type Db = Kysely<Database>;

const rightOf = (row: AttestRightTable): AttestRight => ({
  id: row.id,
  step: row.step,
  concern: JSON.parse(row.concern) as Concern,
  area: JSON.parse(row.area) as AttestRight["area"],
  cap: row.cap === null ? null : (JSON.parse(row.cap) as AttestCap),
  holder: JSON.parse(row.holder) as Holder,
  deputies: JSON.parse(row.deputies) as Holder[],
  deputyWhen: row.deputy_when,
  remark: row.remark,
});

/** Every version, the draft among them, the one that was made last first. */
export async function attestOrdersOf(db: Db, associationId: string): Promise<AttestOrder[]> {
  const orders = await db
    .selectFrom("attest_order")
    .leftJoin("attest_adoption", "attest_adoption.order_id", "attest_order.id")
    .leftJoin("meeting", "meeting.id", "attest_adoption.meeting_id")
    .select(["attest_order.id", "from_date", "to_date", "manual_order_persons"])
    .select(["attest_adoption.meeting_id", "attest_adoption.number", "meeting.date"])
    .where("attest_order.association_id", "=", associationId)
    .orderBy("attest_order.at", "desc")
    .orderBy("attest_order.id")
    .execute();
  const rights = await db
    .selectFrom("attest_right")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("position")
    .execute();
  return orders.map((row) => ({
    id: row.id,
    from: row.from_date as LegalDate,
    to: row.to_date as LegalDate | null,
    adopted:
      row.meeting_id === null || row.number === null || row.date === null
        ? null
        : {
            ...{ meetingId: row.meeting_id, number: row.number },
            meetingDate: row.date as LegalDate,
          },
    rights: rights.filter(({ order_id }) => order_id === row.id).map(rightOf),
    manualOrderPersons: row.manual_order_persons,
  }));
}

/** Everybody in the register with their uppdrag and the latest signature sample, by name. */
export async function attestPeopleOf(db: Db, associationId: string): Promise<AttestPerson[]> {
  const { persons, offices } = await registerOf(db, associationId);
  const samples = await db
    .selectFrom("signature_sample")
    .select(["person_id", (e) => e.fn.max("given_on").as("on")])
    .where("association_id", "=", associationId)
    .groupBy("person_id")
    .execute();
  return persons.map(({ id, name }) => ({
    id,
    name,
    roles: offices
      .filter(({ personId }) => personId === id)
      .map(({ role, from, to }) => ({ role, from, to })),
    sampleOn: (samples.find(({ person_id }) => person_id === id)?.on ?? null) as LegalDate | null,
  }));
}

export type SignatureSample = {
  id: string;
  personId: string;
  on: LegalDate;
  /** Null = on paper. */
  sha256: string | null;
  at: string;
  byName: string | null;
};

/** Every signature sample of the förbund, the latest first. */
export async function signatureSamples(db: Db, associationId: string): Promise<SignatureSample[]> {
  const rows = await db
    .selectFrom("signature_sample")
    .leftJoin("person", "person.id", "signature_sample.by_person_id")
    .select(["signature_sample.id", "person_id", "given_on", "sha256", "at"])
    .select("person.name as byName")
    .where("signature_sample.association_id", "=", associationId)
    .orderBy("given_on", "desc")
    .orderBy("at", "desc")
    .execute();
  return rows.map(({ person_id, given_on, ...row }) => ({
    ...row,
    personId: person_id,
    on: given_on as LegalDate,
  }));
}
