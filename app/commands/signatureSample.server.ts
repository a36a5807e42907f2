/** Signature samples: how somebody who attests writes their name, as a picture or seen on paper. */
import { keepBytes } from "#db/queries/blobs.server.ts";
import { readPicture } from "../documents/picture.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type Caller, command, missing, type Office } from "./command.server.ts";

/** `picture` null = the sample lies on paper and was seen there that day. */
export type RegisterSample = { personId: string; on: LegalDate; picture: Uint8Array | null };

type Read = Omit<RegisterSample, "picture"> & {
  picture: { bytes: Uint8Array; mediaType: string } | null;
};

/** Registers a sample; the latest one counts. A picture is read first, outside the transaction. */
export async function registerSignatureSample(
  office: Office,
  caller: Caller,
  input: RegisterSample,
  formId: string | null = null,
): Promise<Result<{ id: string }>> {
  if (!input.picture) return saveSample(office, caller, { ...input, picture: null }, formId);
  const read = await readPicture(input.picture, "Ett namnteckningsprov");
  if (!read.ok) {
    return { ok: false, refusals: read.refusals.map((one) => ({ ...one, field: "sample" })) };
  }
  return saveSample(office, caller, { ...input, picture: read.value }, formId);
}

const saveSample = command("registerSignatureSample", async (act, input: Read) => {
  const { personId, on, picture } = input;
  const person = await act.trx
    .selectFrom("person")
    .select("id")
    .where("association_id", "=", act.associationId)
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person) return missing("Personen");
  if (on > act.today) {
    return refused("Provet kan inte vara lämnat efter i dag.", { field: "on" });
  }
  const sha256 = picture
    ? await keepBytes(act.trx, act.associationId, picture.mediaType, picture.bytes)
    : null;
  const id = act.newId();
  await act.trx
    .insertInto("signature_sample")
    .values({
      ...{ id, association_id: act.associationId, person_id: personId, given_on: on, sha256 },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const data = { personId, on, sha256 };
  const subject = `person:${personId}`;
  act.record({ kind: "signatureSample.registered", subject, data, ground: null });
  return accepted({ id });
});
