/** Who is paid: an organisation by its organisationsnummer, a person by a personnummer or samordningsnummer. */
// One country of the package: all of them take a third of a second to load.
import { validate } from "stdnum/lib/cjs/se/orgnr.js";
import { type LegalDate, parseLegalDate, parts } from "../calendar.ts";
import { accepted, type Result, refused } from "../result.ts";
import { hasCheckDigit } from "../words/checkDigit.ts";

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

/** A person's number as twelve digits. A samordningsnummer has sixty added to the day. */
export type PersonNumber = { number: string; isCoordination: boolean };

const FORM = /^((?:18|19|20)?)(\d{2})(\d{2})(\d{2})([-+]?)(\d{4})$/;

/** The century of a day of birth that is written with two digits: the last one not to come, with + the one before. */
function centuryOf(year: string, monthAndDay: string, mark: string, today: LegalDate): number {
  const thisCentury = Math.floor(parts(today).year / 100);
  const isToCome = `${thisCentury}${year}-${monthAndDay}` > today;
  return thisCentury - (isToCome ? 1 : 0) - (mark === "+" ? 1 : 0);
}

/** A personnummer or samordningsnummer of somebody who is born. @see folkbokföringslagen (1991:481) 18, 18 a §§ */
export function readPersonNumber(
  words: string,
  field: string,
  today: LegalDate,
): Result<PersonNumber> {
  const found =
    words.length > 40 ? null : FORM.exec(words.replace(/[\s\u00a0]/g, "").replace("–", "-"));
  if (!found) {
    return refused("Ett personnummer skrivs ÅÅÅÅMMDD-NNNN eller ÅÅMMDD-NNNN.", { field });
  }
  const [, written = "", year = "", month = "", day = "", mark = "", last = ""] = found;
  const isCoordination = Number(day) > 60;
  const realDay = String(isCoordination ? Number(day) - 60 : Number(day)).padStart(2, "0");
  const century = written || centuryOf(year, `${month}-${realDay}`, mark, today);
  const born = parseLegalDate(`${century}${year}-${month}-${realDay}`);
  if (born === null || born > today) {
    return refused("Personnumret börjar inte med en dag som någon kan vara född.", { field });
  }
  return hasCheckDigit(`${year}${month}${day}${last}`)
    ? accepted({ number: `${century}${year}${month}${day}${last}`, isCoordination })
    : refused("Personnumrets kontrollsiffra stämmer inte. Se efter att numret är rätt avskrivet.", {
        field,
      });
}
