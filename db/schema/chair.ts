/** The tables of what spares the one who attests: the newest number holds. */
import type { Stamp } from "../schema.ts";

export type BulkLimitTable = Stamp & { association_id: string; number: number; ore: number };

/** Whether a person wants to be told by e-mail what waits. */
export type DigestWishTable = Stamp & {
  association_id: string;
  person_id: string;
  number: number;
  is_wanted: 0 | 1;
};

/** A letter to a person on a day: the row is the lock that keeps it to one. */
export type DigestTable = {
  association_id: string;
  person_id: string;
  day: string;
  state: "sending" | "sent" | "failed" | "uncertain";
  error: string | null;
  at: string;
};

export type ChairTables = {
  bulk_limit: BulkLimitTable;
  digest_wish: DigestWishTable;
  digest: DigestTable;
};
