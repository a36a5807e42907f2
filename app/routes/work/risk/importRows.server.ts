/** The rows of an import form as they were sent: which lines, what each said, and what is filled in on all that lack it. */
import type { FormReader } from "../../../form.ts";
import { fillPrefix } from "../../../ui/tableImport.tsx";

/** Rows of a table at most. */
const MOST_ROWS = 500;

/** Lines of the form, as the preview wrote them. */
export const linesOf = (form: FormReader): number[] =>
  [...new Set(form.raw("rader").split(",").map(Number))]
    .filter((line) => Number.isSafeInteger(line) && line > 0)
    .slice(0, MOST_ROWS);

/** What the table said of the row, which goes along from press to press. */
export const notesOf = (form: FormReader, prefix: string): string[] =>
  form
    .raw(`${prefix}not`)
    .split("\n")
    .filter((note) => note !== "");

/** Whether the button was pressed that fills in many rows and saves none. */
export const isFilling = (form: FormReader): boolean => form.flag("fyll");

type Row<Cells> = {
  cells: Cells;
  faults: readonly { field: string | null }[];
};

/** The cells of a row with each lacking field filled in from the one choice for all of them, where one was made. */
export const filledFrom = <Cells extends Record<string, string>>(
  form: FormReader,
  { cells, faults }: Row<Cells>,
): Cells => ({
  ...cells,
  ...Object.fromEntries(
    faults.flatMap(({ field }) => {
      const value = field === null ? "" : form.raw(`${fillPrefix}${field}`).trim();
      return field === null || value === "" ? [] : [[field, value]];
    }),
  ),
});
