/** A meeting as it goes on: the sekreterare's room, a ledamot's own screen, and the wall. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startExample, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
/** The example's coming meeting, sixteen days on from the start. */
const meeting = "/forbund/vidalven/sammantraden/2026-03-18";

beforeAll(async () => {
  browser = await openBrowser();
  service = await startExample();
  service.at("2026-03-18T08:00");
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function atTheDesk(javaScript = false) {
  const desk = await visitor(browser, service, "desktop", javaScript);
  await signIn(desk.page, emailOf("jonas"), examplePassword);
  return desk;
}

async function onThePhone(javaScript = false) {
  const phone = await visitor(browser, service, "phone", javaScript);
  await signIn(phone.page, emailOf("mats"), examplePassword);
  return phone;
}

async function accessible(page: Page, ...paths: string[]) {
  const addresses = paths.map((path) => meeting + path);
  await expectAccessible(browser, service, addresses, await page.context().storageState());
}

test("the upprop, arrivals, departures and the stop, without scripts", async () => {
  const { page, context } = await atTheDesk();
  await page.goto(`${meeting}/rum`);
  await accessible(page, "/rum", "/folj", "/projektor");
  await page
    .getByRole("group", { name: /Amina Yusuf/ })
    .getByLabel("Frånvarande")
    .check();
  await page
    .getByRole("group", { name: /Göran Falk/ })
    .getByLabel("Ljud")
    .check();
  await page.getByRole("button", { name: "Öppna sammanträdet" }).click();
  await page.getByText("Enbart ljud kräver särskilda skäl").first().waitFor();
  await page
    .getByRole("group", { name: /Göran Falk/ })
    .getByLabel("I rummet")
    .check();
  await page.getByRole("button", { name: "Öppna sammanträdet" }).click();
  await page.getByText("Tjänstgör för Amina Yusuf").waitFor();
  await page.getByText("Beslutsför: 5 av 5 tjänstgör").first().waitFor();

  service.at("2026-03-18T08:20");
  await press(page, "Nästa: § 24 Fastställande av dagordning");
  await press(page, "Kom: Amina Yusuf");
  await page.getByText("Kl. 09.20: Amina Yusuf kom.").waitFor();
  await page.getByLabel("Klockan").fill("08.30");
  await press(page, "Gick: Lena Sjöholm");
  await page.getByText("är före sammanträdet").first().waitFor();
  expect(await page.getByLabel("Klockan").inputValue()).toBe("08.30");
  await page.getByLabel("Klockan").fill("09.25");
  await press(page, "Gick: Lena Sjöholm");
  await press(page, "Gick: Mats Örnberg");
  await page.getByText("Beslutsför: 3 av 5 tjänstgör").first().waitFor();
  await press(page, "Gick: Tobias Ekdahl");
  const stop = page.getByRole("alert");
  await stop.getByText("Stopp: styrelsen är inte beslutsför").waitFor();
  expect(await stop.textContent()).toContain("6 kap. 27 § kommunallagen");
  expect(await stop.textContent()).toContain("För Mats Örnberg: Sofia Brandt (inte på plats)");
  await accessible(page, "/rum", "/folj", "/projektor");
  await press(page, "Ångra");
  await page.getByText("Beslutsför: 3 av 5 tjänstgör").first().waitFor();
  await press(page, "Kom: Lena Sjöholm");
  await page.getByText("avbröt sin tjänstgöring kl. 09.25").first().waitFor();
  await press(page, "Kom: Sofia Brandt");
  await page.getByText("Tjänstgör för Mats Örnberg", { exact: true }).waitFor();
  await context.close();
});

test("the board's screens show what was shown, and never what is being written", async () => {
  const desk = await atTheDesk();
  const phone = await onThePhone();
  const seen = async () => {
    const views = ["folj", "projektor"].map((view) => phone.page.request.get(`${meeting}/${view}`));
    return Promise.all((await Promise.all(views)).map((answer) => answer.text()));
  };
  const shows = async (text: string) => (await seen()).map((html) => html.includes(text));
  await desk.page.goto(`${meeting}/rum`);
  await desk.page.getByRole("button", { name: /^Gå hit.*kursen Steg för steg/ }).click();
  const write = async (text: string) => {
    await desk.page.goto(`${meeting}/rum`);
    await desk.page.getByRole("link", { name: "Skriv i ärendet" }).click();
    await desk.page.getByLabel("Text", { exact: true }).first().fill(text);
    await desk.page.getByRole("button", { name: "Spara ärendet" }).click();
    await desk.page.goto(`${meeting}/rum`);
  };
  await write("Ett halvt utkast.");
  for (const html of await seen()) {
    expect(html).toContain("Ansökan om medel för kursen Steg för steg");
    expect(html).not.toContain("halvt utkast");
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="10"/></noscript>');
  }
  await press(desk.page, "Visa för styrelsen");
  await expect.poll(() => shows("halvt utkast")).toEqual([true, true]);
  await write("En senare lydelse.");
  for (const html of await seen()) {
    expect(html).toContain("halvt utkast");
    expect(html).not.toContain("senare lydelse");
  }
  await accessible(desk.page, "/rum", "/folj", "/projektor");
  await press(desk.page, "Visa den nya texten för styrelsen");
  await expect.poll(() => shows("senare lydelse")).toEqual([true, true]);
  await press(desk.page, "Ta ned");
  await expect.poll(() => shows("senare lydelse")).toEqual([false, false]);
  expect((await phone.page.goto(`${meeting}/rum`))?.status()).toBe(200);
  expect(await phone.page.getByRole("button", { name: /^Gick/ }).count()).toBe(0);
  await desk.context.close();
  await phone.context.close();
});

test("with scripts the screens follow by themselves, and a figure and a letter are a departure", async () => {
  const desk = await atTheDesk(true);
  const phone = await onThePhone(true);
  await phone.page.goto(`${meeting}/folj`);
  await phone.page.getByText("Beslutsför: 4 av 5 tjänstgör").waitFor();
  await desk.page.goto(`${meeting}/rum`);
  await desk.page.getByText("Tangenter: en siffra").waitFor();
  await desk.page.keyboard.press("1");
  await desk.page.keyboard.press("g");
  await desk.page.getByText(/Karin Lindvall gick/).waitFor();
  await phone.page.getByText("Beslutsför: 3 av 5 tjänstgör").waitFor();
  await desk.page.keyboard.press("u");
  await phone.page.getByText("Beslutsför: 4 av 5 tjänstgör").waitFor();
  await desk.page.keyboard.press("f");
  await phone.page.getByRole("heading", { name: /§ 31/ }).waitFor();
  // The same from the text: the meeting comes along, and the room opens beside it with its keys.
  await desk.page.goto(`${meeting}/protokoll`);
  await desk.page.locator("[data-ready]").waitFor();
  const text = desk.page.getByRole("textbox", { name: /§ 32/ });
  await text.click();
  await desk.page.keyboard.press("Alt+H");
  await phone.page.getByRole("heading", { name: /§ 32/ }).waitFor();
  await desk.page.keyboard.press("Alt+N");
  const inPanel = desk.page.locator("[data-panel] h2:focus");
  await inPanel.waitFor();
  await desk.page.keyboard.press("1");
  await desk.page.keyboard.press("g");
  await phone.page.getByText("Beslutsför: 3 av 5 tjänstgör").waitFor();
  await inPanel.waitFor();
  // By name as well, though the panel is read again under the palette; and the text has the keys back.
  await desk.page.keyboard.press("Control+K");
  await desk.page.keyboard.type("ångra senaste");
  await desk.page.keyboard.press("Enter");
  await phone.page.getByText("Beslutsför: 4 av 5 tjänstgör").waitFor();
  await inPanel.waitFor();
  await desk.page.keyboard.press("Escape");
  await text.and(desk.page.locator(":focus")).waitFor();
  await desk.page.keyboard.press("Alt+A");
  await inPanel.waitFor();
  await desk.page.keyboard.press("j");
  await desk.page.locator("select[name=personId]:focus").waitFor();
  await desk.context.close();
  await phone.context.close();
});
