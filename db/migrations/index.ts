/** The migrations in order: static imports, so that the same list works in tests, scripts and the build. */
import * as foundation from "./0001_foundation.ts";
import * as decisions from "./0002_decisions.ts";
import * as room from "./0003_room.ts";
import * as summons from "./0004_summons.ts";
import * as attachments from "./0005_attachments.ts";
import * as after from "./0006_after.ts";
import * as writing from "./0007_writing.ts";
import * as atOnce from "./0008_at_once.ts";
import * as sharedTexts from "./0009_shared_texts.ts";
import * as review from "./0010_review.ts";
import * as masking from "./0011_masking.ts";
import * as house from "./0012_house.ts";
import * as hindrances from "./0013_hindrances.ts";
import * as signatures from "./0014_signatures.ts";
import * as delegation from "./0015_delegation.ts";
import * as attestOrder from "./0016_attest_order.ts";
import * as payments from "./0017_payments.ts";
import * as paymentFiles from "./0018_payment_files.ts";
import * as grants from "./0019_grants.ts";
import * as paymentRegister from "./0020_payment_register.ts";
import * as risk from "./0021_risk.ts";
import * as control from "./0022_control.ts";
import * as annualPlan from "./0023_annual_plan.ts";
import * as fees from "./0025_fees.ts";
import * as chair from "./0026_chair.ts";
import * as eidCodes from "./0027_eid_codes.ts";
import * as moneyBack from "./0028_money_back.ts";
import * as diary from "./0029_diary.ts";
import * as governance from "./0030_governance.ts";
import * as paymentLikeness from "./0031_payment_likeness.ts";
import * as errands from "./0033_errands.ts";
import * as withdrawnBacksAndCells from "./0034_withdrawn_backs_and_cells.ts";

export const migrations = [
  foundation,
  decisions,
  room,
  summons,
  attachments,
  after,
  writing,
  atOnce,
  sharedTexts,
  review,
  masking,
  house,
  hindrances,
  signatures,
  delegation,
  attestOrder,
  payments,
  paymentFiles,
  grants,
  paymentRegister,
  risk,
  control,
  annualPlan,
  fees,
  chair,
  eidCodes,
  moneyBack,
  diary,
  governance,
  paymentLikeness,
  errands,
  withdrawnBacksAndCells,
];
