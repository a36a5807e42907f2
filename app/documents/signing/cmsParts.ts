/**
 * A SignedData taken apart. Signatures have one shape, and every tag and version in it must be as it is to be:
 * they are around what is signed, and no key would tell that one of them was changed.
 * @see RFC 5652 5.1, 5.3
 */
import { oidOf, type Read, readDer } from "./der.ts";
import { oids } from "./oids.ts";

/** The parts of a SignedData with one signer. */
export type CmsParts = {
  digestAlgorithms: Read[];
  contentType: string | null;
  content: Uint8Array | null;
  certificates: Uint8Array[];
  signer: SignerParts;
};

export type SignerParts = {
  sid: Read;
  digestAlgorithm: Read;
  attributes: Read;
  algorithm: Read;
  value: Uint8Array;
  unsigned: Read[];
};

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const OCTETS = 0x04;
const OID = 0x06;
const [FIRST, SECOND] = [0xa0, 0xa1];

/** What an element holds, if it and they have these tags. */
function held(read: Read | undefined, tag: number, ...tags: number[]): Read[] | null {
  if (read?.tag !== tag || read.kids.length !== tags.length) return null;
  return read.kids.every((kid, at) => kid.tag === tags[at]) ? read.kids : null;
}

/** The SignedData of these bytes, if it is of the one shape that signatures have. */
export function cmsParts(der: Uint8Array): CmsParts | null {
  const [type, wrapped] = held(readDer(der) ?? undefined, SEQUENCE, OID, FIRST) ?? [];
  const [data] = held(wrapped, FIRST, SEQUENCE) ?? [];
  if (oidOf(type) !== oids.signedData || !data) return null;
  const [version, digestAlgorithms, encapsulated, certificates] =
    held(data, SEQUENCE, INTEGER, SET, SEQUENCE, FIRST, SET) ??
    held(data, SEQUENCE, INTEGER, SET, SEQUENCE, FIRST, SECOND, SET) ??
    [];
  const signers = data.kids.at(-1)?.kids ?? [];
  const signer = signers.length === 1 ? signerParts(signers[0]) : null;
  const contents = contentsOf(encapsulated);
  if (!digestAlgorithms || !contents || !certificates || !signer) return null;
  const isRight = versionOf(version) === (contents.type === oids.data ? 1 : 3);
  if (!isRight || digestAlgorithms.kids.some(({ tag }) => tag !== SEQUENCE)) return null;
  return {
    digestAlgorithms: digestAlgorithms.kids,
    contentType: contents.type,
    content: contents.content,
    certificates: certificates.kids.map(({ bytes }) => bytes),
    signer,
  };
}

const versionOf = (read: Read | undefined): number | null =>
  read?.contents.length === 1 ? (read.contents[0] ?? null) : null;

/** What is signed, as it is called, and the thing itself when it is in there. */
function contentsOf(
  read: Read | undefined,
): { type: string | null; content: Uint8Array | null } | null {
  const [alone] = held(read, SEQUENCE, OID) ?? [];
  if (alone) return { type: oidOf(alone), content: null };
  const [type, wrapped] = held(read, SEQUENCE, OID, FIRST) ?? [];
  const [content] = held(wrapped, FIRST, OCTETS) ?? [];
  return content ? { type: oidOf(type), content: content.contents } : null;
}

function signerParts(read: Read | undefined): SignerParts | null {
  const tags = [INTEGER, SEQUENCE, SEQUENCE, FIRST, SEQUENCE, OCTETS];
  const kids = held(read, SEQUENCE, ...tags) ?? held(read, SEQUENCE, ...tags, SECOND);
  const [version, sid, digestAlgorithm, attributes, algorithm, value, unsigned] = kids ?? [];
  if (!sid || !digestAlgorithm || !attributes || !algorithm || !value) return null;
  const after = unsigned?.kids ?? [];
  const isShaped = after.every((one) => held(one, SEQUENCE, OID, SET) !== null);
  if (versionOf(version) !== 1 || !isShaped) return null;
  return { sid, digestAlgorithm, attributes, algorithm, value: value.contents, unsigned: after };
}
