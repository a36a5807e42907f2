/** What a förbund sets at the top of its documents, and why it may be refused. */
import { colourCode, contrastToWhite, leastContrast, parseColour, readable } from "./colour.ts";
import { accepted, type Refusal, type Result } from "./result.ts";

/** The texts of a letterhead. */
export type LetterheadText = {
  name: string;
  /** Address, telephone and the like, one a line. */
  lines: string[];
  /** Address of the website, beginning with https://; empty when there is none. */
  website: string;
  /** Colour of the title, links and the line beside a decision, "#1f4b63". */
  accent: string;
};

/** What stands for the picture to one who does not see it; decorative says that nothing does. */
export type LogoText = { alt: string; isDecorative: boolean };

/** More lines push the document down its page. */
export const mostLines = 5;

/** The colour of one who has not chosen. */
export const ownAccent = "#1f4b63";

const WEBSITE = /^https?:\/\/[^\s/]+\.[^\s]+$/;

const refuse = (field: string, text: string): Refusal => ({
  rule: null,
  source: null,
  field,
  text,
});

/** The letterhead as it will be printed, or one refusal per wrong field. */
export function checkLetterhead(input: LetterheadText): Result<LetterheadText> {
  const refusals: Refusal[] = [];
  const lines = input.lines.map((line) => line.trim()).filter((line) => line !== "");
  if (input.name.trim() === "") refusals.push(refuse("name", "Fyll i namnet."));
  if (lines.length > mostLines) {
    refusals.push(refuse("lines", `Adressen får ha högst ${mostLines} rader.`));
  }
  const website = withScheme(input.website.trim());
  if (website !== "" && !WEBSITE.test(website)) {
    refusals.push(refuse("website", "Webbplatsen ska se ut som https://www.exempel.se."));
  }
  const accent = accentOf(input.accent);
  if (!accent.ok) refusals.push(...accent.refusals);
  if (refusals.length > 0 || !accent.ok) return { ok: false, refusals };
  return accepted({ name: input.name.trim(), lines, website, accent: accent.value });
}

const withScheme = (address: string): string =>
  address === "" || /^https?:\/\//i.test(address) ? address : `https://${address}`;

function accentOf(text: string): Result<string> {
  const rgb = parseColour(text === "" ? ownAccent : text);
  const no = (words: string): Result<string> => ({
    ok: false,
    refusals: [refuse("accent", words)],
  });
  if (!rgb) return no("Färgen skrivs med sex tecken, till exempel #1f4b63.");
  const contrast = contrastToWhite(rgb);
  if (contrast >= leastContrast) return accepted(colourCode(rgb));
  const shown = (value: number) => (Math.floor(value * 10) / 10).toFixed(1).replace(".", ",");
  return no(
    `Färgen ${colourCode(rgb)} har kontrasten ${shown(contrast)}:1 mot vitt och går inte att läsa för alla. ` +
      `Minst ${shown(leastContrast)}:1 behövs. En liknande färg som går är ${colourCode(readable(rgb))}.`,
  );
}

/** A logo has a text, or is said to be decorative; never both and never neither. */
export function checkLogoText({ alt, isDecorative }: LogoText): Result<string> {
  const text = alt.trim();
  if (text !== "" && !isDecorative) return accepted(text);
  if (text === "" && isDecorative) return accepted("");
  const words = isDecorative
    ? "Logotypen är både beskriven och markerad som dekorativ. Välj ett av dem."
    : "Skriv vad logotypen föreställer för den som inte ser den, eller markera att den är dekorativ.";
  return { ok: false, refusals: [refuse("alt", words)] };
}
