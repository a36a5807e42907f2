/**
 * One door for every way to sign: a file with a key, a card, a service far away. The key never passes through
 * it; what passes is what is to be signed, and the signature.
 */

/** Digests that a signature may be made over. */
export type Hash = "sha256" | "sha384" | "sha512";

export type SigningProvider = {
  /** What holds the key, as the log names it, e.g. "PKCS#12". */
  name: string;
  /** Certificates in DER: the signer's own first, then those that lead to its issuer. */
  certificates(): Uint8Array[];
  /** Signs the data over its hash: PKCS#1 v1.5 with an RSA key, Ecdsa-Sig-Value in DER with an EC key. */
  sign(data: Uint8Array, hash: Hash): Promise<Uint8Array>;
};

/** Tells when something was already there: an authority of RFC 3161. */
export type TimestampSource = {
  /** A time stamp token in DER over the digest. Throws TimestampFault when there is none to be had. */
  token(digest: Uint8Array, hash: Hash): Promise<Uint8Array>;
};

/** Why no time stamp came, as a Swedish sentence. */
export class TimestampFault extends Error {
  override name = "TimestampFault";
}
