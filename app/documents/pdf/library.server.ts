/**
 * pdf-lib as the one file that its package has for those who load it whole. As modules it is some hundred small files,
 * and each of them passes through the loader that reads TypeScript: two seconds before the first document.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as Library from "pdf-lib";

const require = createRequire(import.meta.url);
const whole = join(dirname(require.resolve("pdf-lib")), "../dist/pdf-lib.js");
const library = require(whole) as typeof Library;

export const { getDefaultSRGBProfile, JpegEmbedder, PDFArray, PDFDocument, PDFHexString } = library;
export const { PDFName, PDFNumber, PDFString, PngEmbedder } = library;

export type PDFArray = Library.PDFArray;
export type PDFContext = Library.PDFContext;
export type PDFDict = Library.PDFDict;
export type PDFDocument = Library.PDFDocument;
export type PDFFont = Library.PDFFont;
export type PDFNumber = Library.PDFNumber;
export type PDFPage = Library.PDFPage;
export type PDFRef = Library.PDFRef;
