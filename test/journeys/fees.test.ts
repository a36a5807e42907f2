/**
 * Arvoden, without scripts: claimed on a phone after a meeting and after a förrättning that another answers for, listed and
 * exported by the office, waiting for attest.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startExample, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
const mine = "/forbund/vidalven/mina-ersattningar";
const fees = "/forbund/vidalven/arvoden";
const errands = "/forbund/vidalven/forrattningar";

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

/** A förrättning of an earlier day, on a phone: bad input first, then as it was. Answers its address. */
async function registerOnPhone(): Promise<string> {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("karin"), examplePassword);
  await page.goto(`${errands}/ny`);
  const [from, to] = [page.getByLabel("Från klockan"), page.getByLabel("Till klockan")];
  await page.getByLabel("Dag", { exact: true }).fill("2026-02-27");
  await from.fill("25:00");
  await to.fill("08.30");
  await page.getByLabel("Var det var").fill("Älvsta");
  await page.getByLabel("Beställd av").selectOption({ label: "Mats Örnberg, vice ordförande" });
  await press(page, "Registrera förrättningen");
  await page.locator(".field-error", { hasText: "Starttiden ska vara ett klockslag" }).waitFor();
  await page.locator(".field-error", { hasText: "Skriv vad det var" }).waitFor();
  await page.getByLabel("Vad det var").fill("Samråd med medlemmarna");
  expect(await from.inputValue()).toBe("25:00");
  await from.fill("09.30");
  await press(page, "Registrera förrättningen");
  await page.locator(".field-error", { hasText: "Slutet är inte senare än början" }).waitFor();
  await page.locator(".field-error", { hasText: "Skriv hur den beställdes" }).waitFor();
  expect(await page.getByLabel("Vad det var").inputValue()).toBe("Samråd med medlemmarna");
  await to.fill("14.00");
  await page.getByLabel("Hur den beställdes").fill("Brev den 20 februari");
  await expectAccessible(browser, service, [`${errands}/ny`], await context.storageState());
  await press(page, "Registrera förrättningen");
  await page.getByText("lång förrättning, 2 procent").waitFor();
  await press(page, "Bekräfta ersättningen");
  await page.getByText("Någon annan ska bekräfta att förrättningen var beställd").waitFor();
  // From the list to the claim, and from there to the förrättning.
  const its = page.getByRole("link", { name: /Samråd med medlemmarna$/ });
  await its.click();
  await page.getByRole("heading", { name: "Ersättning för fredag 27 februari 2026" }).waitFor();
  await its.click();
  await page.getByRole("heading", { name: /^Förrättning 2026-/ }).waitFor();
  expect(await page.getByRole("button", { name: "Bekräfta att den var beställd" }).count()).toBe(0);
  const address = new URL(page.url()).pathname;
  await expectAccessible(browser, service, [address, errands], await context.storageState());
  await context.close();
  return address;
}

/** The one who ordered it answers for it, from the start page. */
async function vouchOnPhone(): Promise<void> {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("mats"), examplePassword);
  await page.goto("/forbund/vidalven");
  await page
    .getByRole("link", { name: "Bekräfta att förrättningen fredag 27 februari 2026 var beställd" })
    .click();
  await press(page, "Bekräfta att den var beställd");
  await page.getByText("Att den var beställd bekräftades").waitFor();
  await context.close();
}

test("a claim is confirmed on a phone, listed, exported, and its payment waits for attest", async () => {
  const claim = await confirmOnPhone();
  const errand = await registerOnPhone();
  await vouchOnPhone();
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
  expect((await file("csv")).toString()).toContain(";lång förrättning;");
  await page.getByText("Förrättning, Samråd med medlemmarna, 4 timmar 30 minuter").waitFor();
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
  await person.page.goto(errand);
  await person.page.getByText("I period 2026-").waitFor();
  expect(await person.page.getByText("Rätta förrättningen").count()).toBe(0);
  await person.context.close();
});
