/** The ordförande on a narrow phone without scripts: reads in an e-invoice, attests several, by the keyboard alone. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { associationBySlug } from "#db/queries/associations.server.ts";
import { papersOfPayment, paymentsOf } from "#db/queries/payments.server.ts";
import { associationSlug, emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { peppolCredit, peppolInvoice } from "../documents/invoices/samples.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startExample, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
let page: Page;
let context: BrowserContext;
const home = "/forbund/vidalven/utbetalningar";

beforeAll(async () => {
  browser = await openBrowser();
  service = await startExample();
  ({ page, context } = await visitor(browser, service, "phone"));
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, emailOf("karin"), examplePassword);
});
afterAll(async () => {
  await context?.close();
  await service?.stop();
  await browser?.close();
});

const fits = () =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

async function payments() {
  const { db } = service.running.office;
  const association = await associationBySlug(db, associationSlug);
  return paymentsOf(db, association?.id ?? "");
}

/** Presses Tab until what has focus bears the words. */
async function tabTo(words: string) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const told = (await focused.count()) === 0 ? "" : await nameOf(focused);
    if (told.includes(words)) return;
  }
  throw new Error(`Tab never came to ${words}`);
}

const nameOf = (focused: ReturnType<Page["locator"]>) =>
  focused.evaluate((element) => {
    const label = (element as HTMLInputElement).labels?.[0]?.textContent;
    return label ?? element.textContent ?? "";
  });

test("the list says what is hers and why, and several small ones are attested by the keyboard", async () => {
  await page.goto(home);
  const mine = page.getByRole("list", { name: "Väntar på dig" });
  await mine.getByText("Din rad i attestordningen").first().waitFor();
  await mine.getByText(/Av bidraget är 258\s000,00\skr kvar/).waitFor();
  const before = (await payments()).filter((one) => one.marks.length === 2).length;
  await page
    .getByRole("list", { name: "Väntar på andra" })
    .getByText("Mats Örnberg")
    .first()
    .waitFor();
  expect(await fits()).toBe(true);
  await tabTo("Attestera flera små på en gång");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Attestera flera" }).waitFor();
  expect(await fits()).toBe(true);
  await tabTo("Fika till arbetsgruppen");
  await page.keyboard.press("Space");
  await tabTo("Namnskyltar");
  await page.keyboard.press("Space");
  await tabTo("Se över de valda");
  await page.keyboard.press("Enter");
  await page.getByText("Tillsammans 1 122,50 kr").waitFor();
  const chosen = page.url();
  expect(await fits()).toBe(true);
  const seen = [home, `${home}/flera`, chosen.replace(service.url, "")];
  await expectAccessible(browser, service, seen, await context.storageState());
  await tabTo("Attestera 2 utbetalningar");
  await page.keyboard.press("Enter");
  await page.getByText("2 av 2 är attesterade").waitFor();
  // The page loaded anew sends the same form: each is attested once.
  await page.reload();
  await page.getByText("2 av 2 är attesterade").waitFor();
  const after = (await payments()).filter((one) => one.marks.length === 2).length;
  expect(before - after).toBe(2);
});

/** Opens the first payment that waits for her, with its reason written where one is asked for; answers its number. */
async function openFirst(): Promise<string> {
  await page.goto(home);
  await page.getByRole("list", { name: "Väntar på dig" }).locator("li > a").first().click();
  await page.getByRole("heading", { name: "Att göra" }).waitFor();
  const reason = page.getByLabel("Skäl");
  if ((await reason.count()) > 0) await reason.fill("Beslutet brådskar");
  return page.url().split("/").at(-1) ?? "";
}

const attestButton = () => page.locator("form:has(input[value=attestera]) button");

const decisionsOn = async (number: string) =>
  (await payments())
    .find((one) => one.number === number)
    ?.marks.filter(({ step }) => step === "decision").length;

test("on a slow line a double tap attests once", async () => {
  const line = await context.newCDPSession(page);
  await line.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 },
  });
  const number = await openFirst();
  expect(await fits()).toBe(true);
  await attestButton().dblclick({ noWaitAfter: true });
  await page.waitForURL(`**${home}`);
  await page.getByRole("heading", { name: "Väntar på dig" }).waitFor();
  expect(await decisionsOn(number)).toBe(1);
  await line.detach();
});

test("a line that is lost leaves nothing half done, and the press is made again", async () => {
  const number = await openFirst();
  await context.setOffline(true);
  await attestButton().click({ noWaitAfter: true });
  await expect.poll(() => page.url()).toContain("chrome-error");
  expect(await decisionsOn(number)).toBe(0);
  await context.setOffline(false);
  // The browser sends the form again: it comes through, and its answer is lost.
  await page.route(`**/${number}`, async (route) => {
    await route.fetch({ maxRedirects: 0 });
    return route.abort("internetdisconnected");
  });
  await page.reload().catch(() => null);
  await expect.poll(() => decisionsOn(number)).toBe(1);
  await page.unroute(`**/${number}`);
  await page.reload();
  await page.waitForURL(`**${home}`);
  await page.getByRole("heading", { name: "Väntar på dig" }).waitFor();
  expect(await decisionsOn(number)).toBe(1);
});

const xmlFile = (text: string) => ({
  ...{ name: "faktura.xml", mimeType: "text/xml", buffer: Buffer.from(text) },
});

test("an e-invoice fills in the form, is saved by a second press, and is read on the page", async () => {
  const count = (await payments()).length;
  const read = async (text: string) => {
    await page.goto(`${home}/ny`);
    await page.getByLabel("E-faktura").setInputFiles(xmlFile(text));
    await page.getByRole("button", { name: "Läs e-fakturan" }).click();
  };
  await read(peppolCredit());
  await page.locator(".field-error", { hasText: "kreditfaktura" }).waitFor();
  await read(peppolInvoice());
  await page.getByRole("heading", { name: "Uppgifterna är hämtade ur faktura.xml" }).waitFor();
  expect(await page.getByLabel("Namn", { exact: true }).inputValue()).toBe(
    "Älvstrands Städ & Service AB",
  );
  expect(await page.getByLabel("OCR-nummer").inputValue()).toBe("2025120003");
  expect((await payments()).length).toBe(count);
  await page.getByLabel("Konto, rad 1").fill("fel");
  await page.getByRole("button", { name: "För in utbetalningen" }).click();
  await page.locator(".field-error", { hasText: "tre till åtta siffror" }).waitFor();
  await page.getByLabel("Konto, rad 1").fill("5060");
  await page.getByRole("button", { name: "För in utbetalningen" }).click();
  await page.getByRole("table", { name: "Fakturans rader" }).waitFor();
  expect(await fits()).toBe(true);
  const saved = (await payments()).at(-1);
  const papers = await papersOfPayment(service.running.office.db, saved?.id ?? "");
  expect(papers.map(({ filename }) => filename)).toEqual(["faktura.xml"]);
  const address = page.url().replace(service.url, "");
  await page.getByRole("link", { name: "Läs e-fakturan på en egen sida" }).click();
  await page.getByRole("heading", { name: "E-faktura" }).waitFor();
  const invoicePage = page.url().replace(service.url, "");
  await expectAccessible(browser, service, [address, invoicePage], await context.storageState());
});
