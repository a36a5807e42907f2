/** The tables of bidrag, the budget and the förbund's money. Amounts are whole öre. */
import type { ConditionKind, FulfilmentGround } from "#app/domain/grants/grant.ts";
import type { Stamp } from "../schema.ts";

type Row = Stamp & { id: string; association_id: string };

export type BudgetLineTable = Row & { year: number; account: string; initiative: string };

/** The highest version of a line is what holds. */
export type BudgetLineVersionTable = Row & {
  line_id: string;
  version: number;
  name: string;
  ore: number;
  /** The paragraf that the sum comes from, where it is one. */
  item_id: string | null;
  ground: string;
  outcome_ore: number | null;
  outcome_on: string | null;
};

export type LiquidityTable = Row & {
  /** In the order they were told: of two for one day the later holds. */
  sequence: number;
  day: string;
  ore: number;
  ground: string;
};

export type CounterClaimTable = Row & {
  payee_name: string;
  organisation_number: string | null;
  ore: number;
  what: string;
};

export type CounterClaimEndTable = Row & { claim_id: string; reason: string };

export type GrantPlanTable = Row & {
  /** With `sequence` its number: "2026-3". */
  year: number;
  sequence: number;
  item_id: string;
  budget_year: number;
  payee_name: string;
  organisation_number: string | null;
  initiative: string;
  ore: number;
};

export type GrantInstalmentTable = Row & {
  grant_id: string;
  position: number;
  ore: number;
  condition_kind: ConditionKind;
  condition_words: string;
};

/** The highest version is what holds. */
export type GrantLineChoiceTable = Row & {
  grant_id: string;
  version: number;
  line_id: string | null;
};

export type GrantEndTable = Row & { grant_id: string; reason: string };

/** A condition said to be fulfilled: an instalment's, or a conditional decision's own. One of the two ids is set. */
export type ConditionMarkTable = Row & {
  instalment_id: string | null;
  item_id: string | null;
  kind: FulfilmentGround["kind"];
  signed_on: string | null;
  ground_item_id: string | null;
  words: string;
  sha256: string | null;
  filename: string | null;
  media_type: string | null;
  size: number | null;
};

export type ConditionWithdrawalTable = Row & { mark_id: string; reason: string };

export type GrantTables = {
  budget_line: BudgetLineTable;
  budget_line_version: BudgetLineVersionTable;
  liquidity: LiquidityTable;
  counter_claim: CounterClaimTable;
  counter_claim_end: CounterClaimEndTable;
  grant_plan: GrantPlanTable;
  grant_instalment: GrantInstalmentTable;
  grant_line_choice: GrantLineChoiceTable;
  grant_end: GrantEndTable;
  condition_mark: ConditionMarkTable;
  condition_withdrawal: ConditionWithdrawalTable;
};
