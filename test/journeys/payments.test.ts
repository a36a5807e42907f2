/** Utbetalningar on a phone without scripts: entered with a fault, attested once, stopped with the rule and a way forward. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { associationBySlug } from "#db/queries/associations.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { associationSlug, emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { hidden, openBrowser, type Service, signIn, startExample, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
const home = "/forbund/vidalven/utbetalningar";

beforeAll(async () => {
  browser = await openBrowser();
  service = await startExample();
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function on(who: string) {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf(who), examplePassword);
  await page.goto(home);
  return { page, context };
}

async function payments() {
  const { db } = service.running.office;
  const association = await associationBySlug(db, associationSlug);
  return paymentsOf(db, association?.id ?? "");
}

test("the ordförande attests what waits for her, and a form sent twice attests once", async () => {
  const { page, context } = await on("karin");
  const mine = page.getByRole("list", { name: "Väntar på dig" }).getByRole("link");
  const address = (await mine.first().getAttribute("href")) ?? "";
  await mine.first().click();
  await page.getByRole("heading", { name: "Underlag" }).waitFor();
  await expectAccessible(browser, service, [home, address], await context.storageState());
  const form = await page.content();
  const fields = Object.fromEntries(
    ["formular", "avsikt", "version", "step"].map((name) => [name, hidden(form, name)]),
  );
  const sent = { ...fields, avsikt: "attestera", formular: `${fields.formular}` };
  await press(page, "Attestera");
  await page.getByRole("heading", { name: "Väntar på dig" }).waitFor();
  const again = await page.request.post(address, {
    form: { ...sent, step: "decision" },
    headers: { Origin: service.url },
    maxRedirects: 0,
  });
  expect([303, 422]).toContain(again.status());
  const number = address.split("/").at(-1);
  const one = (await payments()).find((payment) => payment.number === number);
  expect(one?.marks.filter(({ step }) => step === "decision")).toHaveLength(1);
  await context.close();
});

test("one who may not attest reads why, by which rule, and who can do it instead", async () => {
  const own = (await payments()).find(({ payee }) => payee.personId !== null);
  const { page, context } = await on("karin");
  await page.goto(`${home}/${own?.number}`);
  const told = page.locator("#gora").locator("..");
  await told.getByText("Mats Örnberg").first().waitFor();
  expect(await page.getByRole("button", { name: "Attestera", exact: true }).count()).toBe(0);
  await context.close();
});

test("a wrong number is told at its field and what was typed stays; sent back it waits for its writer", async () => {
  const { page, context } = await on("jonas");
  await page.getByRole("link", { name: "För in en utbetalning" }).click();
  await page.getByLabel("Vad det avser").fill("Hyra av lokal i mars");
  await page.getByLabel("Namn", { exact: true }).fill("Älvbro Lokaler AB");
  await page.getByLabel("Nummer", { exact: true }).fill("5050-1056");
  await page.getByLabel("Belopp i kronor").fill("12 500,50");
  await page.getByLabel("Fakturans dag").fill("2026-02-27");
  await page.getByLabel("Förfallodag").fill("2026-03-29");
  await page.getByLabel("Konto, rad 1").fill("5010");
  await page.getByLabel("Belopp, rad 1").fill("12 500,50");
  await press(page, "För in utbetalningen");
  await page.locator(".field-error", { hasText: "kontrollsiffra" }).waitFor();
  expect(await page.getByLabel("Belopp i kronor").inputValue()).toBe("12 500,50");
  await page.getByLabel("Nummer", { exact: true }).fill("5050-1055");
  await page.getByLabel("Underlag").setInputFiles({
    ...{ name: "faktura.txt", mimeType: "text/plain" },
    buffer: Buffer.from("Faktura 1007\n"),
  });
  await press(page, "För in utbetalningen");
  await page.getByRole("heading", { name: "Älvbro Lokaler AB: Hyra av lokal i mars" }).waitFor();
  await page.getByText("12 500,50 kr").first().waitFor();
  await press(page, "Mottagningsattestera");
  await page.getByRole("link", { name: "Älvbro Lokaler AB" }).click();
  await page.getByText("Väntar på granskningsattest").first().waitFor();
  await page.getByText("Lämna tillbaka", { exact: true }).first().click();
  await page.getByLabel("Vad som ska rättas").fill("Fel kostnadsställe");
  await press(page, "Lämna tillbaka");
  await page.getByText("Lämnad tillbaka för rättelse: ”Fel kostnadsställe”").waitFor();
  await page.goto(`${home}/ny`);
  await expectAccessible(browser, service, [`${home}/ny`], await context.storageState());
  await context.close();
});
