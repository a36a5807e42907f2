/** The look of the DOCX: styles by name, so that Word's own tools (outline, navigation, restyling) work. */
import type { IStylesOptions } from "docx";
import { colourCode, parseColour } from "../../domain/colour.ts";

/** Installed wherever Word is; the PDF carries its own font. */
const FONT = "Calibri";
const ACCENT = "1F4B63";
const SOFT = "4D5766";

/** Left edge of the values of facts, in twips (1/20 point). */
export const TERM_WIDTH = 3400;
/** Space after the last fact, in twips. */
export const FACTS_AFTER = 240;

const heading = (level: number, size: number, before: number, color: string, italics = false) => ({
  run: { font: FONT, size, bold: true, color, italics },
  paragraph: {
    outlineLevel: level - 1,
    keepNext: true,
    keepLines: true,
    spacing: { before, after: 80, line: 264, lineRule: "auto" as const },
  },
});

const bar = { style: "single", size: 18, space: 10, color: ACCENT } as const;

const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 22, language: { value: "sv-SE" } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: "auto" } },
    },
    heading1: heading(1, 44, 0, ACCENT),
    heading2: heading(2, 27, 440, "000000"),
    heading3: heading(3, 23, 280, "000000"),
    heading4: heading(4, 22, 200, "000000", true),
    caption: {
      run: { font: FONT, size: 21, bold: true, italics: false, color: "000000" },
      paragraph: { keepNext: true, spacing: { before: 160, after: 80 } },
    },
    hyperlink: { run: { color: ACCENT, underline: { type: "single" } } },
  },
  paragraphStyles: [
    {
      id: "Underrad",
      name: "Underrad",
      basedOn: "Normal",
      run: { size: 26, color: SOFT },
      paragraph: { spacing: { after: 360 } },
    },
    {
      id: "Uppgift",
      name: "Uppgift",
      basedOn: "Normal",
      paragraph: {
        indent: { left: TERM_WIDTH, hanging: TERM_WIDTH },
        spacing: { after: 80 },
        keepLines: true,
      },
    },
    {
      id: "Beslut",
      name: "Beslut",
      basedOn: "Normal",
      next: "Attsats",
      run: { bold: true },
      paragraph: {
        keepNext: true,
        indent: { left: 284 },
        border: { left: bar },
        spacing: { before: 160 },
      },
    },
    {
      id: "Attsats",
      name: "Att-sats",
      basedOn: "Normal",
      paragraph: { indent: { left: 284 }, border: { left: bar } },
    },
    {
      id: "Underskrift",
      name: "Underskrift",
      basedOn: "Normal",
      paragraph: {
        keepNext: true,
        indent: { right: 4200 },
        spacing: { before: 900, after: 0 },
        border: { top: { style: "single", size: 4, space: 4, color: "000000" } },
      },
    },
    {
      id: "Roll",
      name: "Roll",
      basedOn: "Normal",
      run: { color: SOFT },
    },
    {
      id: "Tabelltext",
      name: "Tabelltext",
      basedOn: "Normal",
      run: { size: 21 },
      paragraph: { spacing: { before: 40, after: 40, line: 252, lineRule: "auto" } },
    },
    {
      id: "Brevhuvudnamn",
      name: "Brevhuvud, namn",
      basedOn: "Normal",
      run: { size: 20 },
      paragraph: { spacing: { after: 20 }, keepNext: true },
    },
    {
      id: "Brevhuvud",
      name: "Brevhuvud",
      basedOn: "Normal",
      run: { size: 18, color: SOFT },
      paragraph: { spacing: { after: 20, line: 252, lineRule: "auto" } },
    },
    {
      id: "Sidtext",
      name: "Sidtext",
      basedOn: "Normal",
      run: { size: 18, color: SOFT },
      paragraph: { spacing: { after: 0 } },
    },
  ],
};

/** The styles with a förbund's own colour ("#1f4b63") where ours stands. */
export function stylesIn(accent: string | undefined): IStylesOptions {
  const own = parseColour(accent ?? "");
  if (!own) return STYLES;
  const code = colourCode(own).slice(1).toUpperCase();
  return JSON.parse(JSON.stringify(STYLES).replaceAll(ACCENT, code)) as IStylesOptions;
}

/** The rule under a letterhead. */
export const LETTERHEAD_RULE = { style: "single", size: 4, space: 10, color: "9AA5B1" } as const;

/** The frame of a box: equal borders on paragraphs that follow each other become one frame. */
export const FRAME = {
  top: { style: "single", size: 4, space: 8, color: "9AA5B1" },
  bottom: { style: "single", size: 4, space: 8, color: "9AA5B1" },
  left: { style: "single", size: 4, space: 8, color: "9AA5B1" },
  right: { style: "single", size: 4, space: 8, color: "9AA5B1" },
} as const;

export const NUMBERING_LEVELS = 4;
