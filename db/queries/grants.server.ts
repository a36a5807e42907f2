/** Bidrag with their plans, and what is paid on them, as the domain's plain data. */
import type { Kysely } from "kysely";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import {
  decisionName,
  type Fulfilment,
  type FulfilmentGround,
  type Grant,
} from "#app/domain/grants/grant.ts";
import type { GrantPayment } from "#app/domain/grants/left.ts";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

const numberOf = ({ year, sequence }: { year: number; sequence: number }) => `${year}-${sequence}`;

/** The rows by one of their columns. */
function groupedBy<T>(rows: readonly T[], key: (row: T) => string | null): (id: string) => T[] {
  const found = new Map<string | null, T[]>();
  for (const row of rows) {
    const own = found.get(key(row));
    if (own) own.push(row);
    else found.set(key(row), [row]);
  }
  return (id) => found.get(id) ?? [];
}

/** The marks that have not been taken back, the oldest first. */
async function standingMarks(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("condition_mark as mark")
    .leftJoin("condition_withdrawal as w", "w.mark_id", "mark.id")
    .leftJoin("person", "person.id", "mark.by_person_id")
    .leftJoin("item", "item.id", "mark.ground_item_id")
    .leftJoin("meeting", "meeting.id", "item.meeting_id")
    .select(["mark.id", "mark.at", "mark.instalment_id", "mark.item_id", "mark.kind"])
    .select(["mark.signed_on", "mark.ground_item_id", "mark.words", "mark.filename"])
    .select(["person.name as personName", "item.number", "meeting.date"])
    .where("mark.association_id", "=", associationId)
    .where("w.id", "is", null)
    .orderBy("mark.at")
    .orderBy("mark.id")
    .execute();
  return rows.map((row) => ({ ...row, fulfilled: fulfilmentOf(row) }));
}

type MarkRow = {
  id: string;
  at: string;
  kind: FulfilmentGround["kind"];
  signed_on: string | null;
  ground_item_id: string | null;
  words: string;
  filename: string | null;
  personName: string | null;
  number: number | null;
  date: string | null;
};

function fulfilmentOf(row: MarkRow): Fulfilment {
  const { id, at, personName, words, filename, signed_on, number, date } = row;
  const about = { id, at, personName };
  if (row.kind === "agreement" && signed_on) {
    const paper = filename === null ? null : { id, filename };
    const signedOn = legalDate(signed_on);
    return { ...about, ground: { kind: "agreement", signedOn, paper, where: words } };
  }
  if (row.kind === "paragraf" && row.ground_item_id && number !== null && date) {
    const name = decisionName({ number, meetingDate: legalDate(date) });
    return { ...about, ground: { kind: "paragraf", itemId: row.ground_item_id, name } };
  }
  return { ...about, ground: { kind: "words", text: words } };
}

/** Who has marked the condition of a decision itself as fulfilled; null when nobody has. @see CTRL-13 */
export async function decisionFulfilled(
  db: Db,
  associationId: string,
  itemId: string,
): Promise<Fulfilment | null> {
  const marks = await standingMarks(db, associationId);
  return marks.findLast((mark) => mark.item_id === itemId)?.fulfilled ?? null;
}

async function plansOf(db: Db, associationId: string) {
  return db
    .selectFrom("grant_plan as g")
    .innerJoin("item", "item.id", "g.item_id")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .leftJoin("grant_end as e", "e.grant_id", "g.id")
    .select(["g.id", "g.year", "g.sequence", "g.item_id", "g.budget_year", "g.payee_name"])
    .select(["g.organisation_number", "g.initiative", "g.ore", "item.number", "item.heading"])
    .select(["meeting.date", "e.at as endedAt", "e.reason as endedFor"])
    .where("g.association_id", "=", associationId)
    .orderBy("g.year")
    .orderBy("g.sequence")
    .execute();
}

/** Every bidrag of the förbund in the order of their numbers, those that were taken back too. */
export async function grantsOf(db: Db, associationId: string): Promise<Grant[]> {
  const plans = await plansOf(db, associationId);
  if (plans.length === 0) return [];
  const instalments = await db
    .selectFrom("grant_instalment")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("position")
    .execute();
  const choices = await db
    .selectFrom("grant_line_choice")
    .select(["grant_id", "line_id"])
    .where("association_id", "=", associationId)
    .orderBy("version")
    .execute();
  const instalmentsOf = groupedBy(instalments, (row) => row.grant_id);
  const choicesOf = groupedBy(choices, (row) => row.grant_id);
  const marksOf = groupedBy(
    await standingMarks(db, associationId),
    ({ instalment_id }) => instalment_id,
  );
  return plans.map((row) => ({
    ...{ id: row.id, number: numberOf(row), initiative: row.initiative, ore: row.ore },
    payee: { name: row.payee_name, organisationNumber: row.organisation_number },
    ...{ year: row.budget_year, lineId: choicesOf(row.id).at(-1)?.line_id ?? null },
    decision: {
      ...{ itemId: row.item_id, number: row.number ?? 0, heading: row.heading },
      meetingDate: legalDate(row.date),
    },
    instalments: instalmentsOf(row.id).map((one) => ({
      ...{ id: one.id, ore: one.ore },
      condition: { kind: one.condition_kind, words: one.condition_words },
      fulfilled: marksOf(one.id).at(-1)?.fulfilled ?? null,
    })),
    ended: row.endedAt === null ? null : { at: row.endedAt, reason: row.endedFor ?? "" },
  }));
}

/** The payments on bidrag, or on some parts of them: what each newest version says, and whether it is paid. */
export async function grantPaymentsOf(
  db: Db,
  associationId: string,
  instalmentIds: readonly string[] | null = null,
): Promise<GrantPayment[]> {
  const rows = await db
    .selectFrom("payment_version as v")
    .innerJoin("payment as p", "p.id", "v.payment_id")
    .leftJoin("payment_end as e", "e.payment_id", "p.id")
    .leftJoin("payment_back as b", "b.payment_id", "p.id")
    .select(["p.id", "p.year", "p.sequence", "v.instalment_id", "v.text"])
    .select(["e.kind as end", "e.day", "b.day as backOn"])
    .where("v.association_id", "=", associationId)
    .where("v.instalment_id", "is not", null)
    .$if(instalmentIds !== null, (q) => q.where("v.instalment_id", "in", instalmentIds ?? []))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("payment_version as later")
            .select("later.version")
            .whereRef("later.payment_id", "=", "v.payment_id")
            .whereRef("later.version", ">", "v.version"),
        ),
      ),
    )
    .orderBy("p.year")
    .orderBy("p.sequence")
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, number: numberOf(row), instalmentId: row.instalment_id ?? "" },
    ore: (JSON.parse(row.text) as PaymentText).ore,
    paidOn: row.end === "paid" ? (row.day as LegalDate) : null,
    cameBackOn: row.backOn as LegalDate | null,
    isCancelled: row.end === "cancelled",
  }));
}

/** The kept file of a mark, with its name; undefined when it has none. */
export const paperOfMark = (db: Db, associationId: string, markId: string) =>
  db
    .selectFrom("condition_mark")
    .select(["sha256", "filename", "media_type"])
    .where("association_id", "=", associationId)
    .where("id", "=", markId)
    .executeTakeFirst();
