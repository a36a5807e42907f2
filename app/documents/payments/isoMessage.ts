/** The frame of a bank's ISO 20022 file: which message it is, in which version, and its body. */
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { one, onlyOf, readXml, type XmlElement } from "../xml/readXml.ts";

export type IsoMessage = {
  /** "pain.002" */
  kind: string;
  /** What the message is for somebody who reads the sentence: "bankens svar på en betalfil". */
  called: string;
  /** The element that holds everything. */
  body: string;
  versions: readonly string[];
};

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3})\.001\.(\d{2})$/;

/** The body of a file that should be a certain message. What is in another namespace than the message's is not seen. */
export function readIsoMessage(bytes: Uint8Array, message: IsoMessage): Result<XmlElement> {
  const read = readXml(bytes);
  if (!read.ok) return read;
  const [, kind, version = ""] = NAMESPACE.exec(read.value.namespace) ?? [];
  const wanted = `${message.called} (${message.kind})`;
  if (kind === undefined || read.value.name !== "Document") {
    return refused(`Filen är inte ${wanted}.`);
  }
  if (kind !== message.kind) return refused(`Filen är inte ${wanted}, utan ${kind}.`);
  if (!message.versions.includes(version)) {
    return refused(
      `Filen är ${message.kind} i version ${version}. Här läses version ${message.versions.join(", ")}. Be banken om en av dem.`,
    );
  }
  const body = one(onlyOf(read.value, [read.value.namespace]), message.body);
  return body === null ? refused(`Filen saknar det som ${wanted} ska innehålla.`) : accepted(body);
}

/** The day of an element that holds a date or a time; null when it holds neither. */
export function dayIn(element: XmlElement | null): string | null {
  const text = one(element, "Dt")?.text ?? one(element, "DtTm")?.text ?? "";
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? null;
}

/** What a file says in words, no longer than a line or two: it may hold a book. */
export const briefly = (words: string): string => words.replace(/\s+/g, " ").slice(0, 140);
