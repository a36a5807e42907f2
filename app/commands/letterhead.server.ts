/** The förbund's letterhead: each change is a new version, and every document from then on carries it. */
import { keepBytes } from "#db/queries/blobs.server.ts";
import { type LogoFacts, letterheadVersions } from "#db/queries/house.server.ts";
import type { Picture } from "../documents/document.ts";
import { readPicture } from "../documents/picture.server.ts";
import {
  checkLetterhead,
  checkLogoText,
  type LetterheadText,
  type LogoText,
} from "../domain/letterhead.ts";
import { accepted, type Result } from "../domain/result.ts";
import { type Caller, command, type Office } from "./command.server.ts";

/** `picture` null keeps the one there is, unless it is taken away. */
export type ChangeLetterhead = LetterheadText &
  LogoText & { picture: Uint8Array | null; takesLogoAway: boolean };

type Read = Omit<ChangeLetterhead, "picture"> & { picture: Omit<Picture, "alt"> | null };

/** Saves a new version of the letterhead. The picture is read first, outside the transaction. */
export async function changeLetterhead(
  office: Office,
  caller: Caller,
  input: ChangeLetterhead,
  formId: string | null = null,
): Promise<Result<{ number: number }>> {
  const { picture } = input;
  if (!picture) return saveLetterhead(office, caller, { ...input, picture: null }, formId);
  const read = await readPicture(picture);
  if (!read.ok) {
    const texts = checkLetterhead(input);
    return { ok: false, refusals: [...(texts.ok ? [] : texts.refusals), ...read.refusals] };
  }
  return saveLetterhead(office, caller, { ...input, picture: read.value }, formId);
}

const saveLetterhead = command("changeLetterhead", async (act, input: Read) => {
  const [before] = await letterheadVersions(act.trx, act.associationId);
  const hasLogo = input.picture !== null || (before?.logo != null && !input.takesLogoAway);
  const texts = checkLetterhead(input);
  const alt = hasLogo ? checkLogoText(input) : accepted("");
  if (!texts.ok || !alt.ok) {
    return {
      ok: false,
      refusals: [...(texts.ok ? [] : texts.refusals), ...(alt.ok ? [] : alt.refusals)],
    };
  }
  const { name, lines, website, accent } = texts.value;
  const kept = hasLogo ? (before?.logo ?? null) : null;
  const logo: LogoFacts | null = input.picture
    ? {
        sha256: await keepBytes(
          act.trx,
          act.associationId,
          input.picture.mediaType,
          input.picture.bytes,
        ),
        ...{ width: input.picture.width, height: input.picture.height, alt: alt.value },
      }
    : kept && { ...kept, alt: alt.value };
  const number = (before?.number ?? 0) + 1;
  await act.trx
    .insertInto("letterhead")
    .values({
      ...{ association_id: act.associationId, number, name, website, accent },
      lines: JSON.stringify(lines),
      logo_sha256: logo?.sha256 ?? null,
      logo_width: logo?.width ?? 0,
      logo_height: logo?.height ?? 0,
      logo_alt: logo?.alt ?? "",
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  act.record({
    kind: "letterhead.changed",
    subject: `association:${act.associationId}`,
    data: { number, name, lines, website, accent, logo: logo && { ...logo } },
    ground: null,
  });
  return accepted({ number });
});
