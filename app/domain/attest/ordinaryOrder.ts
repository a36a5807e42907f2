/**
 * An ordinary attestordning to begin from: staff receive and review, the ordförande decides, the vice ordförande
 * decides on what concerns the ordförande and reviews what concerns the förbundschef, and two in union let the payment
 * leave. Where the chain would end in the same person, a third ledamot acts. Amounts are left for the board to say.
 * @see CTRL-02, CTRL-03, CTRL-04, CTRL-07, CTRL-08
 */
import type { Role } from "../authority.ts";
import type { AttestRight, Concern, Holder } from "./order.ts";

const role = (name: Role): Holder => ({ kind: "role", role: name });
const anyone: Concern = { kind: "anyone" };

type Row = Pick<AttestRight, "step" | "concern" | "holder" | "deputies"> & { remark?: string };

/** The rights, without ids: each row gets its own when it is saved. `thirdId` is the ledamot whom the board chooses. */
export function ordinaryRights(thirdId: string | null): Omit<AttestRight, "id">[] {
  const third: Holder[] = thirdId === null ? [] : [{ kind: "person", personId: thirdId }];
  const rows: Row[] = [
    { step: "receipt", concern: anyone, holder: role("developer"), deputies: [role("director")] },
    { step: "review", concern: anyone, holder: role("director"), deputies: [role("secretary")] },
    { step: "decision", concern: anyone, holder: role("chair"), deputies: [role("vice_chair")] },
    {
      ...{ step: "decision", concern: role("chair"), holder: role("vice_chair"), deputies: third },
      remark: "Resor, utlägg och annat som rör ordförandens person",
    },
    {
      ...{ step: "decision", concern: role("vice_chair"), holder: role("chair"), deputies: third },
      remark: "Resor, utlägg och annat som rör vice ordförandens person",
    },
    {
      ...{ step: "disbursement", concern: anyone, holder: role("finance") },
      ...{ deputies: [role("director")], remark: "Två i förening" },
    },
    // Whoever reviews for everybody else works under the förbundschef. @see CTRL-08
    {
      ...{ step: "review", concern: role("director"), holder: role("vice_chair") },
      ...{ deputies: third, remark: "Resor, utlägg och annat som rör förbundschefens person" },
    },
  ];
  return rows.map((row) => ({
    remark: "",
    ...row,
    area: { accounts: [], costCentres: [], projects: [] },
    cap: null,
    deputyWhen: "hindered",
  }));
}
