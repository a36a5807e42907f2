/**
 * Where the signatures of a PDF are: those of its fields, and whatever else says that it is one. The second kind
 * is found by its bytes, so that a file whose tables are broken still tells who has signed it.
 * @see ISO 32000-1 12.8.1
 */
import { entry, isName, NotPdf, numberOf, Reader, textOf, type Value } from "./pdfValues.ts";
import type { Revision } from "./revision.ts";

/** A signature as the file has it, before anything of it is believed. */
export type Found = {
  /** Null when no field has it. */
  field: string | null;
  /** Null when the file does not say which bytes it is over. */
  range: readonly [number, number, number, number] | null;
  /** The dictionary's own Contents, as bytes. */
  contents: Uint8Array;
  subFilter: string;
  /** The time that the signer claims, ISO 8601. */
  claimedAt: string | null;
};

/** More signatures than any document has; more would only keep the reader busy. */
export const mostSignatures = 40;

/** Those of the fields first, then those of no field. `revision` null: the tables cannot be read. */
export function findSignatures(text: string, revision: Revision | null): Found[] {
  const ofFields = revision
    ? fieldsOf(revision).flatMap((field) => signatureOf(revision, field))
    : [];
  const known = new Set(ofFields.map(({ range }) => range?.[1]));
  const others = scattered(text).filter(({ range }) => range && !known.has(range[1]));
  return [...ofFields, ...others].slice(0, mostSignatures);
}

/** The form's fields, with those that they hold. */
function fieldsOf(revision: Revision): Value[] {
  const form = revision.follow(entry(revision.follow(entry(revision.trailer, "Root")), "AcroForm"));
  const left = [revision.follow(entry(form, "Fields"))];
  const fields: Value[] = [];
  const met = new Set<Value>();
  for (let next = left.pop(); next; next = left.pop()) {
    if (met.has(next)) continue;
    met.add(next);
    if (next.kind === "array") {
      left.push(
        ...next.items.map((item) => revision.follow(item)).filter((item) => item !== undefined),
      );
    } else {
      fields.push(next);
      const kids = revision.follow(entry(next, "Kids"));
      if (kids) left.push(kids);
    }
  }
  return fields.reverse();
}

function signatureOf(revision: Revision, field: Value): Found[] {
  const signature = revision.follow(entry(field, "V"));
  if (!isName(entry(field, "FT"), "Sig") || !signature) return [];
  return [{ ...read(signature), field: textOf(entry(field, "T")) ?? "" }];
}

/** Every dictionary that has a ByteRange, wherever it is. */
function scattered(text: string): Found[] {
  const found: Found[] = [];
  for (const { index } of text.matchAll(/\/ByteRange(?![^\0\t\n\f\r ()<>[\]{}/%])/g)) {
    if (found.length >= mostSignatures) break;
    const start = text.lastIndexOf("obj", index);
    const value = start === -1 ? null : valueAt(text, start + 3);
    if (value && entry(value, "ByteRange")) found.push(read(value));
  }
  return found;
}

function valueAt(text: string, at: number): Value | null {
  try {
    return new Reader(text, at).value();
  } catch (error) {
    if (error instanceof NotPdf) return null;
    throw error;
  }
}

function read(signature: Value): Found {
  const range = entry(signature, "ByteRange");
  const numbers = range?.kind === "array" ? range.items.map(numberOf) : [];
  const [a, b, c, d] = numbers.map((one) => (one !== null && Number.isSafeInteger(one) ? one : -1));
  const isRange = numbers.length === 4 && [a, b, c, d].every((one) => (one ?? -1) >= 0);
  const contents = entry(signature, "Contents");
  const filter = entry(signature, "SubFilter");
  return {
    field: null,
    range: isRange ? [a ?? 0, b ?? 0, c ?? 0, d ?? 0] : null,
    contents: Buffer.from(contents?.kind === "string" ? contents.chars : "", "latin1"),
    subFilter: filter?.kind === "name" ? filter.name : "",
    claimedAt: timeOf(textOf(entry(signature, "M"))),
  };
}

/** A time as PDF writes it, e.g. D:20260302100000+01'00'; null when it is none. */
function timeOf(written: string | null): string | null {
  const pattern =
    /^D:((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?'?)?(?:00'?00'?)?$/;
  const [, year, month, day, hour, minute, second, sign, hours, minutes] =
    pattern.exec(written ?? "") ?? [];
  if (year === undefined) return null;
  const zone = sign ? `${sign}${hours}:${minutes ?? "00"}` : "Z";
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
