/** The diarium, without scripts: registered on a phone, corrected, and read by everybody without what is protected. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startExample, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
const diary = "/forbund/vidalven/diarium";
const open = "/diarium/vidalven";

beforeAll(async () => {
  browser = await openBrowser();
  service = await startExample();
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("a handling is registered on a phone, corrected, and read by everybody", async () => {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.goto(diary);
  await page.getByRole("link", { name: "Registrera en handling" }).click();
  await page.getByLabel("Från eller till vem").fill("Stig Vik");
  await page.getByLabel("Skydda namnet").check();
  await page.getByLabel("Vad den gäller, i korthet").fill("Fråga från 811228-9874");
  await page.getByLabel("Vad den gäller, bara för kansliet").fill("Vill byta handläggare");
  await page.getByLabel("Slag av handling").selectOption("Begäran om handling");
  await page.getByText("Akt, förvaring och sekretess").click();
  await page.getByLabel("Hör till akten").fill("nittio");
  const letter = { name: "brev.txt", mimeType: "text/plain", buffer: Buffer.from("Hej!") };
  await page.getByLabel("Fil (PDF").setInputFiles(letter);
  await press(page, "Registrera handlingen");
  await page.locator(".field-error", { hasText: "Skriv diarienumret som 2026:14" }).waitFor();
  await page.getByText("Välj filen igen: brev.txt").waitFor();
  await page.getByLabel("Hör till akten").fill("");
  await press(page, "Registrera handlingen");
  await page.locator(".field-error", { hasText: "Ta bort: personnummer" }).waitFor();
  expect(await page.getByLabel("Från eller till vem").inputValue()).toBe("Stig Vik");
  expect(await page.getByLabel("Skydda namnet").isChecked()).toBe(true);
  expect(await page.getByLabel("Slag av handling").inputValue()).toBe("request");
  await page.getByLabel("Vad den gäller, i korthet").fill("Fråga om handläggning");
  await page.getByLabel("Fil (PDF").setInputFiles(letter);
  await press(page, "Registrera handlingen");
  const said = (await page.getByRole("status").textContent()) ?? "";
  const number = /2026:\d+/.exec(said)?.[0] ?? "";
  expect(said.trim()).toBe(`Handlingen är registrerad som ${number}.`);
  const entry = `${diary}/${number.replace(":", "-")}`;
  expect(await (await page.request.get(`${entry}/fil/1`)).text()).toBe("Hej!");

  await page.getByRole("link", { name: `Rätta ${number}` }).click();
  await page.getByLabel("Vad den gäller, bara för kansliet").fill("Vill byta kontaktperson");
  await press(page, "Spara rättelsen");
  await page.locator(".field-error", { hasText: "Fyll i varför det rättas" }).waitFor();
  await page.getByLabel("Varför det rättas").fill("Läste fel");
  await press(page, "Spara rättelsen");
  await page.getByRole("heading", { name: "Rättelser" }).waitFor();
  expect(await page.locator("del").textContent()).toBe("Vill byta handläggare");

  // The ärende that the styrelse handles it in shows it, and is shown by it.
  await page.goto("/forbund/vidalven/sammantraden/2026-03-18");
  await page.locator(".agenda a").nth(5).click();
  const item = new URL(page.url()).pathname;
  await page.getByText("Knyt en handling till ärendet").click();
  await page.getByLabel("Diarienummer").fill("2026");
  await press(page, "Knyt");
  await page.locator(".field-error", { hasText: "till exempel 2026:14" }).waitFor();
  await page.getByLabel("Diarienummer").fill(number);
  await press(page, "Knyt");
  await page.getByRole("link", { name: number, exact: true }).click();
  expect(new URL(page.url()).pathname).toBe(entry);
  await page.getByRole("link", { name: "18 mars 2026" }).click();
  expect(new URL(page.url()).pathname).toBe(item);
  await expectAccessible(
    browser,
    service,
    [item, diary, `${diary}/ny`, entry, `${entry}/ratta`, `${diary}?ord=ringen&ar=2026`, open],
    await context.storageState(),
  );
  const table = await (await page.request.get(`${diary}/tabell?ord=stig`)).text();
  expect(table).toContain("Stig Vik;ja;Fråga om handläggning;Vill byta kontaktperson");
  await context.close();
});

test("everybody reads what is public, and nothing else", async () => {
  const { page, context } = await visitor(browser, service, "phone");
  const answer = await page.goto("/diarium");
  expect(page.url()).toBe(service.url + open);
  expect(answer?.headers()["x-robots-tag"]).toBe("noindex, nofollow");
  const secret = /Stig|Vik|handläggare|kontaktperson|Maj Öberg|anhörig|Pris per dag|31 kap/;
  const shown = await page.content();
  expect(shown).toContain("Fråga om handläggning");
  expect(shown).toContain("Avsändaren visas inte.");
  expect(shown).not.toMatch(secret);
  // What is published is read by its link.
  const links = await page.locator(".diary a").all();
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    const address = (await link.getAttribute("href")) ?? "";
    expect(address).toMatch(/^\/protokoll\/vidalven\//);
    expect((await page.request.get(address)).status()).toBe(200);
  }
  const table = await (await page.request.get(`${open}/tabell`)).text();
  expect(table).toContain("Fråga om handläggning");
  expect(table).not.toMatch(secret);
  await page.getByLabel("Ord").fill("stig vik");
  await press(page, "Sök");
  await page.getByText("Ingen handling stämmer.").waitFor();
  await page.getByLabel("Ord").fill("remiss");
  await page.getByLabel("År").fill("i fjol");
  await press(page, "Sök");
  await page.locator(".field-error", { hasText: "Skriv året med fyra siffror" }).waitFor();
  await page.getByLabel("År").fill("2026");
  await press(page, "Sök");
  await page.getByText("Svar på remiss om samordnad rehabilitering").waitFor();
  expect((await page.request.get("/diarium/finns-inte")).status()).toBe(404);
  expect((await page.request.get(diary, { maxRedirects: 0 })).status()).toBe(302);
  await context.close();
});

test("the revisor reads all of it and changes nothing; the ekonom reads the public one", async () => {
  const { page, context } = await visitor(browser, service);
  await signIn(page, emailOf("birgitta"), examplePassword);
  await page.goto(diary);
  await page.getByText("Maj Öberg").waitFor();
  expect(await page.getByRole("link", { name: "Registrera en handling" }).count()).toBe(0);
  expect((await page.request.get(`${diary}/ny`)).status()).toBe(404);
  const headers = { origin: service.url };
  const multipart = { direction: "received", date: "2026-03-02", kind: "letter" };
  const typed = { ...multipart, counterpart: "Någon", publicSubject: "Något" };
  const sent = await page.request.post(`${diary}/ny`, { headers, multipart: typed });
  expect(sent.status()).toBe(403);
  await context.close();

  const other = await visitor(browser, service);
  await signIn(other.page, emailOf("petra"), examplePassword);
  for (const path of ["", "/tabell", "/2026-1", "/2026-1/fil/1"]) {
    expect((await other.page.request.get(`${diary}${path}`)).status()).toBe(404);
  }
  await other.context.close();
});
