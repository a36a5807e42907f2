/** Every table of the förbund's money, as types. */
import type { AttestOrderTables } from "./attestOrder.ts";
import type { ChairTables } from "./chair.ts";
import type { FeeTables } from "./fees.ts";
import type { GrantTables } from "./grants.ts";
import type { PaymentFileTables } from "./paymentFiles.ts";
import type { PaymentTables } from "./payments.ts";

export type MoneyTables = AttestOrderTables &
  PaymentTables &
  PaymentFileTables &
  ChairTables &
  GrantTables &
  FeeTables;
