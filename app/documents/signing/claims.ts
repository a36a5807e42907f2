/** What a PDF says of itself: anybody may have written it, so it is told as the file's own words. */
import { entry, textOf } from "./pdfValues.ts";
import { Revision } from "./revision.ts";

export type Claims = { title: string | null; issuer: string | null };

/** Title and issuer as the file has them. */
export function claimsOf(bytes: Uint8Array): Claims {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const revision = Revision.at(text, bytes.length);
  const info = revision ? revision.follow(entry(revision.trailer, "Info")) : undefined;
  return {
    title: shown(textOf(entry(info, "Title"))),
    issuer: shown(textOf(entry(info, "Author"))),
  };
}

const shown = (words: string | null): string | null => {
  const clean = (words ?? "")
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .trim();
  return clean === "" ? null : clean.slice(0, 200);
};
