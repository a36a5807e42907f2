/**
 * Signing with a certificate in a file (PKCS#12: .p12 or .pfx). The file and its password are used and
 * forgotten; what remains is a provider that holds the key as long as it is needed.
 * @see RFC 7292, RFC 8018 (PBES2)
 */
import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import { OctetString } from "asn1js";
import {
  type AlgorithmIdentifier,
  CertBag,
  ContentInfo,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  type SafeBag,
  SafeContents,
} from "pkijs";
import { accepted, type Result, refused } from "../../domain/result.ts";
import { type CertificateFacts, readCertificate, validAt } from "./certificate.server.ts";
import { oidOf, readDer, schemaOf } from "./der.ts";
import type { SigningProvider } from "./provider.ts";

const pbes2 = "1.2.840.113549.1.5.13";
/** AES in CBC with 128, 192 and 256 bits: what is not broken and what everybody writes today. */
const aes = ["2.16.840.1.101.3.4.1.2", "2.16.840.1.101.3.4.1.22", "2.16.840.1.101.3.4.1.42"];
/** More rounds than any program asks for would only keep the service busy. */
const mostRounds = 5_000_000;
const mostBytes = 1_000_000;

const no = (text: string, field = "certificate") => refused(text, { field });

const broken = () =>
  no(
    "Filen går inte att läsa som ett certifikat med nyckel. Välj den fil du fick från utfärdaren; den slutar på .p12 eller .pfx.",
  );
const outdated = () =>
  no(
    "Certifikatfilen är krypterad på ett gammalt sätt (3DES eller RC2) som inte längre är säkert. Öppna den i det program där certifikatet finns och exportera den på nytt med AES-256.",
  );
const wrongPassword = () =>
  no(
    "Lösenordet till certifikatfilen är fel. Skriv det igen; stora och små bokstäver räknas.",
    "password",
  );

/** Opens the file for signing on a date. Every way it can fail is a sentence that says what to do. */
export async function openPkcs12(
  file: Uint8Array,
  password: string,
  date: string,
): Promise<Result<SigningProvider>> {
  const opened = await keyAndCertificates(file, password);
  if (!opened.ok) return opened;
  const { key, certificates } = opened.value;
  const own = certificates.find(({ x509 }) => x509.checkPrivateKey(key));
  if (!own)
    return no(
      "Filen har ingen nyckel som hör till något av dess certifikat. Exportera certifikatet på nytt, med sin privata nyckel.",
    );
  const fault = faultOn(own, date);
  if (fault) return no(fault);
  const chain = [own, ...certificates.filter((one) => one !== own)].map(({ der }) => der);
  return accepted({
    name: "PKCS#12",
    certificates: () => chain,
    sign: async (data, hash) => new Uint8Array(sign(hash, data, key)),
  });
}

/** Why a certificate cannot be used to sign with on a date (ISO 8601); null when it can. */
export function faultOn(certificate: CertificateFacts, date: string): string | null {
  const { name, from, to } = certificate;
  if (Date.parse(date) < Date.parse(from)) {
    return `Certifikatet för ${name} börjar gälla först ${from.slice(0, 10)}. Skriv under då, eller använd ett som gäller nu.`;
  }
  if (!validAt(certificate, date)) {
    return `Certifikatet för ${name} gick ut ${to.slice(0, 10)}. Skaffa ett nytt från utfärdaren och skriv under med det.`;
  }
  if (!certificate.maySign) {
    return `Certifikatet för ${name} är inte utfärdat för underskrifter, utan för något annat. Använd ett certifikat för underskrift.`;
  }
  return null;
}

type Opened = { key: KeyObject; certificates: CertificateFacts[] };

