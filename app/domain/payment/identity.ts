/** The organisationsnummer of one who is paid. */
// One country of the package: all of them take a third of a second to load.
import { validate } from "stdnum/lib/cjs/se/orgnr.js";
import { accepted, type Result, refused } from "../result.ts";

/** Ten digits; the third is two or more, which no month of a birth is. */
export function readOrganisationNumber(words: string, field: string): Result<string> {
  const compact = words.length > 40 ? "" : words.replace(/[\s\u00a0.-]/g, "");
  // Twelve digits with 16 before them is how authorities write an organisation among persons.
  const ten = /^16\d{10}$/.test(compact) ? compact.slice(2) : compact;
  if (!/^\d{10}$/.test(ten)) {
    return refused("Ett organisationsnummer har tio siffror, till exempel 222000-3210.", { field });
  }
  if (Number(ten[2]) < 2) {
    return refused(
      "Numret är en persons. Ett organisationsnummer har minst 2 som tredje siffra; en enskild firma betalas som person.",
      { field },
    );
  }
  return validate(ten).isValid
    ? accepted(ten)
    : refused(
        "Organisationsnumrets kontrollsiffra stämmer inte. Se efter att numret är rätt avskrivet.",
        { field },
      );
}

/** "2220003210" as "222000-3210". */
export const organisationNumberText = (number: string): string =>
  `${number.slice(0, -4)}-${number.slice(-4)}`;
