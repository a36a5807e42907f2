import { randomUUID } from "node:crypto";
import { record } from "#db/queries/events.server.ts";
import { firstPreviousHash } from "../domain/event.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import type { Office } from "./command.server.ts";

export type NewAssociation = {
  slug: string;
  name: string;
  organisationNumber: string;
  keptAt: string;
  email: string;
  phone: string;
  court: string;
};

/**
 * Lays up a förbund with the first link of its event chain. Only the command line may: there is no förbund
 * yet whose roles could allow it.
 */
export async function createAssociation(
  office: Office,
  input: NewAssociation,
): Promise<Result<{ id: string }>> {
  if (!/^[a-z0-9-]{2,40}$/.test(input.slug)) {
    return refused("Adressdelen får bara ha små bokstäver a–z, siffror och bindestreck.", {
      field: "slug",
    });
  }
  const at = office.clock().toISOString();
  return office.db.transaction().execute(async (trx) => {
    const taken = await trx
      .selectFrom("association")
      .select("id")
      .where("slug", "=", input.slug)
      .executeTakeFirst();
    if (taken) return refused("Det finns redan ett förbund med den adressen.", { field: "slug" });
    const id = randomUUID();
    await trx
      .insertInto("association")
      .values({
        id,
        slug: input.slug,
        name: input.name,
        organisation_number: input.organisationNumber,
        kept_at: input.keptAt,
        email: input.email,
        phone: input.phone,
        court: input.court,
        created_at: at,
        head_seq: 0,
        head_hash: firstPreviousHash,
      })
      .execute();
    await record(trx, { associationId: id, actorId: null, at }, [
      { kind: "association.created", subject: `association:${id}`, data: input, ground: null },
    ]);
    return accepted({ id });
  });
}
