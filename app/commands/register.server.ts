/** The förbund's register: members, people, seats and uppdrag. */

import type { Role } from "../domain/authority.ts";
import type { LegalDate } from "../domain/calendar.ts";
import type { MemberKind } from "../domain/minutes.ts";
import { accepted, refused } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";

export type AssociationFacts = {
  organisationNumber: string;
  keptAt: string;
  email: string;
  phone: string;
  court: string;
};

/** Changes what is printed on anslag and protokoll about the förbund. Its name and address stay. */
export const changeAssociation = command(
  "changeAssociation",
  async (act, input: AssociationFacts) => {
    await act.trx
      .updateTable("association")
      .set({
        organisation_number: input.organisationNumber,
        kept_at: input.keptAt,
        email: input.email,
        phone: input.phone,
        court: input.court,
      })
      .where("id", "=", act.associationId)
      .execute();
    const subject = `association:${act.associationId}`;
    act.record({ kind: "association.changed", subject, data: input, ground: null });
    return accepted({ id: act.associationId });
  },
);

export const addMember = command(
  "addMember",
  async (act, input: { name: string; kind: MemberKind; noticeBoardUrl: string }) => {
    const { trx, associationId } = act;
    const members = await trx
      .selectFrom("member")
      .select(["name"])
      .where("association_id", "=", associationId)
      .execute();
    if (members.some((m) => m.name === input.name)) {
      return refused("Den medlemmen finns redan.", { field: "name" });
    }
    const id = act.newId();
    await trx
      .insertInto("member")
      .values({
        id,
        association_id: associationId,
        name: input.name,
        kind: input.kind,
        notice_board_url: input.noticeBoardUrl,
        position: members.length + 1,
      })
      .execute();
    act.record({ kind: "member.added", subject: `member:${id}`, data: input, ground: null });
    return accepted({ id });
  },
);

export const addPerson = command(
  "addPerson",
  async (
    act,
    input: {
      name: string;
      email: string;
      organisation: string;
      title: string;
      accountId: string | null;
    },
  ) => {
    const id = act.newId();
    await act.trx
      .insertInto("person")
      .values({
        id,
        association_id: act.associationId,
        account_id: input.accountId,
        name: input.name,
        email: input.email,
        organisation: input.organisation,
        title: input.title,
      })
      .execute();
    const data = { name: input.name, organisation: input.organisation, title: input.title };
    act.record({ kind: "person.added", subject: `person:${id}`, data, ground: null });
    return accepted({ id });
  },
);

export const addSeat = command(
  "addSeat",
  async (act, input: { memberId: string; label: string }) => {
    const { trx, associationId } = act;
    const member = await trx
      .selectFrom("member")
      .select("id")
      .where("association_id", "=", associationId)
      .where("id", "=", input.memberId)
      .executeTakeFirst();
    if (!member) return missing("Medlemmen");
    const { count } = await trx
      .selectFrom("seat")
      .select(({ fn }) => fn.countAll().as("count"))
      .where("association_id", "=", associationId)
      .executeTakeFirstOrThrow();
    const id = act.newId();
    await trx
      .insertInto("seat")
      .values({
        id,
        association_id: associationId,
        member_id: input.memberId,
        label: input.label,
        position: Number(count) + 1,
      })
      .execute();
    act.record({ kind: "seat.added", subject: `seat:${id}`, data: input, ground: null });
    return accepted({ id });
  },
);

export type GiveMandate = {
  personId: string;
  role: Role;
  seatId: string | null;
  callingOrder: number | null;
  basis: string;
  from: LegalDate;
  to: LegalDate | null;
};

/** Gives an uppdrag from–to. A ledamot or ersättare needs a seat; an ordförande must be a ledamot. @see FIN-10, FIN-17 */
export const giveMandate = command("giveMandate", async (act, input: GiveMandate) => {
  const { trx, associationId } = act;
  const refusal = await mandateRefusal(act, input);
  if (refusal) return refusal;
  const id = act.newId();
  await trx
    .insertInto("mandate")
    .values({
      id,
      association_id: associationId,
      person_id: input.personId,
      role: input.role,
      seat_id: input.seatId,
      calling_order: input.callingOrder,
      basis: input.basis,
      from_date: input.from,
      to_date: input.to,
    })
    .execute();
  const { basis, ...data } = input;
  act.record({ kind: "mandate.given", subject: `mandate:${id}`, data, ground: basis });
  return accepted({ id });
});

async function mandateRefusal(act: Act, input: GiveMandate) {
  const { trx, associationId } = act;
  const person = await trx
    .selectFrom("person")
    .select("id")
    .where("association_id", "=", associationId)
    .where("id", "=", input.personId)
    .executeTakeFirst();
  if (!person) return missing("Personen");
  if (input.to && input.to < input.from) {
    return refused("Uppdraget slutar före det börjar.", { field: "to" });
  }
  const needsSeat = input.role === "member" || input.role === "substitute";
  if (needsSeat !== (input.seatId !== null)) {
    return refused(
      needsSeat
        ? "Välj vilken plats i styrelsen uppdraget gäller."
        : "Bara ledamöter och ersättare har en plats i styrelsen.",
      { field: "seatId", rule: "FIN-10", source: "lag (2003:1210) 10 §" },
    );
  }
  if (input.seatId) {
    const seat = await trx
      .selectFrom("seat")
      .select("id")
      .where("association_id", "=", associationId)
      .where("id", "=", input.seatId)
      .executeTakeFirst();
    if (!seat) return missing("Platsen");
  }
  if (input.role === "chair" || input.role === "vice_chair") return presidiumRefusal(act, input);
  return null;
}

/** Ordförande and vice ordförande are chosen among the ledamöter. @see FIN-17 */
async function presidiumRefusal(act: Act, input: GiveMandate) {
  const rows = await act.trx
    .selectFrom("mandate")
    .select(["from_date", "to_date"])
    .where("association_id", "=", act.associationId)
    .where("person_id", "=", input.personId)
    .where("role", "=", "member")
    .execute();
  const isMember = rows.some(
    (r) => r.from_date <= input.from && (r.to_date === null || r.to_date >= input.from),
  );
  if (isMember) return null;
  return refused(
    "Ordförande och vice ordförande väljs bland ledamöterna. Personen är inte ledamot den dagen uppdraget börjar.",
    { field: "personId", rule: "FIN-17", source: "lag (2003:1210) 17 §" },
  );
}

export const endMandate = command(
  "endMandate",
  async (act, input: { mandateId: string; to: LegalDate; ground: string }) => {
    const { trx, associationId } = act;
    const row = await trx
      .selectFrom("mandate")
      .selectAll()
      .where("association_id", "=", associationId)
      .where("id", "=", input.mandateId)
      .executeTakeFirst();
    if (!row) return missing("Uppdraget");
    if (input.to < row.from_date) {
      return refused("Slutdagen ligger före uppdragets första dag.", { field: "to" });
    }
    await trx
      .updateTable("mandate")
      .set({ to_date: input.to })
      .where("id", "=", input.mandateId)
      .execute();
    act.record({
      kind: "mandate.ended",
      subject: `mandate:${input.mandateId}`,
      data: { to: input.to },
      ground: input.ground,
    });
    return accepted({ id: input.mandateId });
  },
);
