// @ts-check
/**
 * Reads where words stand in a PDF, in a thread of its own: a damaged file makes the library leave promises that
 * nobody catches, and those would stop the whole service. Plain JavaScript, because a thread starts from a file.
 */
import { parentPort, workerData } from "node:worker_threads";
import { getDocument, OPS, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/**
 * @typedef {import("./pdfLayout.ts").Run} Run
 * @typedef {import("./pdfLayout.ts").PdfPage} PdfPage
 * @typedef {import("./pdfText.server.ts").PdfTraits} PdfTraits
 * @typedef {import("pdfjs-dist/types/src/display/api.d.ts").PDFDocumentProxy} Pdf
 * @typedef {import("pdfjs-dist/types/src/display/api.d.ts").PDFPageProxy} Page
 */

process.on("unhandledRejection", () => {});

/** @param {Page} page @returns {Promise<Run[]>} */
async function runsOf(page) {
  const content = await page.getTextContent();
  return content.items.flatMap((item) => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [, , , scale = 0, x = 0, y = 0] = item.transform;
    const height = item.height || Math.abs(scale) || 10;
    return [{ text: item.str, x, y, width: item.width, height, font: item.fontName }];
  });
}

/** Whether the page shows a picture; one in black and white alone may be painted as a mask. @param {Page} page */
async function hasPicture(page) {
  const { fnArray } = await page.getOperatorList();
  const images = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject];
  return fnArray.some((operation) => images.some((image) => image === operation));
}

/** Whether the page names a signature, also where letters stand apart. @param {Run[]} runs @param {RegExp} words */
const namesSigning = (runs, words) =>
  words.test(
    runs
      .map(({ text }) => text)
      .join("")
      .replace(/\s/g, ""),
  );

/** What the file tells of itself to one who listens. @param {Pdf} pdf @returns {Promise<Omit<PdfTraits, "isSigned">>} */
async function traitsOf(pdf) {
  const { info } = await pdf.getMetadata();
  const facts = /** @type {Record<string, unknown>} */ (info);
  const mark = await pdf.getMarkInfo();
  const tree = await (await pdf.getPage(1)).getStructTree();
  const words = (/** @type {unknown} */ value) => (typeof value === "string" ? value.trim() : "");
  return {
    isTagged: mark?.Marked === true && (tree?.children.length ?? 0) > 0,
    language: words(facts.Language),
    title: words(facts.Title),
  };
}

/** @param {{ bytes: Uint8Array, signingWords: RegExp }} asked */
async function readAll({ bytes, signingWords }) {
  const pdf = await getDocument({
    data: bytes,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  /** @type {PdfPage[]} */
  const pages = [];
  let isSigned = false;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const runs = await runsOf(page);
    // A page without text that shows a picture is a scanned one.
    pages.push({ runs, scanned: runs.length === 0 && (await hasPicture(page)) });
    isSigned ||= namesSigning(runs, signingWords) && (await hasPicture(page));
    page.cleanup();
  }
  return { kind: "pages", pages, traits: { ...(await traitsOf(pdf)), isSigned } };
}

readAll(workerData)
  .then((answer) => parentPort?.postMessage(answer))
  .catch((error) => {
    const kind = error?.name === "PasswordException" ? "encrypted" : "damaged";
    parentPort?.postMessage({ kind });
  });
