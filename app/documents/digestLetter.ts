/** The letter that tells what waits: how many and since when, and where. No payee and no sum goes by e-mail. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { LetterText } from "./letters.ts";

export type DigestAbout = {
  association: string;
  count: number;
  oldest: LegalDate;
  /** Where what waits is read. */
  address: string;
};

/** The letter to one who has asked for it. */
export function digestLetter({ association, count, oldest, address }: DigestAbout): LetterText {
  const what = count === 1 ? "1 utbetalning väntar" : `${count} utbetalningar väntar`;
  const since =
    count === 1
      ? `Den har väntat sedan ${dateText(oldest)}.`
      : `Den som har väntat längst kom ${dateText(oldest)}.`;
  const body = [
    `${what} på dig i ${association}. ${since}`,
    "",
    "Läs dem och gör ditt här:",
    address,
    "",
    "Du får det här brevet högst en gång om dagen, för att du har bett om det. På samma sida slår du av det.",
  ];
  return { subject: `${what} på dig`, body: `${body.join("\n")}\n` };
}
