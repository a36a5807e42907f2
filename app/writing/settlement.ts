/** How clashes between two writers are told, and how a person's choices settle them. */
import { type Choice, type Clash, canBeBoth, type Place, type Taken } from "../domain/clash.ts";
import type { Part } from "./passages.ts";

const places: Record<string, Place> = {
  heading: "subheading",
  lead: "lead",
  clause: "clause",
  words: "clause",
  decision: "clause",
  doer: "doer",
  due: "due",
};

export const placeOf = ({ type }: Part): Place => places[type] ?? "text";

/** A short name of a text, the same every time: 53 bits in letters and digits (FNV-1a in two halves). */
function nameOf(text: string): string {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i += 1) {
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(i), 0x85ebca6b);
    low ^= low >>> 13;
  }
  return (high >>> 0).toString(36) + (low >>> 0).toString(36);
}

/** Settles clashes by the choices made, and gathers those that are left. */
export class Settlement {
  readonly clashes: Clash[] = [];
  readonly taken: Taken[] = [];
  private readonly met = new Map<string, number>();
  private about = "";

  constructor(private readonly chosen: ReadonlyMap<string, Choice>) {}

  /** The same settlement, for what belongs to one att-sats. */
  within(about: string): Settlement {
    const inner: Settlement = Object.create(this);
    inner.about = about;
    return inner;
  }

  take({ place, was, saved }: Taken): void {
    this.taken.push({ place, was, saved });
  }

  /** What stands by the choice; until it is made both, the saved one first, or the saved one of a field. */
  choose<T>(told: Omit<Clash, "id" | "about">, mine: T | null, saved: T | null): T[] {
    const clash = { ...told, about: this.about };
    const name = nameOf(JSON.stringify(clash).normalize("NFC"));
    const earlier = this.met.get(name) ?? 0;
    this.met.set(name, earlier + 1);
    const id = `${name}-${earlier}`;
    const choice = this.chosen.get(id);
    const isAllowed = choice !== undefined && (choice !== "both" || canBeBoth(clash));
    if (!isAllowed) this.clashes.push({ id, ...clash });
    const stands = isAllowed ? choice : canBeBoth(clash) ? "both" : "saved";
    const versions = { mine: [mine], saved: [saved], both: [saved, mine] }[stands];
    return versions.filter((version) => version !== null);
  }
}
