/** The tables of the attestordning. What a right says of people, areas and amounts is JSON of the domain's types. */
import type { AttestRight, AttestStep } from "#app/domain/attest/order.ts";
import type { Stamp } from "../schema.ts";

/** A version; a draft until it has a row in `attest_adoption`. */
export type AttestOrderTable = Stamp & {
  id: string;
  association_id: string;
  from_date: string;
  to_date: string | null;
  manual_order_persons: 1 | 2;
};

export type AttestRightTable = {
  id: string;
  association_id: string;
  order_id: string;
  position: number;
  step: AttestStep;
  concern: string;
  area: string;
  /** Null = the board has not said. */
  cap: string | null;
  holder: string;
  deputies: string;
  deputy_when: AttestRight["deputyWhen"];
  remark: string;
};

/** The paragraf that adopted it. */
export type AttestAdoptionTable = Stamp & {
  order_id: string;
  association_id: string;
  meeting_id: string;
  number: number;
};

export type SignatureSampleTable = Stamp & {
  id: string;
  association_id: string;
  person_id: string;
  given_on: string;
  /** The picture's bytes; null = the sample lies on paper and was seen there. */
  sha256: string | null;
};

export type AttestOrderTables = {
  attest_order: AttestOrderTable;
  attest_right: AttestRightTable;
  attest_adoption: AttestAdoptionTable;
  signature_sample: SignatureSampleTable;
};
