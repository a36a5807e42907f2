/** What utbetalningar are paid from: the förbund's own account, its bank and what the bank calls it. */
import { electronicFormatIBAN, isValidBIC } from "ibantools";
import { accepted, type Refusal, type Result, refused } from "../result.ts";
import { readAccount } from "./accounts.ts";

/** A version of the settings. An empty field is null; one of the two accounts there must be. */
export type PayerText = {
  /** As the bank knows the förbund. */
  name: string;
  iban: string | null;
  bankgiro: string | null;
  bic: string;
  /** What the bank calls us in the agreement about files; null where it goes by the organisationsnummer. */
  customerId: string | null;
  /** The account of the bookkeeping that the money is booked from. */
  bankAccount: string;
};

/** The fields as somebody wrote them. */
export type PayerInput = Record<keyof PayerText, string>;

const LONGEST_NAME = 140;

function readIban(words: string): Result<string | null> {
  if (words === "") return accepted(null);
  const read = readAccount("iban", words, "iban");
  if (!read.ok) return read;
  const iban = electronicFormatIBAN(words) ?? "";
  return iban.startsWith("SE")
    ? accepted(iban)
    : refused("Kontot ska vara svenskt: dess IBAN börjar med SE.", { field: "iban" });
}

function readBankgiro(words: string): Result<string | null> {
  if (words === "") return accepted(null);
  const read = readAccount("bankgiro", words, "bankgiro");
  return read.ok ? accepted(words.replace(/\D/g, "")) : read;
}

const test = (isRight: boolean, field: string, text: string): Result<null> =>
  isRight ? accepted(null) : refused(text, { field });

/** The settings, or what is wrong in each field. */
export function readPayer(input: PayerInput): Result<PayerText> {
  const iban = readIban(input.iban.trim());
  const bankgiro = readBankgiro(input.bankgiro.trim());
  const name = input.name.trim();
  const bic = input.bic.replace(/\s/g, "").toUpperCase();
  const customerId = input.customerId.trim();
  const bankAccount = input.bankAccount.trim();
  const isNamed = name !== "" && name.length <= LONGEST_NAME;
  const hasAccount = input.iban.trim() !== "" || input.bankgiro.trim() !== "";
  const checks: Result<unknown>[] = [
    test(isNamed, "name", `Skriv namnet som banken har, med högst ${LONGEST_NAME} tecken.`),
    test(hasAccount, "iban", "Skriv kontots IBAN eller ett bankgiro att betala från."),
    ...[iban, bankgiro],
    test(isValidBIC(bic), "bic", "Bankens BIC har åtta eller elva tecken, till exempel ESSESESS."),
    test(
      /^[0-9A-Za-z-]{0,35}$/.test(customerId),
      "customerId",
      "Kundnumret har högst 35 siffror, bokstäver utan åäö och bindestreck.",
    ),
    test(
      /^\d{4,8}$/.test(bankAccount),
      "bankAccount",
      "Skriv bankkontots nummer i bokföringen, till exempel 1940.",
    ),
  ];
  const refusals: Refusal[] = checks.flatMap((one) => (one.ok ? [] : one.refusals));
  if (refusals.length > 0 || !iban.ok || !bankgiro.ok) return { ok: false, refusals };
  const own = { iban: iban.value, bankgiro: bankgiro.value };
  return accepted({ name, ...own, bic, customerId: customerId || null, bankAccount });
}
