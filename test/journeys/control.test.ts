/** From the plan to one control with its sample, a deviation that is followed up, and the report, on a phone without JavaScript. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  adoptControlPlan,
  draftControlPlan,
  importControls,
} from "#app/commands/controlPlan.server.ts";
import { enterPayment } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { ControlText } from "#app/domain/control/control.ts";
import { latestParagrafAbout } from "#db/queries/paragrafs.server.ts";
import { done, emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { invoices, paperOf, textOf } from "../../scripts/demo/invoices.ts";
import { pdfPages, readAloud, squeezed } from "../documents/support.ts";
import { expectAccessible } from "./axe.ts";
import { decidingMeeting } from "./decidingMeeting.ts";
import { openBrowser, type Service, signIn, startService, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
let payment = "";
const address = "/forbund/vidalven/intern-kontroll";
const what = "Attesterna är tagna på rätt nivå";

/** A plan with one control each quarter, adopted, and an utbetalning that is there to be drawn. */
async function planToWorkBy(running: Service["running"]): Promise<void> {
  const { office } = running;
  const { board, meetingId } = await decidingMeeting(running, ["Intern kontroll"]);
  const secretary = board.as("jonas");
  const found = await latestParagrafAbout(office.db, board.associationId, ["kontroll"]);
  if (!found) throw new Error("The meeting has no ärende about the intern kontroll");
  const text: ControlText = {
    ...{ routine: "Attest", what, frequency: { unit: "quarter", every: 1 }, riskKey: null },
    ...{ measure: "attestList", sampleSize: 3, sampleFrom: "payments" },
    reportTo: "Styrelsen",
    owner: { kind: "person", personId: board.personId("amina") },
    performer: { kind: "role", role: "finance" },
  };
  done(await draftControlPlan(office, secretary, { like: "empty" }));
  done(await importControls(office, secretary, { texts: [text] }));
  done(await adoptControlPlan(office, secretary, { meetingId, number: found.number }));
  const [invoice] = Object.values(invoices);
  if (!invoice) throw new Error("The example has no invoice");
  const paid = textOf(invoice, { day: legalDate("2026-03-03") });
  const papers = [await paperOf(invoice, paid)];
  const entered = await enterPayment(office, board.as("petra"), { text: paid, papers });
  payment = done(entered).number;
}

beforeAll(async () => {
  process.env.NODE_ENV = "production";
  browser = await openBrowser();
  service = await startService("2026-03-03T08:00");
  await planToWorkBy(service.running);
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

test("a control is made with its sample, its deviation is followed up, and the styrelse is told", async () => {
  service.at("2026-03-30T08:00");
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("amina"), examplePassword);
  const session = await context.storageState();
  await page.goto(address);
  await page.getByRole("link", { name: `Gör kontrollen ${what}, 31 mars 2026` }).click();
  await page.getByRole("link", { name: payment }).waitFor();
  await page.getByText("1 prövade, 1 avviker.").waitFor();
  const missing = "Ingen attestordning gäller 30 mars 2026.";
  await page.getByText(missing).waitFor();
  await expectAccessible(browser, service, [new URL(page.url()).pathname], session);

  await page.getByLabel("Avvikelse", { exact: true }).check();
  await page.getByLabel("Åtgärd").fill("Lägg fram en attestordning");
  await page.getByLabel("Klart senast").fill("2026-04-20");
  await page.getByRole("button", { name: "Anteckna kontrollen" }).click();
  await page.locator(".error-summary", { hasText: "Skriv vad som avviker." }).waitFor();
  expect(await page.getByLabel("Åtgärd").inputValue()).toBe("Lägg fram en attestordning");
  await page.getByLabel("Vad kontrollen visade").fill("Det saknas en attestordning.");
  await page.getByRole("button", { name: "Anteckna kontrollen" }).click();

  const made = page.getByRole("listitem").filter({ hasText: "Gjord: Attest" });
  await made.getByText("Avvikelse: Det saknas en attestordning. (Amina Yusuf").waitFor();
  await made.getByText(`Stickprov: ${payment}`).waitFor();
  await expectAccessible(browser, service, [address], session);
  const report = page.getByRole("paragraph").filter({ hasText: "Rapporten för 2026 som" });
  const file = await report.getByRole("link", { name: "PDF" }).getAttribute("href");

  await page.goto("/forbund/vidalven/uppfoljning");
  await page.getByText("Lägg fram en attestordning").first().waitFor();
  await page
    .getByRole("link", { name: `intern kontroll, 30 mars 2026: ${what}` })
    .first()
    .click();
  await page.waitForURL(/intern-kontroll#gjorda$/);

  const answer = await page.request.get(file ?? "");
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  const read = squeezed(readAloud(await pdfPages(new Uint8Array(await answer.body()))));
  for (const words of [
    "Rapport om den interna kontrollen 2026",
    "Det saknas en attestordning.",
    "Lägg fram en attestordning. Klart senast 20 april 2026.",
    missing,
    payment,
  ]) {
    expect(read).toContain(words);
  }
  await context.close();
});
