import { expect, test } from "vitest";
import {
  type AttestOrderFacts,
  attestInstructionDocument,
  signatureListDocument,
} from "#app/documents/attestOrder.ts";
import { renderHtml } from "#app/documents/html.ts";
import { render } from "#app/documents/render.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import type { AttestOrder } from "#app/domain/attest/order.ts";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { order, people } from "../domain/attest/people.ts";
import { docxTexts, htmlText, squeezed } from "./support.ts";

const templates = readTemplates();
const adopted = { meetingId: "m", meetingDate: legalDate("2025-12-04"), number: 88 };

const facts = (about: Partial<AttestOrder> = {}): AttestOrderFacts => ({
  ...{ associationName: "Samordningsförbundet Norrsund", people, today: legalDate("2026-01-05") },
  baseAmounts: knownBaseAmounts,
  order: order({ adopted, ...about }),
});

const instruction = (about: Partial<AttestOrder> = {}) =>
  squeezed(htmlText(renderHtml(attestInstructionDocument(facts(about), templates))));
const list = (about: Partial<AttestOrder> = {}) =>
  squeezed(htmlText(renderHtml(signatureListDocument(facts(about), templates))));

test("the instruktion says the steps, who has the right to each, and which paragraf adopted it", () => {
  const text = instruction();
  expect(text).toContain("Gäller 1 januari 2026 till och med 31 december 2026");
  expect(text).toContain("Antagen Styrelsens beslut 4 december 2025, § 88");
  expect(text).toContain(
    "Utbetalningar till ordföranden eller som rör ordförandens person Resor, utlägg och annat som rör ordförandens person Vice ordförande Eva Lind Utan gräns",
  );
  expect(text).toContain("undertecknas av två personer i förening");
  expect(text).not.toContain("Utkast");
  const always = order().rights.map((one) => ({ ...one, deputyWhen: "always" as const }));
  expect(instruction({ rights: always })).toContain("Eva Lind När som helst Utan gräns");
});

test("the signaturlista names each person with what they may do, and each signs once", () => {
  const text = list();
  expect(text).toContain("Anna Ek Ordförande Ordinarie Alla utbetalningar Utan gräns");
  expect(text).toContain("Per Alm Vice ordförande Ersättare Alla utbetalningar Utan gräns");
  expect(text).toContain("Fia Bo Ekonom Ordinarie Alla utbetalningar Två i förening Utan gräns");
  const [, signatures = ""] = text.split("Namnteckningar");
  for (const name of ["Anna Ek", "Per Alm", "Eva Lind", "Dag Norr", "Fia Bo", "Finn Ås"]) {
    expect(signatures.split(name)).toHaveLength(2);
  }
  expect(text).not.toContain("Rut Dal");
});

test("a draft says that it gives nobody a right, and a step without rights that nobody has it", () => {
  const draft = { adopted: null, rights: order().rights.filter((one) => one.step === "decision") };
  expect(instruction(draft)).toContain("Utkast. Ordningen är inte antagen");
  expect(instruction(draft)).toContain("Ingen har den rätten.");
  expect(list(draft)).toContain("Utkast. Ordningen är inte antagen");
  expect(list({ rights: [] })).toContain("Ingen har den rätten.");
});

test.each([
  ["the instruktion", attestInstructionDocument],
  ["the signaturlista", signatureListDocument],
])("%s says the same in Word, and gives the same bytes twice as PDF", async (_, make) => {
  const document = make(facts(), templates);
  const words = squeezed((await docxTexts(await render(document, "docx"))).join(" "));
  expect(words).toContain("31 december 2026");
  expect(words).toContain("Vice ordförande");
  expect(await render(document, "pdf")).toEqual(await render(document, "pdf"));
});
