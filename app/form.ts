/**
 * A form as typed input, or one refusal per wrong field with what the user typed kept. Texts have limits, so
 * that nothing absurd gets further than here.
 */
import { type LegalDate, parseLegalDate } from "./domain/calendar.ts";
import { type ClockTime, longestText } from "./domain/minutes.ts";
import type { Refusal } from "./domain/result.ts";

/** Characters at most, by what the field holds. */
export const limits = { name: 120, line: 300, note: 2_000, text: longestText } as const;

/** Never sent back, not even to the one who typed them. */
const secretFields = new Set(["password", "current", "fresh"]);

type TextOptions = { label: string; max?: number; optional?: boolean };

/** What the user typed, by field name; files are left out. */
export type Typed = Record<string, string[]>;

/** Letters of a file's name that are told at most. */
const longestName = 120;

/** Reads fields one by one and gathers what is wrong; `refusals` is empty when all fields are good. */
export class FormReader {
  readonly refusals: Refusal[] = [];

  constructor(private readonly data: FormData) {}

  refuse(field: string, text: string) {
    this.refusals.push({ rule: null, source: null, field, text });
  }

  /** The raw text without control characters other than line breaks and tabs; NFC. */
  raw(field: string): string {
    const value = this.data.get(field);
    return typeof value === "string" ? clean(value) : "";
  }

  /** Trimmed text; required unless `optional`. */
  text(field: string, { label, max = limits.line, optional = false }: TextOptions): string {
    const value = this.raw(field).trim();
    if (value === "" && !optional) this.refuse(field, `Fyll i ${label}.`);
    if (value.length > max) {
      this.refuse(
        field,
        `${capital(label)} är ${spaced(value.length)} tecken lång. Högst ${spaced(max)} får plats.`,
      );
    }
    return value;
  }

  date(field: string, label: string): LegalDate | null {
    const value = this.raw(field).trim();
    if (value === "") {
      this.refuse(field, `Fyll i ${label}.`);
      return null;
    }
    return this.optionalDate(field, label);
  }

  optionalDate(field: string, label: string): LegalDate | null {
    const value = this.raw(field).trim();
    if (value === "") return null;
    const date = parseLegalDate(value);
    if (!date) {
      this.refuse(
        field,
        `${capital(label)} ”${value.slice(0, 30)}” finns inte i kalendern. Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-03-02.`,
      );
    }
    return date;
  }

  /** Clock time HH:MM; also takes "9.30" and "09:30:00". Null when empty. */
  optionalTime(field: string, label: string): ClockTime | null {
    const value = this.raw(field).trim();
    if (value === "") return null;
    const match = /^([01]?\d|2[0-3])[.:]([0-5]\d)(:\d\d)?$/.exec(value);
    if (!match) {
      this.refuse(field, `${capital(label)} ska vara ett klockslag, till exempel 09.30.`);
      return null;
    }
    return `${match[1]?.padStart(2, "0")}:${match[2]}`;
  }

  time(field: string, label: string): ClockTime {
    const value = this.optionalTime(field, label);
    if (value === null && this.raw(field).trim() === "") this.refuse(field, `Fyll i ${label}.`);
    return value ?? "";
  }

  integer(field: string, label: string): number {
    const value = this.raw(field).trim();
    const number = Number(value);
    if (value === "" || !Number.isSafeInteger(number)) {
      this.refuse(field, `${capital(label)} ska vara ett heltal.`);
      return 0;
    }
    return number;
  }

  choice<T extends string>(field: string, label: string, choices: readonly T[]): T {
    const value = this.raw(field);
    const found = choices.find((c) => c === value);
    if (found === undefined) this.refuse(field, `Välj ${label}.`);
    return (found ?? choices[0]) as T;
  }

  flag(field: string): boolean {
    return this.data.get(field) !== null;
  }

  all(field: string): string[] {
    return this.data
      .getAll(field)
      .flatMap((v) => (typeof v === "string" && v !== "" ? [clean(v)] : []));
  }

  /** An uploaded file; null when the field holds none. */
  file(field: string): File | null {
    const value = this.data.get(field);
    return value === null || typeof value === "string" ? null : value;
  }

  /** Every uploaded file of a field that takes several; the empty one of a field left alone is not among them. */
  files(field: string): File[] {
    return this.data
      .getAll(field)
      .filter((value) => typeof value !== "string")
      .filter((file) => file.name !== "" || file.size > 0);
  }

  /** The names of the files that were chosen, by field: no page can choose them again, so it says which they were. */
  chosen(): Typed {
    const names = [...new Set(this.data.keys())].map((field): [string, string[]] => [
      field,
      this.files(field).map(({ name }) => clean(name).slice(0, longestName)),
    ]);
    return Object.fromEntries(names.filter(([, files]) => files.length > 0));
  }

  /** What was typed, to show again beside what is wrong. */
  typed(): Typed {
    const typed: Typed = {};
    for (const [name, value] of this.data.entries()) {
      if (typeof value === "string" && !secretFields.has(name))
        typed[name] = [...(typed[name] ?? []), value];
    }
    return typed;
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const spaced = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");

// A NUL or an escape has no place in a text that a database, a PDF and a screen reader all must take.
const clean = (text: string) =>
  text
    .replaceAll("\r\n", "\n")
    .replace(/\p{Cc}/gu, (c) => (c === "\n" || c === "\t" ? c : ""))
    .normalize("NFC");
