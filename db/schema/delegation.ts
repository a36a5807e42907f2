/** The tables of delegation. An order that has been adopted is never changed, and a decision is never rewritten. */
import type { Stamp } from "../schema.ts";

export type DelegationOrderTable = Stamp & {
  id: string;
  association_id: string;
  number: number;
  from_date: string;
  to_date: string | null;
  /** JSON: the choices that are shown. */
  settings: string;
  /** JSON: the groups of ärenden, each with its delegates and its cap. */
  groups: string;
  revision: number;
};

/** The paragraf that adopted an order. */
export type DelegationAdoptionTable = Stamp & {
  order_id: string;
  association_id: string;
  item_id: string;
};

export type DelegatedDecisionTable = Stamp & {
  id: string;
  association_id: string;
  year: number;
  serial: number;
  decided_on: string;
  order_id: string;
  group_id: string;
  /** The group and the delegate as they were called then. */
  group_title: string;
  delegate_id: string;
  delegate_name: string;
  what: string;
  object: string;
  supplier: string;
  ore: number | null;
  /** Why a warning was let through; empty when there was none. */
  reason: string;
  corrects: string | null;
  is_void: 0 | 1;
};

/** Told to the styrelse by a paragraf that is justerad. */
export type DelegatedTellingTable = {
  decision_id: string;
  item_id: string;
  association_id: string;
  at: string;
};

export type DelegationTables = {
  delegation_order: DelegationOrderTable;
  delegation_adoption: DelegationAdoptionTable;
  delegated_decision: DelegatedDecisionTable;
  delegated_telling: DelegatedTellingTable;
};
