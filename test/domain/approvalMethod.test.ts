import { describe, expect, test } from "vitest";
import {
  checkMethodChoice,
  choiceOn,
  decisionText,
  type MethodChoice,
} from "#app/domain/approvalMethod.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { refusal, value } from "../support/story.ts";

const today = legalDate("2026-03-02");
const choice: MethodChoice = {
  method: "certificate",
  validFrom: today,
  decidedOn: legalDate("2026-02-16"),
  ...{ paragraf: "14", document: "" },
};

describe("a signature needs the decision of styrelsen", () => {
  test("its day and its § or its document", () => {
    expect(value(checkMethodChoice(choice, today)).paragraf).toBe("§ 14");
    const other = { ...choice, paragraf: " ", document: " Arbetsordningen " };
    expect(value(checkMethodChoice(other, today)).document).toBe("Arbetsordningen");
    expect(value(checkMethodChoice({ ...choice, paragraf: "§14" }, today)).paragraf).toBe("§ 14");
  });

  test.each([
    ["no day", { decidedOn: null }, "vilken dag styrelsen beslutade"],
    ["neither § nor document", { paragraf: "§ " }, "Fyll i beslutets paragraf"],
    ["a day to come", { decidedOn: legalDate("2026-03-03") }, "har inte varit än"],
    ["it holds from before", { validFrom: legalDate("2026-02-15") }, "från en dag före"],
  ])("refused: %s", (_, odd, says) => {
    expect(refusal(checkMethodChoice({ ...choice, ...odd }, today))).toContain(says);
  });

  test("the logged approval needs none", () => {
    const logged = { ...choice, method: "logged" as const, decidedOn: null, paragraf: "" };
    expect(decisionText(value(checkMethodChoice(logged, today)))).toBe("");
  });
});

test("the choice made last holds, of those that have begun", () => {
  const made = (number: number, validFrom: string) => ({
    number,
    validFrom: legalDate(validFrom),
  });
  const versions = [made(3, "2026-04-01"), made(2, "2026-01-01"), made(1, "2026-02-01")];
  expect(choiceOn(versions, today)?.number).toBe(2);
  expect(choiceOn(versions, legalDate("2026-04-01"))?.number).toBe(3);
  expect(choiceOn(versions, legalDate("2025-12-31"))).toBeNull();
});

test("the decision is told as the log says it", () => {
  expect(decisionText(value(checkMethodChoice(choice, today)))).toBe(
    "styrelsens beslut 2026-02-16, § 14",
  );
  expect(decisionText({ ...choice, document: "Arbetsordningen", paragraf: "" })).toBe(
    "styrelsens beslut 2026-02-16, Arbetsordningen",
  );
});
