import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { extractText, LARGEST_FILE } from "#app/documents/reading/extract.server.ts";
import type { ImportedMinutes } from "#app/documents/reading/importedMinutes.ts";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { pdfFile, pictureOnlyPdf, shortProtocol, wordFile } from "./files.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

async function textOf(bytes: Uint8Array, filename: string): Promise<string> {
  const read = await extractText(bytes, filename);
  if (!read.ok) throw new Error(read.refusals[0]?.text);
  return read.value;
}

async function refusalOf(bytes: Uint8Array, filename: string): Promise<string> {
  const read = await extractText(bytes, filename);
  return read.ok ? `lästes: ${read.value.slice(0, 40)}` : (read.refusals[0]?.text ?? "");
}

function minutesOf(text: string): ImportedMinutes {
  const read = readMinutes(text);
  if (!read.ok) throw new Error(read.refusals[0]?.text);
  return read.value;
}

describe("text files", () => {
  const swedish = "§ 1 Mötet öppnas på Åsgården";

  test("UTF-8 with and without byte order mark", async () => {
    expect(await textOf(utf8(swedish), "a.txt")).toBe(swedish);
    expect(await textOf(utf8(`\ufeff${swedish}`), "a.md")).toBe(swedish);
  });

  test("Windows-1252 keeps Swedish letters and the paragraf sign", async () => {
    const bytes = Uint8Array.from([...swedish].map((char) => char.charCodeAt(0)));
    expect(await textOf(bytes, "gammal.txt")).toBe(swedish);
    expect(await textOf(Uint8Array.from([0x96, 0x20, 0x94, 0xe5, 0x94]), "a.txt")).toBe("– ”å”");
  });

  test("UTF-16 with and without byte order mark", async () => {
    const wide = [...swedish].flatMap((char) => [
      char.charCodeAt(0) & 255,
      char.charCodeAt(0) >> 8,
    ]);
    expect(await textOf(Uint8Array.from([0xff, 0xfe, ...wide]), "a.txt")).toBe(swedish);
    expect(await textOf(Uint8Array.from(wide), "a.txt")).toBe(swedish);
  });
});

describe("Word files", () => {
  test("a Word protokoll is read with its tables, lists and bold words", async () => {
    const minutes = minutesOf(await textOf(await wordFile(), "protokoll.docx"));
    expect(minutes.organ).toBe("Samordningsförbundet Ängsbygden");
    expect(minutes.sammantradesdatum).toBe("2024-09-12");
    expect(minutes.plats).toBe("Ängsgården, Ängsby");
    expect(
      minutes.narvaro.map(({ namn, roll, organisation }) => [namn, roll, organisation]),
    ).toEqual([
      ["Elsa Rönn", "ordinarie", "Ängsby kommun"],
      ["Otto Grahn", "ordinarie", "Region Bergslätt"],
      ["Nina Palm", "ersattare", "Försäkringskassan"],
      ["Jon Lid", "ovrig", null],
    ]);
    expect(minutes.paragrafer.map(({ nr, rubrik }) => [nr, rubrik])).toEqual([
      [1, "Öppnande"],
      [2, "Ansökan från Ängsby kommun"],
      [3, "Avslutning"],
    ]);
    const grant = minutes.paragrafer[1];
    expect(grant?.text).toContain("Kommunen söker 150 000 kr (se bilaga 1) <för hösten & våren>.");
    expect(grant?.beslut).toEqual(["Att bevilja ansökan", "Att betala ut medlen i oktober."]);
    expect(grant?.bilagor).toEqual(["1"]);
    expect(grant?.deltogInte).toEqual([
      { namn: "Elsa Rönn", omfattning: "beslut" },
      { namn: "Nina Palm", omfattning: "diskussion" },
    ]);
    expect([minutes.ordforande, minutes.sekreterare, minutes.justerare]).toEqual([
      "Elsa Rönn",
      "Jon Lid",
      ["Otto Grahn"],
    ]);
    expect(minutes.osakert).toEqual([]);
  });

  test("the name does not matter: a Word file called .txt is read as what it is", async () => {
    expect(await textOf(await wordFile(), "protokoll.txt")).toContain("§ 1 Öppnande");
  });
});

