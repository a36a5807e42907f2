/** An arvode that is entered as an utbetalning, beside those that are claimed. @see CTRL-20 */
import { expect } from "vitest";
import { notOpen } from "#app/commands/feeCheck.server.ts";
import { cancelPayment, enterPayment } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import { claimed, decideAll, heldAndApproved } from "../support/fees.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  changed,
  fieldsOf,
  invoice,
  type PayingBoard,
  payingBoard,
  rulesOf,
} from "../support/payments.ts";
import { refusal, value } from "../support/story.ts";

const byHand = (b: PayingBoard, feeMeetingId: string, about: Partial<PaymentText> = {}) =>
  enterPayment(b.office, b.as("fia"), {
    text: invoice({
      ...{ kind: "fee", what: "Arvode 3 mars", concernsId: b.person("vice"), feeMeetingId },
      ...{ ore: 70_000, postings: [{ account: "5012", costCentre: "", project: "", ore: 70_000 }] },
      ...about,
    }),
    papers: [],
  });

onEachDatabase("an arvode entered by hand meets the same rule", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  await decideAll(office, b);
  const meetingId = await heldAndApproved(office, b, "2026-03-03");
  expect(fieldsOf(await byHand(b, "", { concernsId: null }))).toEqual([
    ...["concernsId", "feeOccasion"],
  ]);
  expect(rulesOf(await byHand(b, "x"))).toEqual(["saknas"]);
  const third = await byHand(b, meetingId, { concernsId: b.person("third") });
  expect(refusal(third)).toContain("Eva Lind är anställd hos Försäkringskassan");
  const postings = [{ account: "5012", costCentre: "", project: "", ore: 140_000 }];
  const long = await byHand(b, meetingId, { ore: 140_000, postings });
  expect(refusal(long)).toContain("Arvodet är 700 kr, inte 1 400 kr");
  expect(fieldsOf(long)).toEqual(["amount"]);
  const { number } = value(await byHand(b, meetingId));
  expect(refusal(await byHand(b, meetingId))).toContain(`finns redan: utbetalning ${number}`);
  expect(refusal(await claimed(office, b, "vice", { meetingId }))).toContain(
    `finns redan: utbetalning ${number}`,
  );
  const whose = {
    occasion: { meetingId },
    personId: b.person("vice"),
    day: legalDate("2026-03-03"),
  };
  const open = () => notOpen(office.db, b.associationId, { ...whose, isOffice: false });
  expect(await open()).toContain(`finns redan: utbetalning ${number}`);
  value(await changed(b, number, { what: "Arvode 3 mars 2026" }));
  value(await cancelPayment(office, b.as("fia"), { number, reason: "Bekräftas i stället" }));
  expect(await open()).toBeNull();
  value(await claimed(office, b, "vice", { meetingId }));
  expect(refusal(await byHand(b, meetingId))).toContain("bekräftad under Mina ersättningar");
});
