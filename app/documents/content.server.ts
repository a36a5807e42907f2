/**
 * The hash of what a document says. Every word has a hash of its own, with a salt, so that a word that is masked can be
 * shown by its hash alone and nobody can guess it, while the whole still comes to the same sum. The original and the
 * version on the web therefore carry the same content hash, and a reader can work out that nothing but what is said to be
 * masked differs.
 *
 * salt(passage) = HMAC-SHA256(key, "passage " + number) · salt(word) = HMAC-SHA256(salt(passage), "word " + number) ·
 * hash(word) = SHA-256(salt(word) + word in UTF-8) · hash(passage) = SHA-256 of its words' hashes after each other ·
 * content hash = SHA-256 of the passages' hashes after each other. All hashes are bytes, written in hex.
 */
import { createHash, createHmac } from "node:crypto";
import { type Span, wordsOf } from "../domain/masking.ts";
import type { Document } from "./document.ts";

/** What a reader needs to work out the content hash. A passage without masks is told whole, with its salt. */
export type ContentProof = {
  scheme: "paragraf-content-1";
  root: string;
  passages: (WholePassage | MaskedPassage)[];
};

type WholePassage = { text: string; salt: string };
/** Each word is told with its salt, or is masked and told by its hash. */
type MaskedPassage = { words: ({ text: string; salt: string } | { hash: string })[] };

const sha256 = (...parts: (Uint8Array | string)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const hmac = (key: Uint8Array, words: string): Buffer =>
  createHmac("sha256", key).update(words).digest();

const saltOfWord = (passageSalt: Uint8Array, at: number) => hmac(passageSalt, `word ${at}`);

const hashesOf = (words: readonly string[], salt: Uint8Array): Buffer[] =>
  words.map((word, at) => sha256(saltOfWord(salt, at), word));

const textWords = (passage: string): string[] => wordsOf(passage).map(({ text }) => text);

const saltOfPassage = (key: string, index: number): Buffer =>
  hmac(Buffer.from(key, "hex"), `passage ${index}`);

const rootOf = (hashes: readonly Uint8Array[]): string => sha256(...hashes).toString("hex");

/** The content hash of a document's passages, in hex. `key` is 32 random bytes in hex, the document's own secret. */
export const contentHash = (passages: readonly string[], key: string): string =>
  rootOf(
    passages.map((passage, index) =>
      sha256(...hashesOf(textWords(passage), saltOfPassage(key, index))),
    ),
  );

/** What proves the content hash of a version in which the spans are masked. It holds nothing of what is masked. */
export function contentProof(
  passages: readonly string[],
  key: string,
  masked: readonly Span[],
): ContentProof {
  return {
    scheme: "paragraf-content-1",
    root: contentHash(passages, key),
    passages: passages.map((passage, index) => {
      const salt = saltOfPassage(key, index);
      const own = masked.filter((span) => span.passage === index);
      // The passage's salt would give away the salts of its masked words.
      if (own.length === 0) return { text: passage, salt: salt.toString("hex") };
      const hashes = hashesOf(textWords(passage), salt);
      return {
        words: textWords(passage).map((text, at) =>
          own.some(({ from, to }) => at >= from && at < to)
            ? { hash: hashes[at]?.toString("hex") ?? "" }
            : { text, salt: saltOfWord(salt, at).toString("hex") },
        ),
      };
    }),
  };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function wordHash(word: unknown): { hash: Buffer; isMasked: boolean } | null {
  if (!isRecord(word)) return null;
  if (isText(word.hash)) return { hash: Buffer.from(word.hash, "hex"), isMasked: true };
  if (!isText(word.text) || !isText(word.salt)) return null;
  return { hash: sha256(Buffer.from(word.salt, "hex"), word.text), isMasked: false };
}

type Worked = { hash: Buffer; masked: number };

function passageHash(passage: unknown): Worked | null {
  if (!isRecord(passage)) return null;
  if (isText(passage.text) && isText(passage.salt)) {
    const salt = Buffer.from(passage.salt, "hex");
    return { hash: sha256(...hashesOf(textWords(passage.text), salt)), masked: 0 };
  }
  if (!Array.isArray(passage.words)) return null;
  const words = passage.words.map(wordHash);
  const known = words.filter((word) => word !== null);
  if (known.length < words.length) return null;
  const masked = known.filter(({ isMasked }) => isMasked).length;
  return { hash: sha256(...known.map(({ hash }) => hash)), masked };
}

/** What came of working a proof through: its sum, whether it is what the file says, and how many words are masked. */
export type CheckedProof = { root: string; holds: boolean; maskedWords: number };

/** Works a proof through; null when it is none. Never throws, whatever the file is. */
export function checkProof(proof: unknown): CheckedProof | null {
  if (!isRecord(proof) || proof.scheme !== "paragraf-content-1") return null;
  if (!isText(proof.root) || !Array.isArray(proof.passages)) return null;
  const passages = proof.passages.map(passageHash);
  const known = passages.filter((passage) => passage !== null);
  if (known.length < passages.length) return null;
  const root = rootOf(known.map(({ hash }) => hash));
  return {
    root,
    holds: root === proof.root,
    maskedWords: known.reduce((sum, { masked }) => sum + masked, 0),
  };
}

const isBytes = (value: unknown): value is { base64: string } =>
  isRecord(value) && Object.keys(value).length === 1 && isText(value.base64);

/** A document as JSON, with its logo's bytes in it. */
export const documentJson = (doc: Document): string =>
  JSON.stringify(doc, (_key, value: unknown) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value,
  );

/** The document that was made JSON of. */
export const documentOf = (json: string): Document =>
  JSON.parse(json, (_key, value: unknown) =>
    isBytes(value) ? new Uint8Array(Buffer.from(value.base64, "base64")) : value,
  ) as Document;
