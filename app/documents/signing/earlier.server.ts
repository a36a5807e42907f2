/** Which files this one may have been before something was added to it. */
import { createHash } from "node:crypto";

/** A file as it was when it ended there, by its hash. */
export type Earlier = { end: number; sha256: string };

/** More additions than this are not those of signers. */
const most = 60;

/** The file itself, and each earlier file it may begin with: a PDF ends with a mark, with or without a line end. */
export function earlierFiles(bytes: Uint8Array): Earlier[] {
  const ends = [...new Set([...marks(bytes), bytes.length])].sort((a, b) => a - b);
  const hash = createHash("sha256");
  let at = 0;
  return ends.map((end) => {
    hash.update(bytes.subarray(at, end));
    at = end;
    return { end, sha256: hash.copy().digest("hex") };
  });
}

function marks(bytes: Uint8Array): number[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const ends: number[] = [];
  for (let at = file.indexOf("%%EOF"); at !== -1 && ends.length < 3 * most; ) {
    const end = at + "%%EOF".length;
    const lineEnd = /^\r?\n|^\r/.exec(file.toString("latin1", end, end + 2))?.[0] ?? "";
    ends.push(end, end + lineEnd.length);
    at = file.indexOf("%%EOF", end);
  }
  return ends.filter((end) => end <= bytes.length);
}
