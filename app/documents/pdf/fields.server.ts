/**
 * Fields for electronic signatures as PDF objects: empty, on the line to sign on, and read aloud as what they are.
 * @see ISO 32000-1 12.7.4.5 (signature fields), ISO 19005-2 6.4.1 (an appearance even when it shows nothing)
 */

import type { FieldArea } from "./draw.server.ts";
import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
} from "./library.server.ts";

/** Printed, and nothing more: a signature field has no action and is not hidden. */
const PRINT = 4;

/** Adds the fields to their pages and the catalog; `tie` ties each to its element and answers its StructParent. */
export function addFields(
  context: PDFContext,
  pages: PDFPage[],
  catalog: PDFDict,
  areas: FieldArea[],
  tie: (ref: PDFRef, area: FieldArea) => number,
): void {
  if (areas.length === 0) return;
  const refs = areas.map((area) => {
    const ref = context.nextRef();
    const widget = widgetOf(context, area, tie(ref, area));
    const page = pages[area.page];
    if (!page) throw new Error(`There is no page ${area.page}`);
    widget.set(PDFName.of("P"), page.ref);
    context.assign(ref, widget);
    page.node.addAnnot(ref);
    return ref;
  });
  // An object of its own: what a signature changes is then this one, and the catalog says what it said.
  catalog.set(PDFName.of("AcroForm"), context.register(context.obj({ Fields: refs })));
}

function widgetOf(context: PDFContext, { field, rect }: FieldArea, structParent: number): PDFDict {
  const [left, low, right, high] = rect;
  const nothing = context.stream("", {
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, right - left, high - low].map((value) => Math.round(value * 100) / 100),
    Resources: {},
  });
  const widget = context.obj({
    Type: "Annot",
    Subtype: "Widget",
    FT: "Sig",
    Rect: rect,
    F: PRINT,
    AP: { N: context.register(nothing) },
  });
  widget.set(PDFName.of("StructParent"), PDFNumber.of(structParent));
  widget.set(PDFName.of("T"), PDFString.of(field.name));
  widget.set(PDFName.of("TU"), PDFHexString.fromText(field.label));
  return widget;
}
