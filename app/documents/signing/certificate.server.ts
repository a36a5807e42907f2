/** What a certificate says: who, issued by whom, from when to when, for what. */
import { X509Certificate } from "node:crypto";
import { Certificate } from "pkijs";
import { readDer, schemaOf } from "./der.ts";
import { oids } from "./oids.ts";

export type CertificateFacts = {
  der: Uint8Array;
  x509: X509Certificate;
  /** The person's name: the subject's CN, or given name and surname where there is no CN. */
  name: string;
  organisation: string;
  /** Who vouches for it: the issuer's CN, or its organisation. */
  issuerName: string;
  /** ISO 8601 UTC, both included. */
  from: string;
  to: string;
  /** May it be used to sign with? A certificate that says nothing of its use may. @see RFC 5280 4.2.1.3 */
  maySign: boolean;
  /** The issuer's name and the serial number, as they stand. */
  issuer: Uint8Array;
  serial: Uint8Array;
};

/** Reads a certificate; null when the bytes are none. */
export function readCertificate(der: Uint8Array): CertificateFacts | null {
  try {
    return facts(der);
  } catch {
    return null;
  }
}

function facts(der: Uint8Array): CertificateFacts | null {
  const tbs = readDer(der)?.kids[0];
  if (!tbs) return null;
  const [serial, , issuer] = tbs.kids[0]?.tag === 0xa0 ? tbs.kids.slice(1) : tbs.kids;
  if (!serial || !issuer) return null;
  const x509 = new X509Certificate(der);
  const certificate = new Certificate({ schema: schemaOf(der) });
  const said = (oid: string, of = certificate.subject): string => {
    const found = of.typesAndValues.find(({ type }) => type === oid);
    return found ? clean(String(found.value.valueBlock.value)) : "";
  };
  const by = certificate.issuer;
  const fullName = `${said(oids.givenName)} ${said(oids.surname)}`.trim();
  return {
    der,
    x509,
    name: said(oids.commonName) || fullName || "Namn saknas i certifikatet",
    organisation: said(oids.organisation),
    issuerName: said(oids.commonName, by) || said(oids.organisation, by),
    from: certificate.notBefore.value.toISOString(),
    to: certificate.notAfter.value.toISOString(),
    maySign: maySign(certificate),
    issuer: issuer.bytes,
    serial: serial.bytes,
  };
}

/** A name from a certificate is anybody's text: nothing unseen in it, and not endless. */
const clean = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .trim()
    .slice(0, 200);

/** digitalSignature or nonRepudiation: the first two bits of the key usage. */
function maySign({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === oids.keyUsage);
  if (!usage) return true;
  const bits = readDer(usage.extnValue.valueBlock.valueHexView);
  return bits?.tag === 0x03 && ((bits.contents[1] ?? 0) & 0xc0) !== 0;
}

/** Was the certificate valid at the time (ISO 8601)? */
export const validAt = ({ from, to }: Pick<CertificateFacts, "from" | "to">, at: string): boolean =>
  Date.parse(from) <= Date.parse(at) && Date.parse(at) <= Date.parse(to);
