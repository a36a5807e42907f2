/** What Peppol's and Svefaktura's invoices have alike: both are UBL, of different years. */
import { readOre } from "../payments/amounts.ts";
import { one, textAt, type XmlElement } from "../xml/readXml.ts";
import type { GivenAccount, InvoiceLine } from "./invoice.ts";

/** The sum at the end of a path, as whole öre. */
export const oreAt = (element: XmlElement | null, ...path: string[]): number | null =>
  readOre(textAt(element, ...path));

/** The account of a way to pay; `bankPath` is where below the account its institution is named. */
export function accountOf(
  means: XmlElement,
  bankPath: readonly string[],
  meansCode: string | null,
): GivenAccount | null {
  const account = one(means, "PayeeFinancialAccount");
  const number = textAt(account, "ID");
  return number === null ? null : { number, bank: textAt(account, ...bankPath), meansCode };
}

/** A line by its words, the first of the places that has any, and its sum. */
export function lineOf(line: XmlElement, places: readonly (readonly string[])[]): InvoiceLine {
  const words = places.map((path) => textAt(line, ...path)).find((text) => text !== null);
  return { text: words ?? "", ore: oreAt(line, "LineExtensionAmount") };
}
