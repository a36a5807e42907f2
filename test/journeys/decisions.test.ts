/** A contested ärende as the sekreterare notes it at the table: no JavaScript, and refusals that teach. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addItem, writeItem } from "#app/commands/items.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { planMeeting } from "#app/commands/planMeeting.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import {
  done,
  type ExampleBoard,
  emailOf,
  examplePassword,
  layUpBoard,
  people,
} from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startService, visitor } from "./running.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** An opened meeting where all ledamöter serve, and the address of an ärende with a proposal. */
async function proposedItem(service: Service): Promise<string> {
  const { office, auth } = service.running;
  const board: ExampleBoard = await layUpBoard(office, auth, legalDate("2025-04-01"));
  const secretary = board.as("jonas");
  const date = legalDate("2026-03-03");
  const plan = { kind: "ordinary" as const, date, startsAt: "09:00", place: "Norrsund" };
  const { id: meetingId } = done(await planMeeting(office, secretary, plan));
  const kind = "decision" as const;
  const heading = "Plan för året";
  const { id: itemId } = done(await addItem(office, secretary, { meetingId, kind, heading }));
  const sections = [
    { body: "Planen.", lead: "Styrelsen beslutade", clauses: ["att anta planen."] },
  ];
  const text = { itemId, revision: 1, kind, heading, sections, financing: null };
  done(await writeItem(office, secretary, text));
  const present = people.flatMap(({ key, duties }) => {
    const seat = duties.find(({ role }) => role === "member")?.seat;
    if (!seat) return [];
    const base = { personId: board.personId(key), mode: "room" as const, ground: null };
    return [{ ...base, capacity: "member" as const, seatId: board.seatId(seat) }];
  });
  done(await openMeeting(office, secretary, { meetingId, clock: "09:00", present }));
  return `/forbund/vidalven/sammantraden/2026-03-03/arenden/${itemId}`;
}

async function move(page: Page, who: string, kind: string, text = "") {
  await page.getByText("Anteckna ett yrkande").click();
  await page.getByRole("group", { name: "Vem yrkar" }).getByLabel(who).check();
  await page.getByRole("group", { name: "Vad" }).getByLabel(kind, { exact: true }).check();
  await page.getByLabel("Innehåll").fill(text);
  await page.getByRole("button", { name: "Anteckna yrkandet" }).click();
}

const paper = (page: Page) => page.locator(".proceeding-text").innerText();

test("yrkanden are put to the vote, decided, reserved against, and written", async () => {
  const service = await startService("2026-03-03T08:30");
  const item = await proposedItem(service);
  const { page, context } = await visitor(browser, service);
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.goto(item);
  await page.getByRole("link", { name: /^Beslutsgång/ }).click();

  await move(page, "Mats Örnberg", "Ändring");
  expect(await page.getByRole("alert").innerText()).toContain("Skriv vad yrkandet går ut på");
  expect(
    await page.getByRole("group", { name: "Vem yrkar" }).getByLabel("Mats Örnberg").isChecked(),
  ).toBe(true);
  await page.getByLabel("Innehåll").fill("anta planen till juni");
  await page.getByRole("button", { name: "Anteckna yrkandet" }).click();
  expect(await paper(page)).toContain(
    "Mats Örnberg yrkade, i stället för förslaget, att anta planen till juni.",
  );

  await page.getByText("Omröstning begärdes").click();
  for (const name of await page.locator(".votes legend").allInnerTexts())
    await page.getByRole("group", { name }).getByLabel("Avstår").check();
  await page.getByRole("button", { name: "Anteckna omröstningen" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("skyldig att rösta");
  expect(await page.locator(".votes .field-error").innerText()).toContain("4 kap. 25 §");
  await page.getByRole("group", { name: "Karin Lindvall" }).getByLabel("Nej").check();
  await page.getByRole("button", { name: "Anteckna omröstningen" }).click();
  expect(await paper(page)).toContain("att anta planen till juni.");
  expect(await paper(page)).toContain("Med 0 ja-röster mot 1 nej-röst beslutade styrelsen");

  await page.getByText("Anteckna en reservation").click();
  const who = page.getByRole("group", { name: "Vem reserverar sig" });
  expect(await who.locator("label").allInnerTexts()).toEqual(["Karin Lindvall"]);
  await who.getByLabel("Karin Lindvall").check();
  await page.getByRole("button", { name: "Anteckna reservationen" }).click();
  expect(await paper(page)).toContain("Karin Lindvall reserverade sig mot beslutet.");

  await page.getByRole("button", { name: "Ta tillbaka den senast" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Det finns en reservation");
  await expectAccessible(browser, service, [`${item}/beslutsgang`], await context.storageState());
  await context.close();
  await service.stop();
}, 120_000);

test("a decision that cannot wait is justerad at the table, announced, and read by anyone", async () => {
  const service = await startService("2026-03-03T08:30");
  const item = await proposedItem(service);
  const meeting = item.slice(0, item.indexOf("/arenden/"));
  const { page, context } = await visitor(browser, service);
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.goto(item);
  await page.getByRole("link", { name: "Omedelbar justering" }).click();
  await page.getByText("Välj justerare först.").waitFor();
  await page.goto(`${meeting}/narvaro`);
  await page.getByLabel("Mats Örnberg", { exact: true }).check();
  await page.getByRole("button", { name: "Spara justerare" }).click();
  await page.goto(`${item}/justering`);
  await page.getByRole("button", { name: "Skicka för omedelbar justering" }).click();
  await page.getByRole("heading", { name: "Det som justeras" }).waitFor();
  await page.goto(item);
  await page.getByText("kan inte ändras").first().waitFor();
  expect(await page.getByRole("button", { name: "Spara ärendet" }).count()).toBe(0);

  for (const who of ["karin", "mats"]) {
    const approver = await visitor(browser, service, "phone");
    await signIn(approver.page, emailOf(who), examplePassword);
    await approver.page.goto(`${meeting}/justering`);
    await approver.page.getByRole("link", { name: /Plan för året/ }).click();
    await approver.page.getByRole("button", { name: "Godkänn paragrafen" }).click();
    await approver.page
      .getByText(/godkände som/)
      .first()
      .waitFor();
    await approver.context.close();
  }
  await page.goto(`${item}/justering`);
  await page.getByRole("link", { name: "paragrafens anslag" }).click();
  await page.getByRole("button", { name: "Anslå justeringen" }).click();
  await page.getByText("överklagandetiden löper").waitFor();

  const { page: reader, context: outside } = await visitor(browser, service, "phone");
  await reader.goto("/anslagstavla");
  await reader.getByRole("link", { name: /^Läs § / }).click();
  const address = new URL(reader.url()).pathname;
  const text = (await reader.locator("main").textContent()) ?? "";
  expect(text).toContain("att anta planen.");
  expect(text).toContain("Justerad omedelbart 3 mars 2026");
  expect((await reader.request.get(`${address}/fil/pdf`)).status()).toBe(200);
  expect((await reader.goto("/protokoll/vidalven/2026-03-03"))?.status()).toBe(404);
  await expectAccessible(browser, service, ["/anslagstavla", address, `${address}/overklaga`]);
  const inside = ["/justering", "/anslag"].map((page) => item + page);
  await expectAccessible(browser, service, inside, await context.storageState());
  await context.close();
  await outside.close();
  await service.stop();
}, 120_000);
