/** What references say now: "§ 132", "bilaga 3". The page tells it, anew whenever the meeting has been saved. */
import type { ReferenceKind } from "../../writing/schema.ts";

export type LabelTable = Record<ReferenceKind, Record<string, string>>;

export class Labels {
  private table: LabelTable = { arende: {}, bilaga: {} };

  /** Reads the page's table; answers whether it says something new. */
  read(): boolean {
    const source = document.getElementById("hanvisningar")?.dataset.labels ?? "";
    if (source === "" || source === JSON.stringify(this.table)) return false;
    this.table = JSON.parse(source) as LabelTable;
    for (const shown of document.querySelectorAll<HTMLElement>("[data-reference][data-id]")) {
      const { reference, id } = shown.dataset;
      shown.textContent = this.say(reference as ReferenceKind, id ?? "");
    }
    return true;
  }

  say(kind: ReferenceKind, id: string): string {
    return this.table[kind]?.[id] ?? (kind === "bilaga" ? "bilaga (borttagen)" : "§ (borttagen)");
  }

  idOf(kind: ReferenceKind, label: string): string | null {
    return Object.entries(this.table[kind]).find(([, said]) => said === label)?.[0] ?? null;
  }

  all(): { kind: ReferenceKind; id: string; label: string }[] {
    return (["arende", "bilaga"] as const).flatMap((kind) =>
      Object.entries(this.table[kind]).map(([id, label]) => ({ kind, id, label })),
    );
  }
}
