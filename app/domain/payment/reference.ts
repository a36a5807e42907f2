/**
 * What the payee knows a payment by: an OCR number that a machine reads, or a few words. An OCR number that is wrong
 * by a digit comes to nobody's notice until the reminder does, so its check digit is looked at when it is written.
 */
import { accepted, type Result, refused } from "../result.ts";
import { hasCheckDigit } from "../words/checkDigit.ts";

export type PaymentReference = { kind: "ocr"; number: string } | { kind: "message"; text: string };

/** What a payee has agreed with its bank: the last digit alone, or the length's last digit before it as well. */
export type OcrRule = "check digit" | "check and length digit";

const LONGEST_OCR = 25;
const LONGEST_MESSAGE = 140;

/** The digit before the check digit is the last digit of how many there are. */
const hasLengthDigit = (digits: string): boolean => digits.at(-2) === String(digits.length % 10);

/** An OCR number: 2 to 25 digits, the last a check digit; where the payee uses one, a length digit before it. */
export function readOcr(
  words: string,
  field: string,
  rule: OcrRule = "check digit",
): Result<PaymentReference> {
  const number = words.replace(/[\s\u00a0]/g, "");
  if (!/^\d+$/.test(number) || number.length < 2 || number.length > LONGEST_OCR) {
    return refused(`Ett OCR-nummer har 2–${LONGEST_OCR} siffror och inga andra tecken.`, { field });
  }
  if (!hasCheckDigit(number)) {
    return refused(
      "OCR-numrets kontrollsiffra stämmer inte. Se efter att numret är rätt avskrivet.",
      {
        field,
      },
    );
  }
  if (rule === "check and length digit" && !hasLengthDigit(number)) {
    return refused("OCR-numrets längdsiffra stämmer inte: en siffra saknas eller är för mycket.", {
      field,
    });
  }
  return accepted({ kind: "ocr", number });
}

/** A few words to the payee, where no OCR number is asked for. */
export function readMessage(words: string, field: string): Result<PaymentReference> {
  const text = words.replace(/\s+/g, " ").trim();
  if (text === "")
    return refused("Skriv ett meddelande, till exempel fakturans nummer.", { field });
  return text.length > LONGEST_MESSAGE
    ? refused(`Meddelandet får ha högst ${LONGEST_MESSAGE} tecken.`, { field })
    : accepted({ kind: "message", text });
}
