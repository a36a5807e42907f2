/** An e-invoice as it was sent, in one of the formats that are read, alone or in the envelope that it travelled in. */
import { type Result, refused } from "#app/domain/result.ts";
import { readXml, type XmlElement } from "../xml/readXml.ts";
import { checkInvoice } from "./checkInvoice.ts";
import type { ReadInvoice } from "./invoice.ts";
import { peppolNamespaces, readPeppol } from "./peppol.ts";
import { readSvefaktura, svefakturaNamespace } from "./svefaktura.ts";

/** Peppol's envelope and that of Svefaktura: the invoice stands straight in them. */
const ENVELOPES = ["StandardBusinessDocument", "ObjectEnvelope"];

const isInvoice = ({ name, namespace }: XmlElement): boolean =>
  (["Invoice", "CreditNote"].includes(name) && peppolNamespaces.includes(namespace)) ||
  (name === "Invoice" && namespace === svefakturaNamespace);

function invoiceIn(root: XmlElement): XmlElement[] {
  if (isInvoice(root)) return [root];
  return ENVELOPES.includes(root.name) ? root.children.filter(isInvoice) : [];
}

/** What an e-invoice says, or why it is not read. */
export function readInvoice(bytes: Uint8Array): Result<ReadInvoice> {
  const read = readXml(bytes);
  if (!read.ok) return read;
  const [document, another] = invoiceIn(read.value);
  if (document === undefined) {
    return refused(
      "Filen är ingen e-faktura i Peppol BIS Billing 3 eller Svefaktura 1.0. Fyll i uppgifterna för hand.",
    );
  }
  if (another !== undefined) return refused("Filen har flera fakturor. Lägg in dem en och en.");
  return checkInvoice(
    document.namespace === svefakturaNamespace ? readSvefaktura(document) : readPeppol(document),
  );
}
