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
  /** One of the two is set: what the claim is for. */
  meeting_id: string | null;
  errand_id: string | null;
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

/** A förrättning; what is said of it is in its versions. */
export type ErrandTable = {
  id: string;
  association_id: string;
  /** With `sequence` its number: "2026-3". */
  year: number;
  sequence: number;
};

export type ErrandVersionTable = Stamp & {
  errand_id: string;
  version: number;
  association_id: string;
  /** JSON of the domain's `ErrandText`. */
  text: string;
  /** Why it was corrected; empty for the first. */
  reason: string;
};

/** That somebody answers for that a version was ordered. */
export type ErrandVouchTable = Stamp & {
  errand_id: string;
  version: number;
  association_id: string;
};

/** That it was withdrawn, and why. */
export type ErrandEndTable = Stamp & {
  errand_id: string;
  association_id: string;
  reason: string;
};

export type FeeTables = {
  errand: ErrandTable;
  errand_version: ErrandVersionTable;
  errand_vouch: ErrandVouchTable;
  errand_end: ErrandEndTable;
  fee_setting: FeeSettingTable;
  fee_claim: FeeClaimTable;
  fee_period: FeePeriodTable;
  fee_listing: FeeListingTable;
  fee_annual: FeeAnnualTable;
};
