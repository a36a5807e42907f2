/** Reads JSON that somebody wrote by hand: each fault and each field that is not known is told with its path. */
import { type LegalDate, parseLegalDate } from "../../calendar.ts";

export type Told = { faults: string[]; unknown: string[] };

/** An object of the file, at its path. What is left out is null: not known, and never assumed. */
export class Fields {
  private readonly object: Record<string, unknown>;
  private readonly read = new Set<string>();

  constructor(
    value: unknown,
    readonly path: string,
    readonly told: Told,
  ) {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    this.object = isObject ? (value as Record<string, unknown>) : {};
    if (!isObject) this.fault("", "ska vara ett objekt");
  }

  private at(name: string): string {
    return [this.path, name].filter((part) => part !== "").join(".") || "filen";
  }

  /** "forsok[2].datum: ska vara …" */
  fault(name: string, what: string): void {
    this.told.faults.push(`${this.at(name)}: ${what}.`);
  }

  private value(name: string): unknown {
    this.read.add(name);
    return this.object[name] ?? null;
  }

  has(name: string): boolean {
    return this.value(name) !== null;
  }

  text(name: string): string | null {
    const value = this.value(name);
    if (value === null) return null;
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    this.fault(name, "ska vara text");
    return null;
  }

  needed(name: string): string {
    if (!this.has(name)) this.fault(name, "saknas");
    return this.text(name) ?? "";
  }

  /** One of the words; null when it is another, which is told. */
  word<T>(name: string, words: Record<string, T>): T | null {
    const value = this.text(name);
    if (value === null) return null;
    if (Object.hasOwn(words, value)) return words[value] as T;
    this.fault(name, `”${value}” är inget av ${Object.keys(words).join(", ")}`);
    return null;
  }

  /** Whole öre, from zero up to what a number holds. */
  ore(name: string): number | null {
    const value = this.value(name);
    if (value === null) return null;
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
    this.fault(name, "ska vara hela ören, som ett heltal från 0");
    return null;
  }

  whole(name: string): number | null {
    const value = this.value(name);
    if (value === null) return null;
    if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
    this.fault(name, "ska vara ett heltal från 0");
    return null;
  }

  date(name: string): LegalDate | null {
    const value = this.text(name);
    if (value === null) return null;
    const date = parseLegalDate(value);
    if (!date) this.fault(name, `”${value}” är ingen dag. Skriv den som ÅÅÅÅ-MM-DD`);
    return date;
  }

  texts(name: string): string[] | null {
    const value = this.value(name);
    if (value === null) return null;
    if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
    this.fault(name, "ska vara en lista med text");
    return null;
  }

  list(name: string): Fields[] {
    const value = this.value(name);
    if (value === null) return [];
    if (Array.isArray(value)) {
      return value.map((one, at) => new Fields(one, `${this.at(name)}[${at}]`, this.told));
    }
    this.fault(name, "ska vara en lista");
    return [];
  }

  inside(name: string): Fields | null {
    return this.has(name) ? new Fields(this.object[name], this.at(name), this.told) : null;
  }

  /** Tells of the fields that nobody asked for. */
  end(): void {
    for (const name of Object.keys(this.object)) {
      if (!this.read.has(name)) this.told.unknown.push(this.at(name));
    }
  }
}
