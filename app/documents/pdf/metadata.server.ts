/**
 * What the file says about itself, twice and equal: the Info dictionary and XMP, the latter claiming PDF/A-2a and
 * PDF/UA-1. The only date is the document's own.
 * @see ISO 19005-2 6.6 (metadata), 6.2.3 (output intent), ISO 14289-1 5 and 7.1
 */
import { createHash } from "node:crypto";
import type { Document } from "../document.ts";
import { cleanText } from "../typography.ts";
import {
  getDefaultSRGBProfile,
  type PDFContext,
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
} from "./library.server.ts";

const PRODUCER = "Paragraf";

const xml = (value: string): string =>
  cleanText(value).replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);

/** PDF/A knows nothing of PDF/UA: the property that claims it must be described in the file. */
const UA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function xmp(doc: Document): string {
  const at = `${doc.date}T00:00:00Z`;
  const words = (value: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${xml(value)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title>${words(doc.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${xml(doc.issuer)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${words(doc.subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>sv-SE</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<pdf:Producer>${PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
${UA_SCHEMA}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

/** Tells title, issuer, date and language, and the colours' meaning. */
export function addMetadata(pdf: PDFDocument, doc: Document): void {
  const { context, catalog } = pdf;
  const at = new Date(`${doc.date}T00:00:00Z`);
  pdf.setTitle(cleanText(doc.title));
  pdf.setAuthor(cleanText(doc.issuer));
  pdf.setSubject(cleanText(doc.subject));
  pdf.setCreator(PRODUCER);
  pdf.setProducer(PRODUCER);
  pdf.setCreationDate(at);
  pdf.setModificationDate(at);
  const metadata = context.stream(new TextEncoder().encode(xmp(doc)), {
    Type: "Metadata",
    Subtype: "XML",
  });
  catalog.set(PDFName.of("Metadata"), context.register(metadata));
  catalog.set(PDFName.of("Lang"), PDFString.of("sv-SE"));
  catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  catalog.set(PDFName.of("OutputIntents"), context.obj([outputIntent(context)]));
  const id = PDFHexString.of(
    createHash("md5")
      .update(JSON.stringify(identity(doc)))
      .digest("hex"),
  );
  context.trailerInfo.ID = context.obj([id, id]);
}

/** The document with its picture by its hash: bytes are told apart by that alone. */
function identity({ letterhead, ...rest }: Document): unknown {
  if (!letterhead) return rest;
  const { logo, ...texts } = letterhead;
  const picture = logo && { ...logo, bytes: createHash("sha256").update(logo.bytes).digest("hex") };
  return { ...rest, letterhead: { ...texts, logo: picture } };
}

function outputIntent(context: PDFContext): PDFDict {
  const profile = context.flateStream(getDefaultSRGBProfile(), { N: 3 });
  const intent = context.obj({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    DestOutputProfile: context.register(profile),
  });
  intent.set(PDFName.of("OutputConditionIdentifier"), PDFString.of("sRGB IEC61966-2.1"));
  intent.set(PDFName.of("Info"), PDFString.of("sRGB IEC61966-2.1"));
  return intent;
}
