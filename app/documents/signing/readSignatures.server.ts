/**
 * Who has signed a PDF, which version of it, and what has happened to it since. Takes files from anybody and
 * never throws for what is in them: what cannot be read is a sentence.
 * @see ETSI EN 319 142-1, ISO 32000-1 12.8
 */
import { validAt } from "./certificate.server.ts";
import { type Change, changesBetween } from "./changes.ts";
import { sizeAt } from "./der.ts";
import { type Found, findSignatures } from "./findSignatures.ts";
import { entry, NotPdf } from "./pdfValues.ts";
import { type Cms, readCms } from "./readCms.server.ts";
import { Revision } from "./revision.ts";
import { readTimestamp, type Timestamp } from "./timestamp.server.ts";
import { leadsToTrusted } from "./trust.server.ts";

/** What came after a signature: nothing, signatures only, or something that its signer has not seen. */
export type After = "nothing" | "signatures" | "changed";

export type SignatureReading = {
  field: string | null;
  name: string;
  organisation: string;
  /** The time that the signer claims, and the time that an authority vouches for. ISO 8601 UTC. */
  claimedAt: string | null;
  stampedAt: string | null;
  /** PAdES baseline without or with a time stamp; "CMS" for other signatures. */
  level: "B-B" | "B-T" | "CMS" | null;
  digestHolds: boolean;
  signatureHolds: boolean;
  /** Was the certificate valid then? Null when no time is told. */
  certificateValid: boolean | null;
  /** Does the certificate lead to one of those that were given as trusted? */
  issuer: "trusted" | "unknown";
  /** It is over the whole file as it was when it was made. */
  coversRevision: boolean;
  /** It is what it says it is, over the bytes that are there: digest, key, certificate, coverage. */
  holds: boolean;
  /** What is wrong with it, in Swedish. */
  faults: string[];
} & Addition;

/** What came after, and of what that is no signature it consists. */
export type Addition = { after: After; changes: Change[] };

export type SignaturesRead =
  | { kind: "unreadable"; why: string }
  /** In the order in which they were made. */
  | { kind: "read"; signatures: SignatureReading[] };

/** The largest file that is read: as large as a bilaga may be. */
export const mostBytes = 25_000_000;

/** Reads the signatures. `trusted`: certificates in DER that a signer's may lead to. */
export async function readSignatures(
  bytes: Uint8Array,
  trusted: Uint8Array[] = [],
): Promise<SignaturesRead> {
  const file = open(bytes);
  if (typeof file === "string") return { kind: "unreadable", why: file };
  const signatures: SignatureReading[] = [];
  for (const one of file.found.toSorted((a, b) => endOf(a) - endOf(b))) {
    signatures.push(await readOne(file, one, trusted));
  }
  return { kind: "read", signatures };
}

/** What has been added to a file since it ended there; null when it cannot be read. */
export function addedAfter(bytes: Uint8Array, end: number): Addition | null {
  const file = open(bytes);
  return typeof file === "string" ? null : afterwards(file, end);
}

/** The file with what says that it is a signature, or why it cannot be read. */
function open(bytes: Uint8Array): File | string {
  if (bytes.length > mostBytes) return "Filen är för stor. Högst 25 MB läses.";
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  if (!text.slice(0, 1_024).includes("%PDF-")) return "Filen är ingen PDF.";
  const revision = Revision.at(text, bytes.length);
  if (isEncrypted(text, revision)) {
    return "Filen är krypterad och går inte att läsa. Spara den utan lösenord och försök igen.";
  }
  const found = findSignatures(text, revision);
  const isWhole = found.some(({ range }) => range && range[2] + range[3] === bytes.length);
  if (!isWhole && !/%%EOF\s*$/.test(text.slice(-64))) {
    return "Filen är avkortad: slutet saknas. Hämta den på nytt.";
  }
  return { bytes, text, revision, found, ends: endsOf(found, bytes) };
}

function isEncrypted(text: string, revision: Revision | null): boolean {
  if (revision)
    return revision.sections.some(({ trailer }) => entry(trailer, "Encrypt") !== undefined);
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(text);
}

type File = {
  bytes: Uint8Array;
  text: string;
  revision: Revision | null;
  found: Found[];
  /** Where the revisions end that somebody has signed, and the file. */
  ends: number[];
};

const endOf = ({ range }: Found): number =>
  range ? range[2] + range[3] : Number.POSITIVE_INFINITY;

const endsOf = (found: Found[], bytes: Uint8Array): number[] =>
  [...new Set([...found.map(endOf).filter((end) => end < bytes.length), bytes.length])].sort(
    (a, b) => a - b,
  );

