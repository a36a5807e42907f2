/** A made-up protokoll as a document, with every kind of block: 27 paragrafer, tables, links, long words. */
import type { Block, Cell, Document, Inline } from "#app/documents/document.ts";
import { cell, text } from "#app/documents/inline.ts";

const SENTENCES = [
  "Styrelsen går igenom underlaget och jämför med föregående år.",
  "Kansliet har tagit fram ett förslag i samråd med arbetsgruppen för uppföljning.",
  "Insatsen riktar sig till unga vuxna mellan 18 och 29 år som behöver samordnat stöd.",
  "Kostnaden beräknas till 648 000 kr, varav 125 000 kr avser lokaler och 41 500 kr utbildning.",
  "Under perioden har 43 personer deltagit och 17 av dem har gått vidare till arbete eller studier.",
  "Ordföranden framhåller vikten av att målgruppen själv får beskriva vad som har varit till hjälp.",
  "En närmare redogörelse finns i bilagan, som skickades ut tillsammans med kallelsen.",
];

const HEADINGS = [
  "Sammanträdet öppnas",
  "Fastställande av dagordning",
  "Val av justerare",
  "Föregående protokoll",
  "Ansökan om medel till Arbetscoacher i glesbygd, en insats för personer med lång sjukfrånvaro som vill pröva arbete",
  "Uppföljning av beviljade insatser",
  "Ekonomisk rapport per den 31 januari",
];

const pick = <T>(from: T[], index: number): T => from[index % from.length] as T;

function prose(seed: number, sentences: number): Inline[] {
  const words = Array.from({ length: sentences }, (_, index) => pick(SENTENCES, seed + index));
  return [text(words.join(" "))];
}

function budgetTable(seed: number, rows: number): Block {
  const row = (index: number): Cell[] => [
    cell(pick(["Arbetscoacher", "Samlad ingång", "Steget vidare", "Kansliet"], seed + index)),
    cell(pick(["Norrsunds kommun", "Region Mittland", "Försäkringskassan i länet"], index)),
    cell(`${100 + seed * 7 + index * 13} 000 kr`, "end"),
    cell(`${50 + seed * 3 + index * 5} 500 kr`, "end"),
    { ...cell(`${index * 10} procent`), share: index / 10 },
  ];
  return {
    kind: "table",
    caption: `Insatser och utfall, tabell ${seed}`,
    header: [
      cell("Insats"),
      cell("Ansvarig"),
      cell("Beviljat", "end"),
      cell("Utfall", "end"),
      cell("Använt"),
    ],
    rows: Array.from({ length: rows }, (_, index) => row(index)),
    rowHeaders: true,
  };
}

function section(number: number): Block {
  const blocks: Block[] = [
    { kind: "paragraph", children: [text(`Bilaga ${number - 100}`)] },
    { kind: "paragraph", children: prose(number, 3) },
    { kind: "paragraph", children: prose(number + 2, 5) },
  ];
  if (number % 3 === 0) blocks.push(budgetTable(number, 4 + (number % 7)));
  if (number % 5 === 0) {
    blocks.push({
      kind: "list",
      ordered: number % 2 === 0,
      items: [
        [{ kind: "paragraph", children: prose(number, 1) }],
        [
          { kind: "paragraph", children: prose(number + 1, 2) },
          {
            kind: "list",
            ordered: false,
            items: [[{ kind: "paragraph", children: [text("första underpunkten")] }]],
          },
        ],
      ],
    });
  }
  if (number % 4 === 0) {
    blocks.push(
      { kind: "heading", level: 3, children: [text("Diskussion")] },
      {
        kind: "paragraph",
        children: [
          text("Läs mer på "),
          {
            kind: "link",
            text: "förbundets webbplats",
            href: "https://exempel.se/insatser?år=2026",
          },
          text(" och i "),
          { kind: "link", text: "§ 101", href: "#p101" },
          text(". "),
          { kind: "text", text: "Detta är viktigt", strong: true },
          { kind: "text", text: " och detta betonas", emphasis: true },
          text("."),
        ],
      },
    );
  }
  blocks.push({
    kind: "decision",
    lead: [text("Styrelsen beslutade")],
    clauses: [
      [text(`att bevilja insatsen ${600 + number} 000 kr för 2026, och`)],
      [
        text(
          "att hälften betalas ut när avtalet är tecknat och resten när redovisningen är godkänd.",
        ),
      ],
    ],
  });
  return {
    kind: "section",
    id: `p${number}`,
    level: 2,
    heading: [text(`§ ${number} ${pick(HEADINGS, number - 101)}`)],
    blocks,
  };
}

