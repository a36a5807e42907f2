/** What each form on the budget page does. */
import {
  endClaim,
  enterClaim,
  importBudget,
  setBudgetLine,
  tellLiquidity,
} from "../../../commands/budget.server.ts";
import { type Result, refused } from "../../../domain/result.ts";
import type { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";

type Handler = (desk: Desk, form: FormReader) => Promise<Result<unknown>>;

const words = (form: FormReader, field: string) => form.raw(field).slice(0, 300);

const handlers: Record<string, Handler> = {
  post: ({ office, caller }, form) =>
    setBudgetLine(
      office,
      caller,
      {
        ...{ year: words(form, "year"), account: words(form, "account") },
        ...{ initiative: words(form, "initiative"), name: words(form, "lineName") },
        ...{ amount: words(form, "lineAmount"), itemId: words(form, "lineItemId") },
        ground: words(form, "lineGround"),
      },
      form.raw("formular"),
    ),
  sie: async ({ office, caller }, form) => {
    const file = form.file("sie");
    if (!file || file.size === 0) return refused("Välj en SIE-fil.", { field: "sie" });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const input = { filename: file.name.slice(0, 100), bytes };
    return importBudget(office, caller, input, form.raw("formular"));
  },
  konto: ({ office, caller }, form) => {
    const typed = {
      ...{ day: words(form, "day"), amount: words(form, "heldAmount") },
      ground: words(form, "heldGround"),
    };
    return tellLiquidity(office, caller, typed, form.raw("formular"));
  },
  skuld: ({ office, caller }, form) => {
    const typed = {
      ...{ payee: words(form, "claimPayee"), organisationNumber: words(form, "claimNumber") },
      ...{ amount: words(form, "claimAmount"), what: words(form, "claimWhat") },
    };
    return enterClaim(office, caller, typed, form.raw("formular"));
  },
  reglerad: ({ office, caller }, form) => {
    const input = { claimId: words(form, "claimId"), reason: words(form, "claimReason") };
    return endClaim(office, caller, input, form.raw("formular"));
  },
};

/** Does what the form asks. @throws a 400 when it asks for nothing known */
export function handleBudgetForm(desk: Desk, form: FormReader) {
  const handler = handlers[form.raw("avsikt")];
  if (!handler) throw new Response(null, { status: 400 });
  return handler(desk, form);
}
