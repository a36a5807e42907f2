/** Colours as people write them, "#1f4b63", and whether they can be read on white. @see WCAG 2.2, 1.4.3 */

/** Red, green, blue, 0–255. */
export type Rgb = readonly [number, number, number];

/** The least contrast of text to its ground. @see WCAG 2.2, 1.4.3 */
export const leastContrast = 4.5;

/** The colour of a hex code with six digits, with or without #; null when it is none. */
export function parseColour(text: string): Rgb | null {
  const [, hex] = /^#?([0-9a-f]{6})$/i.exec(text.trim()) ?? [];
  if (hex === undefined) return null;
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

/** The colour as "#1f4b63". */
export const colourCode = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** How light a colour is, 0–1. @see WCAG 2.2, relative luminance */
function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast to white, 1–21. */
export const contrastToWhite = (rgb: Rgb): number => 1.05 / (luminance(rgb) + 0.05);

/** The same hue, only as much darker as is needed to be read on white. */
export function readable(rgb: Rgb): Rgb {
  for (let share = 100; share > 0; share -= 1) {
    const [r, g, b] = rgb.map((part) => Math.floor((part * share) / 100));
    const darker: Rgb = [r ?? 0, g ?? 0, b ?? 0];
    if (contrastToWhite(darker) >= leastContrast) return darker;
  }
  return [0, 0, 0];
}
