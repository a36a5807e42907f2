/** What comes after the meeting, in a real browser without JavaScript: justering, follow-up, expediering, råd. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { emailOf, examplePassword, layUpBoard } from "../../scripts/demo/board.ts";
import { tellTheYear } from "../../scripts/demo/story.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, signIn, startService, visitor } from "./running.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const home = "/forbund/vidalven";

/** The example year, told up to a Monday in March; the last protokoll is then out for justering. */
async function exampleYear() {
  const service = await startService("2026-03-16T08:00");
  const { office, auth } = service.running;
  const today = legalDate("2026-03-16");
  service.at("2025-02-09T08:00");
  const board = await layUpBoard(office, auth, legalDate("2025-02-09"));
  const setClock = (day: string, clock: string) => service.at(`${day}T${clock}`);
  const made = await tellTheYear({ ...office, setClock }, board, today);
  const slugOf = async (id: string) =>
    `${home}/sammantraden/${(await minutesOf(office.db, board.associationId, id))?.date}`;
  const out = await slugOf(made.underJustering);
  return { service, out, approved: await slugOf(made.justerat) };
}

test("what comes after a meeting is read, commented, followed up and expedierat", async () => {
  const { service, out, approved } = await exampleYear();
  // More than a week after the last meeting: the justerare is to be reminded.
  service.at("2026-03-19T08:00");
  const mats = await visitor(browser, service, "phone");
  await signIn(mats.page, emailOf("mats"), examplePassword);
  await mats.page.goto(`${out}/justering/lasning`);
  const paragraf = mats.page.locator("section.read-paragraf", { hasText: "Ansökan om medel" });
  await paragraf.locator("summary").click();
  await paragraf.getByLabel("Insatsen stöder personer").check();
  await paragraf.getByLabel("Din kommentar").fill("Hur många?");
  await paragraf.getByRole("button", { name: "Spara kommentaren" }).click();
  await mats.page.getByText("(väntar på svar)").waitFor();

  const { page, context } = await visitor(browser, service);
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.getByRole("link", { name: /^Påminn Mats Örnberg/ }).click();
  await page.getByText("(kommentarer: 1, obesvarade: 1)").waitFor();
  const state = await context.storageState();
  await expectAccessible(browser, service, [`${out}/justering`, `${out}/justering/lasning`], state);
  await page.goto(`${out}/justering`);
  await page.getByRole("button", { name: "Anteckna att Mats Örnberg är påmind" }).click();
  await expect.poll(() => page.getByRole("heading", { name: "Påminn" }).count()).toBe(0);

  await page.goto(`${home}/uppfoljning`);
  const task = page.locator("li", { hasText: "Boka lokal till frukosten" });
  await task.locator("summary").click();
  await task.getByLabel("Kommentar").fill("Lokalen är bokad.");
  await task.getByRole("button", { name: "Uppgiften är klar" }).click();
  await page.getByText("Lokalen är bokad.").waitFor();

  await page.goto(`${approved}/expediering`);
  const answer = await page.request.get(
    (await page.getByRole("link", { name: /^PDF av/ }).getAttribute("href")) ?? "",
  );
  expect(answer.headers()["content-type"]).toBe("application/pdf");

  await page.goto(`${home}/minnesanteckningar`);
  const finished = await page.locator("ul.rows a").first().getAttribute("href");
  await page.locator("summary", { hasText: "Anteckna ett möte" }).click();
  await page.getByRole("button", { name: "Börja anteckna" }).click();
  await page.getByRole("heading", { name: "Kvar att göra från tidigare möten" }).waitFor();
  const written = new URL(page.url()).pathname;
  const pages = ["/uppfoljning", "/minnesanteckningar"].map((p) => home + p);
  const others = [`${approved}/expediering`, finished ?? "", written];
  await expectAccessible(browser, service, [...pages, ...others], state);
  await context.close();
  await mats.context.close();
  await service.stop();
});