const firstPage: Block[] = [
  { kind: "heading", level: 1, children: [text("Sammanträdesprotokoll")] },
  {
    kind: "paragraph",
    children: [
      { kind: "text", text: "Samordningsförbundet Norrsund", strong: true },
      text(" · Styrelsen"),
    ],
  },
  {
    kind: "facts",
    rows: [
      { term: "Sammanträdesdatum", value: [[text("onsdag 4 mars 2026")]] },
      { term: "Tid", value: [[text("kl. 09.00–11.45")]] },
      { term: "Plats", value: [[text("Kommunhuset i Norrsund, rum Älven")]] },
      {
        term: "Närvarande ordinarie ledamöter",
        value: [
          [text("Anna Ek, ordförande, Region Mittland")],
          [text("Per Alm, Norrsunds kommun")],
          [text("Siv Lund, Försäkringskassan")],
        ],
      },
    ],
  },
  {
    kind: "signatures",
    heading: "Underskrifter",
    signers: [
      { name: "Anna Ek", role: "Ordförande" },
      { name: "Ida Sjö", role: "Sekreterare" },
      { name: "Per Alm", role: "Justerare" },
    ],
  },
  {
    kind: "box",
    heading: "Bevis om anslag",
    blocks: [
      { kind: "paragraph", children: [text("Justeringen har tillkännagivits genom anslag.")] },
      {
        kind: "facts",
        rows: [
          { term: "Justeringsdatum", value: [[text("torsdag 12 mars 2026")]] },
          { term: "Anslaget tas ned tidigast", value: [[text("fredag 3 april 2026")]] },
        ],
      },
    ],
  },
  { kind: "pageBreak" },
];

const longRow = (words: string): Cell[] => [cell(words), cell(pick(SENTENCES, 3).repeat(60))];

/** Things that break layouts: a row taller than a page, a word wider than the line, signs the font lacks. */
const oddities: Block[] = [
  { kind: "heading", level: 2, children: [text("Bilagor")] },
  {
    kind: "table",
    caption: null,
    header: [cell("Bilaga"), cell("Innehåll")],
    rows: [
      [cell("1"), cell("Protokoll från 21 januari 2026")],
      [cell("2"), cell("f3a9".repeat(16))],
      longRow("3"),
    ],
    rowHeaders: true,
  },
  {
    kind: "paragraph",
    children: [text(`Donaudampfschifffahrts${"gesellschaft".repeat(42)} och 1 245 000 kr.`)],
  },
  {
    kind: "paragraph",
    children: [text("Tecken som typsnittet saknar: 漢字 och 👩‍🏫, men ÅÄÖ åäö é ü œ finns.")],
  },
];

/** 27 paragrafer, §§ 101–127. */
export const richDocument: Document = {
  title: "Sammanträdesprotokoll 4 mars 2026",
  issuer: "Samordningsförbundet Norrsund",
  subject: "Styrelsens protokoll §§ 101–127",
  date: "2026-03-04",
  header: { left: "Samordningsförbundet Norrsund", right: "Protokoll 4 mars 2026" },
  blocks: [
    ...firstPage,
    ...Array.from({ length: 27 }, (_, index) => section(101 + index)),
    ...oddities,
  ],
};
