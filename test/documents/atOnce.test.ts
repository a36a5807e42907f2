/** A paragraf that is justerad omedelbart, alone and in its protokoll. */
import { expect, test } from "vitest";
import { paragrafTexts } from "#app/documents/compare.ts";
import { textsOf } from "#app/documents/inline.ts";
import { minutesDocument, paragrafAtOnceDocument } from "#app/documents/minutes.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import type { Item } from "#app/domain/minutes.ts";
import { items, meeting, presence, wholeBoard } from "#test/support/minutes.ts";
import { squeezed } from "./support.ts";

const templates = readTemplates();
const home = "https://paragraf.exempel.se/protokoll/norrsund";
const minutesAddress = `${home}/2026-03-04`;
const grant = items[3] as Item;
const during = meeting({ endsAt: null, atOnceIds: ["item-4"] });

const alone = (minutes = during) =>
  paragrafAtOnceDocument(minutes, grant, templates, { address: `${home}/2026/14`, minutesAddress });
const whole = (minutes = during) =>
  minutesDocument(minutes, templates, { address: minutesAddress });
const said = (document: ReturnType<typeof alone>) =>
  textsOf(document.blocks).map(squeezed).join("\n");
const paragraf = (document: ReturnType<typeof alone>) =>
  paragrafTexts(document).find(({ id }) => id === "p14");

test("alone it says what it is, and that it has its own address", () => {
  const text = said(alone());
  expect(text).toContain("Det här är § 14 i protokollet från sammanträdet.");
  expect(text).toContain("Paragrafen justeras omedelbart.");
  expect(text).toContain(`${home}/2026/14`);
  expect(text).toContain("att bevilja 240 000 kr för år 2026.");
  expect(text).not.toContain("Val av justerare");
});

test("alone it is written in its own template, with its own title", () => {
  const own = {
    name: "omedelbar-paragraf.md",
    text: "# Vår egen rubrik\n\n{{underskrifter}}\n\n{{paragrafer}}\n\n{{bilagor}}\n\n{{protokollet}}",
  };
  const document = paragrafAtOnceDocument(
    during,
    grant,
    { ...templates, "omedelbar-paragraf": own },
    { address: `${home}/2026/14`, minutesAddress },
  );
  expect(said(document)).toContain("Vår egen rubrik");
  expect(said(document)).toContain(minutesAddress);
  expect(squeezed(document.title)).toBe(
    "Paragraf som justeras omedelbart 4 mars 2026, Samordningsförbundet Norrsund",
  );
  expect(paragraf(document)).toEqual(paragraf(alone()));
});

test("the protokoll says which paragrafer have their own anslag", () => {
  expect(said(whole())).toContain("§ 14 justerades omedelbart och har anslagits för sig.");
  expect(said(whole(meeting()))).not.toContain("omedelbart");
});

test("it reads the same alone as in the protokoll, whoever comes or goes after it", () => {
  const late = presence("vera", "af", { capacity: "serving_substitute" });
  const changed = [
    ...wholeBoard.filter(({ personId }) => personId !== "omar"),
    { ...presence("omar", "af"), toPosition: 4 },
    { ...late, fromPosition: 5 },
  ];
  const after = meeting({ atOnceIds: ["item-4"], presences: changed });
  expect(paragraf(alone())).toBeDefined();
  expect(paragraf(whole(after))).toEqual(paragraf(alone()));
});
