import { expect, test } from "vitest";
import { tellsFinancing } from "#app/domain/review/financing.ts";

test.each([
  "Medlen tas ur eget kapital.",
  "Kostnaden ryms inom budget.",
  "Utgiften belastar budgetposten Nya insatser.",
  "att bevilja 40 000 kr ur budgetposten Nya insatser.",
  "att bevilja 40 000 kr inom ramen för 2027 års budget.",
  "att bevilja 40 000 kr inom befintlig ram.",
  "att bevilja 40 000 kr från konto 4010.",
  "Beloppet betalas med avsatta medel.",
  "Det täcks av förra årets överskott.",
  "att finansiera insatsen med medel för nya insatser.",
  "Finansiering sker genom förbundets medel.",
])("says where money is taken: %s", (text) => {
  expect(tellsFinancing(text)).toBe(true);
});

test.each([
  "Ansökan gäller finansiering av en handledare.",
  "Ansökan avser finansiering av personalkostnader i budgeten.",
  "Det ryms inte inom budgeten.",
  "Budgeten följs upp i maj.",
  "Förslaget gås igenom.",
  "",
])("does not: %s", (text) => {
  expect(tellsFinancing(text)).toBe(false);
});
