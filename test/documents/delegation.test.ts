import { expect, test } from "vitest";
import {
  delegatedDocument,
  delegationOrderDocument,
  delegationReportDocument,
} from "#app/documents/delegation.ts";
import type { Document } from "#app/documents/document.ts";
import { renderHtml } from "#app/documents/html.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { day, decided, order, people } from "../domain/delegation/example.ts";

const templates = readTemplates();
const about = { associationName: "Samordningsförbundet Provet", today: day("2026-03-20") };

/** The words of a document, as a reader of the web page meets them. */
const words = (document: Document): string =>
  renderHtml(document)
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("\u00a0", " ")
    .replace(/\s+/g, " ");

test("the order says who decides in what, up to how much, and by which paragraf", () => {
  const facts = {
    ...about,
    order: order(),
    persons: people,
    changes: ["Gruppen ”Resor” tas bort."],
  };
  const text = words(delegationOrderDocument(facts, templates));
  expect(text).toContain("Inköp av kontorsmaterial Ordförande 1 prisbasbelopp");
  expect(text).toContain("10 december 2025, § 84");
  expect(text).toContain("1 januari 2026 – 31 december 2026");
  expect(text).toContain("Beloppen räknas utan moms.");
  expect(text).toContain("Gruppen ”Resor” tas bort.");
});

test("a draft says that it is one", () => {
  const facts = {
    ...about,
    order: order({ adopted: null, to: null }),
    persons: people,
    changes: [],
  };
  const text = words(delegationOrderDocument(facts, templates));
  expect(text).toContain("Förslag. Det är inte antaget.");
  expect(text).not.toContain("Ändringar");
});

test("a decision says what is known of it and nothing else", () => {
  const first = { ...decided(), reason: "" };
  const second = decided({ id: "d2", serial: 2, corrects: "d1" });
  const facts = { ...about, decision: first, all: [first], order: order(), told: "" };
  const alone = words(delegatedDocument(facts, templates));
  expect(alone).toContain("Delegationsbeslut D 2026-1");
  expect(alone).toContain("tisdag 10 februari 2026");
  expect(alone).toContain("40 000 kr");
  expect(alone).toContain("antagen 10 december 2025, § 84");
  expect(alone).not.toMatch(/Det anmäldes|Rättelse|Skäl/);
  const told = "9 mars 2026, § 12";
  const later = words(delegatedDocument({ ...facts, all: [first, second], told }, templates));
  expect(later).toContain("Ersatt av D 2026-2.");
  expect(later).toContain("Det anmäldes 9 mars 2026, § 12.");
});

test("the list has every decision with its sum, and says so when there is none", () => {
  const rows = [decided(), decided({ id: "d2", serial: 2, ore: null, supplier: "" })];
  const facts = { ...about, decisions: rows, all: rows, meeting: day("2026-04-13") };
  const text = words(delegationReportDocument(facts, templates));
  expect(text).toContain("måndag 13 april 2026");
  expect(text).toContain(
    "D 2026-1 10 februari 2026 Anna Ek (ordförande) Stolar, Trävaror i Norrsund AB. 40 000 kr",
  );
  expect(text).toContain("D 2026-2");
  const none = { ...facts, decisions: [], meeting: null };
  expect(words(delegationReportDocument(none, templates))).toContain(
    "Inget delegationsbeslut väntar",
  );
});
