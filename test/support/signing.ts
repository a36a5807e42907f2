/** A document to be signed, and people who sign it, for tests of signatures. */
import type { Document } from "#app/documents/document.ts";
import { paragraph, text } from "#app/documents/inline.ts";
import { renderPdf } from "#app/documents/pdf.server.ts";
import { openPkcs12 } from "#app/documents/signing/pkcs12.server.ts";
import type { SigningProvider } from "#app/documents/signing/provider.ts";
import { type SignOptions, signPdf } from "#app/documents/signing/signPdf.server.ts";
import { type Issued, password } from "./certificates.ts";
import { value } from "./story.ts";

const signers = [
  { name: "Anna Ek", role: "Ordförande" },
  { name: "Per Ålund", role: "Justerare" },
  { name: "Eva Lind", role: "Justerare" },
];

/** A protokoll in little, with three to sign it. */
export const toBeSigned: Document = {
  ...{ title: "Protokoll 2026-03-02", issuer: "Förbundet Provet", subject: "Styrelsen" },
  date: "2026-03-02",
  header: { left: "Förbundet Provet", right: "Protokoll" },
  blocks: [
    { kind: "heading", level: 1, children: [text("Sammanträdesprotokoll")] },
    paragraph("Styrelsen beslutade att bevilja 120 000 kr."),
    { kind: "signatures", heading: "Justering", signers },
  ],
};

export const unsigned = (): Promise<Uint8Array> => renderPdf(toBeSigned, { signatureFields: true });

/** A day when the certificates of the tests are valid: an hour from now. */
export const signingTime = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000).toISOString();

export const providerOf = async (issued: Issued): Promise<SigningProvider> =>
  value(await openPkcs12(issued.p12(), password, signingTime));

/** The document signed by one after another, field after field. Answers the file after each, the unsigned first. */
export async function signedBy(
  providers: SigningProvider[],
  options: SignOptions = { at: signingTime },
): Promise<Uint8Array[]> {
  const files = [await unsigned()];
  for (const [index, provider] of providers.entries()) {
    const last = files.at(-1) ?? new Uint8Array();
    files.push(value(await signPdf(last, `underskrift-${index + 1}`, provider, options)));
  }
  return files;
}
