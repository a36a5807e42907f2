/** The correction that a finding proposes, made in an ärende's text. */
import type { Section } from "./minutes.ts";

/** The text with the first `quote` changed for `put`; null when it is not there. */
const replaced = (text: string, quote: string, put: string): string | null => {
  const at = text.indexOf(quote);
  return at < 0 ? null : text.slice(0, at) + put + text.slice(at + quote.length);
};

/** What an ärende says after the correction; null when the words are no longer there. */
export function corrected<T extends { heading: string; sections: readonly Section[] }>(
  { heading, sections }: T,
  quote: string,
  put: string,
): { heading: string; sections: Section[] } | null {
  if (quote === "") return null;
  const headingNow = replaced(heading, quote, put);
  if (headingNow !== null) return { heading: headingNow, sections: [...sections] };
  for (const [index, section] of sections.entries()) {
    const body = replaced(section.body, quote, put);
    const clause = section.clauses.findIndex((one) => one.includes(quote));
    if (body === null && clause < 0) continue;
    const clauses = section.clauses.map((one, n) =>
      n === clause && body === null ? (replaced(one, quote, put) ?? one) : one,
    );
    const changed: Section = { ...section, body: body ?? section.body, clauses };
    return { heading, sections: sections.map((one, n) => (n === index ? changed : one)) };
  }
  return null;
}
