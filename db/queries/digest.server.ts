/** Who wants to be told by e-mail what waits, and what has been sent. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** The newest wish of a person; number 0 and no where none has been said. */
export async function digestWishOf(db: Db, associationId: string, personId: string) {
  const row = await db
    .selectFrom("digest_wish")
    .select(["number", "is_wanted"])
    .where("association_id", "=", associationId)
    .where("person_id", "=", personId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return { number: row?.number ?? 0, isWanted: row?.is_wanted === 1 };
}

/** Those whose newest wish is yes and who have an address, in the order of their ids. */
export const digestReaders = (db: Db, associationId: string) =>
  db
    .selectFrom("digest_wish as wish")
    .innerJoin("person", "person.id", "wish.person_id")
    .select(["person.id", "person.email"])
    .where("wish.association_id", "=", associationId)
    .where("wish.is_wanted", "=", 1)
    .where("person.email", "!=", "")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("digest_wish as later")
            .select("later.number")
            .whereRef("later.association_id", "=", "wish.association_id")
            .whereRef("later.person_id", "=", "wish.person_id")
            .whereRef("later.number", ">", "wish.number"),
        ),
      ),
    )
    .orderBy("person.id")
    .execute();

export type DigestDay = { associationId: string; personId: string; day: string };

/** Takes the day's letter to a person: false when it is sent, or somebody else is sending it. One that failed is taken anew. */
export async function takeDigest(db: Db, about: DigestDay, at: string): Promise<boolean> {
  const key = {
    association_id: about.associationId,
    person_id: about.personId,
    day: about.day,
  };
  const fresh = await db
    .insertInto("digest")
    .values({ ...key, state: "sending", error: null, at })
    .onConflict((c) => c.columns(["association_id", "person_id", "day"]).doNothing())
    .returning("day")
    .executeTakeFirst();
  if (fresh) return true;
  const anew = await db
    .updateTable("digest")
    .set({ state: "sending", error: null, at })
    .where("association_id", "=", about.associationId)
    .where("person_id", "=", about.personId)
    .where("day", "=", about.day)
    .where("state", "=", "failed")
    .returning("day")
    .executeTakeFirst();
  return anew !== undefined;
}

/** Notes what became of the day's letter. */
export const endDigest = (
  db: Db,
  about: DigestDay,
  end: Pick<Database["digest"], "state" | "error">,
) =>
  db
    .updateTable("digest")
    .set(end)
    .where("association_id", "=", about.associationId)
    .where("person_id", "=", about.personId)
    .where("day", "=", about.day)
    .execute();
