/**
 * A signature read back: what it says, and what of it holds. Nothing in it is believed that is not tied to the
 * signer's key, and what is not tied is held against what is.
 * @see RFC 5652 5, RFC 5035, RFC 3161
 */
import { constants, createHash, verify } from "node:crypto";
import { type CertificateFacts, readCertificate } from "./certificate.server.ts";
import { type CmsParts, cmsParts, type SignerParts } from "./cmsParts.ts";
import { oidOf, type Read, sameBytes } from "./der.ts";
import { ecdsaOids, hashOids, hashWith, oids, rsaWithHashOids } from "./oids.ts";
import type { Hash } from "./provider.ts";

export type Cms = {
  /** The one who signed, as the certificate among those with the signature says. */
  signer: CertificateFacts;
  /** Every certificate with it, the signer's too. */
  certificates: CertificateFacts[];
  /** What is signed is what is here. */
  digestHolds: boolean;
  /** The signer's key made the signature. */
  signatureHolds: boolean;
  /** The signature names its certificate, as PAdES asks. */
  namesCertificate: boolean;
  /** What else is wrong with it, in Swedish. */
  faults: string[];
  /** The signature's own value, which a time stamp is over. */
  value: Uint8Array;
  timestampToken: Uint8Array | null;
  /** What a time stamp token carries; null for a signature that is apart from its content. */
  content: Uint8Array | null;
};

/** Reads a signature over the content, or over what it carries; null when it is none that can be read. */
export function readCms(der: Uint8Array, over: Uint8Array[] | null): Cms | null {
  try {
    return read(der, over);
  } catch {
    // A certificate from anybody may hold a key that no library can make anything of.
    return null;
  }
}

function read(der: Uint8Array, over: Uint8Array[] | null): Cms | null {
  const parts = cmsParts(der);
  const certificates = parts?.certificates.map(readCertificate) ?? [];
  if (!parts || certificates.includes(null)) return null;
  const all = certificates.filter((one) => one !== null);
  const signer = all.find((one) =>
    sameBytes(parts.signer.sid.contents, Buffer.concat([one.issuer, one.serial])),
  );
  if (!signer) return null;
  const hash = hashWith(hashOids, oidOf(parts.signer.digestAlgorithm.kids[0]));
  const content = over ?? (parts.content ? [parts.content] : []);
  const expected = over === null ? oids.timestampInfo : oids.data;
  const isType = parts.contentType === expected && signedType(parts.signer) === expected;
  const { named, isNamed } = certificateNamed(parts.signer, signer, all);
  return {
    signer,
    certificates: all,
    digestHolds: hash !== null && isType && digestHolds(parts.signer, content, hash),
    signatureHolds:
      hash !== null && signatureHolds(parts.signer, signer, hash) && (isNamed || !named),
    namesCertificate: isNamed,
    faults: [...oddities(parts), ...unlinked(signer, all)],
    value: parts.signer.value,
    timestampToken: tokenOf(parts.signer),
    content: parts.content,
  };
}

/** The one value of an attribute; null when it is not there just once. */
function attributeOf(attributes: Read[], oid: string): Read | null {
  const found = attributes.filter(({ kids }) => oidOf(kids[0]) === oid);
  const values = found.length === 1 ? (found[0]?.kids[1]?.kids ?? []) : [];
  return values.length === 1 ? (values[0] ?? null) : null;
}

const signedType = ({ attributes }: SignerParts) =>
  oidOf(attributeOf(attributes.kids, oids.contentType) ?? undefined);

const tokenOf = ({ unsigned }: SignerParts): Uint8Array | null =>
  attributeOf(unsigned, oids.timestampToken)?.bytes ?? null;

function digestHolds({ attributes }: SignerParts, content: Uint8Array[], hash: Hash): boolean {
  const said = attributeOf(attributes.kids, oids.messageDigest);
  const made = createHash(hash);
  for (const part of content) made.update(part);
  return said?.tag === 0x04 && sameBytes(said.contents, made.digest());
}

