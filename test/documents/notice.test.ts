import { describe, expect, test } from "vitest";
import type { Document } from "#app/documents/document.ts";
import { textsOf } from "#app/documents/inline.ts";
import {
  appealDocument,
  type EvidenceFacts,
  noticeDocument,
  noticeEvidenceDocument,
} from "#app/documents/notice.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { squeezed } from "./support.ts";

const templates = readTemplates();
const justering = {
  associationName: "Samordningsförbundet Norrsund",
  organ: "Styrelsen",
  meetingDate: legalDate("2026-03-04"),
  firstParagraf: 101,
  lastParagraf: 105,
  isAtOnce: false,
  apart: [],
  approvedOn: legalDate("2026-03-11"),
  address: "https://paragraf.exempel.se/protokoll/norrsund/2026-03-04",
  keptAt: "Förbundets kansli, Storgatan 1, Norrsund",
  contact: "kansli@norrsund.exempel.se",
  court: "Förvaltningsrätten i Exempelstad",
};
const head = { seq: 412, hash: "9f3c".repeat(16) };

const said = (doc: Document): string => textsOf(doc.blocks).map(squeezed).join("\n");

/** The text that stands under a term. */
const under = (doc: Document, term: string): string | undefined => {
  const texts = textsOf(doc.blocks).map(squeezed);
  return texts[texts.indexOf(term) + 1];
};

describe("the anslag", () => {
  const notice = (...days: string[]) =>
    noticeDocument(
      {
        ...justering,
        boardName: "Norrsunds kommun",
        postedOn: legalDate(days[0] ?? ""),
        allPostedOn: days.map(legalDate),
        head,
      },
      templates,
    );

  test("says all that the law asks: organ, days, paragrafer, where the protokoll is, whom to ask", () => {
    const doc = notice("2026-03-12");
    expect(under(doc, "Organ")).toBe("Styrelsen");
    expect(under(doc, "Sammanträdesdatum")).toBe("onsdag 4 mars 2026");
    expect(under(doc, "Paragrafer")).toBe("§§ 101–105");
    expect(under(doc, "Justeringsdatum")).toBe("onsdag 11 mars 2026");
    expect(under(doc, "Anslagstavla")).toBe("Norrsunds kommun");
    expect(under(doc, "Anslagsdatum")).toBe("torsdag 12 mars 2026");
    expect(under(doc, "Sista dag att överklaga")).toBe("torsdag 2 april 2026");
    expect(under(doc, "Anslaget tas ned tidigast")).toBe("fredag 3 april 2026");
    expect(under(doc, "Protokollet finns")).toBe(justering.keptAt);
    expect(under(doc, "Kontakt")).toBe("kansli@norrsund.exempel.se");
    expect(under(doc, "Händelsekedjans huvud")).toBe(`nr 412, ${head.hash}`);
    expect(said(doc)).toContain("till Förvaltningsrätten i Exempelstad");
    expect(said(doc)).not.toContain("flyttas");
    expect(doc.date).toBe("2026-03-12");
  });

  test("says why the last day moved, day by day", () => {
    const doc = notice("2026-12-03");
    expect(under(doc, "Sista dag att överklaga")).toBe("måndag 28 december 2026");
    expect(said(doc)).toContain(
      "De tre veckorna slutar torsdag 24 december 2026. Sista dagen flyttas till måndag 28 december 2026, eftersom 24 december 2026 är julafton, 25 december 2026 är juldagen, 26 december 2026 är annandag jul och 27 december 2026 är en söndag (2 § lagen (1930:173) om beräkning av lagstadgad tid).",
    );
  });

  test("counts from the latest of several anslag, and says so", () => {
    const doc = notice("2026-03-12", "2026-03-16");
    expect(under(doc, "Anslagsdatum")).toBe("torsdag 12 mars 2026");
    expect(under(doc, "Sista dag att överklaga")).toBe("tisdag 7 april 2026");
    expect(said(doc)).toContain("Tiden räknas från det senaste anslaget, måndag 16 mars 2026.");
  });

  test("one paragraf is one", () => {
    const doc = noticeDocument(
      {
        ...{ ...justering, firstParagraf: 7, lastParagraf: 7, boardName: "A", head },
        ...{ postedOn: legalDate("2026-03-12"), allPostedOn: [legalDate("2026-03-12")] },
      },
      templates,
    );
    expect(under(doc, "Paragrafer")).toBe("§ 7");
  });
});

