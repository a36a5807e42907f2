/**
 * What keeps a bilaga from being read by everyone, and what to do about it. A public board's files on the web are to be
 * readable for one who listens, enlarges or uses a keyboard. It is told before publication; it never stops the anslag,
 * which has its own days to keep.
 * @see DOS-lagen (2018:1937) 10–12 §§, EN 301 549 kap. 10
 */

export const hindrances = {
  locked: {
    text: "Filen är låst med lösenord.",
    advice: "Spara den utan lösenord och lägg in den på nytt.",
  },
  damaged: {
    text: "Filen går inte att läsa: den är skadad eller avklippt.",
    advice: "Öppna originalet, spara det på nytt och lägg in den filen.",
  },
  scanned: {
    text: "Sidor är bilder av text. Den som lyssnar hör ingenting, och ingen kan söka i dem.",
    advice: "Lägg in originalet i stället, eller skanna om med textigenkänning (OCR).",
  },
  untagged: {
    text: "PDF-filen saknar taggar: rubriker, listor och tabeller går inte att uppfatta för den som lyssnar.",
    advice:
      "Spara om från Word: Spara som PDF, Alternativ, kryssa i ”Taggar för dokumentstruktur”. Eller lägg in Word-filen.",
  },
  no_language: {
    text: "Filen säger inte vilket språk den är på, så den kan läsas upp med fel uttal.",
    advice: "Välj svenska som korrekturspråk för hela texten i Word och spara om.",
  },
  no_title: {
    text: "Filen har ingen titel.",
    advice: "Skriv en titel under Arkiv, Info, Egenskaper i Word eller Excel och spara om.",
  },
  silent_pictures: {
    text: "Bilder saknar alternativtext.",
    advice:
      "Högerklicka på varje bild, välj Visa alternativtext och skriv vad bilden visar, eller markera den som dekorativ.",
  },
  no_headings: {
    text: "Texten är lång men har inga rubriker att gå mellan.",
    advice: "Ge rubrikerna formaten Rubrik 1, Rubrik 2 … i Word i stället för bara fet stil.",
  },
  plain_tables: {
    text: "Tabeller saknar rubrikrad.",
    advice:
      "Markera tabellens första rad i Word, välj Tabellegenskaper, Rad och ”Upprepa som rubrikrad”.",
  },
  unnamed_sheets: {
    text: "Blad i kalkylfilen heter bara Blad1 eller Sheet1, så den som lyssnar vet inte vad som står i dem.",
    advice: "Dubbelklicka på bladets flik i Excel och skriv vad bladet visar.",
  },
  merged_cells: {
    text: "Celler är sammanfogade, så den som lyssnar hör inte vilken rubrik ett värde hör till.",
    advice: "Markera cellerna i Excel, ta bort sammanfogningen och skriv en rubrik i varje kolumn.",
  },
  untried: {
    text: "Paragraf kan inte pröva formatet.",
    advice: "Spara som PDF med taggar och lägg in den i stället.",
  },
  picture: {
    text: "Bilagan är en bild. Den som lyssnar hör bara dess rubrik.",
    advice: "Skriv i rubriken vad bilden visar. Är det en handling: lägg in den som PDF med text.",
  },
} as const;

export type Hindrance = keyof typeof hindrances;

export const isHindrance = (name: string): name is Hindrance => Object.hasOwn(hindrances, name);

/** Whether something is known to keep somebody from reading the file; else it may be so, and nobody has looked. */
export const isHindered = (found: readonly Hindrance[]): boolean =>
  found.some((name) => name !== "untried");
