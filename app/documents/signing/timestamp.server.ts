/**
 * Time stamps: an authority says that something was there at a time. Asked for over HTTP, and read back.
 * @see RFC 3161
 */
import { createHash, randomBytes } from "node:crypto";
import { validAt } from "./certificate.server.ts";
import {
  element,
  nothing,
  objectId,
  octetString,
  oidOf,
  type Read,
  readDer,
  sameBytes,
  sequence,
  smallInteger,
} from "./der.ts";
import { hashOids, hashWith, oids } from "./oids.ts";
import { type Hash, TimestampFault, type TimestampSource } from "./provider.ts";
import { type Cms, readCms } from "./readCms.server.ts";

/** A time stamp that holds: when, and who says so. */
export type Timestamp = { at: string; authority: string };

/** Reads a token over the bytes; null when anything about it does not hold. */
export function readTimestamp(token: Uint8Array, over: Uint8Array): Timestamp | null {
  const cms = readCms(token, null);
  const info = cms?.content ? readDer(cms.content) : null;
  if (!cms || !info || !cms.digestHolds || !cms.signatureHolds || cms.faults.length > 0)
    return null;
  const at = timeOf(info);
  const isOver = imprintHolds(info.kids[2], over);
  if (at === null || !isOver || !mayStamp(cms) || !validAt(cms.signer, at)) return null;
  return { at, authority: cms.signer.name };
}

const mayStamp = ({ signer }: Cms) => signer.x509.keyUsage?.includes(oids.timeStamping) === true;

function imprintHolds(imprint: Read | undefined, over: Uint8Array): boolean {
  const [algorithm, digest] = imprint?.kids ?? [];
  const hash = hashWith(hashOids, algorithm ? oidOf(algorithm.kids[0]) : null);
  if (!hash || !digest) return false;
  return sameBytes(digest.contents, createHash(hash).update(over).digest());
}

/** genTime: YYYYMMDDhhmmss, maybe with parts of seconds, always UTC. */
function timeOf({ kids }: Read): string | null {
  const written = kids.find(({ tag }) => tag === 0x18)?.contents ?? new Uint8Array();
  const text = Buffer.from(written).toString("latin1");
  const found = /^((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Bytes of an answer at most: a token with a long chain is some ten thousand. */
const mostBytes = 200_000;

/** An authority that is asked over HTTP. Nothing of the document is sent but a digest of a signature. */
export const httpTimestamps = (address: string, timeout = 15_000): TimestampSource => ({
  async token(digest, hash) {
    const nonce = randomBytes(8);
    const answer = await ask(address, timeStampRequest(digest, hash, nonce), timeout);
    const token = tokenOf(readDer(answer));
    if (!token) throw new TimestampFault(`Tidsstämplingen på ${address} gav ingen tidsstämpel.`);
    if (!isAnswerTo(token, digest, nonce)) {
      throw new TimestampFault(
        `Tidsstämpeln från ${address} gäller något annat än det som skrivs under.`,
      );
    }
    return token;
  },
});

async function ask(address: string, request: Uint8Array, timeout: number): Promise<Uint8Array> {
  const fault = () =>
    new TimestampFault(
      `Tidsstämplingen på ${address} svarar inte som den ska. Försök igen, eller skriv under utan tidsstämpel.`,
    );
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/timestamp-query" },
    body: new Uint8Array(request),
    redirect: "error",
    signal: AbortSignal.timeout(timeout),
  }).catch(() => {
    throw fault();
  });
  const bytes = response.ok ? await response.arrayBuffer().catch(() => null) : null;
  if (!bytes || bytes.byteLength > mostBytes) throw fault();
  return new Uint8Array(bytes);
}

/** A TimeStampReq, with the authority's certificates asked for. */
const timeStampRequest = (digest: Uint8Array, hash: Hash, nonce: Uint8Array): Uint8Array =>
  sequence(
    smallInteger(1),
    sequence(sequence(objectId(hashOids[hash]), nothing), octetString(digest)),
    nonceOf(nonce),
    element(0x01, new Uint8Array([0xff])),
  );

/** A whole number above zero, whatever its first bit. */
const nonceOf = (nonce: Uint8Array) => element(0x02, new Uint8Array([1, ...nonce]));

/** The token of a TimeStampResp that was granted, with or without changes. */
function tokenOf(answer: Read | null): Uint8Array | null {
  const [status, token] = answer?.kids ?? [];
  const [granted] = status?.kids ?? [];
  const isGranted = granted?.tag === 0x02 && (granted.contents[0] ?? 2) <= 1;
  return isGranted && token ? token.bytes : null;
}

function isAnswerTo(token: Uint8Array, digest: Uint8Array, nonce: Uint8Array): boolean {
  const cms = readCms(token, null);
  const info = cms?.content ? readDer(cms.content) : null;
  const said = info?.kids[2]?.kids[1];
  const wanted = nonceOf(nonce);
  // The serial number before it, at index 3, is a whole number too.
  const isMine = info?.kids.slice(4).some(({ bytes }) => sameBytes(bytes, wanted)) === true;
  return isMine && said !== undefined && sameBytes(said.contents, digest);
}
