import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { losses } from "./coverage.ts";

const folder = new URL("../../fixtures/protokoll/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => name.slice(0, -4));
const fixture = (file: string) => readFileSync(new URL(file, folder), "utf8");

/** Page furniture of the invented protokoll, as a person would point it out. */
const FURNITURE = [
  /^Sid \d+$/,
  /^\f?Protokoll 2023-06-09$/,
  /^Justerandes sign +Utdragsbestyrkande$/,
  /^Samordningsförbundet Granådalen +SAMMANTRÄDESPROTOKOLL +\d \(4\)$/,
  /^Ordförandes sign +Justerares sign +Utdragsbestyrkande$/,
  /^SAMORDNINGSFÖRBUNDET KUSTEN$/,
  /^Sammanträdesprotokoll +Sida \d av 3$/,
  /^Styrelsen +2021-05-20$/,
  /^[|:\s-]+$/,
  /^The image shows a handwritten signature\.$/,
  /^[234]$/,
];
const isFurniture = (text: string) => FURNITURE.some((pattern) => pattern.test(text));

test("there are invented protokoll of at least six layouts", () => {
  expect(names.length).toBeGreaterThanOrEqual(6);
});

describe.each(names)("%s", (name) => {
  const source = fixture(`${name}.txt`);

  test("is read as its JSON says", () => {
    const read = readMinutes(source);
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const { utanforParagrafer: _, ...told } = read.value;
    expect(told).toEqual(JSON.parse(fixture(`${name}.json`)));
  });

  test("every character that is not page furniture is found again, in order", () => {
    const read = readMinutes(source);
    expect(read.ok && losses(source, read.value, isFurniture)).toEqual([]);
  });

  test("is read the same with Windows line ends and fixed spaces", () => {
    const other = source.replaceAll("\n", "\r\n").replace(/(?<=\d) (?=\d{3})/g, "\u00a0");
    expect(readMinutes(other)).toEqual(readMinutes(source));
  });
});
