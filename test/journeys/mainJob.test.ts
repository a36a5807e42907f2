/** The main job with three people, as they do it: no JavaScript, at a desk and on a phone. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkProof } from "#app/documents/content.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { emailOf, examplePassword, layUpBoard } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startService, visitor, type Width } from "./running.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

async function example(start: string): Promise<Service> {
  const service = await startService(start);
  await layUpBoard(service.running.office, service.running.auth, legalDate("2025-04-01"));
  return service;
}

const home = "/forbund/vidalven/sammantraden";

async function plan(page: Page, date: string): Promise<string> {
  await page.goto(`${home}/nytt`);
  await page.getByLabel("Slag").selectOption({ label: "Ordinarie sammanträde" });
  await page.getByLabel("Dag", { exact: true }).fill(date);
  await page.getByLabel("Börjar klockan").fill("9.00");
  await page.getByLabel("Plats").fill("Kommunhuset i Norrsund");
  await page.getByRole("button", { name: "Planera sammanträdet" }).click();
  await page.waitForURL(`**${home}/${date}`);
  return `${home}/${date}`;
}

/** Hinder in two taps on a phone; the ersättare is called in by itself. */
async function answers(service: Service, who: string, meeting: string) {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf(who), examplePassword);
  await page.goto(`${meeting}/kallelse`);
  await page.getByText("Jag har hinder").click();
  await page.getByRole("button", { name: "Meddela hinder" }).click();
  await page.getByText("Göran Falk är inkallad i ditt ställe.").waitFor();
  await context.close();
}

async function openWithSubstitute(page: Page, meeting: string) {
  await page.goto(`${meeting}/rum`);
  await page
    .getByRole("group", { name: /Amina Yusuf/ })
    .getByLabel("Frånvarande")
    .check();
  await page
    .getByRole("group", { name: /Göran Falk/ })
    .getByLabel("I rummet")
    .check();
  await page.getByLabel("Öppnas klockan").fill("09:02");
  await page.getByRole("button", { name: "Öppna sammanträdet" }).click();
  await page.getByText("Tjänstgör för Amina Yusuf").waitFor();
  await page.goto(`${meeting}/narvaro`);
  await page.getByLabel("Mats Örnberg", { exact: true }).check();
  await page.getByRole("button", { name: "Spara justerare" }).click();
}

async function writeGrant(page: Page, meeting: string) {
  await page.goto(meeting);
  await page.getByText("Lägg till ett ärende").click();
  await page.getByLabel("Vad gäller ärendet?").selectOption({ label: "Ansökan om medel" });
  await page.getByLabel("Egen rubrik").fill("Ansökan om medel för Bryggan");
  await page.getByRole("button", { name: "Lägg till ärendet" }).click();
  await page.getByRole("link", { name: "Ansökan om medel för Bryggan" }).click();
  await page
    .getByLabel("Text", { exact: true })
    .fill(
      "Älvsta kommun ansöker om 648 000 kr. Frågor: 070-174 06 05.\n\n<script>alert(1)</script>",
    );
  await page
    .getByLabel("Att-satser", { exact: true })
    .first()
    .fill("att bevilja 648 000 kr till Bryggan.");
  await page.getByLabel("Finansiering").fill("Ryms i anslaget för insatser.");
  await page.getByRole("button", { name: "Spara ärendet" }).click();
  await page.getByText("Anteckna jäv eller avstående").click();
  await page.getByLabel("Vem").selectOption({ label: "Lena Sjöholm" });
  await page.getByLabel("Grund för jävet").selectOption({ index: 1 });
  await page.getByLabel("Vad det består i").fill("Hon är anställd hos sökanden");
  await page.getByLabel("Lämnade klockan").fill("10.05");
  await page.getByLabel("Kom tillbaka klockan").fill("10.20");
  await page.getByRole("button", { name: "Anteckna", exact: true }).click();
  await page.getByText("Lena Sjöholm: jäv").waitFor();
}

async function closeAndSend(page: Page, meeting: string) {
  for (const heading of ["Övriga frågor"]) {
    await page.goto(meeting);
    await page.getByRole("link", { name: heading }).click();
    await page.getByLabel("Text", { exact: true }).fill("Inga övriga frågor.");
    await page.getByRole("button", { name: "Spara ärendet" }).click();
  }
  await page.goto(meeting);
  await page.getByText("Avsluta sammanträdet").first().click();
  await page.getByLabel("Avslutades klockan").fill("11.30");
  await page.getByRole("button", { name: "Avsluta sammanträdet" }).click();
  await page.waitForURL("**/justering");
  while ((await page.getByLabel("Skälet till att det får stå kvar").count()) > 0) {
    await page
      .getByLabel("Skälet till att det får stå kvar")
      .first()
      .fill("Prövat vid sammanträdet.");
    await page.getByRole("button", { name: "Spara skälet" }).first().click();
  }
  await page.getByRole("button", { name: "Skicka för justering" }).click();
  await page.getByText("Återkalla för ändring").first().waitFor();
}

