/** Telephone numbers and addresses that may be a person's own. */

const PHONE = /(?<![\d-])(?:\+46[\s-]?\(?0?\)?[\s-]?|0)7[02369](?:[\s-]?\d){7}(?!\d)/g;
/** An area code, then five digits or more in groups: 060-19 11 11, 08-123 456 78, +46 60 19 11 11. */
const LANDLINE =
  /(?<![\d-])(?:\+46[ -]?(?:\(0\) ?)?[1-689]\d{0,2}|0[1-689]\d{0,2} ?-)(?: ?\d){5,8}(?![\d-])/g;
const MAIL = /[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;
/** An address of an office is nobody's own. */
const OFFICE =
  /^(?:info|kansli\p{L}*|kontakt|registrator\p{L}*|diarium|post|support|styrelsen?|admin|ekonomi|faktura|kommun\p{L}*|region\p{L}*|samordning\p{L}*|finsam\p{L}*|mejl|mail|kundservice|hej)@/iu;

/** Words in a text; `at` is where they begin. */
export type FoundWords = { words: string; at: number };

const foundBy = (text: string, pattern: RegExp): FoundWords[] =>
  [...text.matchAll(pattern)].map(({ index, 0: words }) => ({ words, at: index }));

/** Mobile numbers in a text. */
export const mobileNumbers = (text: string): FoundWords[] => foundBy(text, PHONE);

/** Telephone numbers of any kind: mobile, and those that stand in a home or an office. */
export const telephoneNumbers = (text: string): FoundWords[] =>
  [...foundBy(text, PHONE), ...foundBy(text, LANDLINE)].sort((a, b) => a.at - b.at);

/** E-mail addresses in a text that are not an office's. */
export const ownAddresses = (text: string): FoundWords[] =>
  // The pattern takes long on a long text without an address.
  (text.includes("@") ? foundBy(text, MAIL) : []).filter(({ words }) => !OFFICE.test(words));
