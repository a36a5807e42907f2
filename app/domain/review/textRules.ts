/** Every rule that reads a text alone, in the order in which its findings are told. */
import { baseAmountRules } from "./baseAmountRules.ts";
import { budgetFigureRules } from "./budgetFigures.ts";
import { budgetTargetRules } from "./budgetTargets.ts";
import { controlPlanRules } from "./controlPlan.ts";
import { dayTextRules } from "./daysInText.ts";
import { personalNumberRules } from "./personalData.ts";
import { sumTextRules } from "./sums.ts";
import { sumWordRules } from "./sumWords.ts";
import { termRules } from "./termsInText.ts";
import type { TextRule } from "./textRule.ts";

/** For protokoll, their bilagor and other documents alike. */
export const textRules: readonly TextRule[] = [
  ...termRules,
  ...dayTextRules,
  ...personalNumberRules,
  ...sumTextRules,
  ...sumWordRules,
  ...budgetFigureRules,
  ...budgetTargetRules,
  ...baseAmountRules,
  ...controlPlanRules,
];
