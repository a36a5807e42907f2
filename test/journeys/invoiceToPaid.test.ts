/** An invoice from its entry to paid, by five people in the browser: their attests, a betalfil and the bank's answer. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { bookedFile } from "../documents/payments/bankFiles.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startExample, visitor, type Width } from "./running.ts";

let browser: Browser;
let service: Service;
const home = "/forbund/vidalven/utbetalningar";
const iban = "SE0750000000052070123456";

beforeAll(async () => {
  browser = await openBrowser();
  service = await startExample();
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Somebody signed in at a screen of that width, at an address. */
async function as(who: string, address: string, width: Width = "desktop") {
  const { page, context } = await visitor(browser, service, width);
  await signIn(page, emailOf(who), examplePassword);
  await page.goto(address);
  return { page, context };
}

/** What the list says of the payment to the one who looks. */
const inList = (page: Page, number: string) =>
  page.locator("li", { has: page.locator(`a[href$="/${number}"]`) }).first();

async function enter(page: Page): Promise<string> {
  await page.getByRole("link", { name: "För in en utbetalning" }).click();
  await page.getByLabel("Vad det avser").fill("Hyra av lokal i mars");
  await page.getByLabel("Namn", { exact: true }).fill("Älvbro Lokaler AB");
  await page.getByLabel("Nummer", { exact: true }).fill("5050-1055");
  await page.getByLabel("Belopp i kronor").fill("12 500,50");
  await page.getByLabel("Fakturans dag").fill("2026-02-27");
  await page.getByLabel("Fakturans nummer").fill("1007");
  await page.getByLabel("Förfallodag").fill("2026-03-03");
  await page.getByLabel("Konto, rad 1").fill("5010");
  await page.getByLabel("Belopp, rad 1").fill("12 500");
  await press(page, "Fler rader i konteringen");
  await page.getByLabel("Konto, rad 8").fill("5020");
  await page.getByLabel("Belopp, rad 8").fill("0,50");
  expect(await page.getByLabel("Belopp, rad 1").inputValue()).toBe("12 500");
  await page.getByLabel("Underlag").setInputFiles({
    ...{ name: "faktura.txt", mimeType: "text/plain" },
    buffer: Buffer.from("Faktura 1007\n"),
  });
  await press(page, "För in utbetalningen");
  await page.getByRole("heading", { name: "Älvbro Lokaler AB: Hyra av lokal i mars" }).waitFor();
  return new URL(page.url()).pathname;
}

/** The account that payments are drawn from, and a file with this one payment; answers the file's text. */
async function makeFile(page: Page, number: string): Promise<string> {
  await page.goto(`${home}/filer`);
  await page.getByLabel("Namn hos banken").fill("Samordningsförbundet Vidälven");
  await page.getByLabel("Kontots IBAN").fill(iban);
  await page.getByLabel("Bankens BIC").fill("ESSESESS");
  await page.getByLabel("Bankkontots nummer i bokföringen").fill("1930");
  await press(page, "Spara kontot");
  const chosen = page.getByLabel(new RegExp(`^${number} Älvbro`));
  await chosen.waitFor();
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  await chosen.check();
  await press(page, "Gör betalfilen");
  const made = page.locator('a[href$="/fil"]').first();
  await made.waitFor();
  const answer = await page.request.get((await made.getAttribute("href")) ?? "");
  return answer.text();
}

test("five attests by five people, a betalfil, the bank's answer, and the register tells it all", async () => {
  const writer = await as("jonas", home);
  const address = await enter(writer.page);
  const number = address.split("/").at(-1) ?? "";
  await press(writer.page, "Mottagningsattestera");
  await writer.page.goto(home);
  await inList(writer.page, number).getByText("Väntar på granskningsattest").waitFor();
  await writer.context.close();

  const reviewer = await as("helena", address);
  await reviewer.page.getByText("Kontot är nytt och ska bekräftas").click();
  await reviewer.page.getByLabel("Hur du kontrollerade kontot").fill("Ringde växeln");
  await press(reviewer.page, "Bekräfta kontot");
  await reviewer.page.getByText("Kontot är bekräftat av").waitFor();
  await press(reviewer.page, "Granskningsattestera");
  await reviewer.page.waitForURL(`**${home}`);
  await reviewer.context.close();

  const chair = await as("karin", home, "phone");
  await inList(chair.page, number).getByRole("link").first().click();
  await expectAccessible(browser, service, [address], await chair.context.storageState());
  await press(chair.page, "Attestera");
  await chair.page.waitForURL(`**${home}`);
  await chair.context.close();

  const first = await as("petra", address);
  await press(first.page, "Utanordna");
  await first.page.goto(address);
  expect(await first.page.getByRole("button", { name: "Utanordna" }).count()).toBe(0);
  await first.page.getByText("Systemet gjorde behörighetsattest").waitFor();
  const second = await as("samir", address);
  await press(second.page, "Utanordna");
  await second.page.goto(address);
  await second.page.getByText("Klar att betala").first().waitFor();
  await second.context.close();

  const { page } = first;
  const file = await makeFile(page, number);
  expect(file).toContain(`<EndToEndId>${number}</EndToEndId>`);
  expect(file).toContain("12500.50");
  service.at("2026-03-03T12:00");
  const booked = {
    amount: "12500.50",
    day: "2026-03-03",
    payments: [{ id: number, amount: "12500.50" }],
  };
  await page.goto(`${home}/filer`);
  await page.getByLabel("Fil från banken", { exact: true }).setInputFiles({
    ...{ name: "avisering.xml", mimeType: "application/xml" },
    buffer: Buffer.from(bookedFile([booked], "camt.054")),
  });
  await press(page, "Läs in filen");
  await page.getByRole("heading", { name: "Betalda enligt filen" }).waitFor();
  await press(page, "Anteckna den som betald");
  await page.getByText("Inget mer att anteckna som betalt.").waitFor();

  await page.goto(address);
  await page.getByText(`Nummer ${number}. Betald.`).waitFor();
  await page.goto(`${home}/register`);
  const chain = inList(page, number).locator(".payment-chain > li");
  const steps = (await chain.allInnerTexts()).map((text) => text.split(":")[0]);
  expect(steps).toEqual([
    ...["Mottagningsattest", "Granskningsattest", "Beslutsattest", "Behörighetsattest"],
    ...["Utanordning", "Utanordning"],
  ]);
  await first.context.close();
});
