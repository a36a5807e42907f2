/**
 * The signature itself: CMS with what CAdES asks for, and nothing of when, which the signer cannot vouch for.
 * @see RFC 5652, RFC 5035 (signing-certificate-v2), ETSI EN 319 142-1 6.3 (PAdES baseline)
 */
import { createHash } from "node:crypto";
import { accepted, type Result, refused } from "../../domain/result.ts";
import { type CertificateFacts, readCertificate } from "./certificate.server.ts";
import { element, nothing, objectId, octetString, sequence, setOf, smallInteger } from "./der.ts";
import { ecdsaOids, hashOids, oids } from "./oids.ts";
import type { Hash, SigningProvider, TimestampSource } from "./provider.ts";

const digest = (hash: Hash, ...parts: Uint8Array[]): Uint8Array => {
  const made = createHash(hash);
  for (const part of parts) made.update(part);
  return new Uint8Array(made.digest());
};

const algorithm = (oid: string, ...parameters: Uint8Array[]) =>
  sequence(objectId(oid), ...parameters);

const attribute = (oid: string, value: Uint8Array) => sequence(objectId(oid), setOf(value));

/** How a key signs: over which hash, and what that is called. */
type Way = { hash: Hash; algorithm: Uint8Array };

/** A hash as strong as the key; null for a kind of key that is not used for signatures here. */
function wayOf({ x509 }: CertificateFacts): Way | null {
  const { asymmetricKeyType, asymmetricKeyDetails } = x509.publicKey;
  if (asymmetricKeyType === "rsa")
    return { hash: "sha256", algorithm: algorithm(oids.rsa, nothing) };
  if (asymmetricKeyType !== "ec") return null;
  const byCurve: Record<string, Hash> = {
    prime256v1: "sha256",
    secp384r1: "sha384",
    secp521r1: "sha512",
  };
  const hash = byCurve[asymmetricKeyDetails?.namedCurve ?? ""];
  return hash ? { hash, algorithm: algorithm(ecdsaOids[hash]) } : null;
}

/** Signs the content, given in parts, and does not carry it. */
export async function signDetached(
  parts: Uint8Array[],
  provider: SigningProvider,
  timestamp?: TimestampSource,
): Promise<Result<Uint8Array>> {
  const certificates = provider.certificates();
  const signer = certificates[0] && readCertificate(certificates[0]);
  const way = signer && wayOf(signer);
  if (!signer || !way) {
    return refused(
      "Certifikatet har en nyckel av ett slag som inte kan användas här. Det ska vara RSA eller ECDSA (P-256, P-384 eller P-521).",
      { field: "certificate" },
    );
  }
  const { hash } = way;
  const attributes = signedAttributes(hash, digest(hash, ...parts), certificates);
  const signature = await provider.sign(setOf(...attributes), hash);
  const token = await timestamp?.token(digest(hash, signature), hash);
  const inner = setOf(...attributes).slice();
  // In the file the set has the tag [0]; what is signed has that of a set. @see RFC 5652 5.4
  inner[0] = 0xa0;
  const digestAlgorithm = algorithm(hashOids[hash]);
  const signerInfo = sequence(
    smallInteger(1),
    sequence(signer.issuer, signer.serial),
    digestAlgorithm,
    inner,
    way.algorithm,
    octetString(signature),
    ...(token ? [element(0xa1, attribute(oids.timestampToken, token))] : []),
  );
  const signedData = sequence(
    smallInteger(1),
    setOf(digestAlgorithm),
    sequence(objectId(oids.data)),
    certificateSet(certificates),
    setOf(signerInfo),
  );
  return accepted(sequence(objectId(oids.signedData), element(0xa0, signedData)));
}

function certificateSet(certificates: Uint8Array[]): Uint8Array {
  const set = setOf(...certificates).slice();
  set[0] = 0xa0;
  return set;
}

/** contentType, messageDigest and which certificates: the last stops any of them from being swapped for another. */
function signedAttributes(hash: Hash, contentDigest: Uint8Array, certificates: Uint8Array[]) {
  const ids = certificates.map((der) => {
    const certHash = octetString(digest(hash, der));
    // SHA-256 is what is meant when nothing is said. @see RFC 5035 4
    return hash === "sha256" ? sequence(certHash) : sequence(algorithm(hashOids[hash]), certHash);
  });
  return [
    attribute(oids.contentType, objectId(oids.data)),
    attribute(oids.messageDigest, octetString(contentDigest)),
    attribute(oids.signingCertificateV2, sequence(sequence(...ids))),
  ];
}
