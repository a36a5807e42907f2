/** Invented files for the tests of reading: a Word file and PDFs made with the libraries that others use. */
import {
  BorderStyle,
  Document,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { PDFDocument, StandardFonts } from "pdf-lib";

const row = (...texts: string[]) =>
  new TableRow({
    children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })),
  });

const none = { style: BorderStyle.NONE, size: 0 } as const;

/** A protokoll as a small förbund writes it in Word: tables, heading styles, a numbered list, bold words. */
export async function wordFile(): Promise<Uint8Array> {
  const doc = new Document({
    numbering: {
      config: [
        {
          reference: "beslut",
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: "left" }],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ text: "Protokoll styrelsemöte", heading: HeadingLevel.TITLE }),
          new Paragraph("Samordningsförbundet Ängsbygden"),
          new Table({
            borders: { top: none, bottom: none, left: none, right: none },
            rows: [row("Datum", "2024-09-12"), row("Plats", "Ängsgården, Ängsby")],
          }),
          new Paragraph({ text: "Närvarande", heading: HeadingLevel.HEADING_2 }),
          new Table({
            rows: [
              row("Namn", "Huvudman", "Roll"),
              row("Elsa Rönn", "Ängsby kommun", "Ordförande"),
              row("Otto Grahn", "Region Bergslätt", "Ledamot"),
              row("Nina Palm", "Försäkringskassan", "Ersättare"),
              row("Jon Lid", "", "Förbundschef"),
            ],
          }),
          new Paragraph({ text: "§ 1 Öppnande", heading: HeadingLevel.HEADING_2 }),
          new Paragraph("Elsa Rönn öppnar mötet."),
          new Paragraph({
            text: "§ 2 Ansökan från Ängsby kommun",
            heading: HeadingLevel.HEADING_2,
          }),
          new Paragraph({
            children: [
              new TextRun("Kommunen söker "),
              new TextRun({ text: "150 000 kr", bold: true }),
              new TextRun(" (se bilaga 1) <för hösten & våren>."),
            ],
          }),
          new Paragraph({
            children: [
              new TextRun("Elsa Rönn deltog inte i beslutet."),
              new TextRun({ text: "Nina Palm deltog inte i diskussionen.", break: 1 }),
            ],
          }),
          new Paragraph({ children: [new TextRun({ text: "Styrelsen beslutade", bold: true })] }),
          new Paragraph({
            text: "att bevilja ansökan",
            numbering: { reference: "beslut", level: 0 },
          }),
          new Paragraph({
            text: "att betala ut medlen i oktober.",
            numbering: { reference: "beslut", level: 0 },
          }),
          new Paragraph({ text: "§ 3 Avslutning", heading: HeadingLevel.HEADING_2 }),
          new Paragraph("Mötet avslutas."),
          new Paragraph("Vid protokollet: Jon Lid"),
          new Paragraph("Justerare: Otto Grahn"),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(doc));
}

/** The smallest picture there is, as PNG. */
export const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** A Word file with these words and a picture below them. */
export async function wordWithPicture(words: string): Promise<Uint8Array> {
  const transformation = { width: 120, height: 40 };
  const picture = new ImageRun({ type: "png", data: dot, transformation });
  const children = [new Paragraph(words), new Paragraph({ children: [picture] })];
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** A line of a PDF: its text, how far it is set in (points), and whether space stands above it. */
export type PdfLine = { text: string; at?: number; gap?: boolean };

const PAGE = { width: 595, height: 842, margin: 70, step: 14, gap: 12 };

/** A PDF with a text layer, one list of lines for each page. Several runs on one line share their `y`. */
export async function pdfFile(pages: PdfLine[][]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = pdf.addPage([PAGE.width, PAGE.height]);
    let y = PAGE.height - PAGE.margin;
    for (const { text, at = 0, gap = false } of lines) {
      if (at === 0) y -= gap ? PAGE.step + PAGE.gap : PAGE.step;
      page.drawText(text, { x: PAGE.margin + at, y, size: 11, font });
    }
  }
  return pdf.save();
}

/** A PDF whose only page is a drawn box: what a scanner makes, seen from the text. */
export async function pictureOnlyPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawRectangle({ x: 100, y: 100, width: 200, height: 200 });
  return pdf.save();
}

/** A one-page protokoll as PDF lines. */
export const shortProtocol: PdfLine[][] = [
  [
    { text: "Samordningsförbundet Åslätten" },
    { text: "Protokoll 2024-02-08" },
    { text: "Sida 1 (2)", at: 380 },
    { text: "Plats: Åsgården, Åsby", gap: true },
    { text: "Närvarande ledamöter", gap: true },
    { text: "Lisa Berg" },
    { text: "Åsby kommun", at: 200 },
    { text: "ordförande", at: 330 },
    { text: "Kim Dahl" },
    { text: "Region Ås", at: 200 },
    { text: "§ 5 Lägesrapport", gap: true },
    { text: "Rapporten visar att fler deltagare har börjat under hösten, och att de", gap: true },
    { text: "flesta har gått vidare till studier eller arbete inom ett halvår efter" },
  ],
  [
    { text: "Samordningsförbundet Åslätten" },
    { text: "Protokoll 2024-02-08" },
    { text: "Sida 2 (2)", at: 380 },
    { text: "avslutad insats.", gap: true },
    { text: "Styrelsen beslutar", gap: true },
    { text: "att lägga rapporten till handlingarna." },
    { text: "§ 6 Avslutning", gap: true },
    { text: "Mötet avslutas.", gap: true },
  ],
];
