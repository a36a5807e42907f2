/** From last year's analysis through a table read in to one adopted by a paragraf, on a phone without JavaScript. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { adoptRiskAnalysis, draftRiskAnalysis } from "#app/commands/riskAnalysis.server.ts";
import { saveRisk } from "#app/commands/risks.server.ts";
import { latestParagrafAbout } from "#db/queries/paragrafs.server.ts";
import { done, emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { likeAPaper } from "../domain/risk/example.ts";
import { expectAccessible } from "./axe.ts";
import { decidingMeeting } from "./decidingMeeting.ts";
import { openBrowser, type Service, signIn, startService, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
let number = 0;
const address = "/forbund/vidalven/riskanalys";

/** Last year's analysis, adopted, and a meeting that is open with the ärende that adopts this year's. */
async function lastYears(running: Service["running"]): Promise<number> {
  const { office } = running;
  const headings = ["Förra årets plan", "Risk- och väsentlighetsanalys"];
  const { board, meetingId } = await decidingMeeting(running, headings);
  const secretary = board.as("jonas");
  const found = await latestParagrafAbout(office.db, board.associationId, ["risk"]);
  if (!found) throw new Error("The meeting has no ärende about risks");
  done(await draftRiskAnalysis(office, secretary, { like: "empty" }));
  const text = {
    ...{ routine: "Utbetalningar", what: "En faktura betalas två gånger", due: null, action: "" },
    ...{ severity: 3 as const, likelihood: 1 as const, treatment: "Två utanordnar." },
    owner: { kind: "role" as const, role: "finance" as const },
  };
  done(await saveRisk(office, secretary, { riskId: null, text }));
  const earlier = { meetingId, number: found.number - 1 };
  done(await adoptRiskAnalysis(office, secretary, earlier));
  return found.number;
}

beforeAll(async () => {
  process.env.NODE_ENV = "production";
  browser = await openBrowser();
  service = await startService("2026-03-03T08:00");
  number = await lastYears(service.running);
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

/** Reads the paper in: with one choice for all five rows are sound, one has a step that is not on the scale. */
async function readIn(page: Page) {
  const paper = likeAPaper.replace("läkaren\t3\t3", "läkaren\t5\t3");
  await page.getByLabel("Klistra in tabellen").fill(paper);
  await page.getByRole("button", { name: "Läs tabellen" }).click();
  await page.getByText("6 rader ska rättas.").waitFor();
  await page.getByText("”5” finns inte på skalan").waitFor();
  await page.getByLabel("Ägare (saknas på 6 rader)").selectOption({ label: "Förbundschef" });
  await page.getByLabel("Process eller rutin (saknas på 2 rader)").fill("Bemanning");
  await page.getByRole("button", { name: "Fyll i raderna" }).click();
  await page.getByText("5 rader stämmer och är inte sparade än. 1 rad ska rättas.").waitFor();
}

test("last year's analysis, a table with a fault, the draft, and the paragraf that adopts it", async () => {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.goto(address);
  await page.getByRole("button", { name: "Börja på nästa med den senaste som förlaga" }).click();
  await page.getByRole("heading", { name: "Utkast till analys för 2027" }).waitFor();
  await page.getByRole("link", { name: "Läs in en tabell" }).click();
  const session = await context.storageState();
  await readIn(page);
  await page.getByText("I tabellen stod: väsentlighet 5.").waitFor();
  await page.getByText("ändrad risk").waitFor();

  await page.getByRole("button", { name: "Spara de rader som stämmer" }).click();
  await page.getByText("5 rader är sparade. 1 rad ska rättas.").waitFor();
  const left = page.getByRole("group", { name: /^Rad \d+$/ });
  expect(await left.getByLabel("Vad kan hända?").inputValue()).toContain("ingen tid hos läkaren");
  await left.getByLabel("Väsentlighet").selectOption("4");
  await left.getByLabel("Åtgärd").fill("Boka fasta tider");
  await left.getByLabel("Klart senast").fill("2026-05-29");
  await page.getByRole("button", { name: "Spara de rader som stämmer" }).click();
  await page.getByRole("heading", { name: "Utkast till analys för 2027" }).waitFor();

  const cell = page
    .getByRole("row", { name: /4 Allvarlig/ })
    .getByRole("cell")
    .nth(2);
  expect((await cell.innerText()).replace(/\s+/g, " ")).toMatch(/Riskvärde 12 Åtgärda ?, 1 risk/);
  await cell.getByRole("link").click();
  await page.locator("tr:target", { hasText: "ingen tid hos läkaren" }).waitFor();
  const moved = "Riskvärdet går från 3 (acceptera) till 6 (bevaka): sannolikheten från 1 till 2.";
  await page.getByText(moved).waitFor();
  await expectAccessible(
    browser,
    service,
    [address, `${address}/las-in`, `${address}/ny`],
    session,
  );

  await page.getByLabel("Paragraf").fill("999");
  const adopt = page.getByRole("button", { name: "För in att styrelsen har antagit analysen" });
  await adopt.click();
  await page.locator(".error-summary", { hasText: "§ 999 finns inte i protokollet" }).waitFor();
  await page.getByLabel("Paragraf").fill(String(number));
  await adopt.click();
  await page.getByText(`Antagen av styrelsen 3 mars 2026, § ${number}.`).waitFor();

  const version = await page.getByRole("link", { name: "Riskanalys 2027" }).getAttribute("href");
  await expectAccessible(browser, service, [version ?? ""], session);
  const document = await page.request.get(`${version}/fil/html`);
  expect(await document.text()).toContain("Ändrat sedan analysen för 2026");
  const table = await page.request.get(`${version}/fil/csv`);
  expect(await table.text()).toContain("ingen tid hos läkaren;4;3;12;Åtgärda");
  await page.goto("/forbund/vidalven/uppfoljning");
  await page.getByText("Boka fasta tider").first().waitFor();
  await context.close();
});
