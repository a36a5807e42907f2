/** Justering with certificates and with BankID, in a real browser without JavaScript: styrelsen's decision, two who sign, everyone who checks. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bankId } from "#app/documents/signing/bankId.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { roundsOf } from "#db/queries/approval.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { emailOf, examplePassword, layUpBoard } from "../../scripts/demo/board.ts";
import { tellTheYear } from "../../scripts/demo/story.ts";
import { bankIdDouble } from "../support/bankIdDouble.ts";
import { makeAuthority, password, run, temporaryFolder } from "../support/certificates.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startService, visitor } from "./running.ts";

const folder = temporaryFolder();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const home = "/forbund/vidalven";

/** The example year with a protokoll out for justering, and the names of those who justerar it. */
async function exampleYear() {
  const service = await startService("2026-03-16T08:00");
  const { office, auth } = service.running;
  service.at("2025-02-09T08:00");
  const board = await layUpBoard(office, auth, legalDate("2025-02-09"));
  const setClock = (day: string, clock: string) => service.at(`${day}T${clock}`);
  const made = await tellTheYear({ ...office, setClock }, board, legalDate("2026-03-16"));
  // The certificates are of today.
  service.at(new Date(Date.now() + 3_600_000).toISOString().slice(0, 16));
  const meetingId = made.underJustering;
  const minutes = await minutesOf(office.db, board.associationId, meetingId);
  const nameOf = (id: string | null) => minutes?.persons.find((p) => p.id === id)?.name ?? "";
  return {
    ...{ service, meetingId, out: `${home}/sammantraden/${minutes?.date}` },
    chair: nameOf(minutes?.chairId ?? null),
    adjusters: (minutes?.adjusterIds ?? []).map(nameOf),
  };
}

function certificateFile(name: string, person: string): string {
  const file = join(folder, name);
  writeFileSync(file, makeAuthority(folder, `CA-${name}`).issue(person, { key: "ec" }).p12());
  return file;
}

/** The office takes the protokoll back, writes in what styrelsen decided, and sends it anew. */
async function sendsToBeSigned(page: Page, out: string, method: string, decidedOn: string) {
  await page.goto(`${out}/justering`);
  await page.locator("summary", { hasText: "Återkalla för ändring" }).click();
  await page.getByLabel("Varför återkallas protokollet?").fill("Ska skrivas under.");
  await page.getByRole("button", { name: "Återkalla för ändring" }).click();

  await page.goto(`${home}/justering`);
  await page.getByText("Protokoll justeras med loggat godkännande.").waitFor();
  await page.locator("summary", { hasText: "Ändra hur" }).click();
  await page.getByLabel(method).check();
  await page.getByRole("button", { name: "Spara hur protokoll justeras" }).click();
  await page.getByRole("alert").getByText("Fyll i vilken dag styrelsen beslutade det.").waitFor();
  await page.getByLabel("Dag då styrelsen beslutade det").fill(decidedOn);
  await page.getByLabel("Beslutets paragraf").fill("14");
  await page.getByRole("button", { name: "Spara hur protokoll justeras" }).click();
  await page.getByText(`enligt styrelsens beslut ${decidedOn}, § 14.`).first().waitFor();

  await page.goto(`${out}/justering`);
  await page.getByLabel("Ordning").selectOption("chair_last");
  await page.getByRole("button", { name: "Skicka för justering" }).click();
  await page.getByText("ordföranden sist").waitFor();
}

async function signs(page: Page, file: string, secret: string) {
  await page.getByLabel("Certifikatfil", { exact: true }).setInputFiles(file);
  await page.getByLabel("Lösenord till certifikatfilen").fill(secret);
  await page.getByRole("button", { name: "Skriv under protokollet" }).click();
}

const shortName = (name: string) => (name.split(" ")[0] ?? "").toLowerCase();

async function reader(service: Service, name: string, width: "phone" | "desktop") {
  const who = await visitor(browser, service, width);
  await signIn(who.page, emailOf(shortName(name)), examplePassword);
  return who;
}

