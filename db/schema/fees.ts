/** The tables of arvoden. A decision and a claim are never rewritten: what holds is the latest. */
import type { FeeSettingKind } from "#app/domain/fees/settings.ts";
import type { Stamp } from "../schema.ts";

export type FeeSettingTable = Stamp & {
  id: string;
  association_id: string;
  kind: FeeSettingKind;
  /** A seat, a person or a year, by the kind; empty where there is only one. */
  subject: string;
  valid_from: string;
  /** JSON of the domain's `FeeValues`. */
  value: string;
  ground: string;
  item_id: string | null;
};

export type FeeClaimTable = Stamp & {
  id: string;
  association_id: string;
  meeting_id: string;
  person_id: string;
  version: number;
  /** JSON of the domain's `FeeClaim`; amounts are whole öre. */
  text: string;
};

export type FeePeriodTable = Stamp & {
  id: string;
  association_id: string;
  /** With `sequence` its number: "2026-1". */
  year: number;
  sequence: number;
  to_date: string;
};

/** A claim that a period took, and the payment that it became. */
export type FeeListingTable = {
  period_id: string;
  association_id: string;
  claim_id: string;
  payment_id: string;
};

/** The årsarvode that a period took for the days from–to, and the payment that it became. */
export type FeeAnnualTable = {
  period_id: string;
  association_id: string;
  person_id: string;
  /** A role or a seat. */
  subject: string;
  from_date: string;
  /** JSON of the domain's `AnnualLine`; amounts are whole öre. */
  text: string;
  payment_id: string;
};

export type FeeTables = {
  fee_setting: FeeSettingTable;
  fee_claim: FeeClaimTable;
  fee_period: FeePeriodTable;
  fee_listing: FeeListingTable;
  fee_annual: FeeAnnualTable;
};
