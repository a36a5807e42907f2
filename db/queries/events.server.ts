import { createHash } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import {
  canonicalEvent,
  canonicalJson,
  type EventKind,
  firstPreviousHash,
  type Json,
  type NewEvent,
} from "#app/domain/event.ts";
import type { Database, EventTable } from "../schema.ts";

/** Where a förbund's chain ends. */
export type ChainHead = { seq: number; hash: string };

type Db = Kysely<Database>;

export const sha256 = (data: string | Uint8Array): string =>
  createHash("sha256").update(data).digest("hex");

/** Where the chain ends, as the förbund's own row says; seq 0 before the first event. */
export async function chainHead(db: Db, associationId: string): Promise<ChainHead> {
  const row = await db
    .selectFrom("association")
    .select(["head_seq", "head_hash"])
    .where("id", "=", associationId)
    .executeTakeFirstOrThrow();
  return { seq: row.head_seq, hash: row.head_hash };
}

/**
 * Takes the förbund's row lock for the rest of the transaction, so that its writers come one at a time:
 * the chain gets no fork and §-numbers no gap. An update that changes nothing locks on PostgreSQL and is
 * free on SQLite, which has one writer anyhow. Null when there is no such förbund.
 */
export async function lockAssociation(
  trx: Transaction<Database>,
  associationId: string,
): Promise<ChainHead | null> {
  const row = await trx
    .updateTable("association")
    .set((eb) => ({ head_seq: eb.ref("head_seq") }))
    .where("id", "=", associationId)
    .returning(["head_seq", "head_hash"])
    .executeTakeFirst();
  return row ? { seq: row.head_seq, hash: row.head_hash } : null;
}

/**
 * Appends events to the förbund's chain. Must run inside the transaction that makes the change, after
 * `lockAssociation`, so that two writers never take the same place.
 */
export async function record(
  trx: Transaction<Database>,
  stamp: { associationId: string; actorId: string | null; at: string },
  events: NewEvent[],
): Promise<ChainHead> {
  let head = await chainHead(trx, stamp.associationId);
  for (const event of events) {
    const seq = head.seq + 1;
    const hash = sha256(canonicalEvent({ ...event, ...stamp, seq, previousHash: head.hash }));
    await trx
      .insertInto("event")
      .values({
        association_id: stamp.associationId,
        seq,
        at: stamp.at,
        actor_id: stamp.actorId,
        kind: event.kind,
        subject: event.subject,
        data: canonicalJson(event.data),
        ground: event.ground,
        previous_hash: head.hash,
        hash,
      })
      .execute();
    head = { seq, hash };
  }
  await trx
    .updateTable("association")
    .set({ head_seq: head.seq, head_hash: head.hash })
    .where("id", "=", stamp.associationId)
    .execute();
  return head;
}

/** What does not hold in a chain: the first such link, in plain Swedish. */
export type BrokenLink = { associationId: string; seq: number; what: string };

/**
 * Walks a förbund's chain in order and names the first link that does not hold: a changed, missing, moved or
 * added event. `anchors` are heads that were published (on anslag, on paper); a chain that has been cut short
 * or rewritten from its end no longer contains them.
 */
export async function verifyChain(
  db: Db,
  associationId: string,
  anchors: ChainHead[] = [],
  from = 1,
): Promise<{ length: number; broken: BrokenLink | null }> {
  const start = await eventBefore(db, associationId, from);
  let previous = start?.hash ?? firstPreviousHash;
  let expected = start ? start.seq + 1 : 1;
  const published = new Map(anchors.map((a) => [a.seq, a.hash]));
  const broken = (seq: number, what: string) => ({
    length: expected - 1,
    broken: { associationId, seq, what },
  });
  for (;;) {
    const rows = await eventsFrom(db, associationId, expected - 1, 500);
    for (const row of rows) {
      if (row.seq !== expected) return broken(expected, `händelse ${expected} saknas`);
      const fault = faultOf(row, previous, published.get(row.seq));
      if (fault) return broken(row.seq, fault);
      previous = row.hash;
      expected += 1;
    }
    if (rows.length < 500) break;
  }
  const cut = anchors.find((a) => a.seq >= expected);
  if (cut) {
    return broken(
      expected,
      `kedjan slutar före händelse ${cut.seq}, som är publicerad: händelser har tagits bort från slutet`,
    );
  }
  return { length: expected - 1, broken: null };
}

function faultOf(row: EventTable, previous: string, publishedHash: string | undefined) {
  if (row.previous_hash !== previous) {
    return `händelse ${row.seq} hänger inte ihop med händelsen före`;
  }
  if (hashOf(row) !== row.hash) return `händelse ${row.seq} är ändrad efter att den skrevs`;
  if (publishedHash !== undefined && publishedHash !== row.hash) {
    return `händelse ${row.seq} är inte den som publicerades`;
  }
  return null;
}

/** Null when the stored data is no longer JSON: then it has certainly been changed. */
function hashOf(row: EventTable): string | null {
  let data: Json;
  try {
    data = JSON.parse(row.data) as Json;
  } catch {
    return null;
  }
  return sha256(
    canonicalEvent({
      associationId: row.association_id,
      seq: row.seq,
      at: row.at,
      actorId: row.actor_id,
      kind: row.kind as EventKind,
      subject: row.subject,
      data,
      ground: row.ground,
      previousHash: row.previous_hash,
    }),
  );
}

async function eventBefore(db: Db, associationId: string, from: number) {
  if (from <= 1) return undefined;
  return db
    .selectFrom("event")
    .select(["seq", "hash"])
    .where("association_id", "=", associationId)
    .where("seq", "=", from - 1)
    .executeTakeFirst();
}

async function eventsFrom(db: Db, associationId: string, after: number, limit: number) {
  return db
    .selectFrom("event")
    .selectAll()
    .where("association_id", "=", associationId)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
}

/** The latest events of one subject (or of the whole förbund), newest first. */
export async function history(db: Db, associationId: string, subject: string | null, limit = 200) {
  let query = db
    .selectFrom("event")
    .leftJoin("person", "person.id", "event.actor_id")
    .select([
      "event.seq",
      "event.at",
      "event.kind",
      "event.subject",
      "event.data",
      "event.ground",
      "event.hash",
      "person.name as actorName",
    ])
    .where("event.association_id", "=", associationId)
    .orderBy("event.seq", "desc")
    .limit(limit);
  if (subject) query = query.where("event.subject", "=", subject);
  return query.execute();
}

/** A number that goes up whenever anything changes anywhere: the key of every cached public page. */
export async function changeCount(db: Db): Promise<number> {
  const row = await db
    .selectFrom("association")
    .select(({ fn }) => fn.sum<number>("head_seq").as("changes"))
    .executeTakeFirstOrThrow();
  return Number(row.changes ?? 0);
}

/** What a form that has been handled was answered, as JSON; null when it has not come before. */
export async function handledForm(
  db: Db,
  associationId: string,
  formId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("handled_form")
    .select("result")
    .where("association_id", "=", associationId)
    .where("form_id", "=", formId)
    .executeTakeFirst();
  return row?.result ?? null;
}
