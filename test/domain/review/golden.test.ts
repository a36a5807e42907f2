import { describe, expect, test } from "vitest";
import { contextOf, review, rules } from "#app/domain/review.ts";
import { budgetCases, distanceCases, paperNoticeCases } from "./golden/budgetAndNotice.ts";
import type { Case, Golden } from "./golden/case.ts";
import { competenceCases } from "./golden/competence.ts";
import { dayCases, yearCases } from "./golden/daysAndYears.ts";
import {
  attachmentCases,
  decisionCases,
  numberingCases,
  proceedingCases,
} from "./golden/decisionsAndPapers.ts";
import { clauseCases } from "./golden/decisionWords.ts";
import { delegationCases } from "./golden/delegation.ts";
import { amountInTextCases, budgetFigureCases, grantCases } from "./golden/figures.ts";
import { disqualificationCases, interestCases } from "./golden/jav.ts";
import { leaderCases, quorumCases, seatCases } from "./golden/leadersAndSeats.ts";
import { nameCases, referenceCases } from "./golden/namesAndReferences.ts";
import { actingCases, personalDataCases, voteCases } from "./golden/peopleAndVotes.ts";

const golden: Golden = {
  ...leaderCases,
  ...seatCases,
  ...quorumCases,
  ...disqualificationCases,
  ...interestCases,
  ...delegationCases,
  ...decisionCases,
  ...proceedingCases,
  ...numberingCases,
  ...attachmentCases,
  ...budgetCases,
  ...distanceCases,
  ...paperNoticeCases,
  ...dayCases,
  ...yearCases,
  ...nameCases,
  ...referenceCases,
  ...clauseCases,
  ...actingCases,
  ...voteCases,
  ...personalDataCases,
  ...competenceCases,
  ...grantCases,
  ...budgetFigureCases,
  ...amountInTextCases,
};

const ruleOf = (title: string) => {
  const found = rules.find((rule) => rule.title === title);
  if (!found) throw new Error(`No rule is called ${title}`);
  return found;
};
const findings = (title: string, { minutes, known }: Case) =>
  ruleOf(title).check(minutes, contextOf(minutes, known));

test("every rule has a title of its own, and by it both faults and near misses", () => {
  const titles = rules.map(({ title }) => title);
  expect(titles).toEqual([...new Set(titles)]);
  const lacking = titles.filter(
    (title) => !golden[title]?.fault.length || !golden[title]?.sound.length,
  );
  expect(lacking).toEqual([]);
});

describe.each(Object.entries(golden))("%s", (title, { fault, sound }) => {
  test.each(fault.map((one, at) => [at + 1, one] as const))("fault %i is found", (_, one) => {
    expect(findings(title, one).map(({ text }) => text)).not.toEqual([]);
  });
  test.each(sound.map((one, at) => [at + 1, one] as const))("near miss %i is let be", (_, one) => {
    expect(findings(title, one).map(({ text }) => text)).toEqual([]);
  });
});

test("what a finding quotes stands in the text, and its correction takes the fault away", () => {
  const corrected = Object.entries(golden).flatMap(([title, { fault }]) =>
    fault.flatMap((one) => findings(title, one).map((finding) => ({ title, one, finding }))),
  );
  for (const { title, one, finding } of corrected) {
    if (finding.quote === null) continue;
    const item = one.minutes.items.find(({ id }) => id === finding.itemId);
    const written = JSON.stringify(item);
    expect(written, title).toContain(JSON.stringify(finding.quote).slice(1, -1));
    if (finding.fix === null) continue;
    const items = one.minutes.items.map((each) =>
      each.id === item?.id
        ? JSON.parse(written.replace(finding.quote as string, finding.fix?.put ?? ""))
        : each,
    );
    const left = findings(title, { ...one, minutes: { ...one.minutes, items } });
    expect(left.length, `${title}: ${finding.text}`).toBeLessThan(findings(title, one).length);
  }
});

test("no near miss has a fault that stops the justering by another rule", () => {
  for (const [title, { sound }] of Object.entries(golden))
    for (const { minutes, known } of sound)
      expect(
        review(minutes, known)
          .filter(({ level }) => level === "block")
          .map(({ text }) => `${title}: ${text}`),
      ).toEqual([]);
});
