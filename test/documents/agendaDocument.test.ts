/** The dagordning that is handed out: everything that is on it, in order, and nothing that belongs in the kallelse. */
import { expect, test } from "vitest";
import { agendaDocument } from "#app/documents/agendaDocument.ts";
import { renderHtml } from "#app/documents/html.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { item, meeting } from "../support/minutes.ts";

const templates = readTemplates();
const writtenOn = legalDate("2026-02-24");
const paper = (label: string, title: string) => ({ id: label, label, title, sha256: null });
const html = (minutes: Parameters<typeof meeting>[0]) =>
  renderHtml(agendaDocument(meeting(minutes), templates, { writtenOn })).replaceAll("\u00a0", " ");

test("it tells the meeting, and the ärenden in order with their bilagor by name", () => {
  const shown = html({
    items: [
      item(2, { id: "l", heading: "Lokal", attachments: ["1", "3"] }),
      item(3, { id: "s", heading: "Struket", struck: "Dubblett", attachments: ["4"] }),
      item(1, { id: "o", kind: "opening", heading: "Öppnande" }),
    ],
    attachments: [paper("1", "Hyresavtal"), paper("2", "Årsplan"), paper("4", "Förra förslaget")],
  });
  const order = [
    ...["<h1", "Dag<", "Tid<", "Plats<", "24 februari 2026", "Öppnande", "Lokal"],
    ...["Bilaga 1: Hyresavtal", "Bilaga 3<"],
    ...["Fler handlingar", "Bilaga 2: Årsplan", "Bilaga 4: Förra förslaget"],
  ];
  const places = order.map((words) => shown.indexOf(words, shown.indexOf("<main")));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(shown).not.toMatch(/Struket|beslutar/);
});

test("a dagordning without ärenden says so, and has no heading over nothing", () => {
  const shown = html({ items: [], attachments: [] });
  expect(shown).toContain("Inget ärende är infört.");
  expect(shown).not.toContain("Fler handlingar");
});
