/**
 * Personal details in a bilaga. A bilaga is published as it is or not at all, so nothing in it can be masked: it is told
 * what seems to stand there while somebody can still choose. It never stops the anslag, which has its own days to keep.
 * @see GDPR 5 · FIN-19
 */
import type { MaskKind, PersonalFound } from "./masking.ts";
import { listText } from "./wording.ts";

/** What may show a person without being words that a detector finds. */
export const personalSigns = {
  signature: "En bild står på en sida som nämner underskrift. Den kan visa en namnteckning.",
  scanned:
    "Filen har sidor som är bilder. De kan visa namnteckningar, och Paragraf kan inte läsa vad som står på dem.",
} as const;

export type PersonalSign = keyof typeof personalSigns;

/** The sign that is found in a file itself, and kept beside its hindrances. */
export type KeptSign = Extract<PersonalSign, "signature">;

/** What is known of a bilaga's personal details; `isRead` when its words have been looked through. */
export type PaperDetails = { found: PersonalFound[]; signs: PersonalSign[]; isRead: boolean };

/** Words that stand where people sign. */
export const signingWords = /underskrift|namnteckning|underteckna/i;

/** How one place and several of a kind are told, after their number. */
const counted: Record<MaskKind, readonly [one: string, several: string]> = {
  personal_number: ["personnummer", "personnummer"],
  phone: ["telefonnummer", "telefonnummer"],
  mail: ["e-postadress", "e-postadresser"],
  account: ["kontonummer", "kontonummer"],
  health: ["uppgift om hälsa", "uppgifter om hälsa"],
  name: ["namn", "namn"],
  other: ["annan uppgift", "andra uppgifter"],
};

/** "I filen står 1 personnummer och 2 telefonnummer."; "" where nothing is found. */
export function foundText(found: readonly PersonalFound[]): string {
  if (found.length === 0) return "";
  const words = found.map(({ kind, places }) => `${places} ${counted[kind][places === 1 ? 0 : 1]}`);
  return `I filen står ${listText(words)}.`;
}

/** Each thing that somebody should look at before everyone reads the bilaga, as a sentence. */
export const personalTexts = ({ found, signs }: PaperDetails): string[] =>
  [foundText(found), ...signs.map((sign) => personalSigns[sign])].filter((text) => text !== "");