/** What was signed is the attributes as a set; in the file they have another tag. @see RFC 5652 5.4 */
function signatureHolds(signer: SignerParts, { x509 }: CertificateFacts, hash: Hash): boolean {
  const signed = signer.attributes.bytes.slice();
  signed[0] = 0x31;
  const key = x509.publicKey;
  const oid = oidOf(signer.algorithm.kids[0]);
  const kind = key.asymmetricKeyType;
  try {
    if (kind === "rsa" && (oid === oids.rsa || oid === rsaWithHashOids[hash])) {
      return verify(hash, signed, key, signer.value);
    }
    if (oid === oids.rsaPss && (kind === "rsa" || kind === "rsa-pss")) {
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      return verify(hash, signed, { key, padding }, signer.value);
    }
    return kind === "ec" && oid === ecdsaOids[hash] && verify(hash, signed, key, signer.value);
  } catch {
    return false;
  }
}

/**
 * Does the signature name its certificate, and is it this one? Where it names the others too, they are those that
 * came along. The first version of the attribute is over SHA-1.
 */
function certificateNamed(
  { attributes }: SignerParts,
  signer: CertificateFacts,
  all: CertificateFacts[],
) {
  for (const [oid, byDefault] of [
    [oids.signingCertificateV2, "sha256"],
    [oids.signingCertificate, "sha1"],
  ] as const) {
    const ids = attributeOf(attributes.kids, oid)?.kids[0]?.kids ?? [];
    if (ids.length === 0) continue;
    const isOf = (id: Read | undefined, { der }: CertificateFacts) => {
      const [algorithm] = id?.kids[0]?.tag === 0x30 ? id.kids : [];
      const hash = algorithm ? hashWith(hashOids, oidOf(algorithm.kids[0])) : byDefault;
      const said = algorithm ? id?.kids[1] : id?.kids[0];
      return (
        hash !== null &&
        said !== undefined &&
        sameBytes(said.contents, createHash(hash).update(der).digest())
      );
    };
    const isAll = ids.length === 1 || all.every((one) => ids.some((id) => isOf(id, one)));
    return { named: true, isNamed: isOf(ids[0], signer) && isAll };
  }
  return { named: false, isNamed: false };
}

/** What no key ties: the parts around the signature, which say the same as what is signed or are wrong. */
function oddities({ digestAlgorithms, signer }: CmsParts): string[] {
  const faults: string[] = [];
  const isSame = digestAlgorithms.some(
    (one) => oidOf(one.kids[0]) === oidOf(signer.digestAlgorithm.kids[0]),
  );
  const isPlain = [...digestAlgorithms, signer.digestAlgorithm].every(hasNoParameters);
  const isOwn =
    oidOf(signer.algorithm.kids[0]) === oids.rsaPss || hasNoParameters(signer.algorithm);
  if (!isSame || !isPlain || !isOwn) {
    faults.push("Underskriftens uppgifter om hur den är gjord stämmer inte med varandra.");
  }
  if (signer.unsigned.some(({ kids }) => oidOf(kids[0]) !== oids.timestampToken)) {
    faults.push(
      "Något som inte går att pröva har lagts till i underskriften efter att den gjordes.",
    );
  }
  return faults;
}

const hasNoParameters = ({ kids }: Read) =>
  kids.length === 1 ||
  (kids.length === 2 && kids[1]?.tag === 0x05 && kids[1].contents.length === 0);

/** A certificate that came along and whose issuer did too must be issued by it. */
function unlinked(signer: CertificateFacts, all: CertificateFacts[]): string[] {
  const isWrong = all.some((one) => {
    const issuers = all.filter(({ x509 }) => x509.subject === one.x509.issuer);
    return issuers.length > 0 && !issuers.some(({ x509 }) => isIssued(one, x509.publicKey));
  });
  return isWrong
    ? [`Certifikaten som följer med underskriften av ${signer.name} hänger inte ihop.`]
    : [];
}

function isIssued({ x509 }: CertificateFacts, key: Parameters<typeof x509.verify>[0]): boolean {
  try {
    return x509.verify(key);
  } catch {
    return false;
  }
}
