/**
 * References to bilagor and ärenden as a reader sees them: "bilaga 3", "§ 132", "§ 12 den 2 mars 2026". A § of
 * the same protokoll is a link to it there; one of another meeting to its lasting address, once published.
 */
import { dateText } from "../domain/calendar.ts";
import type { Item, ItemElsewhere, Minutes } from "../domain/minutes.ts";
import { cutAtReferences, type Reference, type Target, targetOf } from "../domain/references.ts";
import type { Inline } from "./document.ts";
import { joined, text } from "./inline.ts";
import type { Phrases } from "./phrases.ts";

/** The anchor of a paragraf, lasting once it has its number. */
export const anchorOf = ({ number, position }: Pick<Item, "number" | "position">): string =>
  number === null ? `arende-${position}` : `p${number}`;

const MARKDOWN = /[\\`*_~[\]<>!|#]/g;

/** What opens a sentence: the start of a text or paragraph, a list mark, the end of the sentence before. */
const OPENING = /(?:^|\n\s*\n\s*|(?:^|\n)\s*(?:[-*+>]|\d{1,9}[.)])\s+|[.!?]\s+)[*_]*$/;

/**
 * Words the references of one meeting's texts. `address` is the public address of its protokoll; without it a § of
 * another meeting is no link.
 */
export class References {
  constructor(
    private readonly minutes: Minutes,
    private readonly say: Phrases,
    private readonly address = "",
    /** Where the protokoll is when the text stands outside it: an utdrag leads there. */
    private readonly outside = "",
  ) {}

  /** Plain text with its references as text and links. */
  inText(source: string): Inline[] {
    let before = "";
    const inlines = cutAtReferences(source).map((part): Inline => {
      const shown = part.reference ? this.shown(part.reference, before) : null;
      before += part.text;
      if (!shown) return text(part.text);
      const { words, href } = shown;
      return href === null ? text(words) : { kind: "link", text: words, href };
    });
    return joined(inlines);
  }

  /** Markdown with its references as Markdown text and links. */
  inMarkdown(source: string): string {
    let before = "";
    return cutAtReferences(source)
      .map((part) => {
        const shown = part.reference ? this.shown(part.reference, before) : null;
        before += part.text;
        if (!shown) return part.text;
        const words = shown.words.replace(MARKDOWN, "\\$&");
        return shown.href === null ? words : `[${words}](${shown.href})`;
      })
      .join("");
  }

  private shown(reference: Reference, before: string): { words: string; href: string | null } {
    const target = targetOf(this.minutes, reference);
    if (target === null) return { words: this.say("hänvisning saknas"), href: null };
    const words = this.words(target);
    const opens = OPENING.test(before) && !/^\p{Ll}/u.test(reference.words);
    return { words: opens ? capital(words) : words, href: this.hrefOf(target) };
  }

  private words(target: Target): string {
    switch (target.kind) {
      case "attachment":
        return this.say("hänvisning bilaga", { nummer: target.label });
      case "item":
        return this.paragraf(target);
      case "elsewhere":
        return this.say("hänvisning annan dag", {
          paragraf: this.paragraf(target.item),
          datum: dateText(target.item.date),
        });
    }
  }

  private paragraf({ number, heading }: Pick<ItemElsewhere, "number" | "heading">): string {
    return number === null
      ? this.say("hänvisning ärende", { rubrik: heading })
      : this.say("hänvisning paragraf", { nummer: `${number}` });
  }

  private hrefOf(target: Target): string | null {
    if (target.kind === "attachment") return null;
    if (target.kind === "item") return `${this.outside}#${anchorOf(target)}`;
    const { number, year, isPublished } = target.item;
    if (this.address === "" || !isPublished || number === null || year === null) return null;
    return `${this.address.slice(0, this.address.lastIndexOf("/"))}/${year}/${number}`;
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
