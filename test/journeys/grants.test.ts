/** A bidrag in two halves: nothing before avtalet, then half is paid, and nothing more before the redovisning. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeAttestStep } from "#app/commands/attestPayment.server.ts";
import { cancelPayment, paymentByNumber, recordPaid } from "#app/commands/payments.server.ts";
import type { AttestStep } from "#app/domain/attest/order.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { grantLeft } from "#app/domain/grants/left.ts";
import { associationBySlug } from "#db/queries/associations.server.ts";
import { grantPaymentsOf, grantsOf } from "#db/queries/grants.server.ts";
import { associationSlug, emailOf, examplePassword } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startExample, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
const home = "/forbund/vidalven";

beforeAll(async () => {
  browser = await openBrowser();
  service = await startExample();
});
afterAll(async () => {
  await service?.stop();
  await browser?.close();
});

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const open = (page: Page, summary: string) =>
  page.getByText(summary, { exact: true }).first().click();

/** Half of what the paragraf has left, on its part of the plan. The answer is the payment's address. */
async function enterHalf(page: Page, part: string): Promise<string> {
  await page.goto(`${home}/utbetalningar/ny`);
  await page.getByLabel("Vad som betalas").selectOption({ label: "Bidrag till en insats" });
  await page.getByLabel("Vad det avser").fill(`Bidrag till Ringen, ${part}`);
  await page.getByLabel("Namn", { exact: true }).fill("Älvsta kommun");
  await page.getByLabel("Nummer", { exact: true }).fill("5050-1055");
  await page.getByLabel("Belopp i kronor").fill("129 000");
  await page.getByLabel("Fakturans dag").fill("2026-03-02");
  await page.getByLabel("Förfallodag").fill("2026-03-30");
  const options = page
    .getByLabel("Beslut som betalningen följer", { exact: true })
    .locator("option");
  const decision = await options
    .filter({ hasText: "Ansökan om medel för Ringen" })
    .first()
    .getAttribute("value");
  await page
    .getByLabel("Beslut som betalningen följer", { exact: true })
    .selectOption(decision ?? "");
  const parts = page.getByLabel("Del av ett bidrag").locator("option", { hasText: part });
  await page
    .getByLabel("Del av ett bidrag")
    .selectOption((await parts.getAttribute("value")) ?? "");
  await page.getByLabel("Konto, rad 1").fill("4510");
  await page.getByLabel("Belopp, rad 1").fill("129 000");
  await press(page, "För in utbetalningen");
  await page.getByRole("heading", { name: "Vad den hör till" }).waitFor();
  return new URL(page.url()).pathname;
}

const rest: [string, AttestStep][] = [
  ["helena", "review"],
  ["karin", "decision"],
  ["petra", "disbursement"],
  ["samir", "disbursement"],
];

/** Somebody who acts by the same commands as the pages use. */
async function acting(who: string) {
  const { db } = service.running.office;
  const associationId = (await associationBySlug(db, associationSlug))?.id ?? "";
  const user = await db
    .selectFrom("user")
    .select("id")
    .where("email", "=", emailOf(who))
    .executeTakeFirstOrThrow();
  return { associationId, accountId: user.id };
}

/** The others' steps and the bank, by the same commands as the pages use. */
async function payTheRest(number: string) {
  const { office } = service.running;
  const { associationId } = await acting("petra");
  const payment = await office.db
    .transaction()
    .execute((trx) => paymentByNumber({ trx, associationId }, number));
  const version = payment?.version ?? 0;
  for (const [who, step] of rest) {
    const taken = { number, version, step, reason: "Insatsen pågår" };
    expect(await takeAttestStep(office, await acting(who), taken)).toMatchObject({ ok: true });
  }
  const paid = { number, version, on: legalDate("2026-03-02"), ground: "Kontoutdraget" };
  expect(await recordPaid(office, await acting("petra"), paid)).toMatchObject({ ok: true });
  const [, latest] = await grantsOf(office.db, associationId);
  if (!latest) throw new Error("The second bidrag is not there");
  return grantLeft(latest, await grantPaymentsOf(office.db, associationId));
}

