import type { Document } from "./document.ts";
import { textsOf } from "./inline.ts";
import { unprintable } from "./pdf/fonts.server.ts";

/** The signs of a document that would be boxes on paper, each once, in the order they come. */
export const unprintableIn = (doc: Document): string[] =>
  unprintable([doc.title, doc.header.left, doc.header.right, ...textsOf(doc.blocks)].join(" "));
