/**
 * What a reader of old protokoll answers. The keys are Swedish because the JSON is public:
 * `importera FIL --json` prints this shape as it stands. Fields may be added, never renamed.
 * What the source does not say is null, an empty list or, where marked `?`, left out.
 */

export type AttendeeRole = "ordinarie" | "tjanstgorande_ersattare" | "ersattare" | "ovrig";

/** One stretch of presence. Somebody who left and returned stands here once for each stretch. */
export type ImportedAttendee = {
  namn: string;
  roll: AttendeeRole;
  organisation: string | null;
  /** Title or board office as printed, e.g. "Förbundschef" or "ordförande". */
  titel: string | null;
  /** First and last § present at; left out when the whole meeting is meant. */
  fran?: number;
  till?: number;
  /** Clock times "HH:MM" when the list gives those. */
  franKl?: string;
  tillKl?: string;
  /** Whose seat a serving ersättare took. */
  ersatter?: string;
  parti?: string;
  /** Set when the list says that the person was not in the room. */
  pa?: "bild" | "telefon";
};

export type ImportedAbsentee = {
  namn: string;
  roll: AttendeeRole;
  organisation: string | null;
  titel: string | null;
};

/** `grund` is set when the protokoll itself says jäv, or that the person chose to stand aside. */
export type ImportedAbstention = {
  namn: string;
  omfattning: "beslut" | "diskussion";
  grund?: "jav" | "avstar";
};

/** Text, and what was decided after it, word for word with its list marks. */
export type ImportedSection = {
  text: string;
  /** "Styrelsen beslutade"; null when the source has none here. */
  beslutsmening: string | null;
  beslut: string[];
};

export type ImportedParagraph = {
  nr: number;
  /** The number as printed, e.g. "§ 21" or "12 §". */
  beteckning: string;
  rubrik: string | null;
  /** The running text of the whole paragraf, blank line between paragraphs. */
  text: string;
  /** Every decision in order, list marks removed, beginning with "Att" where the source has an att-sats. */
  beslut: string[];
  /** Labels cited, in order, each once. */
  bilagor: string[];
  deltogInte: ImportedAbstention[];
  sektioner: ImportedSection[];
  /** The note under the heading, e.g. "(Bilaga 4 och 5)". */
  bilagenot: string | null;
  diarienummer: string | null;
  /** 1-based line of the heading. */
  rad: number;
};

export type ImportedNotice = {
  justeringsdatum: string | null;
  anslagsdatum: string | null;
  nedTidigast: string | null;
};

/** Text that could not be placed, or was placed on thin ground. `rad` is the 1-based line in the source. */
export type Uncertain = { rad: number; text: string; varfor: string };

/** A line outside the paragrafer, as it stands, and what it was read as. */
export type PlacedLine = { rad: number; text: string; tolkatSom: string };

/** Dates are "YYYY-MM-DD" and exist in the calendar. */
export type ImportedMinutes = {
  organ: string | null;
  sammantradesdatum: string | null;
  plats: string | null;
  fran: number | null;
  till: number | null;
  narvaro: ImportedAttendee[];
  ordforande: string | null;
  sekreterare: string | null;
  justerare: string[];
  anslag: ImportedNotice;
  paragrafer: ImportedParagraph[];
  osakert: Uncertain[];
  /** The document's own title line. */
  titel: string | null;
  /** Clock times "HH:MM". */
  tid: { borjar: string | null; slutar: string | null };
  franvarande: ImportedAbsentee[];
  /** Where the protokoll is kept or can be read. */
  forvaras: string | null;
  /** Every line of the first and last pages that is not page furniture, word for word. */
  utanforParagrafer: PlacedLine[];
  /** Page furniture that was left out of the text: running headers, page numbers, pictures of signatures. */
  sidelement: { rad: number; text: string }[];
};
