/** What a signature is asked before it is made: whose it is, and what it would show to everyone. */
import { personalNumbers } from "./words/personalNumbers.ts";

const wordsOf = (name: string): string[] =>
  name
    .normalize("NFC")
    .toLocaleLowerCase("sv")
    .split(/[\s\-–.,]+/u)
    .filter((word) => word !== "");

/**
 * Can the one whom a certificate names be the person in the register? Every word of the one name stands in the
 * other: a certificate often has more given names, in another order. A doubt is for a person to settle.
 */
export function mayBeSamePerson(registered: string, certified: string): boolean {
  const [own, other] = [wordsOf(registered), wordsOf(certified)];
  const [fewer, more] = own.length <= other.length ? [own, other] : [other, own];
  // One word alone is a given name or a surname, which many have.
  return fewer.length > 1 && fewer.every((word) => more.includes(word));
}

/** Certificates write it after the kind of number it is, "PNOSE-". @see ETSI EN 319 412-1 5.1.3 */
const KIND = /\b[A-Z]{5}-/g;

/** Does the certificate's subject hold a personnummer? It would be in a file that everyone can read. @see GDPR-2 */
export const showsPersonalNumber = (subject: string): boolean =>
  personalNumbers(subject.replace(KIND, " ")).length > 0;
