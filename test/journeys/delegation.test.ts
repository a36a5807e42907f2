/** Delegation, without scripts: decided on a phone, told on the next dagordning; and an order that is drafted anew. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startExample, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
const decisions = "/forbund/vidalven/delegationsbeslut";
const orders = "/forbund/vidalven/delegationsordning";

beforeAll(async () => {
  browser = await openBrowser();
  service = await startExample();
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("the ordförande decides on a phone, and the next dagordning tells of it", async () => {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("karin"), examplePassword);
  await page.goto(decisions);
  await page.getByLabel("Vad som beslutas").fill("köpa blommor till avtackningen");
  await page.getByLabel("Belopp i kronor").fill("15 000,01");
  await press(page, "För in beslutet");
  await page.locator(".field-error", { hasText: "Gränsen är 15 000 kr" }).waitFor();
  await page.getByLabel("Belopp i kronor").fill("4 500");
  await press(page, "För in beslutet");
  const said = (await page.getByRole("status").textContent()) ?? "";
  const number = /D 2026-\d+/.exec(said)?.[0] ?? "";
  expect(said.trim()).toBe(`${number} är infört.`);
  const row = page.getByRole("listitem").filter({ hasText: "köpa blommor" });
  await row.getByText("gäller som anmält när protokollet är justerat").waitFor();
  await row.getByRole("link", { name: `Rätta ${number}` }).click();
  await page.getByLabel("Belopp i kronor").fill("450");
  await expectAccessible(
    browser,
    service,
    [new URL(page.url()).pathname + new URL(page.url()).search, decisions, orders],
    await context.storageState(),
  );
  await press(page, "För in rättelsen");
  await page.getByText(`Rättar ${number}.`).waitFor();
  await page.getByText("Ersatt av").waitFor();
  await page.getByRole("link", { name: "18 mars 2026" }).first().click();
  const shown = ((await page.locator("main").textContent()) ?? "").replace(/\s+/g, " ");
  expect(shown).toContain(`${number}, 2 mars 2026, Karin Lindvall (ordförande)`);
  expect(shown).toContain(`450 kr. Rättar ${number}.`);
  await context.close();
});

test("a new version is drafted, what may not be delegated is refused, and what was typed stays", async () => {
  const { page, context } = await visitor(browser, service);
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.goto(orders);
  await press(page, "Påbörja en ny version");
  const fresh = page.getByRole("group", { name: "Ny grupp" });
  await fresh.getByLabel("Grupp av ärenden").fill("Brådskande ärenden");
  await fresh.getByLabel("Vem som får besluta").selectOption("ordförande");
  await fresh.getByLabel("Högst, för ett objekt").fill("5 000");
  await press(page, "Spara förslaget");
  await fresh.getByText("gäller inte för samordningsförbund").waitFor();
  expect(await fresh.getByLabel("Högst, för ett objekt").inputValue()).toBe("5 000");
  expect(await fresh.getByLabel("Vem som får besluta").inputValue()).toBe("role:chair");
  await fresh.getByLabel("Grupp av ärenden").fill("Hyra av lokal");
  await press(page, "Spara förslaget");
  await page.getByText("Ny grupp: ”Hyra av lokal”, ordförande, 5 000 kr.").waitFor();
  await expectAccessible(browser, service, [orders], await context.storageState());
  const file = await page.request.get(`${orders}/2/fil/pdf`);
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await context.close();
});
