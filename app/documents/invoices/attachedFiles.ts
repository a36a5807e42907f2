/** The files inside an e-invoice: the invoice as its sender prints it, a list of hours, a receipt. */
import { all, one, textAt, type XmlElement } from "../xml/readXml.ts";
import type { AttachedFile } from "./invoice.ts";

/** More is no invoice that a person reads through. */
const MOST_FILES = 10;
const BASE_64 = /^[A-Za-z0-9+/\s]+={0,2}$/;

function attachedFile(reference: XmlElement): AttachedFile[] {
  const held = one(reference, "Attachment", "EmbeddedDocumentBinaryObject");
  if (held === null || !BASE_64.test(held.text)) return [];
  const filename = held.attributes.get("filename") ?? textAt(reference, "ID") ?? "Bilaga";
  return [{ filename, bytes: new Uint8Array(Buffer.from(held.text, "base64")) }];
}

/** The files of a UBL invoice, in its order. An address to a file elsewhere is never followed. */
export const attachedFiles = (root: XmlElement): AttachedFile[] =>
  all(root, "AdditionalDocumentReference").slice(0, MOST_FILES).flatMap(attachedFile);
