/** Next year's sammanträdesplan from a proposal to meetings in a calendar, without JavaScript. */
import ICAL from "ical.js";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { decidingMeeting } from "./decidingMeeting.ts";
import { openBrowser, type Service, signIn, startService, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
const home = "/forbund/vidalven";
const address = `${home}/sammantradesplan/2027`;

beforeAll(async () => {
  process.env.NODE_ENV = "production";
  browser = await openBrowser();
  service = await startService("2026-11-10T08:00");
  await decidingMeeting(service.running, ["Sammanträdesplan 2027"], "2026-11-10");
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

/** The meeting of the plan that is a row of the list. */
const row = (page: Page, kind: string) =>
  page
    .locator(".plan-meetings > li")
    .filter({ has: page.locator("p", { hasText: new RegExp(`^${kind}`) }) });

async function move(page: Page, words: string, date: string, place: string) {
  const own = row(page, words);
  if (!(await own.getByLabel("Dag", { exact: true }).isVisible()))
    await own.getByText("Flytta eller ändra").click();
  await own.getByLabel("Dag", { exact: true }).fill(date);
  await own.getByLabel("Plats").fill(place);
  await own.getByRole("button", { name: "Spara" }).click();
}

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents("vevent")
    .map((one) => new ICAL.Event(one));

test("a plan is proposed, changed and adopted; its meetings stand, and are read in a calendar", async () => {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.goto(`${home}/sammantradesplan`);
  await page.getByRole("button", { name: "Föreslå sammanträden" }).click();
  await page.getByText("Kontrollen hittar inget att se över.").waitFor();
  expect(await page.locator(".annual-wheel a").count()).toBe(4);

  await move(page, "Budgetsammanträde", "2028-11-08", "Älvsta");
  await page.locator(".field-error", { hasText: "ligger inte i 2027" }).waitFor();
  expect(await row(page, "Budgetsammanträde").getByLabel("Plats").inputValue()).toBe("Älvsta");
  await move(page, "Budgetsammanträde", "2027-12-24", "Älvsta");
  await page.getByText("Fredag 24 december 2027 är julafton.").waitFor();
  await page.getByText("ska vara fastställd senast tisdag 30 november 2027").waitFor();
  await move(page, "Budgetsammanträde", "2027-11-10", "Älvsta");
  await page.getByText("Kontrollen hittar inget att se över.").waitFor();
  await expectAccessible(browser, service, [address], await context.storageState());

  await page.getByRole("button", { name: "Anta planen och planera sammanträdena" }).click();
  await page.getByText("Antagen 10 november 2026").waitFor();
  const pdf = await context.request.get(`${service.url}${address}/fil/pdf`);
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
  await page.getByRole("link", { name: "Onsdag 10 november 2027", exact: true }).click();
  await page.getByRole("heading", { name: "Budgetsammanträde onsdag 10 november 2027" }).waitFor();
  await page.getByText("Verksamhetsplan och budget").first().waitFor();

  await page.goto(`${home}/kalender`);
  await page.getByRole("button", { name: "Skapa din adress" }).click();
  const own = (await page.locator("code.address").textContent()) ?? "";
  const first = await fetch(own);
  const events = eventsOf(await first.text());
  const budget = events.find(({ startDate }) => startDate.toString() === "2027-11-10T09:00:00");
  expect([budget?.location, budget?.endDate.toString()]).toEqual(["Älvsta", "2027-11-10T12:00:00"]);
  const dueOn = events.filter(({ startDate }) => startDate.toString() === "2027-11-30");
  expect(dueOn.map(({ summary }) => summary)).toContain(
    "Sista dag: verksamhetsplan och budget 2028",
  );
  const tag = first.headers.get("etag") ?? "";
  expect((await fetch(own, { headers: { "If-None-Match": tag } })).status).toBe(304);

  // Nothing is announced, so nobody else sees anything of it.
  const everybody = await fetch(`${service.url}/kalender/vidalven.ics`);
  expect([everybody.status, eventsOf(await everybody.text())]).toEqual([200, []]);
  expect((await fetch(own.replace(/.{4}\.ics$/, "AAAA.ics"))).status).toBe(404);

  await page.goto(`${home}/sammantraden/2027-11-10/uppgifter`);
  await page.getByText("Ställ in sammanträdet").click();
  await page.getByLabel("Varför det ställs in").fill("För få kan komma");
  await page.getByRole("button", { name: "Ställ in", exact: true }).click();
  await page.getByText("Inställt. För få kan komma").waitFor();
  const after = eventsOf(await (await fetch(own)).text()).find(({ uid }) => uid === budget?.uid);
  expect(after?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  expect(after?.sequence).toBeGreaterThan(budget?.sequence ?? 999);
  await page.goto(address);
  await page.getByText("Inställt: För få kan komma").waitFor();
  await page.getByText("Inget sammanträde är budgetsammanträde").waitFor();
  await context.close();
});
