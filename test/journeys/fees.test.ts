/** Arvoden, without scripts: claimed on a phone after a meeting, listed and exported by the office, waiting for attest. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startExample, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
const mine = "/forbund/vidalven/mina-ersattningar";
const fees = "/forbund/vidalven/arvoden";

beforeAll(async () => {
  browser = await openBrowser();
  service = await startExample();
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Of the two meetings that wait, the earlier: its protokoll is justerat. Answers the address. */
async function confirmOnPhone(): Promise<string> {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("karin"), examplePassword);
  await page.goto(mine);
  await page.getByRole("list", { name: "Att bekräfta" }).getByRole("link").last().click();
  const address = new URL(page.url()).pathname;
  const own = page.getByLabel("Resa med egen bil, kilometer tur och retur");
  await own.fill("-3");
  await press(page, "Bekräfta ersättningen");
  await page.locator(".field-error", { hasText: "En resa kan inte vara -3 km" }).waitFor();
  expect(await own.inputValue()).toBe("-3");
  await own.fill("1000000000");
  await press(page, "Bekräfta ersättningen");
  await page.locator(".field-error", { hasText: "längre än någon reser" }).waitFor();
  await own.fill("12");
  await page
    .getByLabel("Vart du reste, eller varför inkomsten gick förlorad")
    .fill("Bil till Norrsund");
  await expectAccessible(browser, service, [mine, address], await context.storageState());
  await press(page, "Bekräfta ersättningen");
  await page
    .getByText("Bekräftad, tas med i nästa period: arvode 648 kr; resa 12 km, 30 kr.")
    .waitFor();
  await context.close();
  return address;
}

test("a claim is confirmed on a phone, listed, exported, and its payment waits for attest", async () => {
  const claim = await confirmOnPhone();
  const { page, context } = await visitor(browser, service);
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.goto(fees);
  await page.getByText("Arvode 648 kr; resa 12 km, 30 kr. ”Bil till Norrsund”").waitFor();
  await press(page, "Stäng perioden");
  await page.getByRole("heading", { name: /^Period 2026-/ }).waitFor();
  const period = new URL(page.url()).pathname;
  const file = async (format: string) => (await page.request.get(`${period}/fil/${format}`)).body();
  expect((await file("csv")).toString()).toContain(";Karin Lindvall;");
  expect((await file("paxml")).toString()).toContain('anstid="20114"');
  expect((await file("pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  const row = page.getByRole("listitem").filter({ hasText: "resa 12 km" });
  expect(await row.getByText("678,00 kr").count()).toBe(1);
  await expectAccessible(
    browser,
    service,
    [fees, `${fees}/beslut?fran=2024&till=2025`, period, "/forbund/vidalven/basbelopp"],
    await context.storageState(),
  );
  await row.getByRole("link", { name: /^Utbetalning 2026-/ }).click();
  await page.getByText("Väntar på mottagningsattest").first().waitFor();
  // What is listed is read by the person, and no longer changed.
  await page.goto(`${fees}/beslut?fran=2025&till=2026`);
  await page.getByText("Inkomstbasbeloppet för 2026 är inte känt här.").first().waitFor();
  // The office looks it up and enters it, and the proposal is there.
  await page.goto("/forbund/vidalven/basbelopp");
  await page.getByLabel("Kronor").fill("83 400");
  await page.getByLabel("Källa").fill("Regeringens förordning");
  await press(page, "För in");
  await page.getByRole("row", { name: /^2026 83 400 kr Regeringens förordning/ }).waitFor();
  await page.goto(`${fees}/beslut?fran=2025&till=2026`);
  await page.getByText("Inkomstbasbeloppet gick från 80 600 kr 2025 till 83 400 kr 2026").waitFor();
  await context.close();
  const person = await visitor(browser, service, "phone");
  await signIn(person.page, emailOf("karin"), examplePassword);
  await person.page.goto(claim);
  await person.page.getByText("I period 2026-").waitFor();
  expect(await person.page.getByRole("button", { name: "Spara rättelsen" }).count()).toBe(0);
  await person.context.close();
});