describe("the bevis", () => {
  const posting = (boardName: string, postedOn: string, removedOn: string | null) => ({
    ...{
      boardName,
      postedOn: legalDate(postedOn),
      postedBy: "Ida Sjö",
      postedAt: `${postedOn}T08:00:00Z`,
    },
    ...{ removedOn: removedOn === null ? null : legalDate(removedOn), removedBy: null },
    removedAt: removedOn === null ? null : `${removedOn}T06:30:00Z`,
  });
  const evidence = (changes: Partial<EvidenceFacts> = {}) =>
    noticeEvidenceDocument(
      {
        ...justering,
        sha256: "ab12".repeat(16),
        method: "logged" as const,
        approvals: [
          { name: "Anna Ek", role: "chair", at: "2026-03-10T23:30:00Z" },
          { name: "Siv Lund", role: "adjuster", at: "2026-07-11T07:40:00Z" },
        ],
        postings: [posting("Norrsunds kommun", "2026-03-12", "2026-04-08")],
        head,
        issuedOn: legalDate("2026-04-08"),
        ...changes,
      },
      templates,
    );

  test("says who approved, when by the Swedish clock, and over which bytes", () => {
    const doc = evidence();
    expect(under(doc, "Anna Ek")).toBe("Ordförande");
    expect(said(doc)).toContain("11 mars 2026 kl. 00.30");
    expect(said(doc)).toContain("11 juli 2026 kl. 09.40");
    expect(said(doc)).toContain(`Kontrollvärde (SHA-256): ${"ab12".repeat(16)}`);
    expect(said(doc)).toContain("enklaste slag");
    expect(said(doc)).not.toMatch(/avancerad/i);
    expect(under(doc, "Domstol")).toBe("Förvaltningsrätten i Exempelstad");
    expect(said(doc)).toContain(
      `Beviset gjordes onsdag 8 april 2026. Händelsekedjans huvud var då nr 412, ${head.hash}.`,
    );
  });

  test("says of each board when and by whom the anslag was put up and taken down", () => {
    const doc = evidence({
      postings: [
        posting("Norrsunds kommun", "2026-03-12", "2026-04-08"),
        posting("Region Mittland", "2026-03-13", null),
      ],
    });
    expect(under(doc, "Norrsunds kommun")).toBe(
      "torsdag 12 mars 2026 av Ida Sjö (noterat 12 mars 2026 kl. 09.00)",
    );
    expect(said(doc)).toContain("onsdag 8 april 2026 (noterat 8 april 2026 kl. 08.30)");
    expect(said(doc)).toContain("Sitter uppe");
  });

  test("counts from the last anslag, when one came down too early and was put up anew", () => {
    const doc = evidence({
      postings: [
        posting("Norrsunds kommun", "2026-03-12", "2026-03-20"),
        posting("Norrsunds kommun", "2026-03-24", "2026-04-15"),
      ],
    });
    expect(under(doc, "Sista dag att överklaga")).toBe("tisdag 14 april 2026");
  });

  test("can be made without approvals of ours, for a protokoll justerat on paper", () => {
    const doc = evidence({ sha256: null, approvals: [], postings: [] });
    expect(said(doc)).not.toContain("Kontrollvärde (SHA-256)");
    expect(said(doc)).not.toContain("Sista dag att överklaga");
  });
});

test("how one appeals says who, to which court, until when and what to write", () => {
  const facts = {
    ...{
      associationName: justering.associationName,
      members: ["Norrsunds kommun", "Region Mittland"],
    },
    ...{
      court: justering.court,
      courtAddress: "Box 1, Exempelstad",
      contact: "kansli@norrsund.exempel.se",
    },
    ...{ lastDay: legalDate("2026-04-02"), date: legalDate("2026-03-12") },
  };
  const text = said(appealDocument(facts, templates));
  expect(text).toContain("Medlemmar i förbundet är Norrsunds kommun och Region Mittland.");
  expect(text).toContain("ställs till Förvaltningsrätten i Exempelstad");
  expect(text).toContain("Adressen är Box 1, Exempelstad.");
  expect(text).toContain("inom tre veckor från den dag");
  expect(text).toContain("Sista dagen är torsdag 2 april 2026.");
  expect(text).toContain("28 § lagen (2003:1210)");
  const unknown = said(
    appealDocument(
      { ...facts, court: "", courtAddress: "", lastDay: null, members: [], contact: "" },
      templates,
    ),
  );
  expect(unknown).toContain("ställs till förvaltningsrätten");
  expect(unknown).not.toMatch(/Sista dagen|Adressen är|Frågor|Medlemmar i förbundet/);
});
