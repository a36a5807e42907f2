import type { Document } from "./document.ts";
import { renderDocx } from "./docx.server.ts";
import { renderHtml } from "./html.ts";
import { renderPdf } from "./pdf.server.ts";

export const formats = ["html", "docx", "pdf"] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Record<Format, string> = {
  html: "text/html; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

/** One document in one format, as bytes. The same document always gives the same bytes. */
export async function render(document: Document, format: Format): Promise<Uint8Array> {
  switch (format) {
    case "html":
      return new TextEncoder().encode(renderHtml(document));
    case "docx":
      return renderDocx(document);
    case "pdf":
      return renderPdf(document);
  }
}