test("what is left of Ringen is planned anew, and paid half by half as its conditions are met", async () => {
  const { page, context } = await visitor(browser, service, "phone");
  await signIn(page, emailOf("jonas"), examplePassword);
  await page.goto(`${home}/bidrag`);
  await page.getByRole("link", { name: "Älvsta kommun: Ringen" }).click();
  const first = new URL(page.url()).pathname;
  await page.getByText("Avtal undertecknat").first().waitFor();
  await expectAccessible(
    browser,
    service,
    [`${home}/bidrag`, first, `${home}/budget`],
    await context.storageState(),
  );
  await open(page, "Återta bidraget");
  await page.getByLabel("Varför", { exact: true }).last().fill("Planen görs om i mindre delar");
  await press(page, "Återta");
  // What the kommun has asked for waits for the ordförande.
  const [, waiting = ""] =
    /Utbetalning (\S+) är på väg/.exec(
      (await page.locator(".error-summary").textContent()) ?? "",
    ) ?? [];
  const ended = { number: waiting, reason: "Planen görs om" };
  expect(await cancelPayment(service.running.office, await acting("jonas"), ended)).toMatchObject({
    ok: true,
  });
  await press(page, "Återta");
  await page.getByText("Återtaget: ”Planen görs om i mindre delar”").waitFor();

  await page.goto(`${home}/bidrag/nytt`);
  const ringen = page
    .getByLabel("Paragraf som beviljade bidraget")
    .locator("option", { hasText: "Ansökan om medel för Ringen" });
  await page
    .getByLabel("Paragraf som beviljade bidraget")
    .selectOption((await ringen.getAttribute("value")) ?? "");
  await press(page, "Fortsätt");
  // The paragraf says whom and how much, and in which halves: nothing of it is typed again.
  expect(await page.getByLabel("Vem som får bidraget").inputValue()).toBe("Älvsta kommun");
  expect(await page.getByLabel("Del 2, belopp").inputValue()).toMatch(/258.000/);
  await page.getByLabel("Insats", { exact: true }).fill("Ringen");
  await press(page, "För in bidraget");
  await page.locator(".field-error", { hasText: "redan infört" }).waitFor();
  expect(await page.getByLabel("Insats", { exact: true }).inputValue()).toBe("Ringen");
  await page.getByLabel("Bidraget i kronor").fill("258 000");
  for (const part of [1, 2]) await page.getByLabel(`Del ${part}, belopp`).fill("129 000");
  await press(page, "För in bidraget");
  await page.getByText("Inte uppfyllt än.").first().waitFor();
  const grant = new URL(page.url()).pathname;

  const half = await enterHalf(page, "del 1 av 2");
  await page.getByText("När avtalet är undertecknat lägger sekreteraren in det").first().waitFor();
  expect(await page.getByRole("button", { name: "Mottagningsattestera" }).count()).toBe(0);

  await page.goto(grant);
  await open(page, "Anteckna att villkoret är uppfyllt");
  await page.getByLabel("Dag då avtalet undertecknades").fill("2026-03-31");
  await press(page, "Anteckna");
  await page.locator(".field-error", { hasText: "har inte kommit än" }).waitFor();
  await page.getByLabel("Dag då avtalet undertecknades").fill("2026-02-27");
  await page.getByLabel("Avtalet som fil").setInputFiles({
    ...{ name: "avtal.txt", mimeType: "text/plain" },
    buffer: Buffer.from("Avtal om Ringen\n"),
  });
  await press(page, "Anteckna");
  await page.getByRole("link", { name: "Läs avtalet" }).waitFor();

  await page.goto(half);
  await expectAccessible(browser, service, [half, grant], await context.storageState());
  await press(page, "Mottagningsattestera");
  const left = await payTheRest(half.split("/").at(-1) ?? "");
  expect(left).toMatchObject({ paid: 12_900_000, underWay: 0, left: 12_900_000 });

  await enterHalf(page, "del 2 av 2");
  await page
    .getByText("När styrelsen har godkänt redovisningen anger sekreteraren")
    .first()
    .waitFor();
  expect(await page.getByRole("button", { name: "Mottagningsattestera" }).count()).toBe(0);
  await context.close();
});