async function approve(service: Service, who: string, meeting: string, width: Width) {
  const { page, context } = await visitor(browser, service, width);
  await signIn(page, emailOf(who), examplePassword);
  await page.goto(`${meeting}/justering`);
  await page.getByRole("button", { name: "Godkänn protokollet" }).click();
  await page
    .getByText(/godkände som/)
    .first()
    .waitFor();
  await context.close();
}

for (const width of ["desktop", "phone"] as const) {
  test(`the main job with three people, at ${width} width`, async () => {
    const service = await example("2026-03-02T08:00");
    const { page, context } = await visitor(browser, service, width);
    await signIn(page, emailOf("jonas"), examplePassword);
    const meeting = await plan(page, "2026-03-10");
    await page.getByRole("link", { name: "Till kallelsen" }).click();
    await page.getByRole("button", { name: "Anteckna att kallelsen är utskickad" }).click();
    await answers(service, "amina", meeting);
    service.at("2026-03-10T08:00");
    await openWithSubstitute(page, meeting);
    await writeGrant(page, meeting);
    await closeAndSend(page, meeting);

    const { page: reader, context: outside } = await visitor(browser, service, width);
    const address = "/protokoll/vidalven/2026-03-10";
    expect((await reader.goto(address))?.status()).toBe(404);

    service.at("2026-03-12T08:00");
    await approve(service, "karin", meeting, "phone");
    await approve(service, "mats", meeting, width);
    expect((await reader.goto(address))?.status()).toBe(404);

    service.at("2026-03-13T08:00");
    await page.goto(`${meeting}/anslag`);
    await page.getByRole("button", { name: "Anslå justeringen" }).click();
    await mask(page, meeting);
    await page.goto(`${meeting}/anslag`);
    await page.getByRole("button", { name: "Anslå justeringen" }).click();
    await page.getByText("överklagandetiden löper").waitFor();

    await readAsAnyone(reader, address);
    await checkFiles(reader, address);
    await takeDown(page, service, meeting);
    const cookies = await context.storageState();
    const inside = [
      "",
      "/uppgifter",
      "/rum",
      "/utskick",
      "/kallelse",
      "/narvaro",
      "/bilagor",
      "/protokoll",
      "/justering",
      "/anslag",
      "/webbversion",
    ];
    if (width === "desktop") {
      await expectAccessible(
        browser,
        service,
        inside.map((p) => meeting + p),
        cookies,
      );
    }
    await context.close();
    await outside.close();
    await service.stop();
  });
}

/** The anslag waits until somebody has decided of the number that stands in the text. */
async function mask(page: Page, meeting: string) {
  await page.getByRole("link", { name: /Ta först ställning till .* telefonnummer/ }).click();
  await page.getByRole("link", { name: "Webbversion", exact: true }).click();
  await page.waitForURL(`**${meeting}/webbversion`);
  await page.getByLabel("Maskera", { exact: true }).check();
  const ground = page.getByLabel("Grund, om uppgiften maskeras");
  const usual = await ground.inputValue();
  await ground.fill("");
  await page.getByRole("button", { name: "Spara besluten" }).click();
  await page.getByText("Skriv på vilken grund").first().waitFor();
  expect(await page.getByLabel("Maskera", { exact: true }).isChecked()).toBe(true);
  await ground.fill(usual);
  await page.getByRole("button", { name: "Spara besluten" }).click();
  await page.getByText("Ingen uppgift väntar").waitFor();
}

