/**
 * DER, written as exact bytes and read without surprise. What is signed is bytes, so certificates and names are
 * copied as they came and never written anew.
 * @see ITU-T X.690
 */
import { type BaseBlock, fromBER, ObjectIdentifier } from "asn1js";

/** One element: tag, length, and its contents one after another. */
export function element(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  return new Uint8Array(Buffer.concat([Buffer.of(tag, ...lengthOctets(length)), ...contents]));
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 + octets.length, ...octets];
}

export const sequence = (...parts: Uint8Array[]): Uint8Array => element(0x30, ...parts);

/** SET OF: its elements in the order of their bytes, as DER wants. */
export const setOf = (...parts: Uint8Array[]): Uint8Array =>
  element(0x31, ...parts.toSorted((a, b) => Buffer.compare(a, b)));

export const octetString = (bytes: Uint8Array): Uint8Array => element(0x04, bytes);

export const nothing: Uint8Array = element(0x05);

/** A whole number from 0 to 127: versions. */
export const smallInteger = (value: number): Uint8Array => element(0x02, new Uint8Array([value]));

export const objectId = (oid: string): Uint8Array =>
  new Uint8Array(new ObjectIdentifier({ value: oid }).toBER());

/** One element as it was read: its tag, its contents, its bytes, and what it holds. */
export type Read = { tag: number; bytes: Uint8Array; contents: Uint8Array; kids: Read[] };

/** Reads one element that fills the bytes; null when they are anything else. Deeper than any certificate is not read. */
export function readDer(bytes: Uint8Array): Read | null {
  const found = readAt(bytes, 0, 0);
  return found && found.bytes.length === bytes.length ? found : null;
}

const deepest = 40;

function readAt(bytes: Uint8Array, at: number, depth: number): Read | null {
  const size = sizeAt(bytes, at);
  if (!size || depth > deepest) return null;
  const tag = bytes[at] ?? 0;
  const whole = bytes.subarray(at, at + size.header + size.length);
  const contents = whole.subarray(size.header);
  const kids = tag & 0x20 ? kidsOf(contents, depth + 1) : [];
  return kids ? { tag, bytes: whole, contents, kids } : null;
}

function kidsOf(bytes: Uint8Array, depth: number): Read[] | null {
  const kids: Read[] = [];
  for (let at = 0; at < bytes.length; ) {
    const kid = readAt(bytes, at, depth);
    if (!kid) return null;
    kids.push(kid);
    at += kid.bytes.length;
  }
  return kids;
}

/** Length of the header and of the contents of the element that begins there; null when it does not fit. */
export function sizeAt(bytes: Uint8Array, at: number): { header: number; length: number } | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  // Tags above 30 are used by nothing that is read here.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  const more = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || more > 4) return null;
  let length = more === 0 ? first : 0;
  for (let index = 0; index < more; index += 1) {
    length = length * 256 + (bytes[at + 2 + index] ?? 0);
  }
  // DER has one way to write a length.
  if (lengthOctets(length).length !== more + 1) return null;
  return at + 2 + more + length <= bytes.length ? { header: 2 + more, length } : null;
}

/** An object identifier in dotted form; null when the element is none. */
export function oidOf(read: Read | undefined): string | null {
  if (read?.tag !== 0x06) return null;
  const { result } = fromBER(read.bytes);
  return result instanceof ObjectIdentifier ? result.getValue() : null;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** For the classes of pkijs, which take what asn1js has read. */
export function schemaOf(bytes: Uint8Array): BaseBlock {
  const { offset, result } = fromBER(bytes);
  if (offset === -1) throw new Error("Not DER");
  return result;
}
