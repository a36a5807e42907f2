/** The letter that tells what waits: how many and since when, and where. No payee and no sum goes by e-mail. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { LetterText } from "./letters.ts";

/** So many, the oldest since that day. */
export type Since = { count: number; oldest: LegalDate };

export type DigestAbout = {
  association: string;
  /** Utbetalningar whose next step is the reader's; null when there are none. */
  waiting: Since | null;
  /** Those whose money came back and of which nobody has said what becomes of them; null when there are none. */
  back: Since | null;
  /** Where what waits is read. */
  address: string;
};

function waitingText({ count, oldest }: Since, association: string): string {
  return count === 1
    ? `1 utbetalning väntar på dig i ${association}. Den har väntat sedan ${dateText(oldest)}.`
    : `${count} utbetalningar väntar på dig i ${association}. Den som har väntat längst kom ${dateText(oldest)}.`;
}

function backText({ count, oldest }: Since, association: string): string {
  return count === 1
    ? `Pengarna för 1 utbetalning i ${association} kom tillbaka. Det antecknades ${dateText(oldest)}. Betala på nytt, eller anteckna att den inte ska betalas.`
    : `Pengarna för ${count} utbetalningar i ${association} kom tillbaka. Den första antecknades ${dateText(oldest)}. Betala på nytt, eller anteckna att de inte ska betalas.`;
}

function subjectOf(waiting: Since | null, back: Since | null): string {
  const several = (count: number) => (count === 1 ? "1 utbetalning" : `${count} utbetalningar`);
  if (waiting === null) return `${several(back?.count ?? 0)} kom tillbaka`;
  const what = `${several(waiting.count)} väntar på dig`;
  return back === null ? what : `${what}, ${back.count} kom tillbaka`;
}

/** The letter to one who has asked for it. */
export function digestLetter({ association, waiting, back, address }: DigestAbout): LetterText {
  const body = [
    ...(waiting ? [waitingText(waiting, association), ""] : []),
    ...(back ? [backText(back, association), ""] : []),
    "Läs och gör ditt här:",
    address,
    "",
    "Du får det här brevet högst en gång om dagen, för att du har bett om det. På samma sida slår du av det.",
  ];
  return { subject: subjectOf(waiting, back), body: `${body.join("\n")}\n` };
}