async function readOne(file: File, found: Found, trusted: Uint8Array[]): Promise<SignatureReading> {
  const placed = placeOf(file, found);
  const cms = placed.parts && readCms(placed.cms, placed.parts);
  if (!placed.parts || !cms) {
    const faults = [...placed.faults, ...(placed.parts ? [damaged] : [])];
    return { ...nobody(found), faults, ...afterwards(file, placed.end) };
  }
  const stamp = cms.timestampToken ? readTimestamp(cms.timestampToken, cms.value) : null;
  const at = stamp?.at ?? found.claimedAt;
  const certificateValid = at === null ? null : validAt(cms.signer, at);
  const faults = [...placed.faults, ...cms.faults, ...faultsOf(cms, stamp, certificateValid)];
  return {
    ...nobody(found),
    name: cms.signer.name,
    organisation: cms.signer.organisation,
    stampedAt: stamp?.at ?? null,
    level: levelOf(found, cms, stamp),
    digestHolds: cms.digestHolds,
    signatureHolds: cms.signatureHolds,
    certificateValid,
    issuer: (await leadsToTrusted(cms, trusted, at)) ? "trusted" : "unknown",
    coversRevision: placed.faults.length === 0,
    holds: faults.length === 0,
    faults,
    ...afterwards(file, placed.end),
  };
}

const damaged = "Underskriften är skadad och går inte att läsa.";

const nobody = ({ field, claimedAt }: Found) => ({
  ...{ field, name: "", organisation: "", claimedAt, stampedAt: null, level: null },
  ...{ digestHolds: false, signatureHolds: false, certificateValid: null },
  ...{ issuer: "unknown" as const, coversRevision: false, holds: false },
});

function faultsOf(cms: Cms, stamp: Timestamp | null, certificateValid: boolean | null): string[] {
  const faults: string[] = [];
  if (!cms.digestHolds) faults.push("Det som skrevs under är ändrat.");
  if (!cms.signatureHolds)
    faults.push("Underskriften är inte gjord med nyckeln till det certifikat som den visar.");
  if (cms.timestampToken && !stamp) faults.push("Tidsstämpeln håller inte.");
  if (certificateValid === false) faults.push("Certifikatet gällde inte då.");
  if (!cms.signer.maySign) faults.push("Certifikatet är inte utfärdat för underskrifter.");
  return faults;
}

function levelOf(
  { subFilter }: Found,
  cms: Cms,
  stamp: Timestamp | null,
): SignatureReading["level"] {
  if (subFilter !== "ETSI.CAdES.detached" || !cms.namesCertificate) return "CMS";
  return stamp ? "B-T" : "B-B";
}

/** What a signature says it is over, held against the file. `parts` null: nothing that can be tried. */
type Placed = { parts: Uint8Array[] | null; cms: Uint8Array; end: number | null; faults: string[] };

const kinds = ["ETSI.CAdES.detached", "adbe.pkcs7.detached"];

function placeOf({ bytes, text, revision }: File, found: Found): Placed {
  const { range, contents, field, subFilter } = found;
  const nowhere = (fault: string): Placed => ({
    parts: null,
    cms: contents,
    end: null,
    faults: [fault],
  });
  if (!range) return nowhere("Underskriften säger inte vilka delar av filen den gäller.");
  const [start, length, next, rest] = range;
  const end = next + rest;
  if (end > bytes.length)
    return nowhere(
      "Underskriften gäller mer än det som finns i filen: den är avkortad eller ändrad.",
    );
  if (start !== 0 || length >= next)
    return nowhere("Underskriften gäller inte filen från början till slut.");
  const gap = text.slice(length, next);
  const size = sizeAt(contents, 0);
  const used = size ? size.header + size.length : 0;
  const faults: string[] = [];
  if (!kinds.includes(subFilter))
    faults.push("Underskriften är av ett slag som inte kan prövas här.");
  if (!isPlainly(contents, gap))
    return nowhere("Det finns något i filen som underskriften hoppar över.");
  if (contents.subarray(used).some((byte) => byte !== 0))
    faults.push("Något har lagts till efter underskriften, på dess plats i filen.");
  if (!/%%EOF\s*$/.test(text.slice(Math.max(0, end - 64), end)))
    faults.push("Underskriften gäller inte hela filen som den var då.");
  if (revision && field === null)
    faults.push("Underskriften hör inte till något fält i dokumentet.");
  const parts = [bytes.subarray(0, length), bytes.subarray(next, end)];
  return { parts, cms: contents.subarray(0, used), end, faults };
}

/** What is left out is the signature and nothing more, written in one way only. */
function isPlainly(contents: Uint8Array, gap: string): boolean {
  const hex = Buffer.from(contents).toString("hex");
  return contents.length > 0 && (gap === `<${hex}>` || gap === `<${hex.toUpperCase()}>`);
}

/** What has been added since the file ended there. */
function afterwards({ text, ends, bytes }: File, end: number | null): Addition {
  const unknown = { what: "något som inte går att läsa", page: null };
  if (end === null) return { after: "changed", changes: [] };
  if (end === bytes.length) return { after: "nothing", changes: [] };
  const changes: Change[] = [];
  const steps = [...new Set([end, ...ends.filter((one) => one > end)])];
  for (const [index, from] of steps.slice(0, -1).entries()) {
    changes.push(...(stepBetween(text, from, steps[index + 1] ?? from) ?? [unknown]));
  }
  const told = new Map(changes.map((change) => [JSON.stringify(change), change]));
  return { after: told.size === 0 ? "signatures" : "changed", changes: [...told.values()] };
}

function stepBetween(text: string, from: number, to: number): Change[] | null {
  const [before, after] = [Revision.at(text, from), Revision.at(text, to)];
  if (!before || !after) return null;
  try {
    return changesBetween(before, after);
  } catch (error) {
    if (error instanceof NotPdf) return null;
    throw error;
  }
}
