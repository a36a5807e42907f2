/** An attestordning from an empty start to adopted, on a phone without JavaScript. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { latestParagrafAbout } from "#db/queries/paragrafs.server.ts";
import { emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { decidingMeeting } from "./decidingMeeting.ts";
import { openBrowser, type Service, signIn, startService, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
let number: number | undefined;
const address = "/forbund/vidalven/attestordning";

/** A meeting that is open, with the ärende that adopts the attestordning. */
async function decided(running: Service["running"]): Promise<number | undefined> {
  const { board } = await decidingMeeting(running, ["Attestordning"]);
  return (await latestParagrafAbout(running.office.db, board.associationId, ["attest"]))?.number;
}

beforeAll(async () => {
  process.env.NODE_ENV = "production";
  browser = await openBrowser();
  service = await startService("2026-03-03T08:00");
  number = await decided(service.running);
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

/** The card of the row that is about payments to the ordförande. */
const aboutChair = (page: Page) =>
  page.locator(".attest-right", { hasText: "Beslutsattest på utbetalningar till ordföranden" });

async function changeHolder(page: Page, to: string) {
  await aboutChair(page).getByText("Ändra raden").click();
  await aboutChair(page).getByLabel("Ordinarie").selectOption({ label: to });
  await aboutChair(page).getByRole("button", { name: "Spara raden" }).click();
}

test("from nothing to an adopted attestordning with its documents", async () => {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.goto(address);
  await page.getByText("Ingen attestordning gäller i dag").waitFor();
  await page.getByRole("button", { name: "Börja med en vanlig ordning" }).click();
  await page.getByText("Inget hindrar att ordningen antas, men en del är att se över.").waitFor();
  expect(await page.getByText("Maxbeloppet är tomt").count()).toBe(7);

  await changeHolder(page, "Ordförande");
  const hole = "Karin Lindvall skulle ta beslutsattest på utbetalningar till sig själv.";
  await aboutChair(page).getByText(hole).waitFor();
  const session = await context.storageState();
  await expectAccessible(browser, service, [address], session);
  const adopt = page.getByRole("button", { name: "För in att styrelsen har antagit ordningen" });
  await adopt.click();
  await page.locator(".error-summary", { hasText: hole }).waitFor();
  await page.goto(address);
  await changeHolder(page, "Vice ordförande");
  await aboutChair(page).getByText(hole).waitFor({ state: "detached" });
  await adopt.click();
  await page.getByText(`Antagen av styrelsen 3 mars 2026, § ${number}.`).waitFor();

  const version = await page.getByRole("link", { name: /^Gäller från/ }).getAttribute("href");
  await expectAccessible(browser, service, [address, version ?? ""], session);
  const instruction = await page.request.get(`${version}/instruktion/html`);
  expect(await instruction.text()).toContain("Attest- och utanordningsinstruktion");
  for (const format of ["pdf", "docx"]) {
    const file = await page.request.get(`${version}/signaturlista/${format}`);
    expect(file.status()).toBe(200);
    expect((await file.body()).length).toBeGreaterThan(5_000);
  }
  await context.close();
});
