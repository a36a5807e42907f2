/** The delegationsordning in its versions, the delegationsbeslut, and where each was told to the styrelse. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { DelegatedDecision } from "#app/domain/delegation/decision.ts";
import type {
  DelegationGroup,
  DelegationOrder,
  DelegationPerson,
  DelegationSettings,
} from "#app/domain/delegation/order.ts";
import type { DelegatedDecisionTable } from "../schema/delegation.ts";
import type { Database } from "../schema.ts";
import { registerOf } from "./people.server.ts";
import { tiesOf } from "./review.server.ts";

type Db = Kysely<Database>;

export type OrderVersion = DelegationOrder & {
  revision: number;
  at: string;
  byName: string | null;
  /** The address part of the meeting that adopted it, and the paragraf's id. */
  adoptedAt: { slug: string; itemId: string } | null;
};

/** Every version, newest first; a draft is one that no paragraf has adopted. */
export async function ordersOf(db: Db, associationId: string): Promise<OrderVersion[]> {
  const rows = await db
    .selectFrom("delegation_order")
    .leftJoin("delegation_adoption", "delegation_adoption.order_id", "delegation_order.id")
    .leftJoin("item", "item.id", "delegation_adoption.item_id")
    .leftJoin("meeting", "meeting.id", "item.meeting_id")
    .leftJoin("person", "person.id", "delegation_order.by_person_id")
    .selectAll("delegation_order")
    .select(["item.id as itemId", "item.number as paragraf", "meeting.id as meetingId"])
    .select(["meeting.date as meetingDate", "meeting.slug", "person.name as byName"])
    .where("delegation_order.association_id", "=", associationId)
    .orderBy("delegation_order.number", "desc")
    .execute();
  return rows.map((row) => {
    const { itemId, meetingId, meetingDate, slug, paragraf } = row;
    const isAdopted = itemId !== null && meetingId !== null && meetingDate !== null;
    return {
      ...{ id: row.id, number: row.number, revision: row.revision, at: row.at, byName: row.byName },
      from: row.from_date as LegalDate,
      to: row.to_date as LegalDate | null,
      settings: JSON.parse(row.settings) as DelegationSettings,
      groups: JSON.parse(row.groups) as DelegationGroup[],
      adopted: isAdopted
        ? { meetingId, meetingDate: meetingDate as LegalDate, paragraf: paragraf ?? 0 }
        : null,
      adoptedAt: isAdopted ? { slug: slug ?? "", itemId } : null,
    };
  });
}

const decisionOf = (row: DelegatedDecisionTable): DelegatedDecision => ({
  ...{ id: row.id, year: row.year, serial: row.serial, orderId: row.order_id },
  decidedOn: row.decided_on as LegalDate,
  ...{ groupId: row.group_id, groupTitle: row.group_title },
  ...{ delegateId: row.delegate_id, delegateName: row.delegate_name },
  ...{ what: row.what, object: row.object, supplier: row.supplier, ore: row.ore },
  ...{ corrects: row.corrects, isVoid: row.is_void === 1 },
});

export type DecisionRow = DelegatedDecision & { reason: string; at: string; byName: string | null };

/** Every delegationsbeslut, the newest number first. */
export async function decisionsOf(db: Db, associationId: string): Promise<DecisionRow[]> {
  const rows = await db
    .selectFrom("delegated_decision")
    .leftJoin("person", "person.id", "delegated_decision.by_person_id")
    .selectAll("delegated_decision")
    .select("person.name as byName")
    .where("delegated_decision.association_id", "=", associationId)
    .orderBy("year", "desc")
    .orderBy("serial", "desc")
    .execute();
  return rows.map((row) => ({
    ...decisionOf(row),
    ...{ reason: row.reason, at: row.at, byName: row.byName },
  }));
}

/** A paragraf that tells of delegationsbeslut, with its text. */
export type Telling = {
  itemId: string;
  meetingId: string;
  slug: string;
  date: LegalDate;
  number: number | null;
  text: string;
  isOpened: boolean;
  isApproved: boolean;
};

/** The ärenden about anmälan that stand on a dagordning or in a protokoll, the latest meeting first. */
export async function tellingsOf(db: Db, associationId: string): Promise<Telling[]> {
  const rows = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .leftJoin("section", "section.item_id", "item.id")
    .leftJoin("meeting_step", (join) =>
      join
        .onRef("meeting_step.meeting_id", "=", "meeting.id")
        .on("meeting_step.step", "=", "opened"),
    )
    .leftJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .leftJoin("approved_item", "approved_item.item_id", "item.id")
    // A meeting that was called off tells nobody anything.
    .leftJoin("meeting_cancellation", "meeting_cancellation.meeting_id", "meeting.id")
    .where("meeting_cancellation.meeting_id", "is", null)
    .select(["item.id", "item.number", "item.meeting_id", "meeting.slug", "meeting.date"])
    .select(["section.body", "section.clauses", "meeting_step.at as openedAt"])
    .select(["approved_minutes.at as approvedAt", "approved_item.at as itemApprovedAt"])
    .where("item.association_id", "=", associationId)
    .where("item.kind", "=", "delegation_report")
    .where("item.struck_ground", "is", null)
    .orderBy("meeting.date", "desc")
    .orderBy("item.position")
    .orderBy("section.position")
    .execute();
  const byItem = new Map<string, Telling>();
  for (const row of rows) {
    const said = [row.body ?? "", ...(JSON.parse(row.clauses ?? "[]") as string[])].join("\n");
    const known = byItem.get(row.id);
    if (known) known.text += `\n${said}`;
    else
      byItem.set(row.id, {
        ...{ itemId: row.id, meetingId: row.meeting_id, slug: row.slug, number: row.number },
        ...{ date: row.date as LegalDate, text: said, isOpened: row.openedAt !== null },
        isApproved: row.approvedAt !== null || row.itemApprovedAt !== null,
      });
  }
  return [...byItem.values()];
}

/** By decision: the paragraf, justerad, that told the styrelse of it. */
export async function toldOf(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("delegated_telling")
    .innerJoin("item", "item.id", "delegated_telling.item_id")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .select(["decision_id", "item.id as itemId", "item.number", "meeting.id as meetingId"])
    .select(["meeting.slug", "meeting.date"])
    .where("delegated_telling.association_id", "=", associationId)
    .orderBy("meeting.date")
    .execute();
  return new Map(
    rows.map((row) => [row.decision_id, { ...row, date: row.date as LegalDate }] as const),
  );
}

/** Everybody in the register with their uppdrag, and what binds each to somebody outside. */
export async function delegationPeople(db: Db, associationId: string) {
  const register = await registerOf(db, associationId);
  const ties = await tiesOf(db, associationId);
  const persons = register.persons.map(
    ({ id, name, organisation }): DelegationPerson => ({
      ...{ id, name },
      roles: register.offices.filter(({ personId }) => personId === id),
      ties: [
        ...ties
          .filter(({ personId }) => personId === id)
          .map((tie) => ({
            kind:
              tie.kind === "employer" || tie.kind === "assignment"
                ? ("employer" as const)
                : ("own" as const),
            name: tie.name,
          })),
        ...(organisation === "" ? [] : [{ kind: "employer" as const, name: organisation }]),
      ],
    }),
  );
  return { persons, memberNames: register.members.map(({ name }) => name) };
}