async function readAsAnyone(reader: Page, address: string) {
  await reader.goto("/anslagstavla");
  expect(await reader.getByText("fredag 3 april").count()).toBe(0);
  // Three weeks from 13 March end on långfredagen: the whole Easter block is skipped.
  await reader.getByText("tisdag 7 april 2026").waitFor();
  await reader.getByRole("link", { name: "Anslaget för Region Mittland" }).click();
  await reader.getByText("onsdag 8 april 2026").first().waitFor();
  await reader.goto(address);
  const text = (await reader.locator("article").textContent()) ?? "";
  expect(text).toContain("648\u00a0000\u00a0kr");
  expect(text).toContain("<script>alert(1)</script>");
  expect(text).toMatch(/Lena Sjöholm anmälde jäv/);
  expect(text).toMatch(/Göran Falk/);
  expect(text).toContain("Frågor: [telefonnummer maskerat]");
  await reader.getByText("en uppgift är maskerad").waitFor();
  const proof = await (await reader.request.get(`${address}/fil/innehall`)).json();
  expect(checkProof(proof)).toMatchObject({ holds: true, maskedWords: 3 });
  const own = await reader.goto("/protokoll/vidalven/2026/11");
  expect(own?.status()).toBe(200);
  expect(await reader.locator("section").count()).toBe(1);
  for (const format of ["html", "docx", "pdf"]) {
    const file = await reader.request.get(`${address}/fil/${format}`);
    expect(file.status()).toBe(200);
    expect((await file.body()).toString("utf8")).not.toContain("174 06");
  }
}

/** Anybody holds a file against the log: as it is, with a byte changed, and the proof of what is masked. */
async function checkFiles(reader: Page, address: string) {
  const fetched = async (format: string) =>
    (await reader.request.get(`${address}/fil/${format}`)).body();
  const check = async (name: string, buffer: Buffer) => {
    await reader.getByLabel("Fil", { exact: true }).setInputFiles({
      ...{ name, buffer, mimeType: "application/octet-stream" },
    });
    await reader.getByRole("button", { name: "Kontrollera" }).click();
    await reader.getByText(name).first().waitFor();
    return (await reader.locator("main").textContent()) ?? "";
  };
  await reader.goto(address);
  await reader.getByRole("link", { name: "Kontrollera en handling" }).first().click();
  await reader.getByRole("button", { name: "Kontrollera" }).click();
  await reader.getByText("Välj en fil.").waitFor();

  const pdf = await fetched("pdf");
  const sound = await check("protokoll.pdf", pdf);
  expect(sound).toContain("Filen är oförändrad. Den är protokoll i version för webben 2026-03-10");
  expect(sound).toContain("Kedjan håller.");
  const spoiled = Buffer.from(pdf);
  spoiled[5_000] = (spoiled[5_000] ?? 0) ^ 1;
  expect(await check("andrad.pdf", spoiled)).toContain("Inte visat att den är oförändrad");
  expect(await check("bevis.json", await fetched("innehall"))).toMatch(
    /Beviset går ihop\. Texten är ur protokollet .*10 mars 2026.* 3 ord är maskerade/,
  );
  expect(await check("tom.txt", Buffer.alloc(0))).toContain("är tom");
}

async function takeDown(page: Page, service: Service, meeting: string) {
  service.at("2026-04-07T08:00");
  await page.goto(`${meeting}/anslag`);
  await page.getByRole("button", { name: "Anteckna att anslaget är nedtaget" }).first().click();
  await page.getByText("tidigast onsdag 8 april 2026").first().waitFor();
  service.at("2026-04-08T08:00");
  for (let board = 0; board < 3; board += 1) {
    await page.goto(`${meeting}/anslag`);
    await page.getByRole("button", { name: "Anteckna att anslaget är nedtaget" }).first().click();
    await page
      .getByText(/Nedtaget onsdag 8 april 2026/)
      .nth(board)
      .waitFor();
  }
  await page.getByText("Laga kraft").first().waitFor();
}

test("public pages are accessible and need no JavaScript", async () => {
  const service = await example("2026-03-02T08:00");
  const addresses = [
    "/",
    "/anslagstavla",
    "/protokoll",
    "/verifiera",
    "/tillganglighet",
    "/logga-in",
    "/finns-inte",
  ];
  await expectAccessible(browser, service, addresses);
  const { page, context } = await visitor(browser, service);
  for (const address of addresses) {
    await page.goto(address);
    expect(await page.locator("script").count()).toBe(0);
    expect(await page.locator("main").textContent()).not.toBe("");
  }
  await signIn(page, emailOf("helena"), examplePassword);
  const work = [
    "",
    "/register",
    "/regler",
    "/handelser",
    "/granskning",
    "/sammantraden",
    "/sammantraden/nytt",
  ];
  const state = await context.storageState();
  await expectAccessible(
    browser,
    service,
    work.map((p) => `/forbund/vidalven${p}`),
    state,
  );
  await context.close();
  await service.stop();
});
