/** Mina ersättningar and the office's lists, as a förrättning goes from registered to withdrawn. */
import { expect } from "vitest";
import { correctErrand, vouchForErrand, withdrawErrand } from "#app/commands/errands.server.ts";
import {
  occasionsOfPerson,
  unconfirmed,
  waitingClaims,
} from "#app/routes/work/fees/feeDesk.server.ts";
import { deskOf } from "../support/desk.ts";
import { expectedBy } from "../support/expected.ts";
import { claimed, decideAll, errandText, registered } from "../support/fees.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, value } from "../support/story.ts";

const day = "2026-03-05";

onEachDatabase("each step is told to the one who took part and to the office", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await decideAll(office, b);
  office.at(`${day}T09:00`);
  const { id: errandId } = value(await registered(office, b, "vice"));
  const mine = async () => {
    const desk = await deskOf(office, b, "vice", day);
    const [row] = await occasionsOfPerson(desk, b.person("vice"));
    return row && { isOpen: row.isOpen, progress: row.progress, text: row.text, title: row.title };
  };
  const theOffices = async () => {
    const desk = await deskOf(office, b, "secretary", day);
    const left = (await unconfirmed(desk)).map(({ name, ore, what }) => [name, ore, what]);
    return { left, waits: (await waitingClaims(desk)).map(({ waitsFor }) => waitsFor) };
  };
  const asked = async () =>
    (await expectedBy(office, b, "vice", day))
      .filter(({ path }) => path === "/mina-ersattningar/forrattning-2026-1")
      .map(({ text }) => text);
  const duty = "Bekräfta ersättningen för förrättningen tisdag 3 mars 2026";
  const what = "Besök hos en insats";
  const title = `Förrättningen 3 mars 2026: ${what}`;
  expect(await mine()).toMatchObject({ isOpen: true, progress: "Väntar på dig", title });
  expect(await theOffices()).toEqual({ left: [["Per Alm", 70_000, what]], waits: [] });
  expect(await asked()).toEqual([duty]);

  value(await claimed(office, b, "vice", { errandId }));
  const waits = "Någon annan ska bekräfta att förrättningen var beställd, så den väntar.";
  expect(await mine()).toMatchObject({
    ...{ isOpen: false, progress: "Bekräftad" },
    text: `arvode 700 kr. ${waits.slice(0, -1)}`,
  });
  expect(await theOffices()).toEqual({ left: [], waits: [waits] });
  expect(await asked()).toEqual([]);

  // The hours are others: what was confirmed is asked for again.
  office.at(`${day}T10:00`);
  const text = errandText(b, { to: "17:30" });
  const input = { number: "2026-1", version: 1, text, reason: "Det drog ut på tiden" };
  value(await correctErrand(office, b.as("vice"), input));
  const anew = await mine();
  expect(anew).toMatchObject({ isOpen: true, progress: "Väntar på dig" });
  expect(anew?.text).toContain("Tiden är rättad sedan du bekräftade. Förrättningen varade");
  const late = "Förrättningens tid är rättad sedan dess, så ersättningen bekräftas på nytt.";
  expect(await theOffices()).toEqual({ left: [["Per Alm", 140_000, what]], waits: [late] });
  expect(await asked()).toEqual([duty]);

  value(await claimed(office, b, "vice", { errandId, version: 1, reason: "Rätt tid" }));
  value(await vouchForErrand(office, b.as("chair"), { number: "2026-1", version: 2 }));
  expect((await mine())?.progress).toBe("Bekräftad, tas med i nästa period");
  expect(await theOffices()).toEqual({ left: [], waits: [null] });

  const withdrawn = { number: "2026-1", reason: "Blev inte av" };
  value(await withdrawErrand(office, b.as("vice"), withdrawn));
  expect((await mine())?.text).toContain("Förrättningen är återtagen, så inget betalas");
  expect(await theOffices()).toEqual({ left: [], waits: [] });
  expect(await asked()).toEqual([]);
});