test("a protokoll is signed in turn, and everyone can check the signatures", async () => {
  const { service, meetingId, out, chair, adjusters } = await exampleYear();
  const { page, context } = await visitor(browser, service);
  await signIn(page, emailOf("jonas"), examplePassword);
  await sendsToBeSigned(page, out, "underskrift med certifikat", "2026-03-02");

  for (const [index, name] of [...adjusters, chair].entries()) {
    const who = await reader(service, name, "phone");
    const own = certificateFile(`egen-${index}.p12`, name);
    await who.page.goto(`${out}/justering`);
    if (index === 0) {
      await signs(who.page, own, "fel");
      await who.page
        .getByRole("alert")
        .getByText("Lösenordet till certifikatfilen är fel")
        .waitFor();
      expect(await who.page.getByLabel("Lösenord till certifikatfilen").inputValue()).toBe("");
      await signs(who.page, certificateFile("annan.p12", "Vera Lund"), password);
      await who.page.getByRole("alert").getByText("utfärdat till Vera Lund").waitFor();
      const state = await who.context.storageState();
      await expectAccessible(browser, service, [`${out}/justering`], state);
    }
    await signs(who.page, own, password);
    await who.page.getByText(`${name} skrev under som`).waitFor();
    await who.context.close();
  }
  await page.goto(`${out}/justering`);
  await page.getByText("Protokollet är justerat").waitFor();
  const state = await context.storageState();
  await expectAccessible(browser, service, [`${out}/justering`, `${home}/justering`], state);

  const answer = await page.request.get(`${out}/fil/protokoll/pdf`);
  const file = join(folder, "protokoll.pdf");
  writeFileSync(file, await answer.body());
  const valid = run("pdfsig", "-nocert", file).match(/Signature is Valid/g);
  expect(valid).toHaveLength(adjusters.length + 1);
  expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors");
  const anybody = await visitor(browser, service);
  await anybody.page.goto("/verifiera");
  await anybody.page.getByLabel("Fil", { exact: true }).setInputFiles(file);
  await anybody.page.getByRole("button", { name: "Kontrollera" }).click();
  await anybody.page.getByText("Filen är oförändrad. Den är protokoll").waitFor();
  const held = anybody.page.getByText(": underskriften håller.");
  await expect.poll(() => held.count()).toBe(adjusters.length + 1);

  const [round] = await roundsOf(service.running.office.db, meetingId);
  expect(round?.signatures.map(({ name }) => name)).toEqual([...adjusters, chair]);
  await anybody.context.close();
  await context.close();
  await service.stop();
});

test("a protokoll is signed with BankID, here a double of it", async () => {
  const double = await bankIdDouble(folder);
  const { service, out, chair, adjusters } = await exampleYear();
  Object.assign(service.running.office, { eids: [bankId(double.settings)] });
  const { page, context } = await visitor(browser, service);
  await signIn(page, emailOf("jonas"), examplePassword);
  await sendsToBeSigned(page, out, "underskrift med e-legitimation", "2026-03-02");
  for (const [index, name] of [...adjusters, chair].entries()) {
    const who = await reader(service, name, "phone");
    await who.page.goto(`${out}/justering`);
    await who.page.getByRole("button", { name: "Skriv under protokollet med BankID" }).click();
    const app = who.page.getByRole("link", { name: "Öppna BankID på den här enheten" });
    expect(await app.getAttribute("href")).toContain("autostarttoken=");
    await who.page.getByRole("img", { name: "Kod att läsa in med BankID" }).waitFor();
    if (index === 0) {
      await who.page.getByRole("button", { name: "Jag har skrivit under" }).click();
      await who.page.getByRole("alert").getByText("Underskriften väntar på dig där.").waitFor();
      const state = await who.context.storageState();
      await expectAccessible(browser, service, [`${out}/justering`], state);
    }
    double.signerSigns(name);
    await who.page.getByRole("button", { name: "Jag har skrivit under" }).click();
    await who.page.getByText(`med BankID för ${name}`).waitFor();
    await who.context.close();
  }
  await page.goto(`${out}/justering`);
  await page.getByText("Protokollet är justerat").waitFor();
  await context.close();
  await service.stop();
});
