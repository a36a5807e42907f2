/** Forms whose narrow first column breaks a label over two lines: "Datum för anslags / uppsättande". */
import { labelKey } from "./labels.ts";
import { cells } from "./sourceLines.ts";

/**
 * A line outside the paragrafer. `gap`: a blank line stands above. `last`: it stands after the paragrafer.
 * `also`: rows that were drawn into it.
 */
export type OutsideLine = {
  row: number;
  text: string;
  gap: boolean;
  indent: number;
  last: boolean;
  also?: number[];
};

const SAME_COLUMN = 2;

/** The two lines as one when their first cells together are a label and apart are none. */
function merged(upper: OutsideLine, lower: OutsideLine): OutsideLine | null {
  if (lower.gap || Math.abs(upper.indent - lower.indent) > SAME_COLUMN) return null;
  const [first, ...firstRest] = cells(upper.text).map((cell) => cell.text);
  const [second, ...secondRest] = cells(lower.text).map((cell) => cell.text);
  if (!first || !second || first.endsWith(":")) return null;
  const apart = labelKey(first) !== null && !/^\p{Ll}/u.test(second);
  if (apart || labelKey(`${first} ${second}`) === null) return null;
  const text = [`${first} ${second}`, ...firstRest, ...secondRest].join("\t");
  return { ...upper, text, also: [...(upper.also ?? []), lower.row] };
}

/** The lines with broken labels made whole; the rows of both lines are kept. */
export function withWholeLabels(lines: OutsideLine[]): OutsideLine[] {
  const out: OutsideLine[] = [];
  for (const line of lines) {
    const above = out.at(-1);
    const whole = above ? merged(above, line) : null;
    if (whole) out[out.length - 1] = whole;
    else out.push(line);
  }
  return out;
}