describe("PDF files", () => {
  test("columns, running headers and a sentence torn by a page are put right", async () => {
    const minutes = minutesOf(await textOf(await pdfFile(shortProtocol), "protokoll.pdf"));
    expect(minutes.organ).toBe("Samordningsförbundet Åslätten");
    expect(minutes.sammantradesdatum).toBe("2024-02-08");
    expect(minutes.plats).toBe("Åsgården, Åsby");
    expect(minutes.narvaro).toEqual([
      { namn: "Lisa Berg", roll: "ordinarie", organisation: "Åsby kommun", titel: "ordförande" },
      { namn: "Kim Dahl", roll: "ordinarie", organisation: "Region Ås", titel: null },
    ]);
    expect(
      minutes.paragrafer.map(({ rubrik, text, beslut }) => ({ rubrik, text, beslut })),
    ).toEqual([
      {
        rubrik: "Lägesrapport",
        text: "Rapporten visar att fler deltagare har börjat under hösten, och att de flesta har gått vidare till studier eller arbete inom ett halvår efter avslutad insats.",
        beslut: ["Att lägga rapporten till handlingarna."],
      },
      { rubrik: "Avslutning", text: "Mötet avslutas.", beslut: [] },
    ]);
    expect(minutes.osakert).toEqual([]);
  });
});

describe("files that cannot be read are refused with what would be right", () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0]);
  const storedZip = [0x50, 0x4b, 3, 4, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const cutOff = async () => (await pdfFile(shortProtocol)).slice(0, -600);
  const cutOffWord = async () => (await wordFile()).slice(0, -600);
  const locked = async () => {
    const pdf = await PDFDocument.load(await pdfFile(shortProtocol));
    pdf.encrypt({ userPassword: "hemligt", ownerPassword: "hemligare" });
    return pdf.save({ useObjectStreams: false });
  };
  const cases: [string, string, () => Promise<Uint8Array> | Uint8Array, RegExp][] = [
    ["a picture named as text", "p.txt", () => jpeg, /p\.txt är en bild.*\(OCR\)/],
    ["a PDF cut off", "p.pdf", cutOff, /p\.pdf är skadad eller avklippt/],
    ["a PDF of pictures", "p.pdf", pictureOnlyPdf, /inget textlager.*\(OCR\)/],
    ["a locked PDF", "p.pdf", locked, /skyddad med lösenord.*utan lösenord/],
    ["a Word file cut off", "p.docx", cutOffWord, /skadad.*Word-dokument/],
    [
      "a zip that is no Word file",
      "p.docx",
      () => Uint8Array.from(storedZip),
      /packad fil.*\.docx/,
    ],
    ["an empty file", "p.txt", () => new Uint8Array(), /p\.txt är tom/],
    ["a file of blanks", "p.txt", () => utf8(" \n\t\n"), /p\.txt är tom/],
    [
      "a program's data",
      "p.txt",
      () => Uint8Array.from([1, 2, 3, 0, 9, 200]),
      /innehåller inte text/,
    ],
    ["a text named as PDF", "p.pdf", () => utf8("§ 1 Hej"), /inte en PDF trots namnet/],
    ["a text named as Word", "p.docx", () => utf8("§ 1 Hej"), /inte ett Word-dokument trots/],
    ["a format unknown here", "p.csv", () => utf8("§ 1;Hej"), /\.txt, \.md, \.docx och \.pdf/],
    ["an old Word file", "p.doc", () => oldWord(), /lösenordsskyddat Word-dokument.*\.docx/],
    ["a file too large", "p.txt", () => new Uint8Array(LARGEST_FILE + 1), /större än 25 MB/],
  ];
  test.each(cases)("%s", async (_what, filename, bytes, sentence) => {
    expect(await refusalOf(await bytes(), filename)).toMatch(sentence);
  });
});

/** The head of a compound file, as Word wrote before 2007. */
function oldWord(): Uint8Array {
  const bytes = new Uint8Array(1024);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return bytes;
}