async function keyAndCertificates(file: Uint8Array, password: string): Promise<Result<Opened>> {
  const secret = new TextEncoder().encode(password).buffer;
  const pfx = await attempt(() => readPfx(file, secret));
  if (!pfx) return broken();
  const parts = await attempt(() => partsOf(pfx));
  const ways = parts && (await attempt(() => parts.flatMap(waysOf)));
  if (!ways || (pfx.macData?.iterations ?? 1) > mostRounds / 5) return broken();
  // Told apart before the password is tried: the old ways cannot be tried at all.
  if (!ways.every(({ cipher }) => aes.includes(cipher))) return outdated();
  if (!ways.every(({ rounds }) => rounds <= mostRounds)) return broken();
  const isRight = await attempt(async () => {
    await pfx.parseInternalValues({ password: secret, checkIntegrity: true });
    return true;
  });
  if (!isRight) return wrongPassword();
  const bags = await attempt(() => bagsOf(parts, secret));
  const key = bags && (await attempt(() => keyOf(bags, password)));
  if (!bags || !key) return broken();
  return accepted({ key, certificates: bags.flatMap((bag) => certificateOf(bag) ?? []) });
}

/** What comes of it; null when it fails, as everything about a broken file may. */
async function attempt<T>(work: () => T | Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

async function readPfx(file: Uint8Array, password: ArrayBuffer): Promise<PFX> {
  if (file.length > mostBytes) throw new Error("Larger than any certificate");
  const pfx = new PFX({ schema: schemaOf(file) });
  await pfx.parseInternalValues({ password, checkIntegrity: false });
  return pfx;
}

/** A part of the file: encrypted as a whole, or bags of which those with keys are. */
type Part = EncryptedData | SafeContents;

const partsOf = ({ parsedValue }: PFX): Part[] =>
  (parsedValue?.authenticatedSafe?.safeContents ?? []).map(({ contentType, content }) =>
    contentType === ContentInfo.ENCRYPTED_DATA
      ? new EncryptedData({ schema: content })
      : new SafeContents({ schema: schemaOf(new Uint8Array(content.getValue())) }),
  );

/** How something is encrypted: the cipher, and how many rounds the password is put through. */
type Way = { cipher: string; rounds: number };

function waysOf(part: Part): Way[] {
  if (part instanceof EncryptedData) {
    return [wayOf(part.encryptedContentInfo.contentEncryptionAlgorithm)];
  }
  return part.safeBags.flatMap(({ bagValue }) =>
    bagValue instanceof PKCS8ShroudedKeyBag ? wayOf(bagValue.encryptionAlgorithm) : [],
  );
}

/** PBES2 tells key derivation and cipher apart; the ways before it are one name for both. */
function wayOf(algorithm: AlgorithmIdentifier): Way {
  const [scheme, parameters] = readDer(new Uint8Array(algorithm.toSchema().toBER()))?.kids ?? [];
  if (oidOf(scheme) !== pbes2) return { cipher: oidOf(scheme) ?? "", rounds: 0 };
  const [derivation, encryption] = parameters?.kids ?? [];
  const rounds = derivation?.kids[1]?.kids[1]?.contents ?? new Uint8Array();
  return {
    cipher: oidOf(encryption?.kids[0]) ?? "",
    rounds: rounds.reduce((sum, octet) => sum * 256 + octet, 0),
  };
}

async function bagsOf(parts: Part[], password: ArrayBuffer): Promise<SafeBag[]> {
  const bags: SafeBag[] = [];
  for (const part of parts) {
    if (part instanceof SafeContents) bags.push(...part.safeBags);
    else {
      const plain = new Uint8Array(await part.decrypt({ password }));
      bags.push(...new SafeContents({ schema: schemaOf(plain) }).safeBags);
    }
  }
  return bags;
}

function keyOf(bags: SafeBag[], passphrase: string): KeyObject {
  for (const { bagValue } of bags) {
    const isKey = bagValue instanceof PKCS8ShroudedKeyBag || bagValue instanceof PrivateKeyInfo;
    if (!isKey) continue;
    const key = Buffer.from(bagValue.toSchema().toBER());
    return createPrivateKey({ key, format: "der", type: "pkcs8", passphrase });
  }
  throw new Error("No key");
}

function certificateOf({ bagValue }: SafeBag): CertificateFacts | null {
  if (!(bagValue instanceof CertBag) || !(bagValue.certValue instanceof OctetString)) return null;
  return readCertificate(new Uint8Array(bagValue.certValue.getValue()));
}
