import type { Document } from "./document.ts";
import { renderHtml } from "./html.ts";

export const formats = ["html", "docx", "pdf"] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Record<Format, string> = {
  html: "text/html; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

/** `signatureFields`: in a PDF, the places from 1 of the lines to sign on that are fields for electronic signatures. */
export type RenderOptions = { signatureFields?: readonly number[] };

type Render = (document: Document, format: Format, options?: RenderOptions) => Promise<Uint8Array>;

/**
 * Makes the document where it is called, which keeps everybody else waiting meanwhile. The libraries are loaded when
 * they are first needed: a process with a thread never needs them.
 */
export const renderHere: Render = async (document, format, options = {}) => {
  switch (format) {
    case "html":
      return new TextEncoder().encode(renderHtml(document));
    case "docx":
      return (await import("./docx.server.ts")).renderDocx(document);
    case "pdf":
      return (await import("./pdf.server.ts")).renderPdf(document, options);
  }
};

/** In the process, not in this module: the pages are bundled with a copy of it. */
const PLACE = Symbol.for("paragraf.render");
const inProcess = globalThis as typeof globalThis & { [PLACE]?: Render };

/** From now on everybody in this process renders so; null = where it is called. */
export function renderElsewhere(elsewhere: Render | null): void {
  if (elsewhere) inProcess[PLACE] = elsewhere;
  else delete inProcess[PLACE];
}

/**
 * One document in one format, as bytes: in a thread when the process has one. The same document always gives the same
 * bytes. HTML is made at once, in less time than it takes to send it away.
 */
export const render: Render = (document, format, options) =>
  ((format === "html" ? null : inProcess[PLACE]) ?? renderHere)(document, format, options);
