/**
 * Signing a PDF: each signature is added after what is there, which stays byte for byte, so that the earlier
 * ones hold. In two steps, since the key may be far away.
 * @see ISO 32000-1 7.5.6 (incremental updates), 12.8 (signatures), ETSI EN 319 142-1 (PAdES-B-B, B-T)
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from "pdf-lib";
import { accepted, type Result, refused } from "../../domain/result.ts";
import { readCertificate } from "./certificate.server.ts";
import { signDetached } from "./cms.server.ts";
import type { SigningProvider, TimestampSource } from "./provider.ts";
import { TimestampFault } from "./provider.ts";

export type SignOptions = {
  /** The time that the signer claims, ISO 8601. */
  at?: string;
  timestamp?: TimestampSource;
};

/** A PDF with a place for a signature, and where that place is. */
export type Prepared = { bytes: Uint8Array; from: number; to: number };

/** A whole number of ten digits stands in for each of the ranges until they are known. */
const standIn = 9_999_999_999;

/** Bytes of a signature beside its certificates; a time stamp token has certificates of its own. */
const room = { signature: 3_000, timestamp: 12_000 };

const name = PDFName.of;

/** Signs the field that has this name. Refused when there is no such field, or it is signed already. */
export async function signPdf(
  bytes: Uint8Array,
  fieldName: string,
  provider: SigningProvider,
  options: SignOptions = {},
): Promise<Result<Uint8Array>> {
  const certificates = provider.certificates();
  const signer = certificates[0] ? (readCertificate(certificates[0])?.name ?? "") : "";
  const own = certificates.reduce((sum, one) => sum + one.length, room.signature);
  const prepared = await prepareSignature(bytes, fieldName, {
    signer,
    at: options.at ?? null,
    room: own + (options.timestamp ? room.timestamp : 0),
  });
  if (!prepared.ok) return prepared;
  try {
    const cms = await signDetached(signedParts(prepared.value), provider, options.timestamp);
    return cms.ok ? completeSignature(prepared.value, cms.value) : cms;
  } catch (error) {
    if (error instanceof TimestampFault) return refused(error.message, { field: "timestamp" });
    throw error;
  }
}

/** What the signature is over: everything but the signature. */
export const signedParts = ({ bytes, from, to }: Prepared): Uint8Array[] => [
  bytes.subarray(0, from),
  bytes.subarray(to),
];

type Place = { signer: string; at: string | null; room: number };

/** Adds an empty signature to the field, as an incremental update. */
export async function prepareSignature(
  bytes: Uint8Array,
  fieldName: string,
  place: Place,
): Promise<Result<Prepared>> {
  const pdf = await open(bytes);
  if (!pdf.ok) return pdf;
  const { context, catalog } = pdf.value;
  const form = context.lookupMaybe(catalog.get(name("AcroForm")), PDFDict);
  const fields = form && context.lookupMaybe(form.get(name("Fields")), PDFArray);
  const field = fields
    ?.asArray()
    .map((one) => context.lookupMaybe(one, PDFDict))
    .find((one) => textOf(one?.get(name("T"))) === fieldName);
  if (!form || !field || field.get(name("FT")) !== name("Sig")) {
    return refused(`Filen har inget fält för underskrift som heter ”${fieldName}”.`);
  }
  if (field.has(name("V"))) {
    return refused("Fältet är redan underskrivet. En underskrift kan inte bytas mot en annan.");
  }
  field.set(name("V"), context.register(signatureDict(pdf.value, place)));
  // SignaturesExist and AppendOnly: other programs must add, and not write the file anew.
  form.set(name("SigFlags"), PDFNumber.of(3));
  const updated = await pdf.value.commit({ useObjectStreams: false });
  return accepted(fillRange(updated, bytes.length));
}

async function open(bytes: Uint8Array): Promise<Result<PDFDocument>> {
  try {
    const pdf = await PDFDocument.load(bytes, {
      updateMetadata: false,
      forIncrementalUpdate: true,
    });
    return accepted(pdf);
  } catch {
    return refused(
      "Filen går inte att läsa som PDF, eller är krypterad, och kan inte skrivas under.",
    );
  }
}

const textOf = (value: unknown): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;

function signatureDict({ context }: PDFDocument, { signer, at, room: size }: Place): PDFDict {
  const dict = context.obj({
    Type: "Sig",
    Filter: "Adobe.PPKLite",
    SubFilter: "ETSI.CAdES.detached",
    ByteRange: [0, standIn, standIn, standIn],
  });
  dict.set(name("Contents"), PDFHexString.of("00".repeat(size)));
  if (signer !== "") dict.set(name("Name"), PDFHexString.fromText(signer));
  if (at !== null) dict.set(name("M"), PDFString.of(pdfDate(at)));
  return dict;
}

/** A time as PDF writes it, in UTC. */
const pdfDate = (at: string): string =>
  `D:${new Date(at).toISOString().replace(/\D/g, "").slice(0, 14)}Z`;

/** Writes the ranges over their stand-ins, in what was added only. */
function fillRange(bytes: Uint8Array, added: number): Prepared {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + added, bytes.length - added);
  const contents = tail.indexOf(`/Contents <${"0".repeat(64)}`) + "/Contents ".length;
  const from = added + contents;
  const to = added + tail.indexOf(">", contents) + 1;
  const empty = `[ 0 ${standIn} ${standIn} ${standIn} ]`;
  const at = tail.indexOf(empty);
  if (at === -1) throw new Error("The place for the signature's ranges was written otherwise");
  const range = `[ 0 ${from} ${to} ${bytes.length - to} ]`;
  tail.write(range.padEnd(empty.length, " "), at, "latin1");
  return { bytes, from, to };
}

/** Puts the signature in its place. */
export function completeSignature(
  { bytes, from, to }: Prepared,
  cms: Uint8Array,
): Result<Uint8Array> {
  const size = to - from - 2;
  const hex = Buffer.from(cms).toString("hex");
  if (hex.length > size) {
    return refused("Underskriften är större än platsen för den. Certifikatskedjan är för lång.");
  }
  const signed = bytes.slice();
  signed.set(Buffer.from(hex.padEnd(size, "0"), "latin1"), from + 1);
  return accepted(signed);
}
