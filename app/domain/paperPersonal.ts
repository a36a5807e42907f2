/**
 * Personal details in a bilaga. A bilaga is published as it is or not at all, so nothing in it can be masked: it is told
 * what seems to stand there while somebody can still choose. It never stops the anslag, which has its own days to keep.
 * @see GDPR 5 · FIN-19
 */
import { type MaskKind, maskKinds, type PersonalFound, proposals } from "./masking.ts";
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

/** Where in a workbook words stand: the sheet, by its number from 1, and "cell B7" or what else it is. */
export type PlacedWords = {
  sheet: { number: number; name: string; isHidden: boolean };
  at: string;
  words: string;
};

/**
 * What is known of a bilaga's personal details; `isRead` when all its words have been looked through. `places` are those of
 * a workbook, where a cell is not easily found again by its kind.
 */
export type PaperDetails = {
  found: PersonalFound[];
  places: Omit<PlacedWords, "words">[];
  signs: PersonalSign[];
  isRead: boolean;
};

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

const isPersonal = (words: string, known: readonly string[] = []): boolean =>
  proposals([words], known).length > 0;

/** Those of a workbook's places in which the detectors find something. */
export const personalPlaces = (places: readonly PlacedWords[]): PlacedWords[] =>
  places.filter(({ words }) => isPersonal(words));

/** What the detectors find in the places of a workbook, and where; `known` as for `personalIn`. */
export function personalInPlaces(
  places: readonly PlacedWords[],
  known: readonly string[],
): Pick<PaperDetails, "found" | "places"> {
  const hits = places.flatMap(({ words }) => proposals([words], known));
  return {
    found: (Object.keys(maskKinds) as MaskKind[])
      .map((kind) => ({ kind, places: hits.filter((one) => one.kind === kind).length }))
      .filter((one) => one.places > 0),
    places: places
      .filter(({ words }) => isPersonal(words, known))
      .map(({ sheet, at }) => ({ sheet, at })),
  };
}

/** Places that are named; more of them are told by their number. */
const MOST_PLACES = 10;

/** A sheet whose name is itself such a detail is told by its number alone. */
const sheetText = ({ number, name, isHidden }: PlacedWords["sheet"]): string =>
  `${isPersonal(name) ? `blad ${number}` : name}${isHidden ? " (dolt blad)" : ""}`;

/** "Se Blad 1, cell B7 och C7; Lista, bladets namn."; "" where there are none. */
export function placesText(places: PaperDetails["places"]): string {
  if (places.length === 0) return "";
  const bySheet = new Map<number, PaperDetails["places"]>();
  for (const place of places.slice(0, MOST_PLACES)) {
    bySheet.set(place.sheet.number, [...(bySheet.get(place.sheet.number) ?? []), place]);
  }
  const told = [...bySheet.values()].flatMap((own) => {
    const [first] = own;
    const list = own.map(({ at }, index) => (index > 0 ? at.replace(/^cell /, "") : at));
    return first ? [`${sheetText(first.sheet)}, ${listText(list)}`] : [];
  });
  const more = places.length - MOST_PLACES;
  return `Se ${told.join("; ")}${more > 0 ? ` och ${more} ställen till` : ""}.`;
}

/** Said where some of a file was looked through, and something was found in that. */
const partly = "Paragraf har inte kunnat söka igenom hela filen.";

/** Each thing that somebody should look at before everyone reads the bilaga, as a sentence. */
export function personalTexts({ found, places, signs, isRead }: PaperDetails): string[] {
  const words = [foundText(found), placesText(places)].filter((text) => text !== "").join(" ");
  return [
    ...(words === "" ? [] : [words]),
    ...(places.length > 0 && !isRead ? [partly] : []),
    ...signs.map((sign) => personalSigns[sign]),
  ];
}
