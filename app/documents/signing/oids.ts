/** Object identifiers of what is signed and how. @see RFC 5652, RFC 5035, RFC 3161, RFC 4055, RFC 5758 */
import type { Hash } from "./provider.ts";

export const oids = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  timestampToken: "1.2.840.113549.1.9.16.2.14",
  timestampInfo: "1.2.840.113549.1.9.16.1.4",
  timeStamping: "1.3.6.1.5.5.7.3.8",
  keyUsage: "2.5.29.15",
  commonName: "2.5.4.3",
  organisation: "2.5.4.10",
  surname: "2.5.4.4",
  givenName: "2.5.4.42",
  rsa: "1.2.840.113549.1.1.1",
  rsaPss: "1.2.840.113549.1.1.10",
  ec: "1.2.840.10045.2.1",
  sha1: "1.3.14.3.2.26",
} as const;

export const hashOids: Record<Hash, string> = {
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
};

export const ecdsaOids: Record<Hash, string> = {
  sha256: "1.2.840.10045.4.3.2",
  sha384: "1.2.840.10045.4.3.3",
  sha512: "1.2.840.10045.4.3.4",
};

export const rsaWithHashOids: Record<Hash, string> = {
  sha256: "1.2.840.113549.1.1.11",
  sha384: "1.2.840.113549.1.1.12",
  sha512: "1.2.840.113549.1.1.13",
};

/** The hash that has this identifier in one of the tables above; null when none has. */
export const hashWith = (table: Record<Hash, string>, oid: string | null): Hash | null =>
  (Object.keys(table) as Hash[]).find((hash) => table[hash] === oid) ?? null;
